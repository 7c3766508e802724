//! Canaries: words that nobody else writes, one for each place where somebody types, and the search for
//! them in every byte that a program left behind. A word is looked for in every way in which a library
//! might have written it ([`forms`]), in what is packed ([`unpack`]), and in pieces of three letters, as
//! indexes of a search keep them. It keeps true that the same number always gives the same word, and
//! leaves to others where to look; `tests/canary.rs` shows that every way and every place is found.

pub mod forms;
mod scan;
mod unpack;

use std::fs;
use std::path::{Path, PathBuf};

use scan::Scanner;

/// Letters that hardly follow each other in any language.
const LETTERS: [char; 14] = ['q', 'x', 'j', 'v', 'w', 'k', 'z', 'p', 'g', 'f', 'b', 'h', 'd', 'm'];

/// Files beyond this size are searched in pieces that overlap.
const PIECE: usize = 64 << 20;
const OVERLAP: usize = 4096;

/// A word, and where it was put.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Canary {
    pub place: String,
    pub word: String,
}

impl Canary {
    /// The word of this number: a capital, two umlauts, a sharp s.
    pub fn new(number: usize, place: &str) -> Self {
        // A linear congruential generator (Knuth, MMIX): words differ, runs do not.
        let mut state = (number as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(0x1234_5678);
        let mut letter = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let at = usize::try_from(state >> 33).unwrap_or(0) % LETTERS.len();
            LETTERS.get(at).copied().unwrap_or('q')
        };
        let mut word: String = letter().to_uppercase().collect();
        for (count, between) in [(3, "ö"), (4, "ä"), (3, "ß"), (3, "")] {
            word.extend((0..count).map(|_| letter()));
            word.push_str(between);
        }
        Self { place: place.to_owned(), word }
    }
}

/// A canary that was found.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Hit {
    pub file: PathBuf,
    /// Where it was put.
    pub place: String,
    /// How it was written, and in what it was packed.
    pub form: String,
}

/// All canaries of a run, ready to be searched for.
#[derive(Debug)]
pub struct Search {
    canaries: Vec<Canary>,
    scanner: Scanner,
}

impl Search {
    pub fn new(canaries: Vec<Canary>) -> Self {
        let scanner = Scanner::new(&canaries);
        Self { canaries, scanner }
    }

    /// What is found in these bytes and in all that is packed in them.
    pub fn bytes(&self, bytes: &[u8]) -> Vec<(&Canary, String)> {
        let mut found = Vec::new();
        self.look(bytes, "", 0, &mut found);
        found.sort_by(|one, other| (&one.0.place, &one.1).cmp(&(&other.0.place, &other.1)));
        found.dedup();
        found
    }

    /// What is found in a file, its name, and where a link leads.
    ///
    /// # Errors
    /// Fails when it is there and cannot be read: what was not searched must not count as clean.
    pub fn file(&self, file: &Path, named: &Path) -> std::io::Result<Vec<Hit>> {
        let hit = |(canary, form): (&Canary, String)| Hit {
            file: named.to_owned(),
            place: canary.place.clone(),
            form,
        };
        let name = file.file_name().map(|it| it.as_encoded_bytes().to_vec()).unwrap_or_default();
        let mut hits: Vec<Hit> = self.bytes(&name).into_iter().map(hit).collect();
        if file.is_symlink() {
            let target = fs::read_link(file)?;
            hits.extend(self.bytes(target.as_os_str().as_encoded_bytes()).into_iter().map(hit));
        } else if file.is_file() {
            let bytes = fs::read(file)?;
            let mut begin = 0;
            while let Some(piece) = bytes.get(begin..bytes.len().min(begin + PIECE + OVERLAP)) {
                hits.extend(self.bytes(piece).into_iter().map(hit));
                begin += PIECE;
            }
        }
        hits.sort();
        hits.dedup();
        Ok(hits)
    }

    /// Everything below a folder, the names of folders included, but what `passes` says to pass over; with
    /// the number of files and of bytes that were searched. What vanishes meanwhile is not there.
    ///
    /// # Panics
    /// Stops at what is there and cannot be read.
    pub fn below(&self, folder: &Path, passes: impl Fn(&Path) -> bool) -> Below {
        let mut all = Below::default();
        let mut open = vec![folder.to_owned()];
        while let Some(path) = open.pop() {
            for entry in fs::read_dir(&path).into_iter().flatten().flatten() {
                let path = entry.path();
                let named = path.strip_prefix(folder).unwrap_or(&path).to_owned();
                let Ok(meta) = fs::symlink_metadata(&path) else { continue };
                if passes(&named) {
                    continue;
                }
                if meta.is_dir() {
                    open.push(path.clone());
                }
                match self.file(&path, &named) {
                    Ok(hits) => all.hits.extend(hits),
                    Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
                    #[allow(clippy::panic, reason = "a search that is not whole proves nothing")]
                    Err(error) => panic!("{}: {error}", named.display()),
                }
                if meta.is_file() {
                    all.files += 1;
                    all.bytes += meta.len();
                }
            }
        }
        all.hits.sort();
        all
    }

    fn look<'a>(&'a self, bytes: &[u8], layer: &str, depth: usize, found: &mut Vec<(&'a Canary, String)>) {
        for (canary, form) in self.scanner.scan(bytes) {
            if let Some(canary) = self.canaries.get(canary) {
                found.push((canary, format!("{layer}{form}")));
            }
        }
        if depth < unpack::DEEPEST {
            for (kind, inner) in unpack::packed(bytes) {
                self.look(&inner, &format!("{layer}{kind} > "), depth + 1, found);
            }
        }
    }
}

/// What a search below a folder found.
#[derive(Clone, Debug, Default)]
pub struct Below {
    pub hits: Vec<Hit>,
    pub files: usize,
    pub bytes: u64,
}
