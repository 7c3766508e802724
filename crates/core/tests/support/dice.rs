//! Chance as data: a tape of numbers that every choice of a generated guide or step is read from.
//!
//! Keeps true that the same tape gives the same choices and that zeroes give the simplest, so that
//! proptest can make a failing example smaller. What is chosen is left to the readers.

/// Reads choices from a tape; beyond its end everything is zero.
pub struct Dice<'a> {
    tape: &'a [u16],
    at: usize,
}

impl<'a> Dice<'a> {
    pub fn new(tape: &'a [u16]) -> Self {
        Self { tape, at: 0 }
    }

    /// A number below `most`.
    pub fn below(&mut self, most: usize) -> usize {
        let rolled = self.tape.get(self.at).copied().unwrap_or(0);
        self.at += 1;
        usize::from(rolled) % most.max(1)
    }

    /// True in about `percent` of a hundred; never for a zero.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) >= 100 - percent
    }

    pub fn pick<'b, T>(&mut self, from: &'b [T]) -> &'b T {
        &from[self.below(from.len())]
    }
}

/// Gives out what may occur only once: tokens for texts, and the numbers behind ids.
#[derive(Default)]
pub struct Pen {
    given: u32,
}

impl Pen {
    pub fn number(&mut self) -> u32 {
        self.given += 1;
        self.given
    }

    /// A word that occurs nowhere else, all of the same length, so that none is part of another.
    pub fn token(&mut self) -> String {
        let scattered = self.number().wrapping_mul(2_654_435_761) >> 8;
        format!("tok{scattered:06x}")
    }

    pub fn id(&mut self) -> uuid::Uuid {
        uuid::Uuid::from_u128(0x0bad_cafe_0000_4000_8000_0000_0000_0000 | u128::from(self.number()))
    }

    /// Some words with tokens among them, in the ways people write.
    pub fn text(&mut self, dice: &mut Dice<'_>) -> String {
        let mut text = self.token();
        for _ in 0..dice.below(4) {
            let between = dice.pick(&[
                " ",
                " und über ",
                ".\n\nDann ",
                "\n",
                " – Straße, 🚧 und dann noch vieles mehr. ",
                "\r\n",
            ]);
            text.push_str(between);
            text.push_str(&self.token());
        }
        if dice.chance(10) { format!(" {text} ") } else { text }
    }
}

/// Every token in `text`, wherever it stands.
pub fn tokens(text: &str) -> std::collections::BTreeSet<String> {
    let found = text.match_indices("tok").filter_map(|(at, _)| text.get(at..at + 9));
    found.filter(|word| word[3..].bytes().all(|byte| byte.is_ascii_hexdigit())).map(str::to_owned).collect()
}
