//! `lernfall case erase`, `lernfall person …` and `lernfall workspace purge`

use lernfall_app::erasing::Erasing;
use lernfall_app::purging::Unseen;
use lernfall_app::view::erasing::{Erasure, Held, HoldingBackup, Purged, Subject};
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
    let unseen = if session.matches.get_flag("unseen") { Unseen::Remove } else { Unseen::Keep };
    let purged = desk.purge_backups(unseen, &mut session.out.job());
    session.close(desk);
    let purged = purged?;
    Ok(session.out.result(&purged, |purged| of_purged(session.out.text, purged)))
}

/// There is no way back on the command line.
fn erase(session: &Session<'_>, mut desk: lernfall_app::desk::Desk, what: Erasing) -> Done {
    let text = session.out.text;
    let wanted = session.matches.get_flag("yes");
    let mut erasure = desk.erasure(what)?;
    if wanted {
        let Held { holding, unseen } = desk.erase_for_good(what)?;
        (erasure.backups, erasure.unseen) = (holding, unseen);
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
    lines.extend(erasure.backups.iter().map(|one| of_backup(text, words.backup, one)));
    lines.extend(erasure.unseen.iter().map(|one| of_backup(text, words.unseen, one)));
    if erasure.backups.is_empty() && erasure.unseen.is_empty() {
        lines.push(words.no_backup.to_owned());
    }
    match (wanted, erasure.backups.is_empty()) {
        (false, _) => lines.push(words.ask.to_owned()),
        (true, true) => lines.push(words.done.to_owned()),
        (true, false) => lines.extend([words.done.to_owned(), words.purge_hint.to_owned()]),
    }
    lines.join("\n")
}

/// A sentence about a backup.
pub(super) fn of_backup(text: &Text, sentence: &'static str, backup: &HoldingBackup) -> String {
    let HoldingBackup { date, number, elsewhere, aside } = backup;
    let words = &text.erasing;
    let facts = [("date", wording(text.language).date(*date)), ("number", number.to_string())];
    let mut named = told(if *aside { words.aside_named } else { words.backup_named }, &facts);
    if *elsewhere {
        named.push_str(words.at_second);
    }
    told(sentence, &[("backup", named)])
}

fn of_purged(text: &Text, purged: &Purged) -> String {
    let words = &text.erasing;
    let mut lines = Vec::new();
    if purged.removed > 0 {
        lines.push(told(words.purged, &[("removed", purged.removed.to_string())]));
    } else if purged.left.is_empty() && purged.unseen.is_empty() {
        lines.push(words.nothing_to_purge.to_owned());
    }
    lines.extend(purged.left.iter().map(|one| of_backup(text, words.purge_left, one)));
    lines.extend(purged.unseen.iter().map(|one| of_backup(text, words.unseen, one)));
    if !purged.unseen.is_empty() {
        lines.push(words.unseen_hint.to_owned());
    }
    if purged.second_away {
        lines.push(words.second_away.to_owned());
    }
    lines.join("\n")
}
