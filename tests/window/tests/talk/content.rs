//! An invented talk, as a table: every value that is entered in journey b, with every question of the
//! built-in guide. Nothing in it happened.

use crate::given::Given::{
    Consent, File, Link, Matrix, One, OneInOwnWords, Period, Ranked, Read, Several, Text, Ticked, YesNo,
};
use crate::given::{Given, Told};

pub const TITLE: &str = "Elektronische Bauakte im Landkreis";

/// Typed while the program is killed: the first part has had its two seconds.
pub const SAVED: &str = "Die Werkstatt mit den Sachbearbeiterinnen hat getragen. ";
pub const LOST_PERHAPS: &str = "Und die Amtsleitung stand dahinter";

/// Notes beside the questions; the second line goes into the answer to B4.
pub const NOTES: &str = "Lange Pause an dieser Stelle.\nBetroffen sind rund 4.000 Bauanträge im Jahr.";
pub const PASSAGE: &str = "Betroffen sind rund 4.000 Bauanträge im Jahr.";

/// Said, and at once set to stay here.
pub const STAYS: &str = "Vertraulich: Der Zeitplan stand nie auf dem Papier.";

/// What has no value, and why, as the screen and as `case show` say it.
pub const WITHOUT: &[(&str, &str, &str)] = &[
    ("F3", "Trifft nicht zu", "notApplicable"),
    ("G5", "Weiß es nicht", "doesNotKnow"),
    ("H1", "Möchte nichts sagen", "noComment"),
    ("H2", "Nicht gefragt", "notAsked"),
];

/// How far each section may go, and single answers that differ.
pub const LEVELS: &[(&str, &str)] = &[
    ("V", "Bericht"),
    ("A", "Auswertung"),
    ("B", "Bericht"),
    ("C", "Bericht"),
    ("D", "Vertrauensraum"),
    ("E", "Bericht"),
    ("F", "Vertrauensraum"),
    ("G", "Bericht"),
    ("H", "Auswertung"),
];
pub const EXCEPTION: (&str, &str) = ("B2", "Auswertung");

/// After sorting, for the sections in which something was written then.
pub const AGAIN: &[(&str, &str)] = &[
    ("C", "Bericht"),
    ("D", "Vertrauensraum"),
    ("E", "Bericht"),
    ("F", "Vertrauensraum"),
    ("G", "Bericht"),
    ("H", "Auswertung"),
    ("N", "Bericht"),
];

/// Which level each decided answer has afterwards, by question.
pub const DECIDED: &[(&str, u64)] = &[
    ("B1", 3),
    ("B2", 1),
    ("B3", 3),
    ("B4", 3),
    ("C1", 3),
    ("C2", 3),
    ("C3", 0),
    ("D1", 2),
    ("D3", 2),
    ("E1", 3),
    ("E2", 3),
    ("F1", 2),
    ("F2", 2),
    ("G2", 3),
    ("G3", 3),
    ("G4", 3),
    ("H3", 1),
    ("H4", 1),
    ("N2", 3),
    ("N3", 1),
];

pub const FILE: &str = "Übersicht Maßnahmen Ämter.txt";

