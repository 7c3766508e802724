//! German.

use super::Text;

pub const TEXT: Text = Text {
    open_file: "Datei auswählen",
    open_folder: "Ordner auswählen",
    save_file: "Speichern unter",
    all_files: "Alle Dateien",
    bundles: "Übergabepakete",
    word_files: "Word-Dokumente",
    mail_drafts: "E-Mail-Entwürfe",
    text_files: "Textdateien",
    no_display: "Hier ist kein Bildschirm, auf dem sich ein Fenster öffnen lässt. Auf der Befehlszeile nennt „lernfall help“ jeden Schritt.",
    no_window: "Das Fenster konnte nicht geöffnet werden. Ihre Arbeitsbereiche sind unverändert. Auf der Befehlszeile nennt „lernfall help“ jeden Schritt.",
    no_demo: "Der Arbeitsbereich mit Beispielfällen konnte nicht angelegt werden. Ihre Arbeitsbereiche sind unverändert.",
    unknown_argument: "Diese Angabe kennt das Programm nicht. Es versteht --demo (mit Beispielfällen öffnen) und --version.",
};
