//! What is said of backups, in English.

use crate::text::backups::Backups;

pub(super) const BACKUPS: Backups = Backups {
    lock: "when it was locked",
    upgrade: "before a change of the format",
    asked: "on request",
    restore: "put aside before a restore",
    line: "{name}  {date}, {cause}, {size} B, in {folder}",
    none: "There is no backup in this folder.",
    made: "Backed up: {name} in {folder}",
    second: "Backed up in the second place as well.",
    second_away: "It could not be backed up in the second place. The backup in the workspace is complete. Check whether the drive is connected and can be written to.",
    left_out: "Attachments that could not be read and are not in this backup: {count}. To find them: lernfall workspace check",
    head: "Backup of {date}, {cause}. Cases in it: {count}",
    case_line: "- {title}, last changed on {date}",
    newer: "Newer in the present workspace: cases {cases}, answers {answers}. It is put aside as a backup first.",
    nothing_newer: "Nothing is newer in the present workspace.",
    list: "Damaged: the list of the backup. Everything else was checked and can be read without it.",
    key_file: "Damaged: one of the two key files. The other one is enough.",
    margin: "Changed: bytes of the database in which nothing is kept. The content is intact.",
    another_database: "This is not the database that the list of the backup names.",
    old_key: "It is from before a renewal of the key: the old key and the old recovery sheet are in force again then. Renew it once more afterwards: lernfall workspace renew-key",
    old_agency: "The agency's way in of that time is in force again then, too: {agency}",
    database: "Damaged: the database.",
    attachment: "Damaged or not included: the attachment {name}",
    erased_list: "Cannot be read: a list of what was deleted (erased.json). What stands only there comes back with this backup.",
    present: "Cannot be read in the present workspace, and is not put aside with the rest: {name}",
    ask: "Nothing is restored yet. To restore, the same call with --yes.",
    refused: "This backup cannot be restored. Nothing was changed. Choose another one.",
    done: "Restored in {folder}.",
    aside: "What was there before is among the backups.",
};
