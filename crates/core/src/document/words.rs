//! The words for values: labels instead of codes, dates as people write them.
//!
//! Papers and screens use the same words.

use std::collections::BTreeMap;

use crate::answer::check::PROOF;
use crate::answer::{Choice, Link, Value};
use crate::document::Run;
use crate::id::{Code, FieldId, RowId, VocabularyId};
use crate::template::kind::DatePrecision;
use crate::template::{Field, Kind, Question, Template};
use crate::text::{Language, Texts};
use crate::time::{Month, Period, PeriodEnd, Precision};
use crate::wording::{Wording, wording};

/// The most characters of a long text that name a row.
const HEADING_LENGTH: usize = 70;

/// The words of one language for the values of one guide.
#[derive(Debug)]
pub struct Words<'a> {
    template: &'a Template,
    wording: &'static Wording,
    language: Language,
    /// What each row of the record is called.
    rows: BTreeMap<RowId, String>,
}

impl<'a> Words<'a> {
    pub fn new(template: &'a Template, language: Language) -> Self {
        Self { template, wording: wording(language), language, rows: BTreeMap::new() }
    }

    /// Takes in what a row of `question` is called, so that links to it can be told.
    pub fn name_row(&mut self, question: &Question, row: RowId, value: &Value) {
        if let Value::Fields(fields) = value {
            self.rows.insert(row, self.row_heading(&question.kind, fields));
        }
    }

    /// The words of a whole answer as lines, as screens show them beside how far it goes: one, or one for
    /// each field.
    pub fn lines(&self, question: &Question, value: &Value) -> Vec<String> {
        let told = |label: &str, runs: Vec<Run>| {
            let text: String = runs.into_iter().map(|run| run.text).collect();
            format!("{} {text}", headed(label))
        };
        match (&question.kind, value) {
            (kind @ Kind::Consent { .. }, Value::Fields(given)) => {
                self.consent(kind, given).into_iter().map(|(label, runs)| told(&label, runs)).collect()
            }
            (kind, Value::Fields(given)) => {
                let fields = kind.fields().iter();
                let fields = fields.filter_map(|field| Some((field, given.get(&field.id)?)));
                fields
                    .map(|(field, value)| told(self.read(&field.label), self.on_screen(&field.kind, value)))
                    .collect()
            }
            (kind, Value::Matrix(rows)) => rows
                .iter()
                .map(|(code, given)| {
                    let fields =
                        kind.fields().iter().filter_map(|field| Some((field, given.get(&field.id)?)));
                    let cells: Vec<String> = fields
                        .flat_map(|(field, value)| self.runs(&field.kind, value))
                        .map(|run| run.text)
                        .collect();
                    format!("{}: {}", self.label_of(kind, code), cells.join(", "))
                })
                .collect(),
            (Kind::Checklist { items }, Value::Ticked(ticked)) => {
                let ticked = items.iter().filter(|item| ticked.contains(&item.id));
                ticked.map(|item| self.read(&item.label).to_owned()).collect()
            }
            (kind, value) => vec![self.on_screen(kind, value).into_iter().map(|run| run.text).collect()],
        }
    }

    /// A day of which only the month leaves says so.
    fn on_screen(&self, kind: &Kind, value: &Value) -> Vec<Run> {
        let mut runs = self.runs(kind, value);
        if let (Kind::Date { leaves }, Value::Date(_)) = (kind, value) {
            match leaves {
                DatePrecision::Day => {}
                DatePrecision::Month => runs.push(Run::plain(self.wording.only_month)),
                DatePrecision::Year => runs.push(Run::plain(self.wording.only_year)),
            }
        }
        runs
    }

