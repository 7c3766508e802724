//! What a question asks: its fields and rows, with what was typed and what does not fit.

use std::collections::{BTreeMap, BTreeSet};

use lernfall_core::answer::check::Objection;
use lernfall_core::answer::typed::typed;
use lernfall_core::answer::{Answer, AnswerKey, Value};
use lernfall_core::case::RowList;
use lernfall_core::document::words::file_kind;
use lernfall_core::id::{FieldId, QuestionId};
use lernfall_core::interview::path::Place;
use lernfall_core::level::ReleaseLevel;
use lernfall_core::record::effective;
use lernfall_core::record::outgoing::may_leave;
use lernfall_core::template::kind::TextLength;
use lernfall_core::template::{Effect, Entry, Field, Gate, Kind, When};
use lernfall_core::text::Texts;

use super::Guide;
use super::stage::{asked, when};
use crate::objecting;
use crate::pages::guide::{
    AnswerForm, EntryOnPage, FieldKind, FieldOnPage, FileOnPage, ItemOnPage, LinkTarget, Rows, Said, Shape,
};
use crate::showing;

/// The name of the one field of a single answer.
fn whole() -> FieldId {
    FieldId::from("")
}

impl Guide<'_> {
    /// The question itself; one with rows has no fields of its own.
    pub(super) fn whole(&self, place: &Place<'_>, stage: When) -> AnswerForm {
        let key = place.key();
        if place.question.kind.max_repeats().is_some() {
            return AnswerForm { fields: Vec::new(), shape: Shape::Fields, ..self.form(place, key, stage) };
        }
        self.form(place, key, stage)
    }

    pub(super) fn rows(&self, place: &Place<'_>, stage: When) -> Option<Rows> {
        let most = place.asked.max_repeats.or(place.question.kind.max_repeats())?;
        let list = RowList { interview: place.key().interview, question: place.question.id.clone() };
        let ids = self.case.rows_of(&list).iter();
        let key = |row| AnswerKey { row: Some(row), ..place.key() };
        let attachments = matches!(place.question.kind, Kind::Attachments { .. });
        let blank = self.blank.filter(|_| ids.len() == 0 && !attachments);
        Some(Rows {
            rows: ids.copied().chain(blank).map(|row| self.form(place, key(row), stage)).collect(),
            most,
            entry: self.words.read(place.question.called_entry()).to_owned(),
            attachments,
        })
    }

    /// What was said in the talk that this page is about: what the question draws on, else the texts of
    /// its section. An assurance is about everything that may leave.
    pub(super) fn said(&self, place: &Place<'_>) -> Vec<Said> {
        if place.question.when != When::After {
            return Vec::new();
        }
        if place.question.is_assurance() {
            return self.leaving();
        }
        let drawn = &place.question.draws_on;
        let of_page = |other: &&Place<'_>| {
            let same = if drawn.is_empty() {
                other.section.id == place.section.id
            } else {
                drawn.contains(&other.question.id)
            };
            same && other.question.when == When::Talk
        };
        let here = self.path.iter().filter(|other| {
            other.interview.is_none_or(|one| one.id == self.interview.id) || place.interview.is_none()
        });
        here.filter(of_page).flat_map(|other| self.said_of(other)).collect()
    }

    fn said_of(&self, place: &Place<'_>) -> Vec<Said> {
        place.answers.iter().filter_map(|answer| Some(self.told(place, answer.value.as_ref()?))).collect()
    }

    /// Everything that leaves, or may leave because nobody decided yet.
    fn leaving(&self) -> Vec<Said> {
        let levels = effective::levels(self.template, self.case, &self.path);
        let told = self.path.iter().filter(|place| !place.question.is_assurance());
        told.flat_map(|place| {
            let levels = &levels;
            let leaving = place.answers.iter().filter(move |it| may_leave(self.case, levels, place, it));
            leaving.filter_map(move |answer| {
                let told = self.told(place, answer.value.as_ref()?);
                Some(Said { traces: showing::traces(&told.lines), ..told })
            })
        })
        .collect()
    }

    fn traces(&self, place: &Place<'_>, key: &AnswerKey, level: Option<ReleaseLevel>) -> Vec<String> {
        if level.unwrap_or(place.question.max_level) == ReleaseLevel::Stays {
            return Vec::new();
        }
        let value = place.answers.iter().find(|answer| answer.key == *key).and_then(|it| it.value.as_ref());
        let found = value.map(|value| showing::traces(&self.words.lines(place.question, value)));
        let mut told = BTreeSet::new();
        found.unwrap_or_default().into_iter().filter(|one| told.insert(one.clone())).collect()
    }

    fn told(&self, place: &Place<'_>, value: &Value) -> Said {
        Said {
            question: place.question.id.clone(),
            label: self.words.read(place.question.called()).to_owned(),
            lines: self.words.lines(place.question, value),
            traces: Vec::new(),
        }
    }

    fn form(&self, place: &Place<'_>, key: AnswerKey, stage: When) -> AnswerForm {
        let kept = self.case.answer(&key).cloned().unwrap_or_default();
        let kind = &place.question.kind;
        let objections = self.objections.get(&key).map_or(&[][..], Vec::as_slice);
        let (shape, fields) = if kind.fields().is_empty() || matches!(kind, Kind::Matrix { .. }) {
            (Shape::Single, vec![self.single(place, &kept, objections)])
        } else {
            (Shape::Fields, self.fields(place, &kept, objections, stage))
        };
        let heading = match (key.row, kept.value.as_ref().and_then(Value::as_fields)) {
            (Some(_), Some(fields)) if fields.values().any(|value| value.as_text().is_some()) => {
                self.words.row_heading(kind, fields)
            }
            _ => String::new(),
        };
        let of_whole = objections.iter().filter(|one| match shape {
            Shape::Single => false,
            Shape::Fields => one.field.is_none(),
        });
        AnswerForm {
            heading,
            shape,
            fields,
            said: if stage == When::After { self.said_in_row(place, &kept) } else { Vec::new() },
            status: kept.status(),
            level: kept.level,
            max_level: place.question.max_level,
            undecided: self.undecided.contains(&key),
            objections: of_whole.map(|one| objecting::on_page(&self.words, place.question, one)).collect(),
            versions: 0,
            withdrawn: self.case.is_withdrawn(&key),
            traces: self.traces(place, &key, kept.level),
            key,
        }
    }

    /// What a row or group said in the talk, where the fields on the page classify it.
    fn said_in_row(&self, place: &Place<'_>, kept: &Answer) -> Vec<Said> {
        let Some(given) = kept.counted().and_then(Value::as_fields) else { return Vec::new() };
        let of_talk = asked(place).filter(|field| when(place, field) != When::After);
        let told = of_talk.filter_map(|field| Some((field, given.get(&field.id)?)));
        told.map(|(field, value)| Said {
            question: place.question.id.clone(),
            label: self.words.read(&field.label).to_owned(),
            lines: vec![match self.file(Some(value)) {
                Some(file) => file.name,
                None => self.words.runs(&field.kind, value).into_iter().map(|run| run.text).collect(),
            }],
            traces: Vec::new(),
        })
        .collect()
    }

    fn single(&self, place: &Place<'_>, kept: &Answer, objections: &[Objection]) -> FieldOnPage {
        let kind = &place.question.kind;
        FieldOnPage {
            id: whole(),
            label: self.words.read(place.question.called()).to_owned(),
            hint: String::new(),
            kind: self.kind(place, kind, kept.value.as_ref(), None),
            typed: kept.value.as_ref().map(|value| typed(value, self.language)).unwrap_or_default(),
            value: kept.value.clone(),
            objections: objections
                .iter()
                .map(|one| objecting::on_page(&self.words, place.question, one))
                .collect(),
        }
    }

    fn fields(
        &self,
        place: &Place<'_>,
        kept: &Answer,
        objections: &[Objection],
        stage: When,
    ) -> Vec<FieldOnPage> {
        let none = BTreeMap::new();
        let given = kept.value.as_ref().and_then(Value::as_fields).unwrap_or(&none);
        let now = |field: &&Field| (when(place, field) == When::After) == (stage == When::After);
        self.offers
            .fields(place, given)
            .filter(now)
            .map(|field| self.field(place, field, given, objections))
            .collect()
    }

    fn field(
        &self,
        place: &Place<'_>,
        field: &Field,
        given: &BTreeMap<FieldId, Value>,
        objections: &[Objection],
    ) -> FieldOnPage {
        let value = given.get(&field.id);
        let of_field = objections.iter().filter(|one| one.field.as_ref() == Some(&field.id));
        FieldOnPage {
            id: field.id.clone(),
            label: self.words.read(&field.label).to_owned(),
            hint: self.words.read(&field.hint).to_owned(),
            kind: self.kind(place, &field.kind, value, Some(given)),
            typed: match (&field.kind, value) {
                (Kind::Automatic { .. }, _) => self.pseudonym(),
                (_, Some(value)) => typed(value, self.language),
                (_, None) => String::new(),
            },
            value: value.cloned(),
            objections: of_field.map(|one| objecting::on_page(&self.words, place.question, one)).collect(),
        }
    }

    fn pseudonym(&self) -> String {
        self.interview.person.map(|person| person.to_string()).unwrap_or_default()
    }

    fn kind(
        &self,
        place: &Place<'_>,
        kind: &Kind,
        value: Option<&Value>,
        given: Option<&BTreeMap<FieldId, Value>>,
    ) -> FieldKind {
        let entries = || {
            self.offers.entries(place, kind, value, given).into_iter().map(|one| self.entry(one)).collect()
        };
        match kind {
            Kind::Text { length, limit } => {
                FieldKind::Text { long: *length == TextLength::Long, limit: *limit }
            }
            Kind::Choice { .. } => FieldKind::Choice { entries: entries() },
            Kind::Choices { max, .. } => FieldKind::Choices { entries: entries(), max: *max },
            Kind::Ranked { max, .. } => FieldKind::Ranked { entries: entries(), max: *max },
            Kind::Number { unit, .. } => {
                FieldKind::Number { unit: unit.as_ref().map(|unit| self.words.read(unit).to_owned()) }
            }
            Kind::Date { .. } => FieldKind::Date,
            Kind::Month => FieldKind::Month,
            Kind::Period => FieldKind::Period,
            // Deciding the levels has a page of its own; its answer is a yes or no.
            Kind::YesNo | Kind::ReleaseReview => FieldKind::YesNo,
            Kind::Checklist { items } => FieldKind::Checklist {
                items: items.iter().map(|item| self.item(&item.id, &item.label)).collect(),
                one_by_one: place.question.gate == Some(Gate::Inference),
            },
            Kind::Matrix { fields, .. } => FieldKind::Matrix {
                entries: entries(),
                columns: fields.iter().map(|field| self.field(place, field, &BTreeMap::new(), &[])).collect(),
            },
            Kind::Link { targets } => FieldKind::Link { targets: self.targets(targets) },
            Kind::File => FieldKind::File { file: self.file(value) },
            Kind::Automatic { .. } => FieldKind::Automatic,
            Kind::Consent { purposes, .. } => FieldKind::Consent {
                purposes: purposes.iter().map(|one| self.item(&one.id, &one.label)).collect(),
                proof: entries(),
            },
            // Their fields stand on the page by themselves.
            Kind::Group { .. } | Kind::Rows { .. } | Kind::Attachments { .. } | Kind::Clearance { .. } => {
                FieldKind::Automatic
            }
        }
    }

    pub(crate) fn entry(&self, entry: &Entry) -> EntryOnPage {
        EntryOnPage {
            code: entry.code.clone(),
            label: self.words.read(&entry.label).to_owned(),
            hint: self.words.read(&entry.hint).to_owned(),
            own_words: entry.own_words,
            blocks: entry.effect == Effect::Blocks,
        }
    }

    fn item(&self, id: &FieldId, label: &Texts) -> ItemOnPage {
        ItemOnPage { id: id.clone(), label: self.words.read(label).to_owned() }
    }

    /// The rows that have a name, of this interview and the head.
    fn targets(&self, questions: &[QuestionId]) -> Vec<LinkTarget> {
        let here = |place: &&Place<'_>| place.interview.is_none_or(|one| one.id == self.interview.id);
        let places = self.path.iter().filter(here).filter(|place| questions.contains(&place.question.id));
        places
            .flat_map(|place| {
                place.answers.iter().filter_map(move |answer| {
                    let fields = answer.value.as_ref()?.as_fields()?;
                    Some(LinkTarget {
                        question: place.question.id.clone(),
                        row: answer.key.row?,
                        label: self.words.row_heading(&place.question.kind, fields),
                        of: self.words.read(place.question.called()).to_owned(),
                    })
                })
            })
            .collect()
    }

    fn file(&self, value: Option<&Value>) -> Option<FileOnPage> {
        let Some(Value::File(id)) = value else { return None };
        let attachment = self.case.attachments.get(id)?;
        Some(FileOnPage {
            id: attachment.id,
            name: attachment.name.clone(),
            size: attachment.size,
            kind: file_kind(&attachment.media_type).to_owned(),
            type_differs: crate::media::differs(&attachment.name, &attachment.media_type),
        })
    }
}
