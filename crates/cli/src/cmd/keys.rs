//! The ways into a workspace, and out of a damaged one: `lernfall workspace renew-key`, `ways`,
//! `let-agency`, `agency-key`, `passphrase` and `salvage`

use lernfall_app::agency_key;
use lernfall_app::desk::Desk;
use lernfall_app::renewing::OldBackups;
use lernfall_app::view::keys::{KeyRenewed, WaysIn};
use lernfall_app::view::salvage::{AffectedCase, MissingAnswer, Salvaged};

use super::erasing::of_backup;
use super::{Done, Session, Stop};
use crate::out::told;
use crate::secrets::{self, RecoveryPlace};
use crate::text::Text;

pub(super) fn renew(session: &Session<'_>) -> Done {
    let text = session.out.text;
    let passphrase = secrets::passphrase(text, session.path("passphrase-file"), text.passphrase_prompt);
    let passphrase = passphrase.map_err(Stop::Refused)?;
    let old = if session.matches.get_flag("keep-backups") { OldBackups::Keep } else { OldBackups::Remove };
    let mut desk = Desk::open(session.env, &session.needed_path("dir"), &passphrase)?;
    let mut place = RecoveryPlace::find(text, session.path("recovery-file")).map_err(Stop::Refused)?;
    let (code, renewed) = match desk.renew_key(&passphrase, old, &mut session.out.job()) {
        Ok(renewed) => renewed,
        Err(error) => {
            place.abandon();
            session.close(desk);
            return Err(error.into());
        }
    };
    // Where the code cannot be kept, it stays due, and the workspace is closed all the same.
    let kept = place.keep(text, &code, text.recovery_lost).map_err(Stop::Refused);
    if place.is_terminal() {
        kept.iter().for_each(|words| session.out.aside(words));
    }
    let noted = if kept.is_ok() { desk.set_recovery_kept(true) } else { Ok(()) };
    session.close(desk);
    let kept = kept?;
    noted?;
    if !place.is_terminal() {
        session.out.remark(&kept);
    }
    Ok(session.out.result(&renewed, |renewed| of_renewed(text, renewed)))
}

pub(super) fn ways(session: &Session<'_>) -> Done {
    let desk = session.desk()?;
    let ways = desk.ways_in()?;
    session.close(desk);
    Ok(session.out.result(&ways, |ways| of_ways(session.out.text, ways)))
}

pub(super) fn let_agency(session: &Session<'_>) -> Done {
    let text = session.out.text;
    let passphrase = secrets::passphrase(text, session.path("passphrase-file"), text.passphrase_prompt);
    let passphrase = passphrase.map_err(Stop::Refused)?;
    let mut desk = Desk::open(session.env, &session.needed_path("dir"), &passphrase)?;
    let done = match session.word("recipient") {
        Some(recipient) => desk.let_agency_open(recipient, &passphrase),
        None => desk.shut_agency_out(),
    };
    let ways = done.and_then(|()| desk.ways_in());
    session.close(desk);
    let ways = ways?;
    Ok(session.out.result(&ways, |ways| of_ways(session.out.text, ways)))
}

pub(super) fn agency_key(session: &Session<'_>) -> Done {
    let text = session.out.text;
    let file = session.needed_path("file");
    let key = agency_key::make(&file)?;
    Ok(session.out.result(&key, |key| {
        told(text.keys.agency_key_made, &[("file", file.display().to_string()), ("key", key.clone())])
    }))
}

pub(super) fn passphrase(session: &Session<'_>) -> Done {
    let text = session.out.text;
    let dir = session.needed_path("dir");
    let new_file = session.path("new-passphrase-file");
    match session.path("agency-key-file") {
        Some(file) => {
            let mut desk = Desk::open_by_agency(session.env, &dir, agency_key::read(file)?)?;
            let new = secrets::new_passphrase(text, new_file).map_err(Stop::Refused)?;
            let done = agency_key::read(file).and_then(|key| desk.set_passphrase(key, &new));
            session.close(desk);
            done?;
        }
        None => {
            let old = secrets::passphrase(text, session.path("passphrase-file"), text.passphrase_prompt);
            let old = old.map_err(Stop::Refused)?;
            let mut desk = Desk::open(session.env, &dir, &old)?;
            let new = secrets::new_passphrase(text, new_file).map_err(Stop::Refused)?;
            let done = desk.change_passphrase(&old, &new);
            session.close(desk);
            done?;
        }
    }
    Ok(session.out.result(&(), |()| text.keys.passphrase_changed.to_owned()))
}

