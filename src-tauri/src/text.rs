//! The words that the shell says itself: titles of native dialogs, and why there is no window. Both
//! languages are complete by type; what the page says has message files of its own.

use lernfall_core::text::Language;

mod de;
mod en;

/// Every text of the shell.
#[derive(Debug)]
pub struct Text {
    pub open_file: &'static str,
    pub open_folder: &'static str,
    pub save_file: &'static str,
    pub all_files: &'static str,
    pub bundles: &'static str,
    pub word_files: &'static str,
    pub mail_drafts: &'static str,
    pub text_files: &'static str,
    pub no_display: &'static str,
    pub no_window: &'static str,
    pub no_demo: &'static str,
    pub unknown_argument: &'static str,
}

pub fn of(language: Language) -> &'static Text {
    match language {
        Language::De => &de::TEXT,
        Language::En => &en::TEXT,
    }
}
