//! What may leave for a given audience: the only input of bundle and paper.
//!
//! A record is built from *effective* answers alone: on the path now, decided and at or above the
//! audience's level, masks applied, withdrawn ones gone. It does not tell what was withheld from what
//! was not answered. Its wire form is published as `schemas/record.schema.json`.

pub mod effective;
pub mod gate;
pub mod outgoing;
pub mod staying;
pub mod value;

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::answer::{AnswerKey, AnswerStatus, TextRange, Value};
use crate::case::{Case, Organisation, TemplateReference};
use crate::digest::{Digest, NotJson, canonical_json};
use crate::id::{AttachmentId, CaseId, InterviewId, QuestionId, RowId};
use crate::interview::path::{Effective, Place, walk};
use crate::interview::{Form, Interview, Occasion};
use crate::level::{Audience, ReleaseLevel};
use crate::template::Template;
use crate::template::kind::AutomaticValue;
use crate::text::Language;
use crate::wire::{left_out, or_null};

/// The value of `format` in records of this version.
pub const FORMAT: &str = "lernfall-record/0.1";

/// *Übergabefassung*.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(title = "record.json of a Lernfall bundle")]
pub struct Record {
    /// Always `lernfall-record/0.1`.
    #[schemars(extend("const" = FORMAT))]
    pub format: String,
    /// Names of members that a reader must understand or else refuse the record.
    pub critical: Vec<String>,
    pub case: CaseId,
    /// SHA-256 over the canonical record with this member blank and `parent` null, so that the same case
    /// handed over again is the same revision.
    #[schemars(with = "Digest")]
    pub revision: String,
    /// The revision handed over before this one.
    #[serde(deserialize_with = "Option::deserialize")]
    #[schemars(schema_with = "or_null::<Digest>")]
    pub parent: Option<Digest>,
    pub audience: Audience,
    pub language: Language,
    pub organisation: Organisation,
    pub template: TemplateReference,
    /// Answers to the questions of the case.
    pub answers: Vec<RecordAnswer>,
    pub interviews: Vec<RecordInterview>,
    pub attachments: Vec<RecordAttachment>,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RecordInterview {
    pub id: InterviewId,
    /// Counts the interviews of the record, from 1.
    pub number: u32,
    pub form: Form,
    pub occasion: Occasion,
    /// The month it was held (ISO 8601); never the day.
    #[schemars(regex(pattern = r"^[0-9]{4}-(0[1-9]|1[0-2])$"))]
    pub month: String,
    pub permits: Permits,
    pub answers: Vec<RecordAnswer>,
}

/// What was permitted beyond the levels.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Permits {
    /// Passages marked as quotations may be printed word for word.
    pub quotation: bool,
    pub name_agency: bool,
    pub name_undertaking: bool,
}

/// One answer, or one row of it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(transform = left_out)]
pub struct RecordAnswer {
    pub question: QuestionId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row: Option<RowId>,
    pub status: AnswerStatus,
    pub level: ReleaseLevel,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(min = 1))]
    pub quotations: Vec<TextRange>,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RecordAttachment {
    pub id: AttachmentId,
    /// The name of the member in the bundle; neutral.
    #[schemars(regex(pattern = r"^attachments/[1-9][0-9]{0,5}\.[a-z0-9]{1,8}$"))]
    pub member: String,
    pub media_type: String,
    /// In bytes.
    pub size: u64,
    pub sha256: Digest,
}

impl Record {
    /// The record of `case` for `audience`.
    pub fn build(template: &Template, case: &Case, audience: Audience) -> Result<Self, NotJson> {
        let path = walk(template, case);
        let levels = effective::levels(template, case, &path);
        let reach = effective::reach(template, case, &path, audience);
        let mut chosen: BTreeSet<AnswerKey> = path
            .iter()
            .flat_map(|place| &place.answers)
            .filter(|answer| leaves(case, answer, &reach, audience))
            .map(|answer| answer.key.clone())
            .collect();
        loop {
            let build = Build { template, case, path: &path, levels: &levels, chosen: &chosen };
            let said = build.said();
            // Nothing may be left of an answer but links to what stays; then links to it go as well.
            if said == chosen {
                return build.record(audience);
            }
            chosen = said;
        }
    }

