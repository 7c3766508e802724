//! What is said of backups, in German.

use crate::text::backups::Backups;

pub(super) const BACKUPS: Backups = Backups {
    lock: "beim Sperren",
    upgrade: "vor einer Umstellung des Formats",
    asked: "auf Wunsch",
    restore: "vor einer Wiederherstellung beiseite gelegt",
    line: "{name}  {date}, {cause}, {size} B, in {folder}",
    none: "In diesem Ordner liegt keine Sicherung.",
    made: "Gesichert: {name} in {folder}",
    second: "Auch am zweiten Ort gesichert.",
    second_away: "Am zweiten Ort ließ sich nicht sichern. Die Sicherung im Arbeitsbereich ist vollständig. Prüfen Sie, ob der Datenträger angeschlossen und beschreibbar ist.",
    head: "Sicherung vom {date}, {cause}. Fälle darin: {count}",
    case_line: "- {title}, zuletzt geändert am {date}",
    newer: "Im jetzigen Arbeitsbereich neuer: Fälle {cases}, Antworten {answers}. Er wird vorher als Sicherung beiseite gelegt.",
    nothing_newer: "Im jetzigen Arbeitsbereich ist nichts neuer.",
    list: "Beschädigt: das Verzeichnis der Sicherung. Alles andere wurde geprüft und ist unabhängig davon lesbar.",
    key_file: "Beschädigt: eine der beiden Schlüsseldateien. Die andere genügt.",
    margin: "Verändert: Bytes der Datenbank, in denen nichts steht. Der Inhalt ist unversehrt.",
    database: "Beschädigt: die Datenbank.",
    attachment: "Beschädigt oder nicht dabei: die Anlage {name}",
    ask: "Noch ist nichts wiederhergestellt. Zum Wiederherstellen denselben Aufruf mit --yes.",
    refused: "Diese Sicherung lässt sich nicht wiederherstellen. Nichts wurde verändert. Wählen Sie eine andere.",
    done: "Wiederhergestellt in {folder}.",
    aside: "Was vorher dort war, liegt bei den Sicherungen.",
};
