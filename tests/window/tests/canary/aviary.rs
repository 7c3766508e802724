//! The canaries of a run, each put somewhere and written down, and the search for all of them.

use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use lernfall_tests::canary::{Below, Canary, Search};
use lernfall_window_tests::{Home, cli, target};

/// How places of canaries begin that belong to a case.
pub const OF_CASE: &str = "case: ";

const NOTES: &str = "Notizen";

/// Where programs leave things besides a person's own folders.
const SHARED: [&str; 3] = ["/tmp", "/var/tmp", "/dev/shm"];

#[derive(Debug)]
pub struct Aviary {
    canaries: RefCell<Vec<Canary>>,
    begun: SystemTime,
}

impl Aviary {
    #[allow(clippy::disallowed_methods, reason = "older files of the machine are not ours")]
    pub fn new() -> Self {
        Self { canaries: RefCell::default(), begun: SystemTime::now() }
    }

    /// A word that was nowhere before, for this place.
    pub fn word(&self, place: &str) -> String {
        let mut canaries = self.canaries.borrow_mut();
        let canary = Canary::new(canaries.len(), place);
        let word = canary.word.clone();
        canaries.push(canary);
        word
    }

    /// A word for a field there. Notes are no part of what the command line shows of a case.
    pub fn word_in(&self, place: &str, label: &str) -> String {
        let place = if label == NOTES { place.trim_start_matches(OF_CASE) } else { place };
        self.word(&format!("{place}: {label}"))
    }

    /// Every canary so far.
    pub fn all(&self) -> Vec<Canary> {
        self.canaries.borrow().clone()
    }

    /// Finds none below the home folder, the harness's logs included, nor in what is new in the folders
    /// that all share; but the files that a person saved or had before.
    pub fn none_left(&self, home: &Home, own: &[PathBuf], when: &str) {
        let search = Search::new(self.all());
        let whole = home.path("");
        let found = search.below(&whole, |path| own.iter().any(|own| own == path));
        self.tell(&found, &format!("{when}, in the home folder"));
        for shared in SHARED.map(Path::new).into_iter().filter(|it| it.is_dir()) {
            let old = |path: &Path| {
                let path = shared.join(path);
                // Homes of tests, this one among them, are searched by the tests themselves.
                let home = path.file_name().is_some_and(|it| it.to_string_lossy().starts_with("heim-"));
                let file = fs::symlink_metadata(&path).ok().filter(fs::Metadata::is_file);
                home || file.and_then(|it| it.modified().ok()).is_some_and(|changed| changed < self.begun)
            };
            self.tell(&search.below(shared, old), &format!("{when}, in {}", shared.display()));
        }
    }

    #[allow(clippy::print_stdout, reason = "a run tells how much it searched")]
    fn tell(&self, found: &Below, when: &str) {
        let Below { hits, files, bytes } = found;
        println!(
            "canaries: {} words, {files} files, {bytes} bytes, {} found {when}",
            self.all().len(),
            hits.len()
        );
        assert!(hits.is_empty(), "{when}: {hits:#?}");
    }

    /// They were typed indeed: what belongs to a case can be read by whoever has the passphrase.
    pub fn all_kept(&self, home: &Home, passphrase: &str) {
        // Outside of the home folder, which holds nothing of the kind.
        let secret = tempfile::NamedTempFile::new_in(target()).expect("a file");
        fs::write(secret.path(), passphrase).expect("a file");
        let show = |case: &str| {
            let mut show = Command::new(cli());
            show.args(["case", "show", "--json", "--passphrase-file"]).arg(secret.path());
            show.arg(home.workspace()).arg(case).env("LERNFALL_TEST_COST", "1");
            let output = show.output().expect("the command line runs");
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            String::from_utf8(output.stdout).expect("JSON")
        };
        let told = show("1") + &show("2");
        let of_case: Vec<Canary> =
            self.all().into_iter().filter(|it| it.place.starts_with(OF_CASE)).collect();
        let lost: Vec<&Canary> = of_case.iter().filter(|it| !told.contains(&it.word)).collect();
        assert!(lost.is_empty(), "{lost:#?} is not in {told}");
        assert!(of_case.len() > 25, "only {} words belong to a case", of_case.len());
    }

    /// The search sees: a canary in each place of a home, each written another way, is found there.
    pub fn search_sees(&self, home: &Home) {
        let canaries = self.all();
        let word = &canaries.first().expect("a canary").word;
        let wide: Vec<u8> = word.to_lowercase().encode_utf16().flat_map(u16::to_le_bytes).collect();
        let plants = [
            ("run/plain", word.clone().into_bytes()),
            ("tmp/wide", wide),
            (".config/lernfall/settings.json", format!("{{\"x\":\"{}\"}}", word.to_uppercase()).into_bytes()),
            ("log/window", format!("panicked at '{word}'").into_bytes()),
        ];
        for (place, bytes) in &plants {
            let path = home.path(place);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, bytes).expect("a planted file");
        }
        let named = home.path(format!(".config/{word}.lnk"));
        fs::write(&named, "").expect("a planted file");
        let search = Search::new(canaries.clone());
        let found = search.below(&home.path(""), |_| false);
        for (place, _) in &plants {
            assert!(found.hits.iter().any(|hit| hit.file == Path::new(place)), "{place}: {:#?}", found.hits);
        }
        assert!(found.hits.iter().any(|hit| hit.file.extension().is_some_and(|it| it == "lnk")));
    }
}
