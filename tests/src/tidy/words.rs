//! Words that must not appear, as a table: which, where, and why. Words are put together from
//! halves where this file would otherwise find itself.

use super::Finding;
use super::source::Source;

/// A list of words, the files in which they are banned, and the reason for it.
#[derive(Debug)]
pub struct Ban {
    pub words: &'static [&'static str],
    pub applies: fn(&Source) -> bool,
    pub reads: Reads,
    pub why: &'static str,
}

/// Which part of a file a ban looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reads {
    /// Every line.
    All,
    /// Lines that are shipped: no comments, no tests.
    Code,
}

pub const BANS: &[Ban] = &[
    Ban {
        words: &[
            "SystemTime::now",
            "Instant::now",
            "Zoned::now",
            "Timestamp::now",
            "days_from_now",
            "new_v4",
            "now_v7",
            "getrandom::",
            "rand::rng",
            "OsRng",
            "thread_rng",
            "home_dir",
            "env::var(",
            "TimeZone::system",
        ],
        applies: |it| is_product(it) && !it.path.starts_with("crates/app/src/env"),
        reads: Reads::Code,
        why: "only crates/app/src/env touches clock, chance, home folder and environment",
    },
    Ban {
        words: &["rusqlite", "SELECT ", "INSERT INTO", "DELETE FROM", "CREATE TABLE", "PRAGMA "],
        applies: |it| is_product(it) && !it.path.starts_with("crates/store/"),
        reads: Reads::Code,
        why: "only crates/store speaks SQL",
    },
    Ban {
        words: &[".write_answer("],
        // A case that is made has nothing in it that was checked.
        applies: |it| {
            it.path.starts_with("crates/app/src/")
                && !["crates/app/src/rechecking.rs", "crates/app/src/cases.rs"].contains(&it.path.as_str())
        },
        reads: Reads::Code,
        why: "answers are written by app::rechecking, so that no check outlasts what was checked",
    },
    Ban {
        words: &["TcpStream", "TcpListener", "UdpSocket", "ToSocketAddrs", "tokio::net"],
        // A test of the tests has to see a socket opened; no package is built with it.
        applies: |it| is_product(it) && it.path != "src-tauri/src/driven.rs",
        reads: Reads::Code,
        why: "the program opens no socket",
    },
    Ban {
        words: &[concat!("fn ", "get_")],
        applies: |it| it.is("rs"),
        reads: Reads::Code,
        why: "a function is named after what it gives",
    },
    Ban {
        words: &[
            concat!("TO", "DO"),
            concat!("FIX", "ME"),
            concat!("todo", "!("),
            concat!("dbg", "!("),
            concat!("unimplemented", "!("),
        ],
        applies: |it| it.is("rs") || is_interface(it) || it.is("py"),
        reads: Reads::All,
        why: "what is left to do is an issue, not a note in the code",
    },
    Ban {
        words: &["style=", "{@html", "innerHTML", "outerHTML"],
        applies: is_interface,
        reads: Reads::All,
        why: "the content security policy forbids inline styles, and text is never read as markup",
    },
    Ban {
        words: &[
            "fetch(",
            "XMLHttpRequest",
            "WebSocket",
            "EventSource",
            "sendBeacon",
            "localStorage",
            "sessionStorage",
            "indexedDB",
        ],
        applies: is_interface,
        reads: Reads::All,
        why: "the interface reaches no network and keeps nothing on disk",
    },
    Ban {
        words: &[
            concat!("/wo", "rk/"),
            concat!("/ro", "ot/"),
            concat!("registry.npm", "js.org"),
            concat!("arti", "factory"),
        ],
        applies: |_| true,
        reads: Reads::All,
        why: "nothing here depends on one machine or on where packages come from",
    },
    Ban {
        words: &[concat!("../sha", "red/")],
        // The views have a folder of that name among themselves.
        applies: |it| {
            it.path != "crates/bundle/testkit/conformance.rs" && !it.path.starts_with("ui/src/views/")
        },
        reads: Reads::All,
        why: "only the conformance test looks beside the checkout, where the files of others may lie",
    },
];

/// Endings that say that a type does things instead of being one.
const EMPTY_ENDINGS: &[&str] = &["Manager", "Service", "Helper", "Util", "Utils", "Handler"];

