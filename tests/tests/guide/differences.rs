//! Where the shipped guide differs from the raw material on purpose.
//!
//! A line that no longer differs fails the test, as does a difference without a line.

use lernfall_core::template::{Effect, OwnWords};

/// One intended difference.
pub struct Difference {
    pub place: &'static str,
    /// Nothing: the raw file has no text here.
    pub raw: Option<&'static str>,
    /// Nothing: the guide ships no text here.
    pub shipped: Option<&'static str>,
    pub why: &'static str,
}

const fn line(
    place: &'static str,
    raw: Option<&'static str>,
    shipped: Option<&'static str>,
    why: &'static str,
) -> Difference {
    Difference { place, raw, shipped, why }
}

const TYPED_EFFECT: &str = "What a value does to the hand-over is a typed effect, never words in its label.";
const TYPED_WORDS: &str = "Own words are typed; what to write stands in the hint.";
const OWN_FIELD: &str = "The question has a field for the note; what to write stands in the hint.";
const NEW_CODE: &str = "The code that the text names is a new one.";
const UNCONFIRMED: &str = "Unconfirmed (†) or from memory: not shipped as a source.";
const FOUND: &str = "Where a name was found is its source, not a hint for whoever chooses it.";
const NEW_PART: &str = "The raw file had no such part.";
const SPLIT: &str = "One raw field of two types became two fields.";
const ABOUT_THE_RAW_FILE: &str =
    "Explains the build of the raw file; `docs/format-template.md` explains ours.";
const WHERE_IT_COMES_FROM: &str =
    "A1 asks whether the sheet was read; before the talk somebody has to know whose it is.";
const NO_QUOTATION: &str = "Whoever quotes nothing had to confirm that quotations were approved.";
const NO_BOXES: &str = "The table has lists to choose from, no boxes to tick.";
const LEVELS_BY_THEIR_NAME: &str = "The screen calls it Verwendung; Stufe is said nowhere else.";
const NOT_PILOTED: &str = "Minutes are not piloted and not shown, so there is nothing to note.";

/// Names that are the same in both languages.
pub const SAME_IN_BOTH: [&str; 4] = ["What’s NExT?", "Chatbot", "4Germany", "women@NExT"];

/// Every value that does something to the hand-over or takes own words, in the order of the guide.
pub const TYPED: [(&str, Effect, OwnWords); 22] = [
    ("EB-X9", Effect::None, OwnWords::Optional),
    ("ART99", Effect::None, OwnWords::Optional),
    ("ROL99", Effect::None, OwnWords::Optional),
    ("WIR99", Effect::None, OwnWords::Optional),
    ("BD99", Effect::None, OwnWords::Required),
    ("ADR99", Effect::None, OwnWords::Optional),
    ("NEN1", Effect::Confirms, OwnWords::None),
    ("RG2", Effect::None, OwnWords::Required),
    ("RG3", Effect::None, OwnWords::Required),
    ("RG4", Effect::Blocks, OwnWords::None),
    ("DF1", Effect::Confirms, OwnWords::None),
    ("DF2", Effect::Confirms, OwnWords::None),
    ("DF3", Effect::Blocks, OwnWords::None),
    ("DF4", Effect::Blocks, OwnWords::None),
    ("DF5", Effect::Blocks, OwnWords::None),
    ("NW3", Effect::None, OwnWords::Required),
    ("VSS2", Effect::Blocks, OwnWords::None),
    ("GL1", Effect::Confirms, OwnWords::None),
    ("GL2", Effect::Confirms, OwnWords::None),
    ("GL3", Effect::Settles, OwnWords::None),
    ("GL4", Effect::Blocks, OwnWords::None),
    ("GL5", Effect::Blocks, OwnWords::None),
];

