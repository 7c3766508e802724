//! One pass over bytes for many needles at once, by their first two bytes. Pieces of three letters count
//! only where many of one word come together, nearer than a page: one alone is chance.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::{Canary, forms};

/// How near to each other pieces of a word have to be, in bytes.
const NEAR: usize = 4096;

/// Which part of a word's pieces has to be there. An index leaves out letters that two neighbours share.
const PART: (usize, usize) = (2, 5);

#[derive(Clone, Debug)]
enum Meaning {
    Whole(String),
    Piece(usize),
}

struct Needle {
    canary: usize,
    bytes: Vec<u8>,
    meaning: Meaning,
}

pub struct Scanner {
    needles: Vec<Needle>,
    /// Needles by their first two bytes.
    by_start: Vec<Vec<usize>>,
    /// How many pieces of each canary make a hit.
    enough: Vec<usize>,
}

impl std::fmt::Debug for Scanner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Scanner({} needles)", self.needles.len())
    }
}

impl Scanner {
    pub fn new(canaries: &[Canary]) -> Self {
        let mut needles = Vec::new();
        let mut enough = Vec::new();
        for (canary, Canary { place: _, word }) in canaries.iter().enumerate() {
            for (name, bytes) in forms::of(word) {
                needles.push(Needle { canary, bytes, meaning: Meaning::Whole(name) });
            }
            let pieces = forms::trigrams(word);
            enough.push(pieces.len() * PART.0 / PART.1);
            for (piece, bytes) in pieces.into_iter().enumerate() {
                let ways = bytes.into_iter();
                needles.extend(ways.map(|bytes| Needle { canary, bytes, meaning: Meaning::Piece(piece) }));
            }
        }
        let mut by_start = vec![Vec::new(); 1 << 16];
        for (number, needle) in needles.iter().enumerate() {
            if let [first, second, ..] = needle.bytes.as_slice()
                && let Some(those) = by_start.get_mut(start(*first, *second))
            {
                those.push(number);
            }
        }
        Self { needles, by_start, enough }
    }

    /// Which canary is found, and how it is written.
    pub fn scan(&self, bytes: &[u8]) -> BTreeSet<(usize, String)> {
        let mut found = BTreeSet::new();
        let mut pieces: BTreeMap<usize, VecDeque<(usize, usize)>> = BTreeMap::new();
        for (at, two) in bytes.windows(2).enumerate() {
            let [first, second] = two else { continue };
            let Some(those) = self.by_start.get(start(*first, *second)).filter(|it| !it.is_empty()) else {
                continue;
            };
            let rest = bytes.get(at..).unwrap_or_default();
            let met = those.iter().filter_map(|number| self.needles.get(*number));
            for needle in met.filter(|needle| rest.starts_with(&needle.bytes)) {
                match &needle.meaning {
                    Meaning::Whole(name) => {
                        found.insert((needle.canary, name.clone()));
                    }
                    Meaning::Piece(piece) => {
                        let near = pieces.entry(needle.canary).or_default();
                        near.push_back((at, *piece));
                        while near.front().is_some_and(|(before, _)| at - before > NEAR) {
                            near.pop_front();
                        }
                        let different: BTreeSet<usize> = near.iter().map(|(_, piece)| *piece).collect();
                        if self.enough.get(needle.canary).is_some_and(|enough| different.len() >= *enough) {
                            found.insert((needle.canary, "in pieces".to_owned()));
                        }
                    }
                }
            }
        }
        found
    }
}

fn start(first: u8, second: u8) -> usize {
    usize::from(first) << 8 | usize::from(second)
}
