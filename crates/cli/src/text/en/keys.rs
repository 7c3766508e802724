//! What is said of the ways into a workspace, in English.

use lernfall_app::view::salvage::Matter;

use crate::text::keys::Keys;

pub(super) const KEYS: Keys = Keys {
    renew: "Give the database a new key, when somebody may know an old key file and its passphrase",
    ways: "Say who can open the workspace",
    let_agency: "Give the agency a way in with its recovery key, or take it away",
    agency_key: "Make a recovery key for the agency",
    passphrase: "Change the passphrase; the key of the database stays",
    salvage: "Salvage what can be read of a damaged database into a new workspace",
    keep_backups: "Keep old backups; they still open with the old passphrase and the old code",
    recipient: "Public key of the agency; it begins with age1",
    none: "Take the agency's way in away",
    key_file: "New file for the private key; it belongs into the agency's custody",
    agency_key_file: "Key file of the agency, as age-keygen writes it",
    new_passphrase_file: "File with the new passphrase; asked for otherwise",
    into: "Folder for the new workspace; empty or not there yet",
    public_key: "KEY",
    renewed: "The database has a new key. The passphrase stays; the old recovery code no longer opens it.",
    removed: "A new backup is made. Old backups removed: {removed}",
    left: "Still opens with the old passphrase or the old code: {backup}",
    second_away: "The second place of the backups cannot be reached. What is there still opens with the old key.",
    agency: "Beside you the agency can open this workspace, with the private part of this key: {agency}",
    unknown_agency: "The key file has a way in of which this workspace knows nothing: {agency}. It may be left from a backup that was restored, or planted. If it is your agency's, give it once more: “lernfall workspace let-agency”. If not, remove it there with --none; when the key is renewed, it goes.",
    no_agency: "The workspace opens only with the passphrase or the recovery code.",
    agency_key_made: "The private key is in {file}, not encrypted. Give it into the agency's custody, apart from the workspaces.\nPublic key, for “lernfall workspace let-agency”: {key}",
    passphrase_changed: "The passphrase is changed. Old copies of the key file still open with the old one; “lernfall workspace renew-key” helps against that.",
    salvaged: "The new workspace is in {folder}. It opens like the old one. Cases: {cases}. Pages that cannot be read: {lost} of {pages}.",
    whole: "Nothing is missing, as far as can be told.",
    loss: "Lost: {matter}: {count}",
    loss_more: "Possibly more lost, the number is not known: {matter}",
    case: "Case {number}: {title}",
    head: "  Number, day or guide of the case were filled in; check them.",
    interview: "  Interview {number}: form and day were filled in; check them.",
    answer: "  Answer lost: {question} {label}",
    answer_of: "  Answer lost: {question} {label} (interview {number})",
    from_version: "  Answer from its last version: {question} {label}",
    from_version_of: "  Answer from its last version: {question} {label} (interview {number})",
    attachment: "  Attachment lost or damaged: {name}",
    nameless: "without a name",
    matter,
};

fn matter(matter: Matter) -> &'static str {
    match matter {
        Matter::Cases => "cases",
        Matter::Interviews => "interviews",
        Matter::Rows => "order of entries",
        Matter::Answers => "answers",
        Matter::Versions => "earlier versions",
        Matter::Drafts => "drafts",
        Matter::Notes => "notes",
        Matter::Attachments => "attachments and parts of them",
        Matter::Withdrawals => "withdrawals",
        Matter::People => "names and pseudonyms of persons",
        Matter::HandOvers => "lines in the register of hand-overs",
        Matter::Templates => "guides",
        Matter::Identity => "seal of the agency",
        Matter::Settings => "settings of the workspace",
        Matter::Journal => "lines in the journal",
    }
}
