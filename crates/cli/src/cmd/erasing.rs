//! `lernfall case erase`, `lernfall person …` and `lernfall workspace purge`

use lernfall_app::erasing::Erasing;
use lernfall_app::view::erasing::{Erasure, HoldingBackup, Purged, Subject};
use lernfall_core::text::Language;
use lernfall_core::wording::wording;

use super::{Done, Session};
use crate::out::{Exit, told};
use crate::text::Text;

pub(super) fn case(session: &Session<'_>) -> Done {
    let desk = session.desk()?;
    let case = desk.find_case(session.needed_word("id"))?;
    let what = match session.interview() {
        Some(number) => Erasing::Interview(case, desk.find_interview(case, number)?),
        None => Erasing::Case(case),
    };
    erase(session, desk, what)
}

pub(super) fn person(name: &str, session: &Session<'_>) -> Done {
    match name {
        "list" => people(session),
        "erase" => {
            let desk = session.desk()?;
            let person = desk.find_person(session.needed_word("id"))?;
            erase(session, desk, Erasing::Person(person))
        }
        _ => Ok(Exit::Usage),
    }
}

pub(super) fn purge(session: &Session<'_>) -> Done {
    let mut desk = session.desk()?;
    let purged = desk.purge_backups(&mut session.out.job())?;
    session.close(desk);
    Ok(session.out.result(&purged, |purged| of_purged(session.out.text, purged)))
}

/// There is no way back on the command line.
fn erase(session: &Session<'_>, mut desk: lernfall_app::desk::Desk, what: Erasing) -> Done {
    let text = session.out.text;
    let wanted = session.matches.get_flag("yes");
    let mut erasure = desk.erasure(what)?;
    if wanted {
        erasure.backups = desk.erase_for_good(what)?;
    }
    session.close(desk);
    Ok(session.out.result(&erasure, |erasure| of_erasure(text, erasure, wanted)))
}

fn people(session: &Session<'_>) -> Done {
    let text = session.out.text;
    let desk = session.desk()?;
    let people = desk.people()?;
    session.close(desk);
    Ok(session.out.result(&people, |people| {
        if people.is_empty() {
            return text.erasing.no_people.to_owned();
        }
        let line = |one: &lernfall_app::view::erasing::PersonLine| {
            told(text.erasing.person_line, &[("name", one.name.clone()), ("id", one.id.to_string())])
        };
        people.iter().map(line).collect::<Vec<_>>().join("\n")
    }))
}

fn of_erasure(text: &Text, erasure: &Erasure, wanted: bool) -> String {
    let words = &text.erasing;
    let goes = &erasure.goes;
    let mut lines = Vec::new();
    match &erasure.subject {
        Subject::Case { case: _, number, title } => {
            lines.push(told(words.case, &[("number", number.to_string()), ("title", title.clone())]));
        }
        Subject::Interview { case: _, interview: _, number, form: _, person: _, title } => {
            lines.push(told(words.interview, &[("number", number.to_string()), ("title", title.clone())]));
        }
        Subject::Person { person: _, name } => lines.push(told(words.person, &[("name", name.clone())])),
    }
    match &erasure.subject {
        Subject::Person { .. } => {
            lines.push(words.goes_name.to_owned());
            lines.push(told(words.named_in, &[("count", erasure.named_in.to_string())]));
        }
        Subject::Case { .. } | Subject::Interview { .. } => lines.push(told(
            words.goes,
            &[
                ("interviews", goes.interviews.to_string()),
                ("answers", goes.answers.to_string()),
                ("versions", goes.versions.to_string()),
                ("notes", goes.notes.to_string()),
                ("attachments", goes.attachments.to_string()),
                ("bytes", goes.bytes.to_string()),
                ("people", goes.people.to_string()),
            ],
        )),
    }
    lines.push(words.stays.to_owned());
    lines.extend(erasure.hand_overs.iter().map(|one| {
        let date = wording(text.language).date(one.date);
        told(
            words.left,
            &[("number", one.number.to_string()), ("date", date), ("recipient", one.recipient.clone())],
        )
    }));
    lines.extend(erasure.backups.iter().map(|one| of_backup(text.language, sentence(text, one), one)));
    if erasure.backups.is_empty() {
        lines.push(words.no_backup.to_owned());
    }
    match (wanted, erasure.backups.is_empty()) {
        (false, _) => lines.push(words.ask.to_owned()),
        (true, true) => lines.push(words.done.to_owned()),
        (true, false) => lines.extend([words.done.to_owned(), words.purge_hint.to_owned()]),
    }
    lines.join("\n")
}

fn sentence(text: &Text, backup: &HoldingBackup) -> &'static str {
    if backup.elsewhere { text.erasing.backup_elsewhere } else { text.erasing.backup }
}

fn of_backup(language: Language, sentence: &'static str, backup: &HoldingBackup) -> String {
    let date = wording(language).date(backup.date);
    told(sentence, &[("date", date), ("number", backup.number.to_string())])
}

fn of_purged(text: &Text, purged: &Purged) -> String {
    let words = &text.erasing;
    let mut lines = Vec::new();
    if purged.removed > 0 {
        lines.push(told(words.purged, &[("removed", purged.removed.to_string())]));
    } else if purged.left.is_empty() {
        lines.push(words.nothing_to_purge.to_owned());
    }
    lines.extend(purged.left.iter().map(|one| of_backup(text.language, words.purge_left, one)));
    if purged.second_away {
        lines.push(words.second_away.to_owned());
    }
    lines.join("\n")
}
