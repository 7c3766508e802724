//! The page of what was found, written by the command that found it.

use std::fmt::Write;

use lernfall_core::time::Date;

use super::faults::Row;

const HEAD: &str = "\
# When a drive fails

Written by `cargo xtask torture`; not to be changed by hand. Every operation is done by a real process, the command line or a window's session, in a workspace with two cases, attachments, a hand-over and a backup. One call that changes a file fails in each attempt, in six ways ([decision 540](decisions/0540-faults-by-a-preloaded-library.md)). Afterwards the workspace is opened without faults, looked over (every page, structure, key files, attachments, newest backup), backups are counted, and it is compared with the states before and after; what was not done is done again.

**It knows no power cut.** The workspaces lie in memory (`/dev/shm`) where there is such a place, and a write that was not flushed survives the death of the program that made it. That a flush is asked for and that its failure is noticed is tried; that nothing depends on a flush that was never asked for is not.

*Calls* is how many calls of the undisturbed operation change files, *tried* how many of them were made to fail: every one, but for the last few where an attempt made fewer.

";

const COLUMNS: &str = "\
*Says* is the code of the sentence that is told; `done` means that the failure did not matter to what was asked. *Afterwards* counts the attempts after which nothing of it stood, some of its steps, and all. An attempt is *against a promise* where something acknowledged was missing, something was damaged, half done or left over, or could not be done again. One thing half done is none: on a drive that takes nothing more from the last flush of a hand-over on, the register may have its line though its bundle was removed; an error was told.

| Operation | Failure | Calls | Tried | Says | Afterwards: nothing, some, all | Against a promise |
|---|---|---:|---:|---|---|---:|
";

/// The table of operation and failure for all operations of `names`: those of `rows` as they were tried
/// on a day, the others as the page before has them.
pub fn faults(rows: &[(&str, Vec<(&'static str, Row)>)], names: &[&str], on: Date, before: &str) -> String {
    let lines_of = |name: &str| match rows.iter().find(|(tried, _)| *tried == name) {
        Some((_, kinds)) => kinds.iter().map(|(kind, row)| line(name, kind, row)).collect(),
        None => kept(name, before),
    };
    let table: Vec<(&str, Vec<String>)> = names.iter().map(|name| (*name, lines_of(name))).collect();
    let missing: Vec<&str> = table.iter().filter(|(_, lines)| lines.is_empty()).map(|it| it.0).collect();
    let tried: Vec<&str> = rows.iter().map(|it| it.0).collect();
    let left = names.len() - tried.len() - missing.len();
    let tried = if tried == names { "all operations".to_owned() } else { tried.join(", ") };
    let mut page = HEAD.to_owned();
    let _never_fails = write!(page, "Run last on {on}: {tried}.");
    if left > 0 {
        let _never_fails = write!(page, " Run before that: the other {left}.");
    }
    if !missing.is_empty() {
        let _never_fails = write!(page, " Not tried: {}.", missing.join(", "));
    }
    page.push_str("\n\n");
    page.push_str(COLUMNS);
    let lines: Vec<&String> = table.iter().flat_map(|(_, lines)| lines).collect();
    lines.iter().for_each(|line| page.push_str(line));
    let sum = |column: usize| lines.iter().map(|line| number(line, column)).sum::<usize>();
    let _never_fails = writeln!(page, "\n{} attempts, {} against a promise.", sum(TRIED), sum(AGAINST));
    page
}

/// Cells of a line, counted from the left.
const TRIED: usize = 4;
const AGAINST: usize = 7;

fn line(operation: &str, kind: &str, row: &Row) -> String {
    let told: Vec<String> = row.told.iter().map(|(told, times)| format!("{told} {times}")).collect();
    let [before, between, after] = row.stands;
    let (calls, tried, told, against) = (row.calls, row.tried, told.join(", "), row.against.len());
    format!(
        "| {operation} | {kind} | {calls} | {tried} | {told} | {before}, {between}, {after} | {against} |\n"
    )
}

/// The lines of an operation in a page that there was.
fn kept(operation: &str, before: &str) -> Vec<String> {
    let begun = format!("| {operation} | ");
    before.lines().filter(|line| line.starts_with(&begun)).map(|line| format!("{line}\n")).collect()
}

fn number(line: &str, column: usize) -> usize {
    line.split('|').nth(column).and_then(|cell| cell.trim().parse().ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tried(times: usize) -> Vec<(&'static str, Row)> {
        vec![("killed there", Row { calls: times, tried: times, ..Row::default() })]
    }

    #[test]
    fn what_was_not_tried_this_time_stays_as_it_was() {
        let day = Date::read("2026-11-22").expect("a day");
        let names = ["create", "lock", "erase"];
        let first = faults(&[("create", tried(3)), ("lock", tried(4))], &names, day, "");
        assert!(first.contains(&format!("on {day}: create, lock. Not tried: erase.")), "{first}");
        assert!(first.ends_with("\n7 attempts, 0 against a promise.\n"), "{first}");
        let second = faults(&[("lock", tried(5))], &names, day, &first);
        assert!(second.contains(": lock. Run before that: the other 1. Not tried: erase.\n"), "{second}");
        assert!(second.contains("| create | killed there | 3 | 3 |  | 0, 0, 0 | 0 |\n"), "{second}");
        assert!(second.ends_with("\n8 attempts, 0 against a promise.\n"), "{second}");
    }
}
