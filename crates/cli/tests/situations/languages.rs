//! One language at a time, whatever happens.

use crate::support::{CANARY, FAILED, Locale, OWN, REUSED, Room, command, ended};

/// Words that every longer German text has, and no English one.
const GERMAN: &[&str] = &[
    "der",
    "das",
    "und",
    "nicht",
    "ist",
    "ein",
    "eine",
    "einen",
    "den",
    "dem",
    "wurde",
    "wird",
    "Sie",
    "mit",
    "auf",
    "für",
    "es",
    "sich",
    "zu",
    "Datei",
    "Fehler",
    "Fall",
    "Fälle",
    "Ordner",
    "Arbeitsbereich",
    "Prüfen",
    "Frage",
    "Fragen",
    "Anlage",
    "Paket",
    "Siegel",
    "Schreibt",
    "Zeigt",
    "Zum",
    "kein",
    "keine",
];

/// The other way round.
const ENGLISH: &[&str] = &[
    "the",
    "and",
    "not",
    "is",
    "of",
    "to",
    "nothing",
    "Nothing",
    "check",
    "Check",
    "with",
    "that",
    "cannot",
    "be",
    "has",
    "this",
    "expected",
    "field",
    "line",
    "column",
    "missing",
    "value",
    "Usage",
    "Commands",
    "Options",
    "Arguments",
    "Print",
    "Shows",
    "error",
    "Error",
    "default",
];

fn of<'a>(words: &[&str], text: &'a str) -> Vec<&'a str> {
    let said = text.split(|c: char| !c.is_alphanumeric() && !"-_./".contains(c));
    // Names of files end in a point at the end of a sentence.
    said.map(|word| word.trim_end_matches('.')).filter(|word| words.contains(word)).collect()
}

pub fn german_in(text: &str) -> Vec<&str> {
    of(GERMAN, text)
}

pub fn english_in(text: &str) -> Vec<&str> {
    of(ENGLISH, text)
}

#[test]
fn the_word_lists_tell_the_languages_apart() {
    assert!(!german_in("Die Datei gibt es nicht.").is_empty());
    assert!(!english_in("The file does not exist.").is_empty());
    assert!(english_in("Die Datei gibt es nicht.").is_empty());
    assert!(german_in("The file does not exist.").is_empty());
}

#[test]
fn results_are_in_the_language_of_the_locale() {
    let room = Room::new();
    let dir = room.dir();
    // English cases: their answers are nobody's language to check, so only empty ones are shown.
    let made = room.run(Locale::English, &["case", "new", &dir, "--title", "Pilot"]);
    assert_eq!(made.exit, 0, "{made:?}");
    let attached = room.put("note.txt", "note");
    let calls: &[&[&str]] = &[
        &["case", "list", &dir],
        &["case", "show", &dir, "1"],
        &["case", "attach", &dir, "1", "H4", &attached],
        &["search", &dir, "nowhere"],
        &["workspace", "check", &dir],
        &["template", "list"],
        &["template", "show", "lernfall.umsetzungserfahrung"],
    ];
    for args in calls {
        let told = room.run(Locale::English, args);
        assert_eq!(told.exit, 0, "{args:?} {told:?}");
        // The German titles of sources are names.
        let said = format!("{}{}", told.out, told.err);
        assert_eq!(german_in(&said), Vec::<&str>::new(), "{args:?}\n{said}");
    }
}

#[test]
fn german_results_hold_no_english_sentence() {
    let room = Room::new();
    let dir = room.dir();
    for name in [OWN, FAILED, REUSED] {
        room.case(name);
    }
    let note = room.put("notiz.txt", "Notiz");
    let (sealed, sheet, mail) = (room.at("1.lernfall"), room.at("1.docx"), room.at("1.eml"));
    let container = room.at("1.asice");
    let seal = room.at("seal");
    let calls: &[&[&str]] = &[
        &["case", "list", &dir],
        &["case", "show", &dir, "1"],
        &["case", "show", &dir, "2"],
        &["case", "attach", &dir, "2", "H4", &note],
        &["case", "sheet", &dir, "1", "--to", &sheet],
        &["case", "export", &dir, "2", "--to", &sealed, "--seal-passphrase-file", &seal, "--mail", &mail],
        &["bundle", "verify", &sealed, "--seal-passphrase-file", &seal],
        &["bundle", "show", &sealed, "--seal-passphrase-file", &seal],
        &["bundle", "decrypt", &sealed, "--to", &container, "--seal-passphrase-file", &seal],
        &["search", &dir, CANARY],
        &["workspace", "check", &dir],
        &["template", "list"],
        &["template", "show", "lernfall.umsetzungserfahrung"],
    ];
    for args in calls {
        let told = room.good(args);
        let said = format!("{}{}", told.out, told.err);
        assert_eq!(english_in(&said), Vec::<&str>::new(), "{args:?}\n{said}");
    }
}

#[test]
fn the_first_locale_that_is_set_decides_and_german_where_none_is() {
    let cases: &[(&[(&str, &str)], Locale)] = &[
        (&[], Locale::German),
        (&[("LANG", "de_AT.UTF-8")], Locale::German),
        (&[("LANG", "en_US.UTF-8")], Locale::English),
        (&[("LANG", "fr_FR.UTF-8")], Locale::English),
        (&[("LANG", "en_US.UTF-8"), ("LC_MESSAGES", "de_DE.UTF-8")], Locale::German),
        (&[("LC_MESSAGES", "de_DE.UTF-8"), ("LC_ALL", "C")], Locale::English),
        (&[("LC_ALL", ""), ("LANG", "de_DE.UTF-8")], Locale::German),
    ];
    for (variables, expected) in cases {
        let mut call = command(Locale::German, &["case", "list", "nowhere", "--passphrase-file", "nowhere"]);
        for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
            call.env_remove(name);
        }
        call.envs(variables.iter().copied());
        let told = ended(&mut call);
        let start = if *expected == Locale::German { "Fehler: " } else { "Error: " };
        assert!(told.err.starts_with(start), "{variables:?} {told:?}");
    }
}
