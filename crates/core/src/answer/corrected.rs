//! Whether what was decided for an answer can be decided again for its corrected words. Nobody is asked
//! less for it: it is only offered, and decided by somebody who sees the new words.

use super::Answer;
use crate::level::ReleaseLevel;

/// What was decided for an answer before it was corrected, from its versions in their order; nothing where
/// somebody took the decision back, or where another answer, another file or masked words stood there.
pub fn former_level(versions: &[Answer]) -> Option<ReleaseLevel> {
    let decided = versions.iter().rposition(|version| version.level.is_some())?;
    let (before, after) = versions.get(decided..)?.split_first()?;
    let words = before.counted().filter(|_| before.masks.is_empty())?;
    let now = after.last()?.counted()?;
    let taken_back = after.first()?.value == before.value;
    let emptied = after.iter().any(|version| version.counted().is_none());
    let another = words.files() != now.files() || words.is_thrown_away_in(now);
    if taken_back || emptied || another { None } else { before.level }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::{AnswerStatus, TextRange, Value};
    use crate::id::AttachmentId;

    const LONG: &str = "Der Umzug kam zu früh, weil niemand gefragt hatte, wer mit einziehen soll.";
    const REPORT: Option<ReleaseLevel> = Some(ReleaseLevel::Report);

    fn said(text: &str, level: Option<ReleaseLevel>) -> Answer {
        Answer { value: Some(Value::Text(text.into())), level, ..Answer::default() }
    }

    #[test]
    fn a_correction_keeps_the_way_to_what_was_decided_last() {
        let one = said(LONG, Some(ReleaseLevel::Analysis));
        let last = said(LONG, REPORT);
        let corrected = said(&LONG.replace("niemand", "keiner"), None);
        let again = said(&LONG.replace("niemand", "kein Mensch"), None);
        assert_eq!(former_level(&[one, last.clone(), corrected.clone()]), REPORT);
        assert_eq!(former_level(&[last, corrected, again]), REPORT);
    }

    #[test]
    fn nothing_is_offered_where_nobody_decided_or_nothing_changed() {
        assert_eq!(former_level(&[]), None);
        assert_eq!(former_level(&[said(LONG, None), said("Kurz.", None)]), None);
        assert_eq!(former_level(&[said(LONG, REPORT)]), None);
    }

    #[test]
    fn what_was_taken_back_is_not_offered() {
        assert_eq!(former_level(&[said(LONG, REPORT), said(LONG, None)]), None);
        assert_eq!(former_level(&[said(LONG, REPORT), said(LONG, None), said("Anders.", None)]), None);
    }

    #[test]
    fn another_answer_is_not_the_same_one_corrected() {
        let silent = Answer { status: Some(AnswerStatus::NoComment), ..said(LONG, None) };
        assert_eq!(former_level(&[said(LONG, REPORT), Answer::default(), said(LONG, None)]), None);
        assert_eq!(former_level(&[said(LONG, REPORT), said("Ganz anderes.", None)]), None);
        assert_eq!(former_level(&[said(LONG, REPORT), silent]), None);
    }

    #[test]
    fn another_file_and_masked_words_are_decided_anew() {
        let file = |id: u128, level| Answer {
            value: Some(Value::File(AttachmentId(uuid::Uuid::from_u128(id)))),
            level,
            ..Answer::default()
        };
        assert_eq!(former_level(&[file(1, REPORT), file(2, None)]), None);
        let masked =
            Answer { masks: vec![TextRange { field: None, start: 0, end: 3 }], ..said(LONG, REPORT) };
        assert_eq!(former_level(&[masked, said(&LONG.replace("früh", "spät"), None)]), None);
    }
}
