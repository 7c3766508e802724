//! How long sealing and checking 1 GiB of attachments takes, beside what the system's own tools need for
//! the same files, and how much memory it takes. Prints medians of five runs.
//!
//! `cargo xtask bench bundle`. Sizes in MiB can be named: `LERNFALL_BENCH_MIB=64`.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    missing_docs,
    reason = "a measurement, not the product"
)]

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufReader, Read, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use jiff::civil::date;
use lernfall_bundle::{
    Content, Delivery, Envelope, Identity, Kind, MediaType, Member, MemberName, MemberSource, NewIdentity,
    Overall, Party, SealPlan, Sealed, Secret, seal,
};
use secrecy::SecretString;
use uuid::Uuid;

const RUNS: usize = 5;
const FILES: usize = 4;

struct OnDisk(PathBuf);

impl MemberSource for OnDisk {
    fn open(&self) -> io::Result<Box<dyn Read + '_>> {
        Ok(Box::new(File::open(&self.0)?))
    }
}

fn main() {
    let mib: usize =
        std::env::var("LERNFALL_BENCH_MIB").ok().and_then(|text| text.parse().ok()).unwrap_or(1024);
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let files: Vec<PathBuf> = (0..FILES).map(|at| folder.path().join(format!("{at}.bin"))).collect();
    for (at, file) in files.iter().enumerate() {
        noise(file, mib / FILES, at as u64 + 1);
    }
    let identity = Identity::create(&NewIdentity {
        id: Uuid::from_u128(1),
        agency: "Amt für Messung",
        serial: [7; 16],
        from: date(2026, 1, 1),
        until: date(2031, 1, 1),
    })
    .unwrap();
    println!("{mib} MiB in {FILES} files, medians of {RUNS} runs in seconds");
    let tools = median(|| system_tools(&files, folder.path()));
    println!("openssl dgst -sha256 + cp + sync      {tools:8.2}");
    let passphrase = SecretString::from("gemessen und nicht geraten");
    let passphrase = || Envelope::Passphrase { passphrase: passphrase.clone(), work_factor: 17 };
    let secret = || Some(Secret::Passphrase(SecretString::from("gemessen und nicht geraten")));
    for (name, envelope, secret) in
        [("not encrypted", Envelope::None, None), ("encrypted", passphrase(), secret())]
    {
        let out = folder.path().join("out.lernfall");
        let idle = resident();
        reset_peak();
        let sealed = median(|| {
            let _gone = fs::remove_file(&out);
            timed(|| sealed_and_read_back(&files, &identity, &envelope, secret.as_ref(), &out))
        });
        let checked = median(|| timed(|| checked(&out, secret.as_ref())));
        let peak = peak().saturating_sub(idle);
        println!("{name}: seal with flush and read-back  {sealed:8.2}  ratio {:5.2}", sealed / tools);
        println!("{name}: verify                         {checked:8.2}  ratio {:5.2}", checked / tools);
        println!("{name}: peak memory over idle          {:8.1} MiB", peak as f64 / 1024.0);
    }
}

/// The three together, one after another, as somebody would do it by hand.
fn system_tools(files: &[PathBuf], folder: &Path) -> f64 {
    let copy = folder.join("copy");
    let _gone = fs::remove_dir_all(&copy);
    fs::create_dir(&copy).unwrap();
    timed(|| {
        let digest = Command::new("openssl").args(["dgst", "-sha256"]).args(files).output().unwrap();
        assert!(digest.status.success());
        assert!(Command::new("cp").args(files).arg(&copy).status().unwrap().success());
        assert!(Command::new("sync").arg("-f").arg(&copy).status().unwrap().success());
    })
}

fn sealed_and_read_back(
    files: &[PathBuf],
    identity: &Identity,
    envelope: &Envelope,
    secret: Option<&Secret>,
    out: &Path,
) {
    let members = files.iter().enumerate().map(|(at, file)| Member {
        name: MemberName::new(&format!("attachments/{}.bin", at + 1)).unwrap(),
        media_type: MediaType::new("application/octet-stream").unwrap(),
        source: Box::new(OnDisk(file.clone())),
    });
    let content = Content::survey(members.collect(), &mut |_| ControlFlow::Continue(())).unwrap();
    let delivery = Delivery {
        id: Uuid::from_u128(2),
        kind: Kind::Delivery,
        number: 1,
        date: date(2026, 11, 22),
        sender: Party {
            name: "Amt für Messung".into(),
            id: Some(Uuid::from_u128(1)),
            certificate: Some(identity.certificate().fingerprint()),
        },
        recipients: Vec::new(),
        content_digest: content.digest(),
        refers_to: None,
    };
    let plan = SealPlan {
        content: &content,
        release: None,
        delivery: &delivery,
        identity,
        day: date(2026, 11, 22),
        envelope,
    };
    let mut file = OpenOptions::new().read(true).write(true).create_new(true).open(out).unwrap();
    seal(&plan, &mut file, &mut |_| ControlFlow::Continue(())).unwrap();
    file.sync_all().unwrap();
    checked(out, secret);
}

fn checked(file: &Path, secret: Option<&Secret>) {
    let reader = BufReader::new(File::open(file).unwrap());
    let mut opened = Sealed::new(reader).unwrap().decrypt(secret).unwrap();
    let verdict = opened.verify(&mut |_| ControlFlow::Continue(())).unwrap();
    assert_eq!(verdict.overall, Overall::Intact);
}

/// Bytes that do not compress, the same in every run (xorshift64).
fn noise(file: &Path, mib: usize, seed: u64) {
    let mut out = io::BufWriter::new(File::create(file).unwrap());
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    for _ in 0..mib * 1024 * 1024 / 8 {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        out.write_all(&state.to_le_bytes()).unwrap();
    }
    out.into_inner().unwrap().sync_all().unwrap();
}

fn timed(work: impl FnOnce()) -> f64 {
    let start = Instant::now();
    work();
    start.elapsed().as_secs_f64()
}

fn median(mut run: impl FnMut() -> f64) -> f64 {
    let mut times: Vec<f64> = (0..RUNS).map(|_| run()).collect();
    times.sort_by(f64::total_cmp);
    times[RUNS / 2]
}

/// In KiB, as the kernel counts it.
fn status(name: &str) -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

fn resident() -> u64 {
    status("VmRSS")
}

fn peak() -> u64 {
    status("VmHWM")
}

/// Peak memory counts from here on (proc(5), clear_refs).
fn reset_peak() {
    fs::write("/proc/self/clear_refs", "5").unwrap();
}
