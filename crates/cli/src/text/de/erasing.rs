//! What is said of deleting, in German.

use crate::text::erasing::Erasing;

pub(super) const ERASING: Erasing = Erasing {
    case: "Fall {number}: {title}",
    interview: "Gespräch {number} aus: {title}",
    person: "Person: {name}",
    goes: "Damit verschwinden: Gespräche {interviews}, Antworten {answers} mit Fassungen {versions}, Notizen {notes}, Anlagen {attachments} ({bytes} B), Namen {people}.",
    goes_name: "Damit verschwinden Name und Erreichbarkeit.",
    named_in: "Fälle, in denen die Kennung ohne Namen stehen bleibt: {count}",
    stays: "Es bleiben Nummer, Art und Tag im Protokoll, ohne Inhalt, damit nachvollziehbar ist, dass gelöscht wurde.",
    left: "Schon übergeben und nicht zurückzuholen: Nr. {number} am {date} an {recipient}",
    backup_named: "Sicherung vom {date}, Nr. {number}",
    aside_named: "beiseitegelegter Arbeitsbereich vom {date}, Nr. {number}",
    at_second: ", am zweiten Ort",
    backup: "Enthält es noch: {backup}",
    unseen: "Lässt sich nicht durchsehen: {backup}",
    unseen_hint: "Was sich nicht durchsehen lässt, kann Gelöschtes enthalten; meist ist der Schlüssel ein alter. Mit --unseen wird es auch entfernt.",
    purge_unseen: "Auch entfernen, was sich nicht durchsehen lässt",
    no_backup: "Keine erreichbare Sicherung enthält es.",
    ask: "Noch ist nichts gelöscht. Zum Löschen denselben Aufruf mit --yes; danach lässt es sich nicht zurückholen.",
    done: "Endgültig gelöscht.",
    purge_hint: "Die genannten Sicherungen entfernt: lernfall workspace purge",
    no_people: "Das Verzeichnis der Personen ist leer.",
    person_line: "{name} ({id})",
    nothing_to_purge: "Keine erreichbare Sicherung enthält etwas, das gelöscht wurde.",
    purged: "Neue Sicherung angelegt, ältere mit Gelöschtem entfernt: {removed}",
    purge_left: "Nicht entfernt: {backup}",
    second_away: "Der zweite Ort der Sicherungen ist nicht erreichbar. Was dort liegt, kann Gelöschtes enthalten.",
};
