//! What the command line says of backups.

/// The sentences of one language.
#[derive(Debug)]
pub struct Backups {
    pub lock: &'static str,
    pub upgrade: &'static str,
    pub asked: &'static str,
    pub restore: &'static str,
    pub line: &'static str,
    pub none: &'static str,
    pub made: &'static str,
    pub second: &'static str,
    pub second_away: &'static str,
    pub left_out: &'static str,
    pub head: &'static str,
    pub case_line: &'static str,
    pub newer: &'static str,
    pub nothing_newer: &'static str,
    pub list: &'static str,
    pub key_file: &'static str,
    pub margin: &'static str,
    pub another_database: &'static str,
    pub old_key: &'static str,
    pub old_agency: &'static str,
    pub database: &'static str,
    pub attachment: &'static str,
    pub erased_list: &'static str,
    pub present: &'static str,
    pub ask: &'static str,
    pub refused: &'static str,
    pub done: &'static str,
    pub aside: &'static str,
}
