//! What is said of deleting, in English.

use crate::text::erasing::Erasing;

pub(super) const ERASING: Erasing = Erasing {
    case: "Case {number}: {title}",
    interview: "Interview {number} of: {title}",
    person: "Person: {name}",
    goes: "With it go: interviews {interviews}, answers {answers} with versions {versions}, notes {notes}, attachments {attachments} ({bytes} B), names {people}.",
    goes_name: "With it go the name and how to reach the person.",
    named_in: "Cases in which the pseudonym stays without a name: {count}",
    stays: "Number, kind and day stay in the journal, without content, so that it can be seen that something was deleted.",
    left: "Handed over already and not to be called back: No. {number} on {date} to {recipient}",
    backup_named: "backup of {date}, No. {number}",
    aside_named: "workspace of {date} that was put aside, No. {number}",
    at_second: ", in the second place",
    backup: "Still holds it: {backup}",
    unseen: "Cannot be looked into: {backup}",
    unseen_hint: "What cannot be looked into may hold what was deleted; mostly its key is an old one. With --unseen it is removed too.",
    purge_unseen: "Remove what cannot be looked into, too",
    no_backup: "No backup that can be reached holds it.",
    ask: "Nothing is deleted yet. To delete, the same call with --yes; after that it cannot be brought back.",
    done: "Deleted for good.",
    purge_hint: "The backups named are removed by: lernfall workspace purge",
    no_people: "The register of persons is empty.",
    person_line: "{name} ({id})",
    nothing_to_purge: "No backup that can be reached holds anything that was deleted.",
    purged: "New backup made, older ones with what was deleted removed: {removed}",
    purge_left: "Not removed: {backup}",
    second_away: "The second place of backups cannot be reached. What lies there may hold what was deleted.",
};
