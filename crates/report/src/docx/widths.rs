//! How wide the columns of a table are.
//!
//! The widths come from the text alone, so that the same table always looks the same; they never
//! leave the text column.

use crate::lines::{Line, plain};

/// The width of the text column in twentieths of a point: 16 cm; no table is narrower than half.
const COLUMN: usize = 9072;
/// A character of the table's 10 pt text, and the margins of a cell, generously, in twentieths
/// of a point.
const CHARACTER: usize = 102;
const MARGINS: usize = 200;
/// Text longer than this wants no more room than this.
const LONG: usize = 60;
const LONG_WORD: usize = 22;

/// Every column gets room for its longest word; the rest goes by how much text there is. A table
/// with little text stays narrow: the eye has less way from cell to cell.
pub(super) fn widths(rows: &[Vec<Vec<Line>>], columns: usize) -> Vec<usize> {
    let measure = |column: usize, size: &dyn Fn(&str) -> usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.flatten().map(|line| size(&plain(line))).max().unwrap_or(0)
    };
    let longest_word =
        |text: &str| text.split_whitespace().map(|word| word.chars().count()).max().unwrap_or(0);
    let needs: Vec<usize> = (0..columns)
        .map(|column| measure(column, &longest_word).clamp(3, LONG_WORD) * CHARACTER + MARGINS)
        .collect();
    let wishes: Vec<usize> = (0..columns)
        .map(|column| measure(column, &|text| text.chars().count()).clamp(3, LONG) * CHARACTER + MARGINS)
        .collect();
    let needed: usize = needs.iter().sum();
    if needed >= COLUMN {
        return share(&needs, COLUMN);
    }
    let wished = wishes.iter().sum::<usize>() * 3 / 2;
    let whole = wished.clamp(COLUMN / 2, COLUMN).max(needed);
    let more: Vec<usize> =
        wishes.iter().zip(&needs).map(|(wish, need)| wish.saturating_sub(*need) + 1).collect();
    needs.iter().zip(share(&more, whole - needed)).map(|(need, more)| need + more).collect()
}

/// `whole` in proportion to `parts`; what rounding leaves goes to the last.
fn share(parts: &[usize], whole: usize) -> Vec<usize> {
    let sum = parts.iter().sum::<usize>().max(1);
    let mut shares: Vec<usize> = parts.iter().map(|part| part * whole / sum).collect();
    let rest = whole - shares.iter().sum::<usize>();
    if let Some(last) = shares.last_mut() {
        *last += rest;
    }
    shares
}

#[cfg(test)]
mod tests {
    use lernfall_core::document::Run;
    use lernfall_core::text::Language;

    use super::*;
    use crate::lines::lines;

    fn cells(texts: &[&str]) -> Vec<Vec<Line>> {
        texts.iter().map(|text| lines(&[Run::plain(*text)], Language::De)).collect()
    }

    #[test]
    fn widths_fill_the_column_and_long_text_gets_more() {
        let long = "Die Zuständigkeit war zwischen zwei Referaten nicht geklärt und blieb es lange.";
        let widths = widths(&[cells(&["Was", "Wie lange"]), cells(&["Stau", long])], 2);
        assert_eq!(widths.iter().sum::<usize>(), COLUMN);
        assert!(widths[1] > 3 * widths[0], "{widths:?}");
    }

    #[test]
    fn more_columns_than_fit_still_fill_the_column() {
        let row = cells(&["Verwaltungsvereinfachung"; 9]);
        assert_eq!(widths(&[row], 9).iter().sum::<usize>(), COLUMN);
    }

    #[test]
    fn a_table_with_little_text_stays_narrow() {
        let row = cells(&["Vergabe", "15", "60"]);
        assert_eq!(widths(&[row], 3).iter().sum::<usize>(), COLUMN / 2);
    }
}