#[rustfmt::skip] // long texts: one difference, four lines
pub const DIFFERENCES: [Difference; 55] = [
    line(
        "meta.durationMinutes.note",
        Some("nicht erprobt; Zeiten erst nach Erprobung anzeigen"),
        None,
        NOT_PILOTED,
    ),
    line(
        "meta.typeNotes.choice_inline",
        Some("Typ „choice_inline:a|b|c“ = Einfachauswahl mit fest eingebauten Werten. Welche Werte die Weitergabe sperren, gehört als Eigenschaft (blocks: true) in das Format, nicht in den Wortlaut."),
        None,
        ABOUT_THE_RAW_FILE,
    ),
    line(
        "meta.typeNotes.link",
        Some("Verweis auf einen anderen Eintrag desselben Falls (UUID)"),
        None,
        ABOUT_THE_RAW_FILE,
    ),
    line(
        "meta.typeNotes.required",
        Some("Pflicht = ein Antwortstatus ist nötig, nicht eine Antwort"),
        None,
        ABOUT_THE_RAW_FILE,
    ),
    line(
        "section.A.preparation",
        None,
        Some("Einige Tage vorher braucht die befragte Person das Informationsblatt. Es kommt von Ihrer Behörde, nicht aus diesem Programm. Gibt es noch keines, hilft die für den Datenschutz zuständige Stelle. Hinein gehören: Zweck, Rechtsgrundlage, verantwortliche Stelle, Datenschutzbeauftragte, Empfänger, Speicherdauer, Rechte und Beschwerdestelle."),
        WHERE_IT_COMES_FROM,
    ),
    line(
        "question.D2.hint",
        Some("Nur Bereiche ankreuzen, zu denen etwas gesagt werden kann."),
        Some("Nur die Bereiche ausfüllen, zu denen etwas gesagt werden kann."),
        NO_BOXES,
    ),
    line(
        "question.N2.hint",
        Some("Ausgangslage – Wendepunkt – Lehre. Nur aus Antworten, die dieselbe Stufe haben. Muss für sich verständlich sein."),
        Some("Ausgangslage – Wendepunkt – Lehre. Nur aus Antworten, die dieselbe Verwendung haben. Muss für sich verständlich sein."),
        LEVELS_BY_THEIR_NAME,
    ),
    line(
        "question.N4.items.3",
        Some("Zitate einzeln freigegeben"),
        Some("Zitate einzeln freigegeben, oder es gibt keine"),
        NO_QUOTATION,
    ),
    line(
        "form.Own.title",
        None,
        Some("Eigene Erfahrung"),
        NEW_PART,
    ),
    line(
        "form.Talk.title",
        None,
        Some("Gespräch"),
        NEW_PART,
    ),
    line(
        "form.Group.title",
        None,
        Some("Gruppe"),
        NEW_PART,
    ),
    line(
        "vocabulary.verschlusssache.title",
        None,
        Some("Verschlusssachen"),
        NEW_PART,
    ),
    line(
        "vocabulary.geltung.title",
        None,
        Some("Geltung"),
        NEW_PART,
    ),
    line(
        "vocabulary.horizont.title",
        None,
        Some("Zeithorizont"),
        NEW_PART,
    ),
    line(
        "vocabulary.gegenlesen.title",
        None,
        Some("Gegenlesen"),
        NEW_PART,
    ),
    line(
        "vocabulary.aenderung.title",
        None,
        Some("Umfang der Änderungen"),
        NEW_PART,
    ),
    line(
        "vocabulary.community.NC01.hint",
        Some("Veranstaltungsreihe, laut Tätigkeitsbericht eine Veranstaltungsreihe"),
        Some("Veranstaltungsreihe"),
        FOUND,
    ),
    line(
        "vocabulary.community.NC01.source",
        None,
        Some("laut Tätigkeitsbericht eine Veranstaltungsreihe"),
        FOUND,
    ),
    line(
        "vocabulary.community.NC18.hint",
        Some("nur in der Veranstaltungstabelle des Berichts (Nr. 12, 40, 54), ohne eigenen Abschnitt"),
        None,
        FOUND,
    ),
    line(
        "vocabulary.community.NC18.source",
        None,
        Some("nur in der Veranstaltungstabelle des Berichts (Nr. 12, 40, 54), ohne eigenen Abschnitt"),
        FOUND,
    ),
    line(
        "vocabulary.rechtsgrundlage.RG2.label",
        Some("Öffentliche Aufgabe (Art. 6 Abs. 1 Buchst. e DSGVO) – Vorschrift des Bundes oder Landes angeben"),
        Some("Öffentliche Aufgabe (Art. 6 Abs. 1 Buchst. e DSGVO)"),
        TYPED_WORDS,
    ),
    line(
        "vocabulary.rechtsgrundlage.RG2.hint",
        None,
        Some("Vorschrift des Bundes oder Landes angeben"),
        TYPED_WORDS,
    ),
    line(
        "vocabulary.rechtsgrundlage.RG3.label",
        Some("Beschäftigtendatenschutzrecht, auch mit Dienstvereinbarung – Vorschrift angeben"),
        Some("Beschäftigtendatenschutzrecht, auch mit Dienstvereinbarung"),
        TYPED_WORDS,
    ),
    line(
        "vocabulary.rechtsgrundlage.RG3.hint",
        None,
        Some("Vorschrift angeben"),
        TYPED_WORDS,
    ),
    line(
        "vocabulary.rechtsgrundlage.RG4.label",
        Some("Ungeklärt – Weitergabe gesperrt"),
        Some("Ungeklärt"),
        TYPED_EFFECT,
    ),
    line(
        "vocabulary.dienstfreigabe.DF1.label",
        Some("nicht nötig – Begründung angeben"),
        Some("nicht nötig"),
        OWN_FIELD,
    ),
    line(
        "vocabulary.dienstfreigabe.DF1.hint",
        Some("zum Beispiel offenkundig, nicht geheimhaltungsbedürftig, Mitteilung im dienstlichen Verkehr"),
        Some("Begründung angeben; zum Beispiel offenkundig, nicht geheimhaltungsbedürftig, Mitteilung im dienstlichen Verkehr"),
        OWN_FIELD,
    ),
    line(
        "vocabulary.dienstfreigabe.DF2.label",
        Some("liegt vor – Aktenzeichen oder Datum angeben"),
        Some("liegt vor"),
        OWN_FIELD,
    ),
    line(
        "vocabulary.dienstfreigabe.DF2.hint",
        None,
        Some("Aktenzeichen oder Datum angeben"),
        OWN_FIELD,
    ),
    line(
        "vocabulary.dienstfreigabe.DF3.label",
        Some("beantragt – Weitergabe gesperrt"),
        Some("beantragt"),
        TYPED_EFFECT,
    ),
    line(
        "vocabulary.dienstfreigabe.DF4.label",
        Some("ungeklärt – Weitergabe gesperrt"),
        Some("ungeklärt"),
        TYPED_EFFECT,
    ),
    line(
        "vocabulary.dienstfreigabe.DF5.label",
        Some("versagt – Weitergabe gesperrt"),
        Some("versagt"),
        TYPED_EFFECT,
    ),
    line(
        "vocabulary.verschlusssache.VSS2.label",
        Some("ja – Weitergabe gesperrt"),
        Some("ja"),
        TYPED_EFFECT,
    ),
    line(
        "vocabulary.gegenlesen.GL4.label",
        Some("versandt – Weitergabe gesperrt"),
        Some("versandt"),
        TYPED_EFFECT,
    ),
    line(
        "vocabulary.gegenlesen.GL5.label",
        Some("keine Rückmeldung – Weitergabe gesperrt"),
        Some("keine Rückmeldung"),
        TYPED_EFFECT,
    ),
    line(
        "vocabulary.nachweis.NW3.label",
        Some("mündlich mit Vermerk – Begründung angeben"),
        Some("mündlich mit Vermerk"),
        TYPED_WORDS,
    ),
    line(
        "vocabulary.nachweis.NW3.hint",
        None,
        Some("Begründung angeben"),
        TYPED_WORDS,
    ),
    line(
        "vocabulary.bedingung.BD99.hint",
        Some("Freitext Pflicht; wird zentral auf neue Kategorien gesichtet"),
        Some("wird zentral auf neue Kategorien gesichtet"),
        TYPED_WORDS,
    ),
    line(
        "vocabulary.bedingung.source",
        Some("Aufbau nach CFIR-Domänen (Damschroder u. a. 2022, Implementation Science; PMC9617234; einzelne Konstruktnamen † aus Vorwissen) – deutsch besetzt aus Beirat Digitalstrategie (d-64.org/digitalstrategie), 25-Jahre-Studie (ssg-sachsen.de), PIAZZA 2023, itsmgroup, McKinsey 2024/BVA-„SOS-Methode“, NExT-Thesen 2020, DigitalService-Blog 2024"),
        Some("Aufbau nach CFIR-Domänen (Damschroder u. a. 2022, Implementation Science; PMC9617234) – deutsch besetzt aus Beirat Digitalstrategie (d-64.org/digitalstrategie), 25-Jahre-Studie (ssg-sachsen.de), PIAZZA 2023, itsmgroup, McKinsey 2024/BVA-„SOS-Methode“, NExT-Thesen 2020, DigitalService-Blog 2024"),
        UNCONFIRMED,
    ),
    line(
        "vocabulary.bedingung.BD09.source",
        Some("CFIR Inner Setting: IT Infrastructure †; Innovation: Complexity †"),
        None,
        UNCONFIRMED,
    ),
    line(
        "vocabulary.bedingung.BD02.source",
        Some("Cluster C5; Beirat: messbare Ziele und Indikatoren; itsmgroup: unpräzise Projektziele"),
        Some("Cluster TC5; Beirat: messbare Ziele und Indikatoren; itsmgroup: unpräzise Projektziele"),
        NEW_CODE,
    ),
    line(
        "vocabulary.bedingung.BD06.source",
        Some("Cluster C2 (befristete Projekte); Beirat: angemessene Ressourcen"),
        Some("Cluster TC2 (befristete Projekte); Beirat: angemessene Ressourcen"),
        NEW_CODE,
    ),
    line(
        "vocabulary.bedingung.BD10.source",
        Some("Cluster C3; Digitalcheck: Wiederverwendung von Daten und Standards"),
        Some("Cluster TC3; Digitalcheck: Wiederverwendung von Daten und Standards"),
        NEW_CODE,
    ),
    line(
        "vocabulary.bedingung.BD12.source",
        Some("Cluster C4; 25-Jahre-Studie: Fragmentierung im föderalen System"),
        Some("Cluster TC4; 25-Jahre-Studie: Fragmentierung im föderalen System"),
        NEW_CODE,
    ),
    line(
        "vocabulary.bedingung.BD13.source",
        Some("Cluster C1; Beirat: Zielgruppen frühzeitig einbinden"),
        Some("Cluster TC1; Beirat: Zielgruppen frühzeitig einbinden"),
        NEW_CODE,
    ),
    line(
        "vocabulary.community.note",
        Some("Achtung: 2.2 hat 17 Unterabschnitte, davon ist 2.2.1 eine Veranstaltungsreihe → 16 Communities + Reihe. „Wissensmanagement“ tagte 2024 dreimal, fehlt aber im Verzeichnis. N01 und N18 deshalb getrennt kennzeichnen und abschaltbar machen."),
        Some("Achtung: 2.2 hat 17 Unterabschnitte, davon ist 2.2.1 eine Veranstaltungsreihe → 16 Communities + Reihe. „Wissensmanagement“ tagte 2024 dreimal, fehlt aber im Verzeichnis. NC01 und NC18 deshalb getrennt kennzeichnen und abschaltbar machen."),
        NEW_CODE,
    ),
    line(
        "vocabulary.hebel.source",
        Some("eigene Liste; deckungsgleich sortiert zu den Bedingungen F01–F19"),
        Some("eigene Liste; deckungsgleich sortiert zu den Bedingungen BD01–BD19"),
        NEW_CODE,
    ),
    line(
        "question.D4.source",
        Some("OPSI Challenges/Outcomes †; AAR"),
        Some("AAR"),
        UNCONFIRMED,
    ),
    line(
        "question.E2.source",
        Some("Govimpact-Ziel 3 (Gelingen ermöglichen); CFIR facilitators; OPSI Conditions for Success †"),
        Some("Govimpact-Ziel 3 (Gelingen ermöglichen); CFIR facilitators"),
        UNCONFIRMED,
    ),
    line(
        "question.F3.source",
        Some("NExT-Thesen zur Digitalisierung der Verwaltung 2020 „Erfolgsgeschichten, aber auch Sackgassen transparent kommunizieren“; OPSI Challenges and Failures †"),
        Some("NExT-Thesen zur Digitalisierung der Verwaltung 2020 „Erfolgsgeschichten, aber auch Sackgassen transparent kommunizieren“"),
        UNCONFIRMED,
    ),
    line(
        "question.G5.source",
        Some("OPSI Replication †; DigitalService-Blog 2024 (Leuchtturmprojekte) „Verbreitung und Nachnutzung“"),
        Some("DigitalService-Blog 2024 (Leuchtturmprojekte) „Verbreitung und Nachnutzung“"),
        UNCONFIRMED,
    ),
    line(
        "question.G6.source",
        Some("Cluster C2; Beirat: langfristige Projekte mit angemessenen Ressourcen"),
        Some("Cluster TC2; Beirat: langfristige Projekte mit angemessenen Ressourcen"),
        NEW_CODE,
    ),
    line(
        "question.G2.field.beobachtung_text.label",
        None,
        Some("Worauf stützt sich das? (in eigenen Worten)"),
        SPLIT,
    ),
    line(
        "question.H4.field.fundstelle.label",
        Some("Aktenzeichen, Verweis oder Datei"),
        Some("Aktenzeichen oder Verweis"),
        SPLIT,
    ),
    line(
        "question.H4.field.datei.label",
        None,
        Some("Datei"),
        SPLIT,
    ),
];