    pub fn read<'b>(&self, texts: &'b Texts) -> &'b str {
        texts.read(self.language)
    }

    /// What a field is called beside what was said.
    pub fn field_name<'b>(&self, field: &'b Field) -> &'b str {
        without_brackets(self.read(&field.label).trim())
    }

    /// "Wendepunkt 2: Ausschreibung aufgehoben"; without a number where it is the only one.
    pub fn row_title(
        &self,
        question: &Question,
        fields: &BTreeMap<FieldId, Value>,
        number: Option<u32>,
    ) -> String {
        let (entry, heading) = (self.read(question.called_entry()), self.row_heading(&question.kind, fields));
        match number {
            None => format!("{entry}: {heading}"),
            Some(number) => format!("{entry} {number}: {heading}"),
        }
    }

    /// The field that names a row, where its whole text fits into the heading.
    pub fn whole_heading<'b>(
        &self,
        kind: &'b Kind,
        fields: &BTreeMap<FieldId, Value>,
    ) -> Option<&'b FieldId> {
        let heading = heading_of(kind)?;
        let whole = fields.get(&heading.id)?.as_text()?;
        (shortened(whole) == whole).then_some(&heading.id)
    }

    /// The whole text that names a row.
    pub fn heading_text<'b>(&self, kind: &Kind, fields: &'b BTreeMap<FieldId, Value>) -> Option<&'b str> {
        fields.get(&heading_of(kind)?.id)?.as_text()
    }

    pub fn row_heading(&self, kind: &Kind, fields: &BTreeMap<FieldId, Value>) -> String {
        let named = heading_of(kind).and_then(|heading| fields.get(&heading.id)).and_then(Value::as_text);
        let any = || fields.values().find_map(Value::as_text);
        named.or_else(any).map_or_else(|| self.wording.untitled.to_owned(), shortened)
    }

    pub fn label_of(&self, kind: &Kind, code: &Code) -> String {
        let vocabulary = kind.vocabulary().and_then(|id| self.template.vocabulary(id));
        let entry = vocabulary.and_then(|vocabulary| vocabulary.entry(code));
        entry.map_or_else(|| code.to_string(), |entry| self.read(&entry.label).to_owned())
    }

    pub fn choice(&self, kind: &Kind, choice: &Choice) -> Run {
        let label = self.label_of(kind, &choice.code);
        match &choice.own_words {
            Some(words) => Run::plain(format!("{label}: {words}")),
            None => Run::plain(label),
        }
    }

    pub fn matrix_header(&self, vocabulary: &VocabularyId, fields: &[Field]) -> Vec<String> {
        let first =
            self.template.vocabulary(vocabulary).map_or(self.wording.area, |one| self.read(&one.title));
        let mut header = vec![first.to_owned()];
        header.extend(fields.iter().map(|field| self.read(&field.label).to_owned()));
        header
    }

    pub fn consent(&self, kind: &Kind, given: &BTreeMap<FieldId, Value>) -> Vec<(String, Vec<Run>)> {
        let Kind::Consent { purposes, .. } = kind else {
            return Vec::new();
        };
        let labels = purposes.iter().map(|purpose| (purpose.id.clone(), self.read(&purpose.label)));
        let proof = std::iter::once((FieldId::from(PROOF), self.wording.proof));
        labels
            .chain(proof)
            .filter_map(|(id, label)| Some((label.to_owned(), self.runs(kind, given.get(&id)?))))
            .collect()
    }

    /// The words of a value within a line.
    pub fn runs(&self, kind: &Kind, value: &Value) -> Vec<Run> {
        let text = match value {
            Value::Text(text) | Value::Unread(text) => text.clone(),
            Value::Choice(choice) => self.choice(kind, choice).text,
            Value::Choices(choices) => {
                let labels: Vec<String> =
                    choices.iter().map(|choice| self.choice(kind, choice).text).collect();
                labels.join("; ")
            }
            Value::Ranked(choices) => {
                let numbered = choices.iter().enumerate();
                let labels: Vec<String> = numbered
                    .map(|(at, choice)| format!("{}. {}", at + 1, self.choice(kind, choice).text))
                    .collect();
                labels.join("; ")
            }
            Value::Number(number) => self.number(kind, number),
            Value::Date(date) => self.wording.date(*date),
            Value::Month(month) => self.month(*month),
            Value::Period(period) => self.period(*period),
            Value::YesNo(true) if matches!(kind, Kind::ReleaseReview) => self.wording.decided.to_owned(),
            Value::YesNo(true) => self.wording.yes.to_owned(),
            Value::YesNo(false) => self.wording.no.to_owned(),
            Value::Links(links) => self.links(links),
            Value::File(_) => self.wording.attachment.to_owned(),
            Value::Ticked(ticked) => ticked.iter().map(FieldId::as_str).collect::<Vec<_>>().join("; "),
            Value::Matrix(_) | Value::Fields(_) => String::new(),
        };
        vec![Run::plain(text)]
    }

    fn links(&self, links: &[Link]) -> String {
        let named: Vec<&str> =
            links.iter().filter_map(|link| self.rows.get(&link.row)).map(String::as_str).collect();
        format!("{} {}", self.wording.refers_to, named.join("; "))
    }

    fn number(&self, kind: &Kind, wire: &str) -> String {
        let number = match self.language {
            Language::De => wire.replace('.', ","),
            Language::En => wire.to_owned(),
        };
        if let Kind::Number { unit: Some(unit), .. } = kind {
            format!("{number} {}", self.read(unit))
        } else {
            number
        }
    }

    fn month(&self, month: Month) -> String {
        let named = self.wording.month(month.year(), month.month());
        match month.precision() {
            Precision::Exact => named,
            Precision::Approximate => format!("{} {named}", self.wording.about),
        }
    }

    /// The words of an ISO 8601 month as a record has it.
    pub fn month_of(&self, month: &str) -> String {
        Month::read(month).map_or_else(|_| month.to_owned(), |month| self.month(month))
    }

    fn period(&self, period: Period) -> String {
        match period.to {
            PeriodEnd::Month(to) => format!("{} – {}", self.month(period.from), self.month(to)),
            PeriodEnd::Ongoing => format!("{} – {}", self.month(period.from), self.wording.ongoing),
        }
    }
}

