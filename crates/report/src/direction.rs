//! Which way text runs: what must be marked so that Hebrew or Arabic inside German reads right.
//!
//! A small part of the Unicode Bidirectional Algorithm (UAX 9): strong characters by block, all
//! others go with their surroundings. Ordering the glyphs is left to the reader's program.

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Direction {
    LeftToRight,
    RightToLeft,
}

/// The direction of the first character that has one.
pub(crate) fn first_strong(text: &str) -> Option<Direction> {
    text.chars().find_map(strong)
}

/// `text` cut where the direction changes; signs and spaces between go with the base direction.
pub(crate) fn segments(text: &str) -> Vec<(Direction, String)> {
    let base = first_strong(text).unwrap_or(Direction::LeftToRight);
    let mut segments: Vec<(Direction, String)> = Vec::new();
    let mut between = String::new();
    for character in text.chars() {
        let Some(direction) = strong(character) else {
            between.push(character);
            continue;
        };
        let side = match segments.last() {
            Some((last, _)) if *last == direction => direction,
            Some(_) | None => base,
        };
        append(&mut segments, side, &std::mem::take(&mut between));
        append(&mut segments, direction, character.encode_utf8(&mut [0; 4]));
    }
    append(&mut segments, base, &between);
    segments
}

fn append(segments: &mut Vec<(Direction, String)>, direction: Direction, text: &str) {
    match segments.last_mut() {
        Some((last, kept)) if *last == direction => kept.push_str(text),
        Some(_) | None if text.is_empty() => {}
        Some(_) | None => segments.push((direction, text.to_owned())),
    }
}

fn strong(character: char) -> Option<Direction> {
    let right_to_left = matches!(
        u32::from(character),
        0x0590..=0x08FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFE | 0x10800..=0x10FFF | 0x1E800..=0x1EFFF
    );
    match character.is_alphabetic() {
        true if right_to_left => Some(Direction::RightToLeft),
        true => Some(Direction::LeftToRight),
        false => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn german_around_hebrew_is_cut_into_three() {
        let cut = segments("Antwort („שלום עולם“) kam 2024");
        let shape: Vec<_> = cut.iter().map(|(direction, text)| (*direction, text.as_str())).collect();
        assert_eq!(
            shape,
            [
                (Direction::LeftToRight, "Antwort („"),
                (Direction::RightToLeft, "שלום עולם"),
                (Direction::LeftToRight, "“) kam 2024"),
            ]
        );
    }

    #[test]
    fn nothing_is_lost_when_cutting() {
        for text in ["", "…", "abc", "مرحبا 12 abc!", "12 مرحبا"] {
            let joined: String = segments(text).into_iter().map(|(_, text)| text).collect();
            assert_eq!(joined, text);
        }
    }

    #[test]
    fn text_without_letters_runs_left_to_right() {
        assert_eq!(segments("12,5 %"), [(Direction::LeftToRight, "12,5 %".to_owned())]);
    }
}
