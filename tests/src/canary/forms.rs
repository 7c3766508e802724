//! The ways in which a word may stand in a file. Pure; knows nothing of files.

use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use base64::{Engine, engine::GeneralPurpose};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A way to write, and the bytes.
pub type Form = (String, Vec<u8>);

/// Every way to write the word, but in pieces.
pub fn of(word: &str) -> Vec<Form> {
    let mut forms = Vec::new();
    for (spelling, text) in spellings(word) {
        let mut add = |name: &str, bytes: Vec<u8>| forms.push((format!("{name}, {spelling}"), bytes));
        add("UTF-8", text.as_bytes().to_vec());
        add("UTF-16LE", text.encode_utf16().flat_map(u16::to_le_bytes).collect());
        add("UTF-16BE", text.encode_utf16().flat_map(u16::to_be_bytes).collect());
        add("UTF-32LE", text.chars().flat_map(|it| u32::from(it).to_le_bytes()).collect());
        if let Some(bytes) = text.chars().map(|it| u8::try_from(u32::from(it)).ok()).collect() {
            add("Latin-1", bytes);
        }
        for (escape, name) in ESCAPES {
            add(name, escaped(&text, *escape).into_bytes());
        }
        for (alphabet, engine) in [("base64", STANDARD_NO_PAD), ("base64url", URL_SAFE_NO_PAD)] {
            let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            for (inner, bytes) in [("UTF-8", text.as_bytes()), ("UTF-16LE", &wide)] {
                for before in 0..3 {
                    add(&format!("{alphabet} of {inner} after {before}"), in_base64(&engine, bytes, before));
                }
            }
        }
        add("hexadecimal", text.bytes().flat_map(|it| format!("{it:02x}").into_bytes()).collect());
        add("HEXADECIMAL", text.bytes().flat_map(|it| format!("{it:02X}").into_bytes()).collect());
    }
    // Without letters beyond ASCII many ways are one.
    forms.sort_by(|one, other| one.1.cmp(&other.1));
    forms.dedup_by(|one, other| one.1 == other.1);
    forms
}

/// As typed, as a search folds it, as file systems decompose it, and without any marks.
pub fn spellings(word: &str) -> Vec<(&'static str, String)> {
    let lower = word.to_lowercase();
    let bare = |text: &str| text.nfd().filter(|it| !is_combining_mark(*it)).collect::<String>();
    let all = [
        ("as typed", word.to_owned()),
        ("lower case", lower.clone()),
        ("upper case", word.to_uppercase()),
        ("folded", lower.replace('ß', "ss")),
        ("decomposed", word.nfd().collect()),
        ("lower case, decomposed", lower.nfd().collect()),
        ("folded, without marks", bare(&lower.replace('ß', "ss"))),
        ("lower case, without marks", bare(&lower)),
    ];
    let mut different: Vec<(&'static str, String)> = Vec::new();
    for (name, text) in all {
        if !different.iter().any(|(_, known)| *known == text) {
            different.push((name, text));
        }
    }
    different
}

/// Every three letters that follow each other, in lower case, as an index keeps them: whole, or without
/// the first where the term before begins with it, too. FTS5 then writes how many bytes are shared (its own
/// mark before each term among them), how many follow, and those.
pub fn trigrams(word: &str) -> Vec<[Vec<u8>; 2]> {
    let lower = word.to_lowercase();
    let letters: Vec<char> = lower.chars().collect();
    let pieces = letters.windows(3).map(|three| {
        let whole = three.iter().collect::<String>().into_bytes();
        let shared = three.first().map_or(0, |it| it.len_utf8());
        let rest = whole.get(shared..).unwrap_or_default();
        let lengths = [shared + 1, rest.len()].map(|it| u8::try_from(it).unwrap_or(u8::MAX));
        [whole.clone(), [&lengths, rest].concat()]
    });
    pieces.collect()
}

type Escape = fn(char) -> String;

const ESCAPES: &[(Escape, &str)] = &[
    (|it| bytes_of(it, |byte| format!("%{byte:02X}")), "percent, upper case"),
    (|it| bytes_of(it, |byte| format!("%{byte:02x}")), "percent, lower case"),
    (|it| bytes_of(it, |byte| format!("={byte:02X}")), "quoted-printable"),
    (|it| bytes_of(it, |byte| format!("\\{byte:03o}")), "octal"),
    (|it| bytes_of(it, |byte| format!("\\x{byte:02x}")), "backslash x"),
    (|it| format!("\\u{:04x}", u32::from(it)), "JSON, lower case"),
    (|it| format!("\\u{:04X}", u32::from(it)), "JSON, upper case"),
    (|it| format!("&#{};", u32::from(it)), "XML, decimal"),
    (|it| format!("&#x{:X};", u32::from(it)), "XML, hexadecimal"),
];

fn bytes_of(letter: char, write: impl Fn(u8) -> String) -> String {
    let mut buffer = [0; 4];
    letter.encode_utf8(&mut buffer).bytes().map(write).collect()
}

/// Letters beyond ASCII written by `escape`.
fn escaped(text: &str, escape: Escape) -> String {
    text.chars().map(|it| if it.is_ascii() { it.to_string() } else { escape(it) }).collect()
}

/// What is the same in base64 whatever stands around `bytes`, when so many bytes (modulo 3) are before.
fn in_base64(engine: &GeneralPurpose, bytes: &[u8], before: usize) -> Vec<u8> {
    let padded = [vec![0; before], bytes.to_vec()].concat();
    let whole = padded.len() / 3 * 4;
    let first = [0, 2, 3].get(before).copied().unwrap_or(0);
    engine.encode(padded).into_bytes().get(first..whole).unwrap_or_default().to_vec()
}
