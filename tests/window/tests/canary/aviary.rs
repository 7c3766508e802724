//! The canaries of a run, each put somewhere and written down, and the search for all of them.

use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use lernfall_tests::canary::{Below, Canary, Search};
use lernfall_window_tests::Home;

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