/// What people call a file of this media type; the media type itself where they have no word for it.
pub fn file_kind(media_type: &str) -> &str {
    match media_type {
        "application/pdf" => "PDF",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => "Word",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" => "Excel",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation" => "PowerPoint",
        "application/vnd.oasis.opendocument.text" | "application/vnd.oasis.opendocument.spreadsheet" => {
            "OpenDocument"
        }
        "application/zip" => "ZIP",
        "image/png" => "PNG",
        "image/jpeg" => "JPEG",
        "text/plain" => "Text",
        other => other,
    }
}

fn heading_of(kind: &Kind) -> Option<&Field> {
    if let Kind::Rows { heading, fields, .. } | Kind::Attachments { heading, fields, .. } = kind {
        fields.iter().find(|field| field.id == *heading)
    } else {
        None
    }
}

/// A label before what it names: a question asks by itself, anything else takes a colon.
fn headed(label: &str) -> String {
    let name = without_brackets(label.trim());
    if name.ends_with(['?', '…']) { name.to_owned() } else { format!("{name}:") }
}

/// What stands in brackets at the end of a label tells how to fill the field in, and is of no use to
/// whoever reads it.
fn without_brackets(label: &str) -> &str {
    if !label.ends_with(')') {
        return label;
    }
    let mut depth = 0_usize;
    for (at, sign) in label.char_indices().rev() {
        match sign {
            ')' => depth += 1,
            '(' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            let kept = label.get(..at).unwrap_or(label).trim_end();
            return if kept.is_empty() { label } else { kept };
        }
    }
    label
}

/// The first line, up to a sentence's end or a word's end, with an ellipsis where something is left out.
fn shortened(text: &str) -> String {
    let line = text.trim().lines().next().unwrap_or("");
    if line.chars().count() <= HEADING_LENGTH && line.len() == text.trim().len() {
        return line.to_owned();
    }
    let start: String = line.chars().take(HEADING_LENGTH).collect();
    let end = start.find(". ").or_else(|| start.rfind(' ')).unwrap_or(start.len());
    let kept = start.get(..end).unwrap_or(&start).trim_end_matches([',', ';', ':', '.', '–', ' ']);
    format!("{kept} …")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Words, headed};
    use crate::answer::Value;
    use crate::id::{FieldId, QuestionId};
    use crate::template::builtin;
    use crate::text::Language;
    use crate::time::Date;

    #[test]
    fn an_entry_is_called_so_that_no_number_stands_before_a_month() {
        let guide = builtin::umsetzungserfahrung().expect("the built-in guide is sound");
        let (words, question) = (Words::new(&guide, Language::De), guide.question(&QuestionId::from("C2")));
        let question = question.expect("the guide asks for turning points");
        let fields = BTreeMap::from([(FieldId::from("lage"), Value::Text("Januar 2023: Start".into()))]);
        assert_eq!(words.row_title(question, &fields, Some(1)), "Wendepunkt 1: Januar 2023: Start");
        assert_eq!(words.row_title(question, &fields, None), "Wendepunkt: Januar 2023: Start");
    }

    #[test]
    fn a_day_of_which_only_the_month_leaves_says_so_on_the_screen_alone() {
        let guide = builtin::umsetzungserfahrung().expect("the built-in guide is sound");
        let words = Words::new(&guide, Language::De);
        let question = guide.question(&QuestionId::from("V8")).expect("the guide asks for the day");
        let day = Value::Date(Date::new(2026, 11, 5).expect("a day of the calendar"));
        let field = question.kind.fields().iter().find(|field| field.id == FieldId::from("datum"));
        let runs = words.runs(&field.expect("the day is a field").kind, &day);
        assert_eq!(runs.iter().map(|run| run.text.as_str()).collect::<String>(), "05.11.2026");
        let whole = Value::Fields(BTreeMap::from([(FieldId::from("datum"), day)]));
        assert_eq!(words.lines(question, &whole), ["Datum: 05.11.2026 (hinaus geht nur der Monat)"]);
    }

    #[test]
    fn a_label_is_followed_by_a_colon_unless_it_asks() {
        let told = [
            ("Titel", "Titel:"),
            (" Titel ", "Titel:"),
            ("Was geschah?", "Was geschah?"),
            ("Ungefähr wann (Monat und Jahr)?", "Ungefähr wann (Monat und Jahr)?"),
            ("Gilt vermutlich für …", "Gilt vermutlich für …"),
        ];
        for (label, head) in told {
            assert_eq!(headed(label), head);
        }
    }

    #[test]
    fn brackets_at_the_end_of_a_label_are_left_out() {
        let told = [
            ("Empfehlung (ein Satz, mit Verb: „… soll …“)", "Empfehlung:"),
            ("Worauf stützt sich das? (in eigenen Worten)", "Worauf stützt sich das?"),
            ("Stand (Monat (oder Jahr))", "Stand:"),
            ("Stand (Monat) und Ort", "Stand (Monat) und Ort:"),
            ("(Monat)", "(Monat):"),
            ("Monat)", "Monat):"),
        ];
        for (label, head) in told {
            assert_eq!(headed(label), head);
        }
    }
}
