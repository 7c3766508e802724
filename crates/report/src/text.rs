//! A document as plain text, for the command line.
//!
//! The same facts in the same order as on paper. No escape sequences; lines are at most `width`
//! columns wide where words allow it. Colours and paging are left to the terminal.

mod columns;

use lernfall_core::document::{Block, Document, ListOrder, Run};

use crate::captions::shown;
use crate::lines::{NOTHING, is_blank, label, lines, one_line, paragraphs, plain};
use columns::{fill, padded, width_of};

/// The least width that is filled, in columns.
const NARROWEST: usize = 24;

/// `document` in lines of at most `width` columns (at least 24), with a line break at the end.
pub fn text(document: &Document, width: usize) -> String {
    let width = width.max(NARROWEST);
    let footer = one_line(&document.footer);
    let above = std::iter::once(None).chain(document.blocks.iter().map(Some));
    let mut blocks: Vec<Vec<String>> =
        document.blocks.iter().zip(above).map(|(block, above)| draw(block, above, document, width)).collect();
    blocks.push(fill(&[footer], "", "", width));
    let blocks: Vec<String> =
        blocks.into_iter().filter(|block| !block.is_empty()).map(|block| block.join("\n")).collect();
    let mut text = blocks.join("\n\n");
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

fn draw(block: &Block, above: Option<&Block>, document: &Document, width: usize) -> Vec<String> {
    match block {
        Block::Title(text) => underlined(text, '=', width),
        Block::Heading { level: 0 | 1, text } => underlined(text, '-', width),
        Block::Heading { level, text } => {
            let marks = format!("{} ", "#".repeat(usize::from(*level)));
            fill(&[one_line(text)], &marks, "", width)
        }
        Block::Paragraph(runs) => prose(runs, document, "", width),
        Block::Note(text) => prose(&[Run::plain(text.as_str())], document, "", width),
        Block::Quotation(runs) => prose(runs, document, "> ", width),
        Block::List { order, items } => list(*order, items, document, width),
        Block::Facts { caption, pairs } => {
            let mut drawn = fill(&[shown(caption, above)], "", "", width);
            let labels = pairs.iter().map(|(name, _)| label(name)).collect::<Vec<_>>();
            let values = pairs.iter().map(|(_, value)| said(value, document)).collect::<Vec<_>>();
            drawn.extend(named_values(&labels, &values, width));
            drawn
        }
        Block::Table { caption, header, rows } => {
            let header: Vec<String> = header.iter().map(|cell| one_line(cell)).collect();
            let rows: Vec<Vec<Vec<String>>> =
                rows.iter().map(|row| row.iter().map(|cell| said(cell, document)).collect()).collect();
            let mut drawn = fill(&[shown(caption, above)], "", "", width);
            drawn.extend(aligned(&header, &rows, width).unwrap_or_else(|| stacked(&header, &rows, width)));
            drawn
        }
    }
}

fn said(runs: &[Run], document: &Document) -> Vec<String> {
    lines(runs, document.language).iter().map(|line| plain(line)).collect()
}

fn underlined(text: &str, sign: char, width: usize) -> Vec<String> {
    let mut drawn = fill(&[one_line(text)], "", "", width);
    let widest = drawn.iter().map(|line| width_of(line)).max().unwrap_or(0);
    if widest > 0 {
        drawn.push(sign.to_string().repeat(widest));
    }
    drawn
}

fn prose(runs: &[Run], document: &Document, before: &str, width: usize) -> Vec<String> {
    let groups = paragraphs(lines(runs, document.language));
    let mut drawn = Vec::new();
    for group in groups {
        if !drawn.is_empty() {
            drawn.push(before.trim_end().to_owned());
        }
        let said: Vec<String> = group.iter().map(|line| plain(line)).collect();
        drawn.extend(fill(&said, before, before, width));
    }
    drawn
}

fn list(order: ListOrder, items: &[Vec<Run>], document: &Document, width: usize) -> Vec<String> {
    let items = items.iter().map(|item| lines(item, document.language));
    let items: Vec<_> = items.filter(|item| !item.iter().all(|line| is_blank(line))).collect();
    let digits = items.len().to_string().len();
    let mut drawn = Vec::new();
    for (number, item) in items.iter().enumerate() {
        let mark = match order {
            ListOrder::Bulleted => "• ".to_owned(),
            ListOrder::Numbered => format!("{:>digits$}) ", number + 1),
        };
        let said: Vec<String> = item.iter().map(|line| plain(line)).collect();
        drawn.extend(fill(&said, &mark, &" ".repeat(width_of(&mark)), width));
    }
    drawn
}

/// Values stand below each other beside their names, if these leave room.
fn named_values(names: &[String], values: &[Vec<String>], width: usize) -> Vec<String> {
    let column = names.iter().map(|name| width_of(name) + 2).max().unwrap_or(0).min(width / 3);
    let mut drawn = Vec::new();
    for (name, value) in names.iter().zip(values) {
        let nothing = [NOTHING.to_owned()];
        let value = if value.is_empty() { &nothing[..] } else { value };
        let indent = " ".repeat(column);
        if width_of(name) + 2 > column {
            drawn.extend(fill(std::slice::from_ref(name), "", "", width));
            drawn.extend(fill(value, &indent, &indent, width));
        } else {
            drawn.extend(fill(value, &padded(name, column), &indent, width));
        }
    }
    drawn
}

/// A table whose rows fit on one line each, or nothing.
fn aligned(header: &[String], rows: &[Vec<Vec<String>>], width: usize) -> Option<Vec<String>> {
    let columns = rows.iter().map(Vec::len).chain([header.len()]).max()?;
    let cell = |row: &[Vec<String>], column: usize| match row.get(column).map(Vec::as_slice) {
        None | Some([]) => Some(NOTHING.to_owned()),
        Some([line]) => Some(line.clone()),
        Some([_, ..]) => None,
    };
    let header: Vec<Vec<String>> = header.iter().map(|cell| vec![cell.clone()]).collect();
    let grid: Vec<Vec<String>> = std::iter::once(&header)
        .chain(rows)
        .map(|row| (0..columns).map(|column| cell(row, column)).collect())
        .collect::<Option<_>>()?;
    let widths: Vec<usize> = (0..columns)
        .map(|column| {
            grid.iter().filter_map(|row| row.get(column)).map(|cell| width_of(cell)).max().unwrap_or(0)
        })
        .collect();
    if widths.iter().map(|width| width + 2).sum::<usize>() > width + 2 {
        return None;
    }
    let line = |row: &Vec<String>| {
        let cells: String = row.iter().zip(&widths).map(|(cell, width)| padded(cell, width + 2)).collect();
        cells.trim_end().to_owned()
    };
    let mut drawn: Vec<String> = grid.iter().map(line).collect();
    let rule = widths.iter().map(|width| "-".repeat(*width)).collect::<Vec<_>>().join("  ");
    drawn.insert(1.min(drawn.len()), rule);
    Some(drawn)
}

/// Every row as names and values, with a blank line between rows.
fn stacked(header: &[String], rows: &[Vec<Vec<String>>], width: usize) -> Vec<String> {
    if rows.is_empty() {
        return fill(&[header.join(", ")], "", "", width);
    }
    let mut drawn = Vec::new();
    for row in rows {
        if !drawn.is_empty() {
            drawn.push(String::new());
        }
        let columns = row.len().max(header.len());
        let names: Vec<String> =
            (0..columns).map(|column| label(header.get(column).map_or(NOTHING, String::as_str))).collect();
        let values: Vec<Vec<String>> =
            (0..columns).map(|column| row.get(column).cloned().unwrap_or_default()).collect();
        drawn.extend(named_values(&names, &values, width));
    }
    drawn
}