pub const TALK: &[Told] = &[
    told("V1", "", Text(TITLE)),
    told("V2", "", Several(&["EB-K1", "EB-D1"])),
    told("V3", "", Ranked(&["TC4", "TC1", "TC5"])),
    told("V4", "", Several(&["NC08", "NC12"])),
    told("V5", "", Several(&["ART4", "ART1"])),
    told("V6", "", One("PH5")),
    told("V7", "", Period("ca. 03/2022", "2024", "2022-03~/2024")),
    told("V8", "datum", Read("12.11.2025", "date", "2025-11-12")),
    told("V8", "form", One("GF1")),
    told("V8", "rolle", OneInOwnWords("ROL99", "Fachlotsin für Baurecht")),
    told("A3", "status", One("DF2")),
    told("A3", "vermerk", Text("Az. 10-42/7")),
    told("A3", "vs", One("VSS1")),
    told("A3", "n_behoerde", One("NEN2")),
    told("A3", "n_vorhaben", One("NEN1")),
    told("A1", "", Ticked(&["a1", "a2", "a3", "a4", "a5", "a6", "a7"])),
    told(
        "A2",
        "",
        Consent(&[("mitschrift", true), ("aufnahme", true), ("zitat", true), ("kontakt", false)], "NW1"),
    ),
    told(
        "B1",
        "",
        Text("Zuerst kam ein Erlass.\nDann „lange nichts“ – so hieß es, bis die Aktenkeller voll waren."),
    ),
    told("B2", "", Text("Anträge lagen bis zu neun Wochen in der Hauspost.")),
    told("B3", "", Text("Alle Ämter lesen dieselbe Akte, am selben Tag.")),
    told("B4", "", Text("Wer baut, wartet auf jede Stellungnahme.")),
    told("C1", "", Text("Neun von elf Ämtern arbeiten mit der elektronischen Bauakte.")),
    row("C2", 1, "lage", Text("Die Ausschreibung wurde aufgehoben")),
    row("C2", 1, "handlung", Text("Die Projektleitung teilte sie in zwei Lose.")),
    row("C2", 1, "folge", Text("Vier Monate später gab es drei Angebote.")),
    row("C2", 2, "lage", Text("Der Probebetrieb fiel in die Urlaubszeit")),
    row("C2", 2, "handlung", Text("Die Fachlotsinnen verschoben ihn.")),
    row("C2", 2, "folge", Text("Die Schulung erreichte alle.")),
    row("C2", 3, "lage", Text("Das Rechenzentrum sagte die Schnittstelle ab")),
    row("C2", 3, "handlung", Text("Der Landkreis baute eine Zwischenlösung.")),
    row("C2", 3, "folge", Text("Sie läuft bis heute.")),
    told("C3", "", Text(STAYS)),
    told("D1", "", Text("Stellungnahmen kommen in zwei statt in neun Wochen.")),
    row("D3", 1, "name", Text("Dauer bis zur Stellungnahme")),
    row("D3", 1, "ist", Text("14 Tage")),
    row("D3", 2, "name", Text("Rückfragen je Antrag")),
    row("D3", 2, "ist", Text("1,5")),
    told("D4", "", Text("Die Poststelle wurde halb leer; daran hatte niemand gedacht.")),
    told("D5", "stufe", One("ZE2")),
    told("D5", "grund", Text("Zwei Ämter fehlen noch.")),
    told(
        "E1",
        "",
        Text("Die Werkstatt mit den Sachbearbeiterinnen hat getragen. Dazu ein freier Tag je Woche."),
    ),
    told("F1", "", Text("Drei Vergaben, drei Rechtsmeinungen.\nDas kostete ein Jahr.")),
    told("G1", "", Text("Früher mit der Poststelle sprechen.")),
    row("G2", 1, "schluss", Text("Vergaben brauchen früh eine einheitliche Rechtsmeinung")),
    row("G2", 2, "schluss", Text("Wer schult, muss die Urlaubszeit kennen")),
    row("G3", 1, "was", Text("Das Land soll Musterverträge bereitstellen.")),
    row("G3", 2, "was", Text("Die Amtsleitung soll Lernzeit freihalten.")),
    told("G4", "", Text("Weniger Töpfe, mehr Zeit.")),
    told("G6", "", Text("Zwei Stellen sind im Haushalt 2026 eingeplant.")),
    told("H3", "", Text("Es braucht weniger Mut als Zeit.")),
    row("H4", 1, "titel", Text("Übersicht der Maßnahmen")),
    row("H4", 1, "fundstelle", Text("Az. 10-42/9")),
    row("H4", 1, "datei", File(FILE)),
    row("H4", 2, "titel", Text("Kreistagsvorlage zur Bauakte")),
    row("H4", 2, "fundstelle", Text("KT 2023/118")),
    row("C2", 1, "wann", Read("03/2023", "month", "2023-03")),
    row("C2", 1, "wissen", Text("Dass nur ein Angebot kommen würde, wusste niemand.")),
    row("C2", 1, "richtung", One("RI-minus")),
    row("C2", 2, "wann", Read("ca. 07/2023", "month", "2023-07~")),
    row("C2", 2, "wissen", Text("Die Urlaubspläne lagen vor.")),
    row("C2", 2, "richtung", One("RI-plus")),
    row("C2", 3, "wann", Read("2024", "month", "2024")),
    row("C2", 3, "wissen", Text("Eine Zusage gab es nur mündlich.")),
    row("C2", 3, "richtung", One("RI-mixed")),
    told(
        "D2",
        "",
        Matrix(&[
            ("WIR1", "richtung", "RI-plus"),
            ("WIR1", "beleg", "BEL2"),
            ("WIR4", "richtung", "RI-plus"),
            ("WIR4", "beleg", "BEL1"),
            ("WIR6", "richtung", "RI-mixed"),
        ]),
    ),
    row("D3", 1, "vorher", Text("63 Tage")),
    row("D3", 1, "ziel", Text("21 Tage")),
    row("D3", 1, "stand", Read("10/2025", "month", "2025-10")),
    row("D3", 1, "quelle", Text("Fachverfahren")),
    row("D3", 1, "beleg", One("BEL1")),
    row("D3", 2, "vorher", Text("4")),
    row("D3", 2, "ziel", Text("2")),
    row("D3", 2, "stand", Read("09/2025", "month", "2025-09")),
    row("D3", 2, "quelle", Text("Strichliste")),
    row("D3", 2, "beleg", One("BEL3")),
    row("E2", 1, "was", Text("Werkstatt mit den Sachbearbeiterinnen")),
    row("E2", 1, "kat", One("BD14")),
    row("E2", 1, "wie", Text("Fehler fielen vor dem Start auf.")),
    row("E2", 1, "gewicht", One("GEW3")),
    row("E2", 1, "einfluss", One("BEE1")),
    row("E2", 1, "beleg", One("BEL3")),
    row("E2", 2, "was", Text("Ein freier Tag je Woche")),
    row("E2", 2, "kat", One("BD07")),
    row("E2", 2, "wie", Text("Niemand lernte nebenher.")),
    row("E2", 2, "gewicht", One("GEW2")),
    row("E2", 2, "einfluss", One("BEE2")),
    row("E2", 2, "beleg", One("BEL5")),
    row("F2", 1, "was", Text("Unklares Vergaberecht")),
    row("F2", 1, "kat", One("BD08")),
    row("F2", 1, "ursache", Text("Jede Stelle fragte eine andere Kanzlei.")),
    row("F2", 1, "folge", Text("Ein Jahr Verzug.")),
    row("F2", 1, "umgang_text", Text("Am Ende entschied der Landrat.")),
    row("F2", 1, "ausgang", One("UMG1")),
    row("F2", 1, "gewicht", One("GEW3")),
    row("F2", 1, "einfluss", One("BEE4")),
    row("F2", 1, "norm", Text("§ 132 GWB")),
    row("F2", 1, "dc", Several(&["DC4", "DC3"])),
    row("F2", 1, "beleg", One("BEL2")),
    row("G2", 1, "beobachtung", Link("C2", 1, "Die Ausschreibung")),
    row("G2", 1, "beobachtung_text", Text("Aufhebung und neue Lose")),
    row("G2", 1, "analyse", Text("Jede Prüfung begann von vorn.")),
    row("G2", 1, "geltung", One("GLT3")),
    row("G2", 1, "beleg", One("BEL2")),
    row("G2", 2, "beobachtung", Link("C2", 2, "Der Probebetrieb")),
    row("G2", 2, "beobachtung_text", Text("Verschobener Probebetrieb")),
    row("G2", 2, "analyse", Text("Niemand hatte gefragt.")),
    row("G2", 2, "geltung", One("GLT2")),
    row("G2", 2, "beleg", One("BEL4")),
    row("G3", 1, "lehre", Link("G2", 1, "Vergaben brauchen")),
    row("G3", 1, "adressat", Several(&["ADR4", "ADR6"])),
    row("G3", 1, "hebel", Several(&["HEB8"])),
    row("G3", 1, "wirkung", Text("Ein Jahr weniger je Vorhaben.")),
    row("G3", 1, "voraussetzung", Text("Jemand pflegt die Muster.")),
    row("G3", 1, "horizont", One("HOR2")),
    row("G3", 1, "gegen", Text("Muster passen nie ganz.")),
    row("G3", 2, "lehre", Link("G2", 2, "Wer schult")),
    row("G3", 2, "adressat", Several(&["ADR8"])),
    row("G3", 2, "hebel", Several(&["HEB12", "HEB5"])),
    row("G3", 2, "wirkung", Text("Schulung wirkt.")),
    row("G3", 2, "voraussetzung", Text("Vertretung an diesem Tag.")),
    row("G3", 2, "horizont", One("HOR1")),
    row("G3", 2, "gegen", Text("Rückstände wachsen kurz.")),
    row("H4", 1, "oeffentlich", YesNo(false)),
    row("H4", 2, "oeffentlich", YesNo(true)),
    told("N1", "", Text("Ruhiges Gespräch, eine Störung durch das Telefon.")),
    told("N2", "", Text("Neun Ämter, eine Akte. Eine aufgehobene Ausschreibung kostete Zeit.")),
    told("N3", "status", One("GL2")),
    told("N3", "datum", Read("20.11.2025", "date", "2025-11-20")),
    told("N3", "aenderung", One("AEN2")),
    told("N4", "", Ticked(&["n1", "n2", "n3", "n4", "n5", "n6", "n7"])),
];

const fn told(question: &'static str, field: &'static str, given: Given) -> Told {
    Told { question, row: 0, field, given }
}

const fn row(question: &'static str, row: usize, field: &'static str, given: Given) -> Told {
    Told { question, row, field, given }
}
