//! The page of what was found, written by the command that found it.

use std::fmt::Write;

use lernfall_core::time::Date;

use super::faults::Row;

const HEAD: &str = "\
# When a drive fails

Written by `cargo xtask torture`; not to be changed by hand. Every operation is done by a real process, the command line or a window's session, in a workspace with two cases, attachments, a hand-over and a backup. One call that changes a file fails in each attempt, in six ways ([decision 540](decisions/0540-faults-by-a-preloaded-library.md)). Afterwards the workspace is opened without faults, looked over (every page, structure, key files, attachments, newest backup), backups are counted, and it is compared with the states before and after; what was not done is done again.

**It knows no power cut.** The workspaces lie in memory (`/dev/shm`) where there is such a place, and a write that was not flushed survives the death of the program that made it. That a flush is asked for and that its failure is noticed is tried; that nothing depends on a flush that was never asked for is not.

*Calls* is how many calls of the undisturbed operation change files, *tried* how many of them were made to fail: ";

const COLUMNS: &str = "\
*Says* is the code of the sentence that is told; `done` means that the failure did not matter to what was asked. *Afterwards* counts the attempts after which nothing of it stood, some of its steps, and all. An attempt is *against a promise* where something acknowledged was missing, something was damaged, half done or left over, or could not be done again. One thing half done is none: on a drive that takes nothing more from the last flush of a hand-over on, the register may have its line though its bundle was removed; an error was told.

| Operation | Failure | Calls | Tried | Says | Afterwards: nothing, some, all | Against a promise |
|---|---|---:|---:|---|---|---:|
";

/// How much was tried, as [`super::faults::sweep`] takes it, and when.
#[derive(Clone, Copy)]
pub struct Tried {
    pub most: usize,
    pub on: Date,
}

/// The table of operation and failure, of those operations of `names` that were tried.
pub fn faults(rows: &[(&str, Vec<(&'static str, Row)>)], names: &[&str], tried: &Tried) -> String {
    let Tried { most, on } = tried;
    let mut page = HEAD.to_owned();
    let _never_fails = match most {
        &usize::MAX => writeln!(page, "every one, but for the last few where an attempt made fewer.\n"),
        most => writeln!(page, "at most {most} for each failure, spread over all.\n"),
    };
    let missing: Vec<&str> =
        names.iter().filter(|name| rows.iter().all(|(tried, _)| tried != *name)).copied().collect();
    let kinds: Vec<&str> =
        rows.first().map_or(Vec::new(), |(_, kinds)| kinds.iter().map(|it| it.0).collect());
    let _never_fails = writeln!(
        page,
        "Run on {on}: {} of {} operations, each with {}.{}\n",
        rows.len(),
        names.len(),
        kinds.join(", "),
        if missing.is_empty() { String::new() } else { format!(" Not tried: {}.", missing.join(", ")) }
    );
    page.push_str(COLUMNS);
    let (mut attempts, mut against) = (0, 0);
    for (operation, kinds) in rows {
        for (kind, row) in kinds {
            let told: Vec<String> = row.told.iter().map(|(told, times)| format!("{told} {times}")).collect();
            let [before, between, after] = row.stands;
            let (calls, tried, told) = (row.calls, row.tried, told.join(", "));
            attempts += tried;
            against += row.against.len();
            let _never_fails = writeln!(
                page,
                "| {operation} | {kind} | {calls} | {tried} | {told} | {before}, {between}, {after} | {} |",
                row.against.len()
            );
        }
    }
    let _never_fails = writeln!(page, "\n{attempts} attempts, {against} against a promise.");
    page
}