/// What precedes the name of a type, in Rust and TypeScript.
const TYPE_WORDS: &[&str] = &["struct", "enum", "trait", "type", "class", "interface"];

/// The findings of one ban in one file.
pub fn banned(ban: &Ban, source: &Source) -> Vec<Finding> {
    if !(ban.applies)(source) {
        return Vec::new();
    }
    let lines: Vec<(usize, &str)> = match ban.reads {
        Reads::All => source.text.lines().enumerate().map(|(index, line)| (index + 1, line)).collect(),
        Reads::Code => source.code().collect(),
    };
    lines
        .into_iter()
        .filter_map(|(number, line)| {
            let word = ban.words.iter().find(|word| line.contains(**word))?;
            Some(format!("{}:{number}: \"{word}\": {}", source.path, ban.why))
        })
        .collect()
}

/// Types are named by nouns of the field.
pub fn types_are_nouns(source: &Source) -> Vec<Finding> {
    if !(source.is("rs") || source.is("ts") || source.is("svelte")) {
        return Vec::new();
    }
    source
        .code()
        .filter_map(|(number, line)| {
            let name = type_name(line)?;
            let ending = EMPTY_ENDINGS.iter().find(|ending| name.ends_with(**ending))?;
            Some(format!("{}:{number}: the type {name} ends in {ending}", source.path))
        })
        .collect()
}

fn type_name(line: &str) -> Option<&str> {
    let mut words = line.split_whitespace().skip_while(|word| {
        word.starts_with("pub") || matches!(*word, "export" | "default" | "abstract" | "declare" | "unsafe")
    });
    TYPE_WORDS.contains(&words.next()?).then_some(())?;
    words.next()?.split(|letter: char| !letter.is_alphanumeric()).next()
}

/// Shipped Rust code: the crates but for the builder's own tool, and the window.
fn is_product(source: &Source) -> bool {
    source.is("rs")
        && !source.is_test()
        && source.path.contains("/src/")
        && !source.path.starts_with("crates/xtask/")
        && (source.path.starts_with("crates/") || source.path.starts_with("src-tauri/"))
}

fn is_interface(source: &Source) -> bool {
    source.path.starts_with("ui/") && ["svelte", "ts", "html", "css"].iter().any(|kind| source.is(kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found_by_any(path: &str, text: &str) -> usize {
        BANS.iter().flat_map(|ban| banned(ban, &Source::new(path, text))).count()
    }

    #[test]
    fn every_banned_word_is_found_where_it_is_banned() {
        let places = [
            "crates/core/src/a.rs",
            "crates/app/src/a.rs",
            "src-tauri/src/a.rs",
            "ui/src/A.svelte",
            "docs/a.md",
            "tests/foreign/a.py",
        ];
        for ban in BANS {
            for word in ban.words {
                let source = |path: &&str| Source::new(path, &format!("first\nlet x = {word} y;\n"));
                let findings: Vec<Finding> =
                    places.iter().flat_map(|path| banned(ban, &source(path))).collect();
                assert!(findings.iter().any(|it| it.contains(":2:")), "{word}: {findings:?}");
            }
        }
    }

    #[test]
    fn a_word_is_allowed_where_it_belongs() {
        assert_eq!(found_by_any("crates/app/src/env/clock.rs", "SystemTime::now()"), 0);
        assert_eq!(found_by_any("crates/store/src/open.rs", "use rusqlite::Connection;"), 0);
        assert_eq!(found_by_any("crates/core/tests/a.rs", "SystemTime::now()"), 0);
        assert_eq!(found_by_any("crates/core/src/a.rs", "// SELECT nothing\n"), 0);
    }

    #[test]
    fn a_type_that_only_does_things_is_found() {
        for line in [
            "pub struct CaseManager {",
            "enum AnswerHelper {",
            "export class TextService {",
            "pub(crate) trait KeyHandler: Send {",
        ] {
            assert_eq!(types_are_nouns(&Source::new("crates/core/src/a.rs", line)).len(), 1, "{line}");
        }
        assert!(
            types_are_nouns(&Source::new("a.rs", "pub struct Case {\nlet manager = Manager;")).is_empty()
        );
    }
}
