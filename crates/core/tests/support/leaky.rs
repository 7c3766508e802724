//! Builders of records that lack one filter each, for the proof that the filter is needed.
//!
//! Each takes its filter out before or after [`Record::build`], without touching the core: by changing
//! what the filter looks at.

use lernfall_core::answer::{Answer, AnswerKey, AnswerStatus, Approval, Value};
use lernfall_core::case::Case;
use lernfall_core::level::{Audience, ReleaseLevel};
use lernfall_core::record::Record;
use lernfall_core::template::Template;
use serde_json::{Value as Json, json};

use super::scenario::template as read;

pub type Build = fn(&Template, &Case, Audience) -> Record;

/// Every filter, by the name of what leaks without it.
pub const LEAKY: [(&str, Build); 17] = [
    ("below the audience's level", |template, case, audience| {
        let decided = |answer: &mut Answer| answer.level = answer.level.map(|_| ReleaseLevel::Report);
        build(template, &with(case, decided), audience)
    }),
    ("undecided", |template, case, audience| {
        let all = |answer: &mut Answer| answer.level = answer.level.or(Some(ReleaseLevel::Report));
        build(template, &with(case, all), audience)
    }),
    ("above the guide's maximum", |template, case, audience| {
        let guide =
            altered(template, |name, member| (name == "maxLevel").then(|| *member = json!(3)).is_some());
        build(&guide, case, audience)
    }),
    ("above the cap of the case", |template, case, audience| {
        let mut case = case.clone();
        case.head.cap = ReleaseLevel::Report;
        build(template, &case, audience)
    }),
    ("without consent", |template, case, audience| {
        let nobody_asks = |name: &str, member: &mut Json| {
            let handing = name == "permits" && member == "handOver";
            handing.then(|| *member = json!("notes")).is_some()
        };
        build(&altered(template, nobody_asks), case, audience)
    }),
    ("above what it draws on", |template, case, audience| {
        build(&altered(template, without("drawsOn")), case, audience)
    }),
    ("unreachable", |template, case, audience| {
        build(&altered(template, without("reachable")), case, audience)
    }),
    ("not in the form", |template, case, audience| {
        let mut guide = wire(template);
        for form in guide["forms"].as_array_mut().unwrap() {
            form.as_object_mut().unwrap().remove("questions");
        }
        build(&read(&guide), case, audience)
    }),
    ("more rows than offered", |template, case, audience| {
        let guide =
            altered(template, |name, member| (name == "maxRepeats").then(|| *member = json!(99)).is_some());
        let mut guide = wire(&guide);
        for form in guide["forms"].as_array_mut().unwrap() {
            for asked in form["questions"].as_array_mut().into_iter().flatten() {
                asked.as_object_mut().unwrap().remove("maxRepeats");
            }
        }
        build(&read(&guide), case, audience)
    }),
    ("withdrawn", |template, case, audience| {
        build(template, &Case { withdrawals: Vec::new(), ..case.clone() }, audience)
    }),
    ("typed before \"no comment\"", |template, case, audience| {
        let said = |answer: &mut Answer| {
            answer.status = answer.status.map(|_| AnswerStatus::Answered);
        };
        build(template, &with(case, said), audience)
    }),
    ("masked", |template, case, audience| {
        build(template, &with(case, |answer| answer.masks.clear()), audience)
    }),
    ("unread", |template, case, audience| {
        build(template, &with(case, |answer| answer.value.iter_mut().for_each(as_read)), audience)
    }),
    ("link to what stays", |template, case, audience| {
        let mut record = build(template, case, audience);
        let interviews = record.interviews.iter_mut().map(|one| (Some(one.id), &mut one.answers));
        for (interview, answers) in interviews.chain(std::iter::once((None, &mut record.answers))) {
            for answer in answers {
                let key = AnswerKey { interview, question: answer.question.clone(), row: answer.row };
                let kept = case.answer(&key).and_then(|answer| answer.value.as_ref());
                if let (Some(left), Some(kept)) = (&mut answer.value, kept) {
                    restore_links(left, kept);
                }
            }
        }
        record
    }),
    ("finer than the guide lets dates be", |template, case, audience| {
        build(&altered(template, without("leaves")), case, audience)
    }),
    ("quotation not approved", |template, case, audience| {
        let approved = |answer: &mut Answer| {
            answer.quotations.iter_mut().for_each(|one| one.approval = Approval::Approved);
        };
        build(template, &with(case, approved), audience)
    }),
    ("quoted or named without confirmation", |template, case, audience| {
        let mut guide = wire(template);
        for vocabulary in guide["vocabularies"].as_array_mut().unwrap() {
            for entry in vocabulary["entries"].as_array_mut().unwrap() {
                entry["effect"] = json!("confirms");
            }
        }
        let guide = read(&guide);
        build(&guide, case, audience)
    }),
];

pub fn build(template: &Template, case: &Case, audience: Audience) -> Record {
    Record::build(template, case, audience).unwrap()
}

fn with(case: &Case, change: impl Fn(&mut Answer)) -> Case {
    let mut case = case.clone();
    case.answers.values_mut().for_each(change);
    case
}

fn wire(template: &Template) -> Json {
    serde_json::from_slice(template.canonical()).unwrap()
}

/// The guide with every member changed of which `change` says that it did.
fn altered(template: &Template, change: impl Fn(&str, &mut Json) -> bool) -> Template {
    let mut guide = wire(template);
    alter(&mut guide, &change);
    read(&guide)
}

fn alter(value: &mut Json, change: &impl Fn(&str, &mut Json) -> bool) {
    match value {
        Json::Object(members) => {
            for (name, member) in members.iter_mut() {
                if !change(name, member) {
                    alter(member, change);
                }
            }
            members.retain(|_, member| !member.is_null());
        }
        Json::Array(members) => members.iter_mut().for_each(|member| alter(member, change)),
        _ => {}
    }
}

fn without(gone: &str) -> impl Fn(&str, &mut Json) -> bool {
    move |name, member| (name == gone).then(|| *member = Json::Null).is_some()
}

/// The guide without what makes one answer depend on another.
pub fn independent(mut guide: Json) -> Json {
    for gone in ["reachable", "drawsOn"] {
        alter(&mut guide, &without(gone));
    }
    guide
}

fn as_read(value: &mut Value) {
    match value {
        Value::Unread(text) => *value = Value::Text(std::mem::take(text)),
        Value::Fields(fields) => fields.values_mut().for_each(as_read),
        _ => {}
    }
}

fn restore_links(left: &mut Value, kept: &Value) {
    match (left, kept) {
        (Value::Links(left), Value::Links(kept)) => left.clone_from(kept),
        (Value::Fields(left), Value::Fields(kept)) => {
            for (field, value) in left {
                restore_links(value, &kept.get(field).cloned().unwrap_or(Value::Links(Vec::new())));
            }
        }
        _ => {}
    }
}
