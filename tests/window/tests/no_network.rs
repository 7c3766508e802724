//! The program needs no network and looks for none: a journey up to the hand-over where there is nothing
//! but the machine's own loopback, with every process that it starts on record.
#![allow(clippy::expect_used, clippy::panic, reason = "a test stops with what went wrong")]

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use lernfall_window_tests::{Home, Undriven, Window};

#[path = "alone/journey.rs"]
mod journey;
#[path = "no_network/record.rs"]
mod record;
use journey::{Typed, from_start_to_hand_over};
use record::{Inet, Record};

const OWN: &str = "the_program_works_without_a_network_and_asks_for_none";

const DRIVER: &str = "WebKitWebDriver";

/// Set where this test runs a second time, without a network: the journey, or a window that opens a socket.
const INSIDE: &str = "LERNFALL_WITHOUT_NETWORK";
const PLANTED: &str = "planted";
/// Nobody is there (RFC 5737).
const NOWHERE: &str = "192.0.2.1:80";

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
    match std::env::var_os(INSIDE) {
        Some(what) if what == PLANTED => return with_a_socket(),
        Some(_) => return without_network(),
        None => {}
    }
    let may = |way: &&str| Command::new("unshare").args([way, "true"]).status().is_ok_and(|it| it.success());
    let Some(way) = ["-n", "-rn"].into_iter().find(may) else {
        eprintln!("SKIPPED: no right to a network of one's own; the window was not tried without one");
        return;
    };
    judge(&recorded(way, "journey"));
    let found = own(&recorded(way, PLANTED));
    assert!(found.iter().any(|it| it.addresses.contains(&NOWHERE.to_owned())), "not noticed: {found:#?}");
}

/// Runs this test again, with all that it starts on record.
fn recorded(way: &str, what: &str) -> Record {
    let folder = tempfile::tempdir().expect("a folder");
    let written = folder.path().join("record");
    let done = Command::new("unshare")
        .args([way, "sh", "-c", RECORDED])
        .arg(&written)
        .arg(std::env::current_exe().expect("a test is a program"))
        .args(["--exact", OWN, "--nocapture"])
        .env(INSIDE, what)
        .output()
        .expect("unshare");
    let said = String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{said}");
    Record::read(&written)
}

/// What a build would do that adds a socket.
fn with_a_socket() {
    let home = Home::new();
    let window = Window::open(&home);
    let ask = serde_json::json!({ "language": "de", "call": 900_002, "ask": { "connectTo": NOWHERE } });
    window.invoke("start", ask).expect("an answer");
    window.close();
}

/// Sockets of the window itself. What its driver asks of it goes over one port of this machine.
fn own(record: &Record) -> Vec<Inet> {
    let sockets = record.inet();
    let drivers: BTreeSet<String> = sockets
        .iter()
        .filter(|it| it.programs.first().is_some_and(|own| own.starts_with(DRIVER)))
        .flat_map(|it| it.addresses.clone())
        .collect();
    let of_window = |it: &Inet| it.programs.first().is_some_and(|own| own.starts_with("lernfall-window"));
    let asked = |it: &Inet| !it.addresses.is_empty() && it.addresses.iter().all(|to| drivers.contains(to));
    sockets.into_iter().filter(|it| of_window(it) && !asked(it)).collect()
}

/// The whole journey by WebDriver; its beginning without; and a socket for the reader to find.
fn without_network() {
    let reached = std::net::TcpStream::connect(NOWHERE).expect_err("there is no network");
    assert_eq!(reached.kind(), std::io::ErrorKind::NetworkUnreachable);
    let home = Home::new();
    let at = |name: &str| home.path(Path::new("Dokumente").join(name));
    from_start_to_hand_over(&home, &TYPED, &at("Blatt.docx"), &at("Paket.lernfall")).close();
    by_keys_alone();
    let planted = Command::new("python3").args(["-c", "import socket; socket.socket()"]).status();
    assert!(planted.expect("python3").success());
}

/// WebKit talks with WebDriver over a port; here it has nobody to talk with.
fn by_keys_alone() {
    let home = Home::new();
    let window = Undriven::open(&home);
    window.is_called("Willkommen");
    window.keyboard("Tab");
    window.keyboard_types(TYPED.passphrase);
    window.keyboard("Return");
    window.is_called("Womit möchten Sie beginnen?");
    let made = home.files().iter().any(|path| path.ends_with("workspace.db"));
    assert!(made, "{:#?}", home.files());
    window.close();
}

fn judge(record: &Record) {
    let found = own(record);
    assert!(found.is_empty(), "{found:#?}");
    assert_eq!(record.starts("WebKitNetworkProcess"), 2, "one for each window");
    let sockets = record.inet();
    let of = |program: &str| -> Vec<&Inet> {
        sockets.iter().filter(|it| it.programs.iter().any(|name| name.starts_with(program))).collect()
    };
    assert_eq!(of("python3").len(), 1, "the planted socket is found");
    let windows = of("lernfall-window");
    let (driven, alone): (Vec<&Inet>, Vec<&Inet>) =
        windows.into_iter().partition(|it| it.programs.iter().any(|name| name == DRIVER));
    assert!(alone.is_empty(), "{alone:#?}");
    // What the driver asks of a window goes over one port of this machine, which the driver names to it.
    let asked: BTreeSet<&String> = driven.iter().flat_map(|it| &it.addresses).collect();
    let drivers: Vec<&Inet> =
        of(DRIVER).into_iter().filter(|it| it.programs.first().is_some_and(|own| own == DRIVER)).collect();
    assert!(driven.iter().all(|it| it.addresses.len() == 1) && asked.len() == 1, "{driven:#?}");
    assert!(asked.iter().all(|it| it.starts_with("127.0.0.1:")), "{asked:?}");
    assert!(drivers.iter().any(|it| it.addresses.iter().any(|own| asked.contains(own))), "{drivers:#?}");
    // Else there is this test, which asks the driver, and the planted one.
    let known = |name: &String| ["no_network", "python3", DRIVER].iter().any(|own| name.starts_with(own));
    let strange = sockets.iter().filter(|it| !it.programs.first().is_some_and(known));
    let strange: Vec<&Inet> =
        strange.filter(|it| !driven.iter().any(|own| std::ptr::eq(*own, *it))).collect();
    assert!(strange.is_empty(), "{strange:#?}");
}
