//! What a shell needs to complete our commands.

use std::process::Command;

use crate::support::{Locale, Room, call};

const COMMANDS: &[&str] = &["workspace", "case", "search", "bundle", "template", "completions"];

#[test]
fn every_shell_gets_completions_that_name_all_commands() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let told = call(Locale::German, &["completions", shell]);
        assert_eq!((told.exit, told.err.as_str()), (0, ""), "{shell}");
        for command in COMMANDS {
            assert!(told.out.contains(command), "{shell}: {command}");
        }
        assert!(told.out.contains("seal-passphrase-file"), "{shell}");
    }
}

#[test]
fn bash_reads_the_completions_and_completes_with_them() {
    let room = Room::bare();
    let script = room.put("lernfall.bash", call(Locale::German, &["completions", "bash"]).out);
    let complete = format!(
        "source '{script}'; COMP_WORDS=(lernfall case ex); COMP_CWORD=2; _lernfall lernfall ex case; \
         echo \"${{COMPREPLY[@]}}\""
    );
    let output = Command::new("bash").args(["--norc", "-c", &complete]).output().unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap().trim(), "export");
    assert!(output.status.success());
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let script = "\"$0\" completions bash | head -n 1 >/dev/null; echo ${PIPESTATUS[0]}";
    let output = Command::new("bash").args(["-c", script, env!("CARGO_BIN_EXE_lernfall")]).output().unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap().trim(), "0", "{:?}", output.stderr);
}

#[test]
fn the_manual_page_names_all_commands_in_both_languages() {
    for (locale, heading) in [(Locale::German, "RÜCKGABEWERT"), (Locale::English, "EXIT STATUS")] {
        let told = call(locale, &["manual"]);
        assert_eq!((told.exit, told.err.as_str()), (0, ""));
        assert!(told.out.contains(heading), "{}", told.out);
        for command in COMMANDS {
            assert!(told.out.contains(&format!(".SS \"lernfall {command}")), "{command}");
        }
        assert!(told.out.contains("\\fB\\-\\-seal\\-passphrase\\-file\\fR"), "{}", told.out);
        assert!(!told.out.contains("schemas\""), "what is hidden stays hidden");
    }
}
