//! The page of what was found, written by the command that found it.

use std::fmt::Write;

use super::faults::Row;

const HEAD: &str = "\
# When a drive fails

Written by `cargo xtask torture`; not to be changed by hand. Every operation is done by a real process, the command line or a window's session, in a workspace with two cases, attachments, a hand-over and a backup. One call that changes a file fails in each attempt, in six ways ([decision 540](decisions/0540-faults-by-a-preloaded-library.md)). Afterwards the workspace is opened without faults, looked over (every page, structure, key files, attachments, newest backup), compared with the states before and after, and what was not done is done again.

*Calls* is how many calls of the undisturbed operation change files, *tried* how many of them were made to fail: ";

const COLUMNS: &str = "\
*Says* is the code of the sentence that is told; `done` means that the failure did not matter to what was asked. *Afterwards* counts the attempts after which nothing of it stood, some of its steps, and all. An attempt is *against a promise* where something acknowledged was missing, something was damaged, half done or left over, or could not be done again.

| Operation | Failure | Calls | Tried | Says | Afterwards: nothing, some, all | Against a promise |
|---|---|---:|---:|---|---|---:|
";

/// The table of operation and failure. `stride` is that of [`super::faults::sweep`].
pub fn faults(rows: &[(&str, Vec<(&'static str, Row)>)], stride: usize) -> String {
    let tried = match stride {
        1 => "every one.\n\n".to_owned(),
        _ => format!("every one, but of equal writes in a row the first, the last and every {stride}th.\n\n"),
    };
    let mut page = format!("{HEAD}{tried}{COLUMNS}");
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
