//! What `lernfall-store` shows to others: no type of rusqlite. Only modules that are public
//! all the way down from `lib.rs` are looked at.

use super::Finding;
use super::source::Source;

/// Public lines of public modules that name rusqlite or something taken from it.
pub fn shows_no_database_type(sources: &[Source], root: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut open = vec![(format!("{root}/lib.rs"), root.to_owned())];
    while let Some((path, folder)) = open.pop() {
        let Some(source) = sources.iter().find(|source| source.path == path) else { continue };
        findings.extend(named_in_public(source));
        for (_, line) in source.code() {
            if let Some(module) = line.strip_prefix("pub mod ").and_then(|rest| rest.strip_suffix(';')) {
                open.push((format!("{folder}/{module}.rs"), format!("{folder}/{module}")));
            }
        }
    }
    findings
}

fn named_in_public(source: &Source) -> Vec<Finding> {
    let taken = taken_from_rusqlite(source);
    let mut findings = Vec::new();
    let mut inside = false;
    for (number, line) in source.code() {
        let line = line.trim();
        let begins = line.starts_with("pub ");
        inside |= begins;
        if inside
            && let Some(name) =
                words(line).find(|word| *word == "rusqlite" || taken.iter().any(|name| name == word))
        {
            findings
                .push(format!("{}:{number}: {name} belongs to rusqlite and is shown to others", source.path));
        }
        // A signature goes on over its arguments; a field ends with its line.
        if line.ends_with(['{', ';']) || begins && line.ends_with([',', '}']) {
            inside = false;
        }
    }
    findings
}

/// The names that this file takes from rusqlite by `use`.
fn taken_from_rusqlite(source: &Source) -> Vec<String> {
    let code: String = source.code().map(|(_, line)| format!("{line}\n")).collect();
    code.split("use rusqlite::")
        .skip(1)
        .filter_map(|rest| rest.split(';').next())
        .flat_map(|list| words(list).map(str::to_owned).collect::<Vec<_>>())
        .filter(|name| name.starts_with(char::is_uppercase))
        .collect()
}

fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|letter: char| !letter.is_alphanumeric() && letter != '_').filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(module: &str) -> usize {
        let sources = [
            Source::new("s/lib.rs", "//! S.\npub mod open;\nmod keys;\n"),
            Source::new("s/open.rs", module),
            Source::new("s/keys.rs", "pub fn a() -> rusqlite::Row {}"),
        ];
        shows_no_database_type(&sources, "s").len()
    }

    #[test]
    fn a_type_of_the_database_in_a_public_signature_is_found() {
        assert_eq!(findings("pub fn a() -> rusqlite::Connection {\n"), 1);
        assert_eq!(
            findings("use rusqlite::{Connection, params};\npub fn a(\n    to: &Connection,\n) {\n"),
            1
        );
        assert_eq!(findings("pub use rusqlite::Connection;\n"), 1);
        assert_eq!(findings("use rusqlite::Connection;\npub struct A {\n    pub inner: Connection,\n}\n"), 1);
    }

    #[test]
    fn inside_the_crate_it_may_be_named() {
        assert_eq!(
            findings(
                "use rusqlite::Connection;\npub(crate) fn a(to: &Connection) {\n    let x: Connection;\n"
            ),
            0
        );
        assert_eq!(
            findings(
                "use rusqlite::Connection;\npub fn a() {\n    let x = Connection::open();\n}\nfn b(x: Connection) {}\n"
            ),
            0
        );
        assert_eq!(
            findings(
                "use rusqlite::Connection;\npub struct A {\n    pub name: String,\n    inner: Connection,\n}\n"
            ),
            0
        );
    }
}