    /// The keys of its answers, in its order.
    pub fn keys(&self) -> impl Iterator<Item = AnswerKey> {
        let key = |interview, answer: &RecordAnswer| AnswerKey {
            interview,
            question: answer.question.clone(),
            row: answer.row,
        };
        let of_case = self.answers.iter().map(move |answer| key(None, answer));
        let talks = self.interviews.iter();
        of_case.chain(talks.flat_map(move |talk| talk.answers.iter().map(move |one| key(Some(talk.id), one))))
    }

    /// Its answers, those of the case first.
    pub fn all_answers(&self) -> impl Iterator<Item = &RecordAnswer> {
        self.answers.iter().chain(self.interviews.iter().flat_map(|interview| &interview.answers))
    }

    /// What `revision` has to be.
    pub fn true_revision(&self) -> Result<String, NotJson> {
        let blank = Self { revision: String::new(), parent: None, ..self.clone() };
        Ok(Digest::of(&blank.canonical()?).to_string())
    }

    /// The record as canonical JSON (RFC 8785): the bytes of `record.json`.
    pub fn canonical(&self) -> Result<Vec<u8>, NotJson> {
        canonical_json(self)
    }
}

/// Whether an answer on the path reaches the audience.
fn leaves(
    case: &Case,
    answer: &Effective,
    reach: &BTreeMap<AnswerKey, ReleaseLevel>,
    audience: Audience,
) -> bool {
    let Some(kept) = case.answer(&answer.key) else {
        return false;
    };
    if case.is_withdrawn(&answer.key) || kept.status().is_none() {
        return false;
    }
    reach.get(&answer.key).copied().unwrap_or_default() >= audience.threshold()
}

/// What was permitted in each interview. Whoever asks not to name the agency is heard for the whole case,
/// even where nothing of their interview leaves.
fn permits_of(template: &Template, case: &Case, path: &[Place<'_>]) -> BTreeMap<InterviewId, Permits> {
    let of = |interview: &Interview| (interview.id, gate::permits(template, path, interview.id));
    let mut permits: BTreeMap<_, _> = case.interviews.iter().map(of).collect();
    let name_agency = permits.values().all(|one| one.name_agency);
    permits.values_mut().for_each(|one| one.name_agency = name_agency);
    permits
}

struct Build<'a> {
    template: &'a Template,
    case: &'a Case,
    path: &'a [Place<'a>],
    levels: &'a BTreeMap<AnswerKey, ReleaseLevel>,
    chosen: &'a BTreeSet<AnswerKey>,
}

