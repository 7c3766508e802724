//! `lernfall workspace …`

use lernfall_app::desk::Desk;
use lernfall_app::view::{Finding, Part, WorkspaceChecked};
use lernfall_core::case::Organisation;

use super::{Done, Session, Stop};
use crate::out::{Exit, told};
use crate::secrets::{RecoveryPlace, new_passphrase};
use crate::text::Text;

pub(super) fn create(session: &Session<'_>) -> Done {
    let text = session.out.text;
    let dir = session.needed_path("dir");
    let organisation = Organisation {
        name: session.needed_word("agency").to_owned(),
        level: session.needed_word("level").into(),
    };
    let passphrase = new_passphrase(text, session.path("passphrase-file")).map_err(Stop::Refused)?;
    let mut place = RecoveryPlace::find(text, session.path("recovery-file")).map_err(Stop::Refused)?;
    let mut kept = None;
    let made: Result<Desk, Stop> =
        Desk::create_keeping(session.env, &dir, &passphrase, organisation, |code| {
            let words = place.keep(text, code, text.recovery_unwritable).map_err(Stop::Refused)?;
            // On a terminal it is kept when it was shown; that of a file is said when all is done.
            if place.is_terminal() {
                session.out.aside(&words);
            } else {
                kept = Some(words);
            }
            Ok(())
        });
    let desk = match made {
        Ok(desk) => desk,
        Err(stop) => {
            place.abandon();
            return Err(stop);
        }
    };
    let made = desk.made()?;
    session.close(desk);
    kept.iter().for_each(|words| session.out.remark(words));
    Ok(session.out.result(&made, |made| {
        told(
            text.workspace_made,
            &[("dir", dir.display().to_string()), ("fingerprint", made.fingerprint.to_string())],
        )
    }))
}

pub(super) fn check(session: &Session<'_>) -> Done {
    let text = session.out.text;
    let mut desk = session.desk()?;
    let checked = desk.check(&mut session.out.job())?;
    session.close(desk);
    let exit = session.out.result(&checked, |checked| sentences(text, checked));
    Ok(if checked.findings.is_empty() { exit } else { Exit::Verdict })
}

fn sentences(text: &Text, checked: &WorkspaceChecked) -> String {
    if checked.findings.is_empty() {
        let facts = [("cases", checked.cases.to_string()), ("attachments", checked.attachments.to_string())];
        return told(text.workspace_sound, &facts);
    }
    let mut lines = vec![text.workspace_unsound.to_owned()];
    lines.extend(checked.findings.iter().map(|finding| one(text, finding)));
    lines.join("\n")
}

fn one(text: &Text, finding: &Finding) -> String {
    let id = finding.attachment.map(|id| id.to_string()).unwrap_or_default();
    let sentence = match finding.part {
        Part::Database => text.finding_database,
        Part::KeyFile => text.finding_key_file,
        Part::KeyFilesDiffer => text.finding_twin,
        Part::Attachment => text.finding_attachment,
    };
    told(sentence, &[("id", id)])
}
