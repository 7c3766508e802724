//! A new case with one talk, one's own notes and one group, as all of these tests begin.

use lernfall_core::case::{Case, CaseHead, Organisation, TemplateReference};
use lernfall_core::id::{CaseId, InterviewId};
use lernfall_core::interview::{Form, Interview, Occasion};
use lernfall_core::level::ReleaseLevel;
use lernfall_core::person::Pseudonym;
use lernfall_core::template::Template;
use lernfall_core::text::Language;
use lernfall_core::time::Date;
use uuid::Uuid;

pub fn case(template: &Template, agency: String, mut id: impl FnMut() -> Uuid) -> Case {
    let day = |of_month| Date::new(2024, 6, of_month).unwrap();
    let head = CaseHead {
        id: CaseId(id()),
        number: 1,
        language: Language::De,
        created: day(15),
        template: TemplateReference {
            id: template.id().clone(),
            version: template.version().to_owned(),
            digest: template.digest().clone(),
        },
        cap: ReleaseLevel::Report,
    };
    let mut interview = |number, form, of_month, person: Option<u32>| Interview {
        id: InterviewId(id()),
        number,
        form,
        occasion: Occasion::Single,
        date: day(of_month),
        person: person.map(Pseudonym),
    };
    Case {
        head,
        organisation: Organisation { name: agency, level: "V1A".into() },
        interviews: vec![
            interview(1, Form::Talk, 15, Some(1)),
            interview(2, Form::Own, 3, None),
            interview(3, Form::Group, 30, Some(2)),
        ],
        rows: Default::default(),
        answers: Default::default(),
        attachments: Default::default(),
        withdrawals: Vec::new(),
    }
}
