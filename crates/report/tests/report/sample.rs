//! An invented sheet with every kind of block, as it might lie on a table.

use lernfall_core::document::{Block, Document, ListOrder, Run};
use lernfall_core::text::Language;

pub fn heading(level: u8, text: &str) -> Block {
    Block::Heading { level, text: text.into() }
}

pub fn paragraph(text: &str) -> Block {
    Block::Paragraph(vec![Run::plain(text)])
}

fn items(texts: &[&str]) -> Vec<Vec<Run>> {
    texts.iter().map(|text| vec![Run::plain(*text)]).collect()
}

pub fn table(caption: &str, header: &[&str], rows: &[&[&str]]) -> Block {
    Block::Table {
        caption: caption.into(),
        header: header.iter().map(|cell| (*cell).into()).collect(),
        rows: rows.iter().map(|row| items(row)).collect(),
    }
}

fn facts(caption: &str, pairs: &[(&str, &str)]) -> Block {
    let pairs = pairs.iter().map(|(name, value)| ((*name).into(), vec![Run::plain(*value)])).collect();
    Block::Facts { caption: caption.into(), pairs }
}

pub fn document(blocks: Vec<Block>) -> Document {
    Document {
        language: Language::De,
        title: "Elektronische Akte im Bauamt".into(),
        creator: "Stadt Musterhausen".into(),
        footer: "Fallblatt · Stadt Musterhausen · Verwendung: Bericht".into(),
        blocks,
    }
}

pub fn sheet() -> Document {
    let mut blocks = vec![
        Block::Title("Elektronische Akte im Bauamt".into()),
        Block::Note(
            "Eigene Erfahrung, festgehalten im März 2026. Alle Angaben sind für den Bericht freigegeben."
                .into(),
        ),
        facts(
            "",
            &[
                ("Behörde", "Stadt Musterhausen, Amt für Bauordnung"),
                ("Zeitraum", "Herbst 2023 bis Frühjahr 2025"),
                ("Ebene", "Kommune"),
                ("Beteiligte", "Bauordnung, zentrale IT, Personalrat,\nArchiv der Stadt"),
                ("Ergebnis", "teilweise erreicht"),
            ],
        ),
        heading(1, "Worum es ging"),
        Block::Paragraph(vec![
            Run::plain(
                "Das Bauamt führte die elektronische Akte ein, um Anträge ohne Papier zu bearbeiten. ",
            ),
            Run::strong("Nach acht Monaten"),
            Run::plain(
                " liefen zwei Drittel der Vorgänge elektronisch; der Rest blieb auf Papier, weil Pläne im Format A0 nicht gescannt werden konnten. Das Vorhaben hieß im Haus ",
            ),
            Run { language: Some(Language::En), ..Run::plain("Digital First") },
            Run::plain(" und wurde vom Land mit 120 000 € gefördert."),
        ]),
        heading(1, "Was geschah"),
        heading(2, "Wendepunkte"),
    ];
    blocks.extend(turning_points());
    blocks.extend(conclusions());
    document(blocks)
}

fn turning_points() -> Vec<Block> {
    vec![
        Block::List {
            order: ListOrder::Numbered,
            items: items(&[
                "Der Rat beschloss die Einführung, ohne dass die Zuständigkeit für das Scannen geregelt war.",
                "Die Auftragsvergabestelle hob das erste Verfahren auf, weil das Leistungsverzeichnis eine Marke nannte. Das kostete vier Monate.",
                "Zwei Sachbearbeiterinnen begannen, eingehende Post selbst zu scannen.\nDaraus wurde die spätere Scanstelle.",
            ]),
        },
        Block::Quotation(vec![Run::plain(
            "„Wir haben aufgehört zu fragen, wer zuständig ist, und angefangen zu fragen, wer es kann.“",
        )]),
        heading(2, "Bedingungen"),
        table(
            "Was getragen und was gebremst hat",
            &["Bedingung", "Wirkung", "Beleg"],
            &[
                &[
                    "Rückhalt der Leitung",
                    "trug",
                    "Die Amtsleitung stellte für sechs Monate eine halbe Stelle frei und nahm an jeder Besprechung teil.",
                ],
                &[
                    "Vergaberecht",
                    "bremste",
                    "Aufhebung des ersten Verfahrens; zweites Verfahren mit Markterkundung.",
                ],
                &[
                    "Technik",
                    "bremste",
                    "Großformate blieben auf Papier.\n\nErst ein Gerät des Vermessungsamts half.",
                ],
                &["Mitbestimmung", "trug", ""],
            ],
        ),
        paragraph("Die Reihenfolge folgt dem Gespräch, nicht dem Gewicht."),
        heading(3, "1. Medienbrüche"),
        facts(
            "1. Medienbrüche",
            &[
                ("Kategorie", "Technik"),
                (
                    "Wie kam es dazu?",
                    "Pläne kamen weiter auf Papier, weil die Bauvorlagenverordnung drei Ausfertigungen verlangte und das Portal des Landes nur Anlagen bis 20 MB annahm.",
                ),
                (
                    "Welche Folge hatte es (Zeit, Kosten, Qualität, Umfang)?",
                    "Doppelte Aktenführung über acht Monate.",
                ),
                ("Gewicht", "hoch"),
                ("Belastbarkeit", "durch Unterlagen belegt"),
            ],
        ),
        heading(2, "Aufwand"),
        table(
            "Personentage",
            &["Phase", "geplant", "gebraucht"],
            &[&["Vorbereitung", "20", "45"], &["Vergabe", "15", "60"], &["Einführung", "60", "70"]],
        ),
    ]
}

fn conclusions() -> Vec<Block> {
    vec![
        heading(1, "Was daraus folgt"),
        heading(2, "Empfehlungen"),
        Block::List {
            order: ListOrder::Bulleted,
            items: vec![
                vec![Run::strong("Zuständigkeiten vor der Technik klären. "), Run::plain("Wer scannt, wer prüft, wer darf vernichten?")],
                vec![Run::plain("Markterkundung dokumentieren, bevor das Leistungsverzeichnis entsteht. "), Run::quiet("(gehört zu Wendepunkt 2)")],
            ],
        },
        heading(3, "Für wen"),
        paragraph("Für Kommunen bis 100 000 Einwohner.\nFür Fachämter mit Großformaten."),
        Block::List { order: ListOrder::Numbered, items: items(&["Bauordnung", "Vermessung"]) },
        heading(2, "Was offen blieb"),
        Block::Paragraph(vec![
            Run::plain("Das Schild am Eingang („ברוכים הבאים“, مرحبا, ようこそ 👋) wurde nie Teil der Akte; "),
            Run::plain("Zeichen wie < & > \" ' und ß, Ä, ﬁ, № sind es.\n\nDie Aufbewahrung von Papier im Zwischenarchiv endet 2029."),
        ]),
        facts(
            "Nachweise",
            &[
                ("Welche Unterlagen liegen vor?", "Ratsbeschluss, Vergabevermerk, Dienstvereinbarung"),
                ("Wer hat gegengelesen", "Person 1"),
                ("Wie sicher ist die Erinnerung an den Ablauf", ""),
            ],
        ),
        Block::Note("Erstellt aus den freigegebenen Antworten eines Falls. Zitate wurden zurückgelesen und bestätigt.".into()),
    ]
}
