//! The shape of files: how they open, how long they are, where they lie.

use super::Finding;
use super::source::Source;

/// Lines of a Rust file without its tests, and of a component.
const LONGEST_RUST: usize = 400;
const LONGEST_COMPONENT: usize = 200;

/// Every Rust file says first what it is.
pub fn opens_with_its_purpose(source: &Source) -> Vec<Finding> {
    let opens = source.text.starts_with("//! ");
    if source.is("rs") && !opens {
        vec![format!("{}: does not open with //!", source.path)]
    } else {
        Vec::new()
    }
}

/// A module lies in `foo.rs`, its parts in `foo/`.
pub fn lies_where_it_belongs(source: &Source) -> Vec<Finding> {
    let misplaced = source.path.ends_with("/mod.rs");
    if misplaced {
        vec![format!("{}: a module lies in a file of its own name", source.path)]
    } else {
        Vec::new()
    }
}

/// Files stay small enough to be read at once.
pub fn is_small(source: &Source) -> Vec<Finding> {
    let (lines, limit) = if source.is("rs") && !source.is_test() {
        (source.without_tests().count(), LONGEST_RUST)
    } else if source.is("svelte") {
        (source.text.lines().count(), LONGEST_COMPONENT)
    } else {
        return Vec::new();
    };
    if lines > limit { vec![format!("{}: {lines} lines, at most {limit}", source.path)] } else { Vec::new() }
}

/// Every crate of ours takes over the lints of the workspace.
pub fn inherits_the_lints(source: &Source) -> Vec<Finding> {
    let is_crate = source.path.ends_with("/Cargo.toml");
    let inherits = source.text.contains("[lints]\nworkspace = true");
    if is_crate && !inherits {
        vec![format!("{}: does not inherit the workspace's lints", source.path)]
    } else {
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_without_an_opening_is_found() {
        assert_eq!(opens_with_its_purpose(&Source::new("a.rs", "fn a() {}")).len(), 1);
        assert!(opens_with_its_purpose(&Source::new("a.rs", "//! A.\n")).is_empty());
        assert!(opens_with_its_purpose(&Source::new("a.md", "A")).is_empty());
    }

    #[test]
    fn a_module_file_of_the_old_kind_is_found() {
        assert_eq!(lies_where_it_belongs(&Source::new("crates/core/src/a/mod.rs", "")).len(), 1);
    }

    #[test]
    fn a_long_file_is_found_and_its_tests_do_not_count() {
        let long = "x\n".repeat(LONGEST_RUST + 1);
        assert_eq!(is_small(&Source::new("crates/core/src/a.rs", &long)).len(), 1);
        assert!(is_small(&Source::new("crates/core/tests/a.rs", &long)).is_empty());
        let tested = format!("x\n#[cfg(test)]\nmod tests {{\n{long}}}\n");
        assert!(is_small(&Source::new("crates/core/src/a.rs", &tested)).is_empty());
        assert_eq!(is_small(&Source::new("ui/src/A.svelte", &"x\n".repeat(LONGEST_COMPONENT + 1))).len(), 1);
    }

    #[test]
    fn a_crate_with_lints_of_its_own_is_found() {
        assert_eq!(inherits_the_lints(&Source::new("crates/core/Cargo.toml", "[package]\n")).len(), 1);
        assert!(
            inherits_the_lints(&Source::new("tests/Cargo.toml", "[lints]\nworkspace = true\n")).is_empty()
        );
        assert!(inherits_the_lints(&Source::new("Cargo.toml", "[workspace]\n")).is_empty());
    }
}
