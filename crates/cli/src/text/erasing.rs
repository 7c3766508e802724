//! What the command line says of deleting.

/// The sentences of one language.
#[derive(Debug)]
pub struct Erasing {
    pub case: &'static str,
    pub interview: &'static str,
    pub person: &'static str,
    pub goes: &'static str,
    pub goes_name: &'static str,
    pub named_in: &'static str,
    pub stays: &'static str,
    pub left: &'static str,
    pub backup_named: &'static str,
    pub aside_named: &'static str,
    pub at_second: &'static str,
    pub backup: &'static str,
    pub unseen: &'static str,
    pub unseen_hint: &'static str,
    pub purge_unseen: &'static str,
    pub no_backup: &'static str,
    pub ask: &'static str,
    pub done: &'static str,
    pub purge_hint: &'static str,
    pub no_people: &'static str,
    pub person_line: &'static str,
    pub nothing_to_purge: &'static str,
    pub purged: &'static str,
    pub purge_left: &'static str,
    pub second_away: &'static str,
}
