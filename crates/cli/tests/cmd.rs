//! What the command line says, word for word, where it is always the same: `cmd/de` and `cmd/en`.
//!
//! `TRYCMD=overwrite` writes the files anew; read what changed before it is kept.

#[test]
fn says_what_is_written_down_in_german() {
    says("de", "de_DE.UTF-8");
}

#[test]
fn says_what_is_written_down_in_english() {
    says("en", "en_GB.UTF-8");
}

fn says(folder: &str, locale: &str) {
    trycmd::TestCases::new()
        .case(format!("tests/cmd/{folder}/*.trycmd"))
        .env("LC_ALL", locale)
        .env("LERNFALL_TEST_COST", "1")
        .env("COLUMNS", "100");
}
