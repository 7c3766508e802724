//! The program needs no network and looks for none: a journey up to the hand-over where there is nothing
//! but the machine's own loopback, with every process that it starts on record.
#![allow(clippy::expect_used, clippy::panic, reason = "a test stops with what went wrong")]

use std::path::Path;
use std::process::Command;

use lernfall_window_tests::Home;

#[path = "alone/journey.rs"]
mod journey;
#[path = "no_network/record.rs"]
mod record;
use journey::{Typed, from_start_to_hand_over};
use record::Record;

const OWN: &str = "the_program_works_without_a_network_and_asks_for_none";

/// Set where this test runs a second time, without a network.
const INSIDE: &str = "LERNFALL_WITHOUT_NETWORK";

const TYPED: Typed = Typed {
    passphrase: "vier ganz zufällige Wörter",
    title: "Einführung der E-Akte",
    answer: "Zuerst war da ein Erlass.",
    agency: "Landkreis Beispielhausen",
    office: "Sammelstelle",
    seal: "andere zufällige Wörter dafür",
};

/// Puts up the loopback, which WebDriver and its window talk over, and records who opens sockets.
const RECORDED: &str = "ip link set lo up && exec strace --follow-forks --seccomp-bpf --quiet=all \
    --trace=socket,bind,connect,listen,execve,fork,vfork,clone,clone3 --signal=none --output=\"$0\" \"$@\"";

#[test]
fn the_program_works_without_a_network_and_asks_for_none() {
    if std::env::var_os(INSIDE).is_some() {
        return without_network();
    }
    let may = |way: &&str| Command::new("unshare").args([way, "true"]).status().is_ok_and(|it| it.success());
    let Some(way) = ["-n", "-rn"].into_iter().find(|way| may(&way)) else {
        eprintln!("SKIPPED: no right to a network of one's own; the window was not tried without one");
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    let written = folder.path().join("record");
    let done = Command::new("unshare")
        .args([way, "sh", "-c", RECORDED])
        .arg(&written)
        .arg(std::env::current_exe().expect("a test is a program"))
        .args(["--exact", OWN, "--nocapture"])
        .env(INSIDE, "1")
        .output()
        .expect("unshare");
    let said = String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{said}");
    let _ = std::fs::copy(&written, "/tmp/bw/record");
    judge(&Record::read(&written));
}

fn without_network() {
    let reached = std::net::TcpStream::connect("192.0.2.1:80").expect_err("there is no network");
    assert_eq!(reached.kind(), std::io::ErrorKind::NetworkUnreachable);
    let home = Home::new();
    let at = |name: &str| home.path(Path::new("Dokumente").join(name));
    from_start_to_hand_over(&home, &TYPED, &at("Blatt.docx"), &at("Paket.lernfall")).close();
    let planted = Command::new("python3").args(["-c", "import socket; socket.socket()"]).status();
    assert!(planted.expect("python3").success());
}

fn judge(record: &Record) {
    for line in record.inet() { eprintln!("{line:?}"); }
}
