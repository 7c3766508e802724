//! A workspace to measure, and medians.

use std::path::Path;

use lernfall_core::answer::{Answer, AnswerKey, Value};
use lernfall_core::digest::canonical_json;
use lernfall_core::id::{CaseId, TemplateId, WorkspaceId};
use lernfall_core::level::ReleaseLevel;
use lernfall_core::text::Language;
use lernfall_core::time::Date;
use lernfall_store::{Holder, KdfCost, NewCase, NewWorkspace, Op, Opening, Random, Store, StoreError};
use secrecy::SecretString;
use uuid::Uuid;

/// Chance that is the same every time (a linear congruential generator, Knuth's MMIX).
#[derive(Debug)]
pub struct Seeded(pub u64);

impl Seeded {
    pub fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }
}

impl Random for Seeded {
    fn fill(&mut self, bytes: &mut [u8]) {
        for byte in bytes {
            *byte = (self.draw() >> 16) as u8;
        }
    }
}

pub fn today() -> Date {
    Date::new(2026, 11, 22).unwrap()
}

pub fn case(number: u128) -> CaseId {
    CaseId(Uuid::from_u128(number + 1000))
}

pub fn key(question: &str) -> AnswerKey {
    AnswerKey { interview: None, question: question.into(), row: None }
}

pub fn text(text: &str) -> Answer {
    Answer { value: Some(Value::Text(text.to_owned())), ..Answer::default() }
}

/// An empty workspace at the cost for tests: deriving the key is not what is measured.
pub fn workspace(folder: &Path) -> Store {
    let passphrase = SecretString::from("gemessen und nicht geraten".to_owned());
    let id = WorkspaceId(Uuid::from_u128(1));
    let new = NewWorkspace { id, passphrase: &passphrase, cost: KdfCost::for_tests(), today: today() };
    let holder = Holder { host: "bench".into(), process: 1 };
    let opening = Opening::new(holder, KdfCost::for_tests(), today());
    Store::create(folder, &new, &opening, &mut Seeded(1)).unwrap().0
}

/// A case, in one transaction with whatever `fill` writes into it.
pub fn add_case(
    store: &mut Store,
    number: u128,
    fill: impl Fn(&lernfall_store::Tx<'_>) -> Result<(), StoreError>,
) {
    let id = case(number);
    let guide = canonical_json(&serde_json::json!({"guide": 1})).unwrap();
    store
        .transact(Op::CreateCase { case: id }, today(), |tx| {
            let template = tx.save_template(&TemplateId("t".into()), "1.0.0", &guide)?;
            let (language, cap) = (Language::De, ReleaseLevel::Report);
            tx.create_case(&NewCase { id, language, template, cap, organisation: None })?;
            fill(tx)
        })
        .unwrap();
}

pub fn median(mut times: Vec<f64>) -> f64 {
    percentile(&mut times, 50)
}

pub fn percentile(times: &mut [f64], percent: usize) -> f64 {
    times.sort_by(f64::total_cmp);
    times[(times.len() - 1) * percent / 100]
}