pub(super) fn salvage(session: &Session<'_>) -> Done {
    let text = session.out.text;
    let passphrase = secrets::passphrase(text, session.path("passphrase-file"), text.passphrase_prompt);
    let passphrase = passphrase.map_err(Stop::Refused)?;
    let (dir, into) = (session.needed_path("dir"), session.needed_path("to"));
    let (desk, salvaged) =
        Desk::salvage(session.env, &dir, &passphrase, &into, text.language, &mut session.out.job())?;
    session.close(desk);
    Ok(session.out.result(&salvaged, |salvaged| of_salvaged(text, salvaged)))
}

fn of_renewed(text: &Text, renewed: &KeyRenewed) -> String {
    let words = &text.keys;
    let mut lines = vec![words.renewed.to_owned()];
    if renewed.removed > 0 {
        lines.push(told(words.removed, &[("removed", renewed.removed.to_string())]));
    }
    lines.extend(renewed.left.iter().map(|backup| of_backup(text, words.left, backup)));
    if renewed.second_away {
        lines.push(words.second_away.to_owned());
    }
    lines.join("\n")
}

fn of_ways(text: &Text, ways: &WaysIn) -> String {
    match (&ways.agency, &ways.unknown) {
        (Some(agency), _) => told(text.keys.agency, &[("agency", agency.clone())]),
        (None, Some(agency)) => told(text.keys.unknown_agency, &[("agency", agency.clone())]),
        (None, None) => text.keys.no_agency.to_owned(),
    }
}

fn of_salvaged(text: &Text, salvaged: &Salvaged) -> String {
    let words = &text.keys;
    let facts = [
        ("folder", salvaged.folder.clone()),
        ("cases", salvaged.cases.to_string()),
        ("lost", salvaged.lost_pages.to_string()),
        ("pages", salvaged.pages.to_string()),
    ];
    let mut lines = vec![told(words.salvaged, &facts)];
    if salvaged.losses.is_empty() && salvaged.affected.is_empty() {
        lines.push(words.whole.to_owned());
    }
    for loss in &salvaged.losses {
        let facts = [("matter", (words.matter)(loss.matter).to_owned()), ("count", loss.count.to_string())];
        if loss.count > 0 {
            lines.push(told(words.loss, &facts));
        }
        if loss.more {
            lines.push(told(words.loss_more, &facts));
        }
    }
    lines.extend(salvaged.affected.iter().flat_map(|case| of_case(text, case)));
    lines.join("\n")
}

fn of_case(text: &Text, case: &AffectedCase) -> Vec<String> {
    let words = &text.keys;
    let AffectedCase { case: _, number, title, head, interviews, answers, from_version, attachments } = case;
    let mut lines = vec![told(words.case, &[("number", number.to_string()), ("title", title.clone())])];
    if *head {
        lines.push(words.head.to_owned());
    }
    let talk = |number: &u32| told(words.interview, &[("number", number.to_string())]);
    lines.extend(interviews.iter().map(talk));
    lines.extend(answers.iter().map(|answer| of_answer(words.answer, words.answer_of, answer)));
    lines.extend(
        from_version.iter().map(|answer| of_answer(words.from_version, words.from_version_of, answer)),
    );
    lines.extend(attachments.iter().map(|file| {
        let name = file.name.clone().unwrap_or_else(|| words.nameless.to_owned());
        told(words.attachment, &[("name", name)])
    }));
    lines
}

fn of_answer(of_case: &str, of_talk: &str, answer: &MissingAnswer) -> String {
    let MissingAnswer { question, label, interview } = answer;
    let facts = [
        ("question", question.to_string()),
        ("label", label.clone()),
        ("number", interview.map(|number| number.to_string()).unwrap_or_default()),
    ];
    told(if interview.is_some() { of_talk } else { of_case }, &facts)
}
