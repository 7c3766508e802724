//! The published schemas are those of the program.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

#[test]
fn every_published_schema_is_fresh() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join("schemas");
    let mut expected = BTreeSet::new();
    for (name, schema) in lernfall_app::schemas::all() {
        let file = format!("{name}.schema.json");
        let fresh = serde_json::to_string_pretty(&schema).unwrap() + "\n";
        let committed = fs::read_to_string(folder.join(&file)).unwrap_or_default();
        assert_eq!(committed, fresh, "{file} is stale: run `cargo run -p lernfall-cli -- schemas schemas`");
        expected.insert(file);
    }
    let there = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert_eq!(there.collect::<BTreeSet<_>>(), expected);
}

#[test]
fn the_example_of_the_documentation_is_a_sound_guide() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/templates/example.json");
    let checked = lernfall_app::templates::check(&file).unwrap();
    assert_eq!(checked.problems, []);
}
