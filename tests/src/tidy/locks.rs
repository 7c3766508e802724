//! The lock files: present, complete, and free of the place that packages came from.

use super::Finding;
use super::source::Source;

pub const WANTED: &[&str] = &["Cargo.lock", "ui/package-lock.json", "tests/foreign/requirements.txt"];

/// All lock files are there, and none names a host.
pub fn hold(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for wanted in WANTED {
        match sources.iter().find(|source| source.path == *wanted) {
            None => findings.push(format!("{wanted}: is missing")),
            Some(lock) => findings.extend(names_no_host(lock)),
        }
    }
    findings
}

fn names_no_host(lock: &Source) -> Vec<Finding> {
    let suspicious = |line: &str| match lock.path.as_str() {
        "Cargo.lock" => {
            line.starts_with("source = ")
                && !line.contains("\"registry+https://github.com/rust-lang/crates.io-index\"")
        }
        "ui/package-lock.json" => line.contains("\"resolved\""),
        _ => line.contains("://") || (!line.starts_with('#') && !line.is_empty() && !line.contains("==")),
    };
    let lines = lock.text.lines().enumerate().filter(|(_, line)| suspicious(line));
    lines.map(|(index, _)| format!("{}:{}: names a place or is not pinned", lock.path, index + 1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_lock_file_is_found() {
        assert_eq!(hold(&[]).len(), WANTED.len());
    }

    #[test]
    fn a_package_from_elsewhere_is_found() {
        for (path, line) in [
            ("Cargo.lock", "source = \"git+https://example.org/x\""),
            ("ui/package-lock.json", "      \"resolved\": \"https://example.org/x.tgz\","),
            ("tests/foreign/requirements.txt", "lxml>=5"),
        ] {
            assert_eq!(names_no_host(&Source::new(path, line)).len(), 1, "{path}");
        }
        assert!(
            names_no_host(&Source::new("tests/foreign/requirements.txt", "# Why.\nlxml==6.1.3\n")).is_empty()
        );
    }
}
