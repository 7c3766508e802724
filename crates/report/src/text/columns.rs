//! Columns of a terminal: how wide text is, and how it fills lines.
//!
//! A close guess after Unicode's East Asian width (UAX 11); terminals differ, and a wrong guess
//! costs a ragged edge, never text.

/// `lines` broken at spaces to `width` columns; the first begins with `first`, all others with
/// `other`. Blank lines alone give nothing. Words wider than a line stay whole.
pub(super) fn fill(lines: &[String], first: &str, other: &str, width: usize) -> Vec<String> {
    let mut filled: Vec<String> = Vec::new();
    if lines.iter().all(|line| line.trim().is_empty()) {
        return filled;
    }
    for line in lines {
        let mut current = if filled.is_empty() { first } else { other }.to_owned();
        let mut is_fresh = true;
        for word in line.split([' ', '\t']).filter(|word| !word.is_empty()) {
            if !is_fresh && width_of(&current) + 1 + width_of(word) > width {
                filled.push(std::mem::replace(&mut current, other.to_owned()));
                is_fresh = true;
            }
            if !is_fresh {
                current.push(' ');
            }
            current.push_str(word);
            is_fresh = false;
        }
        filled.push(current.trim_end().to_owned());
    }
    filled
}

/// `text` with spaces up to `columns`.
pub(super) fn padded(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(width_of(text))))
}

pub(super) fn width_of(text: &str) -> usize {
    text.chars().map(width).sum()
}

fn width(character: char) -> usize {
    match u32::from(character) {
        0x0300..=0x036F
        | 0x0591..=0x05BD
        | 0x064B..=0x065F
        | 0x200B..=0x200F
        | 0x202A..=0x202E
        | 0x2060..=0x206F
        | 0x20D0..=0x20FF
        | 0xFE00..=0xFE0F
        | 0xFEFF => 0,
        0x1100..=0x115F
        | 0x2E80..=0xA4CF
        | 0xAC00..=0xD7A3
        | 0xF900..=0xFAFF
        | 0xFE30..=0xFE6F
        | 0xFF00..=0xFF60
        | 0xFFE0..=0xFFE6
        | 0x1F300..=0x1F64F
        | 0x1F680..=0x1F6FF
        | 0x1F900..=0x1F9FF
        | 0x20000..=0x3FFFD => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_filled_to_the_width_and_long_words_stay_whole() {
        let filled = fill(&["Der Antrag war unauffindbar".to_owned()], "- ", "  ", 14);
        assert_eq!(filled, ["- Der Antrag", "  war", "  unauffindbar"]);
        assert_eq!(fill(&["Vergabeverfahren".to_owned()], "", "", 5), ["Vergabeverfahren"]);
    }

    #[test]
    fn combining_marks_have_no_width_and_wide_signs_have_two() {
        assert_eq!(width_of("u\u{308}"), 1);
        assert_eq!(width_of("😀"), 2);
        assert_eq!(width_of("Straße"), 6);
    }
}
