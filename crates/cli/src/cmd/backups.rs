//! `lernfall workspace backup`, `backups`, `restore`

use lernfall_app::desk::Desk;
use lernfall_app::error::{ApiError, Code};
use lernfall_app::restoring::{in_folder, lines, unpack};
use lernfall_app::view::backups::{
    BackupCause, BackupLine, BackupMade, FaultyPart, OldKey, RestoreFault, RestorePreview,
};

use super::{Done, Session, Stop};
use crate::out::{Exit, told};
use crate::secrets;
use crate::text::backups::Backups;

pub(super) fn backup(session: &Session<'_>) -> Done {
    let words = &session.out.text.backups;
    let mut desk = session.desk()?;
    if let Some(folder) = session.path("also") {
        desk.set_second_place(Some(folder))?;
    }
    let made = desk.back_up(&mut session.out.job())?;
    session.close(desk);
    Ok(session.out.result(&made, |made| of_made(words, made)))
}

fn of_made(words: &Backups, made: &BackupMade) -> String {
    let facts = [("name", made.backup.name.clone()), ("folder", made.backup.folder.clone())];
    let first = told(words.made, &facts);
    let second = match made.second {
        Some(true) => Some(words.second.to_owned()),
        Some(false) => Some(words.second_away.to_owned()),
        None => None,
    };
    let left_out = told(words.left_out, &[("count", made.left_out.to_string())]);
    let left_out = (made.left_out > 0).then_some(left_out);
    [Some(first), second, left_out].into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// Needs no passphrase: nothing is opened.
pub(super) fn list(session: &Session<'_>) -> Done {
    let words = &session.out.text.backups;
    let found = lines(&in_folder(&session.needed_path("dir")), &session.needed_path("dir"));
    Ok(session.out.result(&found, |found| match found.as_slice() {
        [] => words.none.to_owned(),
        some => some.iter().map(|line| of_line(words, line)).collect::<Vec<_>>().join("\n"),
    }))
}

fn of_line(words: &Backups, line: &BackupLine) -> String {
    let facts = [
        ("name", line.name.clone()),
        ("date", line.date.to_string()),
        ("cause", cause(words, line.cause).to_owned()),
        ("size", line.size.to_string()),
        ("folder", line.folder.clone()),
    ];
    told(words.line, &facts)
}

fn cause(words: &Backups, cause: BackupCause) -> &'static str {
    match cause {
        BackupCause::Lock => words.lock,
        BackupCause::Upgrade => words.upgrade,
        BackupCause::Asked => words.asked,
        BackupCause::Restore => words.restore,
    }
}

pub(super) fn restore(session: &Session<'_>) -> Done {
    let (text, words) = (session.out.text, &session.out.text.backups);
    let dir = session.needed_path("dir");
    let found = in_folder(session.path("from").unwrap_or(&dir));
    let named = session.word("backup");
    let backup = found.iter().find(|backup| named.is_none_or(|name| backup.name() == name));
    let backup = backup.ok_or_else(|| ApiError::new(Code::BackupGone))?;
    let passphrase = secrets::passphrase(text, session.path("passphrase-file"), text.passphrase_prompt);
    let passphrase = passphrase.map_err(Stop::Refused)?;
    // What cannot be opened cannot be compared, and may be the reason to restore.
    let present = Desk::open(session.env, &dir, &passphrase).ok();
    let unpacked = unpack(session.env, backup, &dir, &passphrase, present.as_ref(), &mut session.out.job());
    if let Some(present) = present {
        session.close(present);
    }
    let unpacked = unpacked?;
    let preview = unpacked.preview().clone();
    if !preview.sound {
        session.out.result(&preview, |preview| of_preview(words, preview, words.refused));
        return Ok(Exit::Verdict);
    }
    if !session.matches.get_flag("yes") {
        return Ok(session.out.result(&preview, |preview| of_preview(words, preview, words.ask)));
    }
    unpacked.put_in_place(session.env)?;
    let done = told(words.done, &[("folder", preview.folder.clone())]);
    let done = if preview.replaces { format!("{done} {}", words.aside) } else { done };
    Ok(session.out.result(&preview, |preview| of_preview(words, preview, &done)))
}

fn of_preview(words: &Backups, preview: &RestorePreview, last: &str) -> String {
    let head = [
        ("date", preview.backup.date.to_string()),
        ("cause", cause(words, preview.backup.cause).to_owned()),
        ("count", preview.cases.len().to_string()),
    ];
    let mut lines = vec![told(words.head, &head)];
    lines.extend(preview.cases.iter().map(|case| {
        told(words.case_line, &[("title", case.title.clone()), ("date", case.changed.to_string())])
    }));
    if let Some(newer) = preview.newer {
        let facts = [("cases", newer.cases.to_string()), ("answers", newer.answers.to_string())];
        let nothing = newer.cases + newer.answers == 0;
        lines.push(told(if nothing { words.nothing_newer } else { words.newer }, &facts));
    }
    lines.extend(preview.faults.iter().map(|fault| of_fault(words, fault)));
    if let Some(OldKey { agency }) = &preview.old_key {
        lines.push(words.old_key.to_owned());
        lines.extend(agency.iter().map(|agency| told(words.old_agency, &[("agency", agency.clone())])));
    }
    lines.push(last.to_owned());
    lines.join("\n")
}

fn of_fault(words: &Backups, fault: &RestoreFault) -> String {
    let sentence = match fault.part {
        FaultyPart::List => words.list,
        FaultyPart::KeyFile => words.key_file,
        FaultyPart::Margin => words.margin,
        FaultyPart::AnotherDatabase => words.another_database,
        FaultyPart::Database => words.database,
        FaultyPart::Attachment => words.attachment,
        FaultyPart::ErasedList => words.erased_list,
        FaultyPart::Present => words.present,
    };
    told(sentence, &[("name", fault.name.clone().unwrap_or_default())])
}
