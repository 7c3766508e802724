//! The files of the workspace as the rules see them: path and text, nothing that is built,
//! installed or kept by a tool.

use std::fs;
use std::io;
use std::path::Path;

/// Folders that hold nothing written by hand.
const NOT_OURS: &[&str] = &[".git", "target", "node_modules", "dist", "gen", "out", "__pycache__"];

/// A text file with its path relative to the workspace, parts joined by `/`.
#[derive(Debug, Clone)]
pub struct Source {
    pub path: String,
    pub text: String,
}

impl Source {
    pub fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned() }
    }

    pub fn is(&self, extension: &str) -> bool {
        self.path.rsplit_once('.').is_some_and(|(_, own)| own == extension)
    }

    /// Whether the whole file is a test, by the folder or name that Cargo and we give them.
    pub fn is_test(&self) -> bool {
        self.path.starts_with("tests/tests/")
            || self.path.ends_with("/tests.rs")
            || (self.path.starts_with("crates/") || self.path.starts_with("src-tauri/"))
                && self.path.contains("/tests/")
    }

    /// The lines that are shipped, with their numbers: no comments, no test module at the end.
    pub fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        self.without_tests()
            .filter(|(_, line)| !line.trim_start().starts_with("//"))
            .map(|(number, line)| (number, line.split_once(" // ").map_or(line, |(code, _)| code)))
    }

    /// The lines before a test module, which by custom is the last thing in a file.
    pub fn without_tests(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines: Vec<&str> = self.text.lines().collect();
        let end = lines
            .windows(2)
            .position(|pair| matches!(pair, ["#[cfg(test)]", next] if next.starts_with("mod ") && next.ends_with('{')))
            .unwrap_or(lines.len());
        lines.into_iter().enumerate().take(end).map(|(index, line)| (index + 1, line))
    }
}

/// Every text file below `root`, in the order of their paths.
///
/// # Errors
/// Fails when a folder or file cannot be read.
pub fn walk(root: &Path) -> io::Result<Vec<Source>> {
    let mut found = Vec::new();
    collect(root, "", &mut found)?;
    found.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(found)
}

fn collect(folder: &Path, prefix: &str, found: &mut Vec<Source>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{prefix}{name}");
        if entry.file_type()?.is_dir() {
            if !NOT_OURS.contains(&name.as_str()) {
                collect(&entry.path(), &format!("{path}/"), found)?;
            }
        } else if let Ok(text) = String::from_utf8(fs::read(entry.path())?) {
            found.push(Source { path, text });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_the_test_module_are_not_code() {
        let text = "//! Top.\nfn a() {} // why\n#[cfg(test)]\nmod tests {\n fn b() {}\n}\n";
        let source = Source::new("crates/core/src/a.rs", text);
        assert_eq!(source.code().collect::<Vec<_>>(), [(2, "fn a() {}")]);
    }

    #[test]
    fn a_test_module_in_its_own_file_does_not_end_the_code() {
        let source = Source::new("a.rs", "#[cfg(test)]\nmod tests;\nfn a() {}\n");
        assert_eq!(source.without_tests().count(), 3);
    }
}
