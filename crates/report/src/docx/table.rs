//! A table of docx-rs.
//!
//! Every row has the same number of cells, no cell is empty, no row is torn by a page, and columns
//! of figures stand to the right. Header row, style and description are left to the pass.

use docx_rs::{AlignmentType, Paragraph, Table, TableCell, TableRow, WidthType};
use lernfall_core::document::Run;
use lernfall_core::text::Language;

use super::runs::write;
use super::widths::widths;
use crate::lines::{Line, NOTHING, lines, paragraphs, plain};

/// What a screen reader says of a table before its cells.
pub(super) struct TableText {
    pub caption: String,
    pub description: String,
    /// In twentieths of a point.
    pub width: usize,
}

/// The table and its width, or nothing where there is no column.
pub(super) fn draw(header: &[String], rows: &[Vec<Vec<Run>>], main: Language) -> Option<(Table, usize)> {
    let columns = rows.iter().map(Vec::len).chain([header.len()]).max().filter(|columns| *columns > 0)?;
    let header = header.iter().map(|cell| lines(&[Run::plain(cell.as_str())], main)).collect();
    let rows = rows.iter().map(|row| row.iter().map(|cell| lines(cell, main)).collect());
    let rows: Vec<Vec<Vec<Line>>> = std::iter::once(header)
        .chain(rows)
        .map(|mut row: Vec<Vec<Line>>| {
            row.resize_with(columns, Vec::new);
            row.into_iter()
                .map(|cell| if cell.is_empty() { lines(&[Run::plain(NOTHING)], main) } else { cell })
                .collect()
        })
        .collect();
    let widths = widths(&rows, columns);
    let figures: Vec<bool> = (0..columns).map(|column| holds_figures(&rows, column)).collect();
    let rows = rows.into_iter().enumerate().map(|(number, cells)| {
        let style = if number == 0 { "TableHeading" } else { "TableText" };
        let columns = widths.iter().zip(&figures);
        let cells = cells
            .into_iter()
            .zip(columns)
            .map(|(cell, (width, figures))| draw_cell(style, cell, *figures).width(*width, WidthType::Dxa));
        TableRow::new(cells.collect()).cant_split()
    });
    let table = Table::without_borders(rows.collect()).set_grid(widths.clone());
    Some((table, widths.iter().sum()))
}

fn draw_cell(style: &str, cell: Vec<Line>, figures: bool) -> TableCell {
    let empty = || {
        let paragraph = Paragraph::new().style(style);
        if figures { paragraph.align(AlignmentType::Right) } else { paragraph }
    };
    paragraphs(cell).iter().fold(TableCell::new(), |drawn, group| drawn.add_paragraph(write(empty(), group)))
}

/// Below the header there are figures, and nothing else but gaps.
fn holds_figures(rows: &[Vec<Vec<Line>>], column: usize) -> bool {
    let cells = rows.iter().skip(1).filter_map(|row| row.get(column));
    let texts: Vec<String> = cells.map(|cell| cell.iter().map(|line| plain(line)).collect()).collect();
    let is_figure = |text: &String| {
        text.chars().any(|sign| sign.is_ascii_digit())
            && text.chars().all(|sign| sign.is_ascii_digit() || "., \u{A0}\u{202F}%€+-−".contains(sign))
    };
    texts.iter().any(is_figure) && texts.iter().all(|text| is_figure(text) || text == NOTHING)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(cells: &[&str]) -> Vec<Vec<Vec<Line>>> {
        let cell = |text: &&str| vec![lines(&[Run::plain(*text)], Language::De)];
        cells.iter().map(cell).collect()
    }

    #[test]
    fn figures_are_figures_with_gaps_and_without_words() {
        assert!(holds_figures(&column(&["Tage", "12,5", "–", "120 000 €"]), 0));
        assert!(!holds_figures(&column(&["Tage", "12", "unklar"]), 0));
        assert!(!holds_figures(&column(&["Tage", "–"]), 0));
    }

    #[test]
    fn a_table_without_columns_is_none() {
        assert!(draw(&[], &[], Language::De).is_none());
    }
}
