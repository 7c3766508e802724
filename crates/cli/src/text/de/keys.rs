//! What is said of the ways into a workspace, in German.

use lernfall_app::view::salvage::Matter;

use crate::text::keys::Keys;

pub(super) const KEYS: Keys = Keys {
    renew: "Der Datenbank einen neuen Schlüssel geben, wenn jemand eine alte Schlüsseldatei und die Passphrase kennen könnte",
    ways: "Sagen, wer den Arbeitsbereich öffnen kann",
    let_agency: "Der Behörde mit ihrem Wiederherstellungsschlüssel einen Zugang geben oder nehmen",
    agency_key: "Für die Behörde einen Wiederherstellungsschlüssel anlegen",
    passphrase: "Die Passphrase ändern; der Schlüssel der Datenbank bleibt",
    salvage: "Aus einer beschädigten Datenbank retten, was lesbar ist, in einen neuen Arbeitsbereich",
    keep_backups: "Alte Sicherungen behalten; sie öffnen sich weiter mit der alten Passphrase und dem alten Code",
    recipient: "Öffentlicher Schlüssel der Behörde; er beginnt mit age1",
    none: "Den Zugang der Behörde entfernen",
    key_file: "Neue Datei für den geheimen Schlüssel; sie gehört in die Verwahrung der Behörde",
    agency_key_file: "Schlüsseldatei der Behörde, in der Form von age-keygen",
    new_passphrase_file: "Datei mit der neuen Passphrase; sonst wird gefragt",
    into: "Ordner für den neuen Arbeitsbereich; leer oder noch nicht vorhanden",
    public_key: "SCHLÜSSEL",
    renewed: "Die Datenbank hat einen neuen Schlüssel. Die Passphrase bleibt; der alte Wiederherstellungscode öffnet sie nicht mehr.",
    removed: "Eine neue Sicherung ist angelegt. Entfernte alte Sicherungen: {removed}",
    left: "Öffnet sich weiter mit der alten Passphrase oder dem alten Code: {backup}",
    second_away: "Der zweite Ort der Sicherungen ist nicht erreichbar. Was dort liegt, öffnet sich weiter mit dem alten Schlüssel.",
    agency: "Außer Ihnen kann die Behörde diesen Arbeitsbereich öffnen, mit dem geheimen Teil zu diesem Schlüssel: {agency}",
    unknown_agency: "In der Schlüsseldatei steht ein Zugang, von dem dieser Arbeitsbereich nichts weiß: {agency}. Er kann von einer wiederhergestellten Sicherung übrig sein oder untergeschoben. Ist er von Ihrer Behörde, geben Sie ihn noch einmal: „lernfall workspace let-agency“. Sonst entfernen Sie ihn dort mit --none; beim Erneuern des Schlüssels entfällt er.",
    no_agency: "Der Arbeitsbereich öffnet sich nur mit der Passphrase oder dem Wiederherstellungscode.",
    agency_key_made: "Der geheime Schlüssel steht unverschlüsselt in {file}. Geben Sie ihn in die Verwahrung der Behörde, getrennt von den Arbeitsbereichen.\nÖffentlicher Schlüssel, für „lernfall workspace let-agency“: {key}",
    passphrase_changed: "Die Passphrase ist geändert. Alte Kopien der Schlüsseldatei öffnen sich weiter mit der alten; dagegen hilft „lernfall workspace renew-key“.",
    salvaged: "Der neue Arbeitsbereich liegt in {folder}. Er öffnet sich wie der alte. Fälle: {cases}. Unlesbare Seiten: {lost} von {pages}.",
    whole: "Es fehlt nichts, soweit sich das sagen lässt.",
    loss: "Verloren: {matter}: {count}",
    loss_more: "Möglicherweise weitere verloren, Zahl nicht bekannt: {matter}",
    case: "Fall {number}: {title}",
    head: "  Nummer, Tag oder Leitfaden des Falls sind ergänzt; prüfen Sie sie.",
    interview: "  Gespräch {number}: Form und Tag sind ergänzt; prüfen Sie sie.",
    answer: "  Antwort verloren: {question} {label}",
    answer_of: "  Antwort verloren: {question} {label} (Gespräch {number})",
    from_version: "  Antwort aus ihrer letzten Fassung: {question} {label}",
    from_version_of: "  Antwort aus ihrer letzten Fassung: {question} {label} (Gespräch {number})",
    attachment: "  Anlage verloren oder beschädigt: {name}",
    nameless: "ohne Namen",
    matter,
};

fn matter(matter: Matter) -> &'static str {
    match matter {
        Matter::Cases => "Fälle",
        Matter::Interviews => "Gespräche",
        Matter::Rows => "Reihenfolge von Einträgen",
        Matter::Answers => "Antworten",
        Matter::Versions => "frühere Fassungen",
        Matter::Drafts => "Entwürfe",
        Matter::Notes => "Notizen",
        Matter::Attachments => "Anlagen und Teile davon",
        Matter::Withdrawals => "Widerrufe",
        Matter::People => "Namen und Kennungen von Personen",
        Matter::HandOvers => "Zeilen im Verzeichnis der Übergaben",
        Matter::Templates => "Leitfäden",
        Matter::Identity => "Siegel der Behörde",
        Matter::Settings => "Einstellungen des Arbeitsbereichs",
        Matter::Journal => "Zeilen im Protokoll",
    }
}
