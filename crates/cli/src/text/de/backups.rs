//! What is said of backups, in German.

use crate::text::backups::Backups;

pub(super) const BACKUPS: Backups = Backups {
    lock: "beim Sperren",
    upgrade: "vor einer Umstellung des Formats",
    asked: "auf Wunsch",
    restore: "vor einer Wiederherstellung beiseitegelegt",
    line: "{name}  {date}, {cause}, {size} B, in {folder}",
    none: "In diesem Ordner liegt keine Sicherung.",
    made: "Gesichert: {name} in {folder}",
    second: "Auch am zweiten Ort gesichert.",
    second_away: "Am zweiten Ort ließ sich nicht sichern. Die Sicherung im Arbeitsbereich ist vollständig. Prüfen Sie, ob der Datenträger angeschlossen und beschreibbar ist.",
    left_out: "Anlagen, die sich nicht lesen ließen und in dieser Sicherung fehlen: {count}. Zu finden mit: lernfall workspace check",
    head: "Sicherung vom {date}, {cause}. Fälle darin: {count}",
    case_line: "- {title}, zuletzt geändert am {date}",
    newer: "Im jetzigen Arbeitsbereich neuer: Fälle {cases}, Antworten {answers}. Er wird vorher als Sicherung beiseitegelegt.",
    nothing_newer: "Im jetzigen Arbeitsbereich ist nichts neuer.",
    list: "Beschädigt: das Verzeichnis der Sicherung. Alles andere wurde geprüft und ist unabhängig davon lesbar.",
    key_file: "Beschädigt: eine der beiden Schlüsseldateien. Die andere genügt.",
    margin: "Verändert: Bytes der Datenbank, in denen nichts steht. Der Inhalt ist unversehrt.",
    another_database: "Das ist nicht die Datenbank, die das Verzeichnis der Sicherung nennt.",
    old_key: "Sie stammt von vor einer Erneuerung des Schlüssels: Der alte Schlüssel und das alte Wiederherstellungsblatt gelten dann wieder. Erneuern Sie ihn danach noch einmal: lernfall workspace renew-key",
    old_agency: "Auch der Zugang der Behörde von damals gilt dann wieder: {agency}",
    database: "Beschädigt: die Datenbank.",
    attachment: "Beschädigt oder nicht dabei: die Anlage {name}",
    erased_list: "Nicht lesbar: ein Verzeichnis dessen, was gelöscht wurde (erased.json). Was nur dort steht, kommt mit dieser Sicherung wieder.",
    present: "Im jetzigen Arbeitsbereich nicht lesbar, kommt nicht mit zu dem, was beiseitegelegt wird: {name}",
    ask: "Noch ist nichts wiederhergestellt. Zum Wiederherstellen denselben Aufruf mit --yes.",
    refused: "Diese Sicherung lässt sich nicht wiederherstellen. Nichts wurde verändert. Wählen Sie eine andere.",
    done: "Wiederhergestellt in {folder}.",
    aside: "Was vorher dort war, liegt bei den Sicherungen.",
};
