//! When a caption is shown.
//!
//! A caption that says only what stands directly above it is not shown twice; nothing is hidden, since
//! the words are there. Both drawings ask here, so that they agree.

use lernfall_core::document::Block;

use crate::lines::one_line;

/// The caption in one line; empty where there is none or `above` says the same.
pub(crate) fn shown(caption: &str, above: Option<&Block>) -> String {
    let caption = one_line(caption);
    if above.and_then(line_of) == Some(caption.clone()) { String::new() } else { caption }
}

/// The text of a block that is one line over something.
fn line_of(block: &Block) -> Option<String> {
    match block {
        Block::Title(text) | Block::Heading { text, .. } | Block::Note(text) => Some(one_line(text)),
        Block::Paragraph(_)
        | Block::Quotation(_)
        | Block::List { .. }
        | Block::Facts { .. }
        | Block::Table { .. } => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_caption_that_repeats_the_line_above_is_not_shown() {
        let heading = Block::Heading { level: 2, text: "1. Beschluss\ndes Rates".into() };
        assert_eq!(shown("1. Beschluss des Rates", Some(&heading)), "");
        assert_eq!(shown("Beschluss", Some(&heading)), "Beschluss");
        assert_eq!(shown("Beschluss", None), "Beschluss");
        assert_eq!(shown("Beschluss", Some(&Block::Quotation(vec![]))), "Beschluss");
    }
}