/// What questions are called on paper and in lists; the raw file has no such names.
pub const NAMES: [(&str, &str); 43] = [
    ("V1", "Titel"),
    ("V2", "Ebenen"),
    ("V3", "Themen"),
    ("V4", "Bezug zu Communities"),
    ("V5", "Art des Vorhabens"),
    ("V6", "Phase heute"),
    ("V7", "Zeitraum"),
    ("V8", "Angaben zum Gespräch"),
    ("A1", "Informationsblatt"),
    ("A2", "Einwilligung"),
    ("A3", "Dienstliche Genehmigung"),
    ("B1", "Wie es dazu kam"),
    ("B2", "Problem oder Auftrag"),
    ("B3", "Ziel"),
    ("B4", "Bedeutung"),
    ("C1", "Was umgesetzt ist"),
    ("C2", "Wendepunkte"),
    ("C3", "Plan und Verlauf"),
    ("D1", "Was sich verändert hat"),
    ("D2", "Wirkungen nach Bereichen"),
    ("D3", "Kennzahlen und Anzeichen"),
    ("D4", "Unerwartete Folgen"),
    ("D5", "Gesamteinschätzung"),
    ("E1", "Geholfen hat"),
    ("E2", "Helfende Bedingungen"),
    ("F1", "Erschwert hat"),
    ("F2", "Hindernisse"),
    ("F3", "Erfolglos versucht"),
    ("G1", "Aus heutiger Sicht anders"),
    ("G2", "Lehren"),
    ("G3", "Empfehlungen"),
    ("G4", "Ein Satz an die Politik"),
    ("G5", "Übertragbarkeit"),
    ("G6", "Wie es weitergeht"),
    ("H1", "Andere Sichtweisen"),
    ("H2", "Frage an andere Behörden"),
    ("H3", "Außerdem wichtig"),
    ("H4", "Belege und Fundstellen"),
    ("H5", "Verwendung"),
    ("N1", "Gesprächsverlauf"),
    ("N2", "Kurzfassung"),
    ("N3", "Gegenlesen"),
    ("N4", "Prüfung auf Rückschlüsse"),
];
