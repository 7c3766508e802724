//! Pages of the guide: which questions belong to which stage, how they stand, what they ask.
//!
//! Works on a case in which drafts stand in the place of the answers they become. Nothing is written here.

mod fields;
mod outline;
mod stage;

use std::collections::{BTreeMap, BTreeSet};

use lernfall_core::answer::check::Objection;
use lernfall_core::answer::{AnswerKey, AnswerStatus, Value};
use lernfall_core::case::{Case, RowList};
use lernfall_core::document::words::Words;
use lernfall_core::id::{InterviewId, QuestionId, RowId};
use lernfall_core::interview::notes::Notes;
use lernfall_core::interview::objections;
use lernfall_core::interview::offers::Offers;
use lernfall_core::interview::path::{Place, walk};
use lernfall_core::interview::{Form, Interview};
use lernfall_core::template::{Template, Weight, When};
use lernfall_core::text::{Language, Texts};

use crate::deciding;
use crate::error::{ApiError, Code};
use crate::pages::guide::{GuidePage, Passage, Probe, QuestionOnPage, Scratch, SectionHead};
use crate::showing;

pub(crate) use outline::is_answered;
use stage::is_unsorted;
pub(crate) use stage::of_stage;

const REASONS: [AnswerStatus; 4] =
    [AnswerStatus::NoComment, AnswerStatus::DoesNotKnow, AnswerStatus::NotApplicable, AnswerStatus::NotAsked];

/// Everything that pages of one interview are made from.
pub(crate) struct Guide<'a> {
    pub template: &'a Template,
    pub case: &'a Case,
    pub interview: &'a Interview,
    pub language: Language,
    pub notes: Notes,
    path: Vec<Place<'a>>,
    offers: Offers<'a>,
    objections: BTreeMap<AnswerKey, Vec<Objection>>,
    words: Words<'a>,
    /// What is new or changed since levels were decided.
    undecided: BTreeSet<AnswerKey>,
    /// The row to type into where the question of the page asks for rows and has none.
    pub blank: Option<RowId>,
}

impl<'a> Guide<'a> {
    pub fn new(
        template: &'a Template,
        case: &'a Case,
        interview: InterviewId,
        language: Language,
        notes: Notes,
    ) -> Result<Self, ApiError> {
        let interview = case
            .interview(interview)
            .ok_or_else(|| ApiError::new(Code::UnknownInterview).with("interview", interview))?;
        let path = walk(template, case);
        Ok(Self {
            offers: Offers::new(template, case, &path),
            objections: objections::all(template, case, &path),
            undecided: deciding::undecided(template, case, &path).into_iter().map(|(_, key)| key).collect(),
            blank: None,
            template,
            case,
            interview,
            language,
            notes,
            words: showing::words(template, case, language),
            path,
        })
    }

