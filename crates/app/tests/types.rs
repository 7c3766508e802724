//! The page's types are those of this crate.
#![allow(clippy::unwrap_used, clippy::disallowed_methods)]

use std::path::Path;

#[test]
fn the_types_of_the_page_are_current() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/src/lib/api/generated.ts");
    let now = lernfall_app::types::typescript();
    if std::env::var_os("LERNFALL_WRITE_TYPES").is_some() {
        std::fs::write(&file, &now).unwrap();
    }
    let kept = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(
        kept == now,
        "ui/src/lib/api/generated.ts is not what Rust says. Write it anew: \
         LERNFALL_WRITE_TYPES=1 cargo test -p lernfall-app --test types"
    );
}
