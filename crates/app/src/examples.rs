//! The example workspace: three invented cases in different states.
//!
//! Keeps nothing from one time to the next. It is encrypted like any other workspace, with a passphrase
//! that nobody is told.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use lernfall_core::case::Organisation;
use lernfall_core::interview::notes::Notes;
use lernfall_core::template::Template;
use lernfall_store::{Op, Store};
use secrecy::SecretString;

use crate::answers_file::AnswersFile;
use crate::call::NewCase;
use crate::desk::Desk;
use crate::env::Env;
use crate::error::{ApiError, Code};
use crate::view::AnswersTaken;
use crate::{taking, templates};

const OWN: &str = include_str!("../examples/eigene-erfahrung.json");
const UNDER_WAY: &str = include_str!("../examples/einfuehrung-abgebrochen.json");
const DECIDED: &str = include_str!("../examples/onlinedienst-nachgenutzt.json");
const SCRATCH: &str = include_str!("../examples/stichworte.txt");

/// How far the talk under way has come.
const ASKED: [&str; 10] = ["V8", "A1", "A2", "A3", "B1", "B2", "B3", "C1", "C2", "D1"];
const LATER: [&str; 2] = ["B4", "C3"];
const NEXT: &str = "D3";
/// Written down after a talk.
const AFTERWARDS: [&str; 2] = ["N2", "N4"];

/// Where the examples are while they are open.
pub(crate) fn folder(env: &Env) -> PathBuf {
    env.data_folder().join("Beispiele")
}

/// Makes the workspace anew, and opens it.
pub(crate) fn make(env: &Env) -> Result<Desk, ApiError> {
    let folder = folder(env);
    Store::is_free(&folder)?;
    clear(&folder)?;
    let made = fill(env, &folder);
    if made.is_err() {
        // The error that matters is the one that made this necessary.
        let _left = clear(&folder);
    }
    made
}

/// Takes away what an earlier time has left.
fn clear(folder: &Path) -> Result<(), ApiError> {
    match fs::remove_dir_all(folder) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(_) => Err(ApiError::new(Code::WorkspaceReadOnly)),
    }
}

fn fill(env: &Env, folder: &Path) -> Result<Desk, ApiError> {
    let passphrase: String = env.random::<32>().iter().map(|byte| format!("{byte:02x}")).collect();
    let passphrase = SecretString::from(passphrase);
    let agency = Organisation { name: "Stadt Musterstadt".to_owned(), level: "EB-K2".into() };
    // Nobody can guess the passphrase at any cost.
    let cost = env.least_kdf_cost();
    let (mut desk, _nobody_is_told) = Desk::create_at(cost, env, folder, &passphrase, Some(agency))?;
    let template = templates::builtin()?;
    begin(&mut desk, &template, "Nachnutzung eines Onlinedienstes", taking::read(DECIDED.as_bytes())?)?;
    begin(&mut desk, &template, "Voreinstellung bei der Platzbuchung", taking::read(OWN.as_bytes())?)?;
    talk_under_way(&mut desk, &template)?;
    // They were there from the start, as far as anybody can tell.
    desk.store.forget_undo()?;
    Ok(desk)
}

fn begin(
    desk: &mut Desk,
    template: &Template,
    title: &str,
    answers: AnswersFile,
) -> Result<AnswersTaken, ApiError> {
    let call = NewCase { title: title.to_owned(), template: None, form: None, language: None, answers: None };
    desk.begin_case(template, &call, Some(answers))
}

fn talk_under_way(desk: &mut Desk, template: &Template) -> Result<(), ApiError> {
    let mut answers = taking::read(UNDER_WAY.as_bytes())?;
    answers.case.answers.retain(|entry| !AFTERWARDS.contains(&entry.question.as_str()));
    answers.case.levels.clear();
    for interview in &mut answers.interviews {
        interview.answers.retain(|entry| ASKED.contains(&entry.question.as_str()));
        interview.levels.clear();
    }
    let case = begin(desk, template, "Gemeinsames digitales Baugenehmigungsverfahren", answers)?.case;
    let interviews = desk.store.read().interviews(case)?;
    let interview = interviews.first().ok_or_else(|| ApiError::new(Code::Bug))?.id;
    let notes = Notes {
        scratch: SCRATCH.to_owned(),
        later: BTreeSet::from(LATER.map(Into::into)),
        place: Some(NEXT.into()),
        ..Notes::default()
    };
    let today = desk.env.today();
    let save = Op::SaveNotes { case, interview };
    desk.store.transact(save, today, |tx| tx.save_notes(case, interview, &notes).map_err(ApiError::from))
}
