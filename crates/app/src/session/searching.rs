//! Search as one types.

use std::iter::once;

use lernfall_core::interview::Form;

use crate::asks;
use crate::dispatch::With;
use crate::error::ApiError;
use crate::pages::search::{FoundPassage, FoundPiece, SearchPage};
use crate::searching::Search;
use crate::session::Session;
use crate::view::Found;

impl Session {
    /// A blank text finds nothing.
    pub fn search(&mut self, ask: asks::Search, with: &mut With<'_, '_>) -> Result<SearchPage, ApiError> {
        let desk = self.desk()?;
        // What is being typed is found too.
        desk.recover_drafts()?;
        let search = desk.find(&ask.text)?;
        let told = |found: &Found| {
            let (template, case) = search.cases.get(&found.case)?;
            let question = template.question(&found.question)?;
            let interview = match found.interview {
                Some(id) => case.interview(id),
                None => case.interviews.first(),
            }?;
            Some(FoundPassage {
                case: found.case,
                case_title: found.case_title.clone(),
                question: found.question.clone(),
                question_name: question.called().read(with.language).to_owned(),
                row: found.row,
                sign: match interview.form {
                    Form::Own => String::new(),
                    Form::Talk | Form::Group => question.id.to_string(),
                },
                interview: interview.id,
                stage: question.when,
                pieces: pieces(&found.passage, &found.matches),
            })
        };
        let Search { found, more, cases: _ } = &search;
        Ok(SearchPage { found: found.iter().filter_map(told).collect(), more: *more })
    }
}

/// The passage, parted at what was looked for.
fn pieces(passage: &str, matches: &[[usize; 2]]) -> Vec<FoundPiece> {
    let chars: Vec<char> = passage.chars().collect();
    let end = chars.len();
    let mut at = 0;
    let mut pieces = Vec::new();
    for [from, to] in matches.iter().copied().chain(once([end, end])) {
        for (range, found) in [(at..from, false), (from..to, true)] {
            let text: String = chars.get(range).unwrap_or_default().iter().collect();
            if !text.is_empty() {
                pieces.push(FoundPiece { text, found });
            }
        }
        at = to;
    }
    pieces
}