impl Build<'_> {
    fn record(&self, audience: Audience) -> Result<Record, NotJson> {
        let head = &self.case.head;
        let permits = permits_of(self.template, self.case, self.path);
        let interviews = self.case.interviews.iter().map(|interview| RecordInterview {
            id: interview.id,
            number: 0,
            form: interview.form,
            occasion: interview.occasion,
            month: interview.date.to_month(),
            permits: permits.get(&interview.id).copied().unwrap_or_default(),
            answers: self.answers(Some(interview.id)),
        });
        // Numbered anew: a gap would tell that an interview stayed behind.
        let interviews: Vec<_> = interviews
            .filter(|interview| !interview.answers.is_empty())
            .zip(1..)
            .map(|(interview, number)| RecordInterview { number, ..interview })
            .collect();
        let answers = self.answers(None);
        let all = || answers.iter().chain(interviews.iter().flat_map(|interview| &interview.answers));
        let attachments = self.attachments(all());
        let mut record = Record {
            format: FORMAT.to_owned(),
            critical: Vec::new(),
            case: head.id,
            revision: String::new(),
            parent: None,
            audience,
            language: head.language,
            organisation: self.case.organisation.clone(),
            template: head.template.clone(),
            answers,
            interviews,
            attachments,
        };
        record.revision = record.true_revision()?;
        Ok(record)
    }

    /// What of the chosen answers has something to say.
    fn said(&self) -> BTreeSet<AnswerKey> {
        let answers = self.path.iter().flat_map(|place| place.answers.iter().map(move |one| (place, one)));
        let said = answers.filter(|(place, answer)| self.answer(place, answer).is_some());
        said.map(|(_, answer)| answer.key.clone()).collect()
    }

    fn answers(&self, interview: Option<InterviewId>) -> Vec<RecordAnswer> {
        self.path
            .iter()
            .filter(|place| place.interview.map(|one| one.id) == interview)
            .flat_map(|place| place.answers.iter().filter_map(move |answer| self.answer(place, answer)))
            .collect()
    }

    fn answer(&self, place: &Place<'_>, effective: &Effective) -> Option<RecordAnswer> {
        if !self.chosen.contains(&effective.key) {
            return None;
        }
        let kept = self.case.answer(&effective.key)?;
        let status = kept.status()?;
        let permits =
            place.interview.map(|one| gate::permits(self.template, self.path, one.id)).unwrap_or_default();
        let leaving = value::Leaving { kind: &place.question.kind, answer: kept, chosen: self.chosen };
        let (mut value, quotations) = leaving.of(effective.value.as_ref(), permits);
        if let Some(Value::Fields(fields)) = &mut value
            && let Some(pseudonym) = place.interview.and_then(|interview| interview.person)
        {
            for (field, source) in &effective.automatic {
                match source {
                    AutomaticValue::Pseudonym => {
                        fields.insert(field.clone(), Value::Text(pseudonym.to_string()))
                    }
                };
            }
        }
        if status == AnswerStatus::Answered && value.is_none() {
            return None;
        }
        Some(RecordAnswer {
            question: effective.key.question.clone(),
            row: effective.key.row,
            status,
            level: self.levels.get(&effective.key).copied().unwrap_or_default(),
            value,
            quotations,
        })
    }

    fn attachments<'r>(&self, answers: impl Iterator<Item = &'r RecordAnswer>) -> Vec<RecordAttachment> {
        let files = answers.filter_map(|answer| answer.value.as_ref()).flat_map(Value::files);
        let known = files.filter_map(|id| self.case.attachments.get(&id));
        known
            .enumerate()
            .map(|(at, attachment)| RecordAttachment {
                id: attachment.id,
                member: format!("attachments/{}{}", at + 1, extension(&attachment.media_type)),
                media_type: attachment.media_type.clone(),
                size: attachment.size,
                sha256: attachment.digest.clone(),
            })
            .collect()
    }
}

/// A file name's ending that says no more than the media type.
fn extension(media_type: &str) -> &'static str {
    match media_type {
        "application/pdf" => ".pdf",
        "image/png" => ".png",
        "image/jpeg" => ".jpg",
        "text/plain" => ".txt",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => ".docx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" => ".xlsx",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation" => ".pptx",
        "application/vnd.oasis.opendocument.text" => ".odt",
        "application/vnd.oasis.opendocument.spreadsheet" => ".ods",
        _ => ".bin",
    }
}

impl std::fmt::Debug for Record {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Record({}, {:?})", self.case, self.audience)
    }
}

impl std::fmt::Debug for RecordInterview {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "RecordInterview({})", self.number)
    }
}

impl std::fmt::Debug for RecordAnswer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "RecordAnswer({}, {:?})", self.question, self.level)
    }
}

impl std::fmt::Debug for RecordAttachment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "RecordAttachment({}, {} bytes)", self.member, self.size)
    }
}
