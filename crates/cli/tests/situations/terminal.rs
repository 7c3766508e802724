//! At a terminal: prompts that show nothing of what is typed, and the recovery code on the screen alone.

use std::io::{Read, Write};
use std::process::{Command, Stdio};

use crate::support::{Locale, PASSPHRASE, Room, command};

/// Runs a call at a terminal of its own (`script` makes it) and answers its prompts in turn; gives the exit
/// code and everything that stood on the screen.
fn at_terminal(args: &[&str], answers: &[(&str, &str)]) -> (i32, String) {
    let plain = command(Locale::German, args);
    let quoted: Vec<String> = std::iter::once(plain.get_program())
        .chain(plain.get_args())
        .map(|word| format!("'{}'", word.to_str().unwrap()))
        .collect();
    // A prompt that nobody answers would wait for ever.
    let mut child = Command::new("timeout")
        .args(["60", "script"])
        .args(["--quiet", "--return", "--command", &quoted.join(" "), "/dev/null"])
        .envs(plain.get_envs().filter_map(|(name, value)| Some((name, value?))))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let (mut keyboard, mut screen) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
    let mut seen = Vec::new();
    let mut from = 0;
    for (prompt, answer) in answers {
        let asked = |seen: &[u8]| String::from_utf8_lossy(&seen[from..]).contains(prompt);
        while !asked(&seen) {
            let mut byte = [0];
            assert_eq!(
                screen.read(&mut byte).unwrap(),
                1,
                "no “{prompt}” in {}",
                String::from_utf8_lossy(&seen)
            );
            seen.push(byte[0]);
        }
        from = seen.len();
        // What is typed before the prompt has turned the echo off is thrown away.
        std::thread::sleep(std::time::Duration::from_millis(200));
        writeln!(keyboard, "{answer}").unwrap();
    }
    screen.read_to_end(&mut seen).unwrap();
    drop(keyboard);
    let code = child.wait().unwrap().code().unwrap();
    (code, String::from_utf8(seen).unwrap())
}

#[test]
fn a_typed_passphrase_opens_and_is_not_shown() {
    let room = Room::new();
    let dir = room.dir();
    let (code, screen) = at_terminal(&["case", "list", &dir], &[("Arbeitsbereichs: ", PASSPHRASE)]);
    assert_eq!(code, 0, "{screen}");
    assert!(screen.contains("Noch kein Fall") && !screen.contains(PASSPHRASE), "{screen}");
    let (code, screen) =
        at_terminal(&["case", "list", &dir], &[("Arbeitsbereichs: ", "etwas Falsches hier")]);
    assert_eq!(code, 1, "{screen}");
    assert!(screen.contains("öffnet diesen Arbeitsbereich nicht"), "{screen}");
    assert!(!screen.contains("etwas Falsches"), "{screen}");
}

#[test]
fn a_new_passphrase_is_asked_for_twice_and_the_code_is_on_the_screen_only() {
    let room = Room::bare();
    let dir = room.dir();
    let create = ["workspace", "create", &dir, "--agency", "Amt", "--level", "EB-K2"];
    let (code, screen) = at_terminal(
        &create,
        &[("Arbeitsbereich: ", PASSPHRASE), ("Noch einmal: ", "vier andere zufällige Wörter")],
    );
    assert_eq!(code, 1, "{screen}");
    assert!(screen.contains("verschieden") && screen.contains("nichts geschrieben"), "{screen}");
    assert!(!room.path("workspace").exists());
    let (code, screen) =
        at_terminal(&create, &[("Arbeitsbereich: ", PASSPHRASE), ("Noch einmal: ", PASSPHRASE)]);
    assert_eq!(code, 0, "{screen}");
    assert!(!screen.contains(PASSPHRASE), "{screen}");
    let shown = screen.lines().skip_while(|line| !line.contains("Wiederherstellungscode")).nth(1).unwrap();
    let typed = shown.trim();
    let (code, screen) = at_terminal(&["case", "list", &dir], &[("Arbeitsbereichs: ", typed)]);
    assert_eq!(code, 0, "{screen}");
}