    /// The questions of a stage, in the guide's order.
    pub fn stage(&self, stage: When) -> Vec<&Place<'a>> {
        of_stage(self.template, self.case, &self.path, self.interview, stage)
    }

    /// Where to go where no question is named: in the talk to the last place; else, and after the talk, to
    /// the first that is open.
    pub fn begin(&self, stage: When) -> Option<QuestionId> {
        let places = self.stage(stage);
        let last = match stage {
            When::Talk => self.notes.place.as_ref(),
            When::Before | When::After => None,
        };
        let last = last.and_then(|last| places.iter().find(|place| place.question.id == *last));
        let open = || places.iter().find(|place| self.is_open(place, stage));
        last.or_else(open).or(places.first()).map(|place| place.question.id.clone())
    }

    /// What was said in the talk is open after it as long as nobody classified any of it.
    fn is_open(&self, place: &Place<'_>, stage: When) -> bool {
        if place.question.when == stage { !is_answered(self.case, place) } else { is_unsorted(place) }
    }

    /// The list of a question that asks for rows.
    pub fn list_of(&self, question: &QuestionId) -> Option<RowList> {
        let here = |place: &&Place<'_>| place.interview.is_none_or(|one| one.id == self.interview.id);
        let place = self.path.iter().filter(here).find(|place| place.question.id == *question)?;
        place.question.kind.max_repeats()?;
        Some(RowList { interview: place.key().interview, question: question.clone() })
    }

    /// The page with `question`.
    pub fn page(&self, stage: When, question: &QuestionId) -> Result<GuidePage, ApiError> {
        let places = self.stage(stage);
        let unknown = || ApiError::new(Code::UnknownQuestion).with("question", question);
        let at = places.iter().position(|place| place.question.id == *question).ok_or_else(unknown)?;
        let here = places.get(at).ok_or_else(unknown)?;
        let same_page = |place: &Place<'_>| match stage {
            When::Before => place.section.id == here.section.id,
            When::Talk | When::After => place.question.id == *question,
        };
        let on_page: Vec<usize> =
            places.iter().enumerate().filter(|(_, place)| same_page(place)).map(|(at, _)| at).collect();
        let first = on_page.first().copied().unwrap_or(at);
        let last = on_page.last().copied().unwrap_or(at);
        // Back leads to the beginning of the page before.
        let previous = first.checked_sub(1).and_then(|before| places.get(before)).map(|before| match stage {
            When::Before => {
                places.iter().find(|place| place.section.id == before.section.id).unwrap_or(before)
            }
            When::Talk | When::After => before,
        });
        let counted = self.stage(When::Talk);
        let outline = self.outline(&places, &counted);
        let open_core = outline.iter().map(|section| section.open_core).sum();
        let of_section = outline.iter().find(|section| section.id == here.section.id);
        Ok(GuidePage {
            case: self.case.head.id,
            case_title: showing::title(self.template, self.case),
            interview: self.interview.id,
            interview_number: self.interview.number,
            form: self.interview.form,
            occasion: self.interview.occasion,
            date: self.interview.date,
            stage,
            section: SectionHead {
                id: here.section.id.clone(),
                title: self.section_title(here),
                intro: self.script(introduction(here, stage)),
                open_core: of_section.map_or(0, |section| section.open_core),
            },
            questions: on_page
                .iter()
                .filter_map(|at| places.get(*at))
                .map(|place| self.question(place, &counted, stage))
                .collect(),
            previous: previous.map(|place| place.question.id.clone()),
            next: places.get(last + 1).map(|place| place.question.id.clone()),
            next_core: next_core(places.get(last + 1..).unwrap_or_default()),
            open_core,
            open: places.iter().filter(|place| !is_answered(self.case, place)).count(),
            later: self.later(&places),
            reasons: match self.interview.form {
                // Nobody asks somebody who writes alone.
                Form::Own => REASONS.into_iter().filter(|one| *one != AnswerStatus::NotAsked).collect(),
                Form::Talk | Form::Group => REASONS.to_vec(),
            },
            principles: match self.interview.form {
                Form::Own => Vec::new(),
                Form::Talk | Form::Group => {
                    self.template.file().principles.iter().map(|one| self.read(one)).collect()
                }
            },
            universal_probes: self
                .template
                .file()
                .universal_probes
                .iter()
                .map(|one| self.read(one))
                .collect(),
            scratch: self.scratch(),
            can_undo: false,
            can_redo: false,
            outline,
        })
    }

    fn read(&self, texts: &Texts) -> String {
        self.words.read(texts).to_owned()
    }

    /// Somebody who writes alone has no talk to be before or after.
    fn section_title(&self, place: &Place<'_>) -> String {
        showing::section_title(self.words.read(&place.section.title), self.interview.form)
    }

    /// What is said to whoever conducts a talk; somebody who writes alone is not told to listen.
    fn script(&self, texts: &Texts) -> String {
        match self.interview.form {
            Form::Own => String::new(),
            Form::Talk | Form::Group => self.read(texts),
        }
    }

    fn later(&self, places: &[&Place<'_>]) -> Vec<QuestionId> {
        let waiting = places.iter().filter(|place| self.waits(place));
        waiting.map(|place| place.question.id.clone()).collect()
    }

    /// What was put off and not answered since.
    pub(crate) fn is_later(&self, place: &Place<'_>) -> bool {
        self.notes.later.contains(&place.question.id) && !is_answered(self.case, place)
    }

    fn scratch(&self) -> Scratch {
        let passages = self.notes.scratch.lines().map(str::trim).filter(|line| !line.is_empty());
        Scratch {
            passages: passages
                .map(|line| Passage { text: line.to_owned(), taken: self.is_taken(line) })
                .collect(),
            text: self.notes.scratch.clone(),
        }
    }

    /// It was taken over, and still stands in an answer: taking the answer back gives the passage free.
    fn is_taken(&self, passage: &str) -> bool {
        let holds = |value: &Value| value.texts().iter().any(|(_, text)| text.contains(passage));
        let here = |key: &AnswerKey| key.interview.is_none_or(|one| one == self.interview.id);
        let mut answers = self.case.answers.iter().filter(|(key, _)| here(key));
        self.notes.taken.iter().any(|taken| taken == passage)
            && answers.any(|(_, answer)| answer.value.as_ref().is_some_and(holds))
    }

    fn question(&self, place: &Place<'_>, counted: &[&Place<'_>], stage: When) -> QuestionOnPage {
        let question = place.question;
        let asked = self.notes.probes.get(&question.id);
        let probes = question.probes.iter().zip(0..).map(|(text, number)| Probe {
            number,
            text: self.read(text),
            asked: asked.is_some_and(|asked| asked.contains(&number)),
        });
        QuestionOnPage {
            id: question.id.clone(),
            text: self.read(&question.text),
            name: self.read(question.called()),
            hint: self.script(&question.hint),
            core: question.weight == Weight::Core,
            required: question.need == lernfall_core::template::Need::Required,
            later: self.is_later(place),
            probes: if stage == When::Talk { probes.collect() } else { Vec::new() },
            whole: self.whole(place, stage),
            rows: self.rows(place, stage),
            said: if stage == When::After { self.said(place) } else { Vec::new() },
            sign: self.sign(place, counted),
            assurance: question.is_assurance(),
        }
    }
}

/// How a section is introduced in `stage`: what is said at its beginning belongs to its first question.
fn introduction<'a>(place: &Place<'a>, stage: When) -> &'a Texts {
    static NOTHING: Texts = Texts(BTreeMap::new());
    let section = place.section;
    let opens = section.questions.first().is_none_or(|first| first.when == stage);
    match stage {
        When::Before if !section.preparation.is_empty() => &section.preparation,
        When::Before | When::Talk | When::After if opens => &section.intro,
        When::Before | When::Talk | When::After => &NOTHING,
    }
}

/// The first core question of those to come, unless it is the very next.
fn next_core(coming: &[&Place<'_>]) -> Option<QuestionId> {
    let at = coming.iter().position(|place| place.question.weight == Weight::Core).filter(|at| *at > 0)?;
    coming.get(at).map(|place| place.question.id.clone())
}
