//! The fixed words that papers need, in each language.
//!
//! Complete by type: a language that lacks a word does not compile. Words of guides are in the guides;
//! words of screens are in the shells.

mod de;
mod en;

use crate::answer::AnswerStatus;
use crate::interview::{Form, Occasion};
use crate::level::{Audience, ReleaseLevel};
use crate::text::Language;
use crate::time::Date;

/// All fixed words of papers in one language.
#[derive(Debug)]
pub struct Wording {
    pub language: Language,
    pub case_sheet: &'static str,
    pub case_record: &'static str,
    pub untitled: &'static str,
    pub agency: &'static str,
    pub at_a_glance: &'static str,
    pub agency_unnamed: &'static str,
    pub interview: &'static str,
    pub made_for: &'static str,
    pub level: &'static str,
    pub all_at_level: &'static str,
    pub attachments: &'static str,
    pub attachment: &'static str,
    pub media_type: &'static str,
    pub size: &'static str,
    pub digest: &'static str,
    pub bytes: &'static str,
    pub yes: &'static str,
    pub no: &'static str,
    pub decided: &'static str,
    pub about: &'static str,
    /// Behind a day of which no more than this leaves.
    pub only_month: &'static str,
    pub only_year: &'static str,
    pub ongoing: &'static str,
    pub quotation: &'static str,
    pub proof: &'static str,
    pub area: &'static str,
    pub refers_to: &'static str,
    pub nothing_yet: &'static str,
    pub on_hand_over: &'static str,
    pub footer_house: &'static str,
    pub footer: &'static str,
    pub revision: &'static str,
    pub months: [&'static str; 12],
    pub opening_quote: &'static str,
    pub closing_quote: &'static str,
    /// Also what a new workspace is called.
    pub workspace: &'static str,
    pub folder: &'static str,
    pub recovery_sheet: &'static str,
    pub recovery_code: &'static str,
    pub recovery_use: &'static str,
    pub recovery_keep: &'static str,
    status: [&'static str; 5],
    levels: [&'static str; 4],
    audiences: [&'static str; 4],
    forms: [&'static str; 3],
    occasions: [&'static str; 7],
}

/// The words of `language`.
pub fn wording(language: Language) -> &'static Wording {
    match language {
        Language::De => &de::DE,
        Language::En => &en::EN,
    }
}

impl Wording {
    pub fn status(&self, status: AnswerStatus) -> &'static str {
        let [answered, no_comment, does_not_know, not_applicable, not_asked] = self.status;
        match status {
            AnswerStatus::Answered => answered,
            AnswerStatus::NoComment => no_comment,
            AnswerStatus::DoesNotKnow => does_not_know,
            AnswerStatus::NotApplicable => not_applicable,
            AnswerStatus::NotAsked => not_asked,
        }
    }

    pub fn level(&self, level: ReleaseLevel) -> &'static str {
        let [stays, analysis, room, report] = self.levels;
        match level {
            ReleaseLevel::Stays => stays,
            ReleaseLevel::Analysis => analysis,
            ReleaseLevel::Room => room,
            ReleaseLevel::Report => report,
        }
    }

    pub fn audience(&self, audience: Audience) -> &'static str {
        let [house, office, room, report] = self.audiences;
        match audience {
            Audience::House => house,
            Audience::Office => office,
            Audience::Room => room,
            Audience::Report => report,
        }
    }

    pub fn form(&self, form: Form) -> &'static str {
        let [own, talk, group] = self.forms;
        match form {
            Form::Own => own,
            Form::Talk => talk,
            Form::Group => group,
        }
    }

    pub fn occasion(&self, occasion: Occasion) -> &'static str {
        let [single, kick_off, deep_dive, network, closing, peers, written] = self.occasions;
        match occasion {
            Occasion::Single => single,
            Occasion::KickOff => kick_off,
            Occasion::DeepDive => deep_dive,
            Occasion::NetworkMeeting => network,
            Occasion::Closing => closing,
            Occasion::PeerConsultation => peers,
            Occasion::SelfWritten => written,
        }
    }

    /// "22.11.2026", "22 November 2026".
    pub fn date(&self, date: Date) -> String {
        match self.language {
            Language::De => format!("{:02}.{:02}.{}", date.day(), date.month(), date.year()),
            Language::En => format!("{} {}", date.day(), self.month(date.year(), Some(date.month()))),
        }
    }

    /// "März 2021"; the year alone where the month is not known.
    pub fn month(&self, year: i16, month: Option<i8>) -> String {
        let named =
            month.and_then(|month| usize::try_from(month - 1).ok()).and_then(|at| self.months.get(at));
        named.map_or_else(|| year.to_string(), |name| format!("{name} {year}"))
    }
}
