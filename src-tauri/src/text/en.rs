//! English.

use super::Text;

pub const TEXT: Text = Text {
    open_file: "Choose a file",
    open_folder: "Choose a folder",
    save_file: "Save as",
    all_files: "All files",
    bundles: "Hand-over bundles",
    word_files: "Word documents",
    mail_drafts: "E-mail drafts",
    text_files: "Text files",
    no_display: "There is no display here to open a window on. On the command line, \"lernfall help\" names every step.",
    no_window: "The window could not be opened. Your workspaces are unchanged. On the command line, \"lernfall help\" names every step.",
    no_demo: "The workspace with example cases could not be made. Your workspaces are unchanged.",
    unknown_argument: "The program does not know this argument. It understands --demo (open with example cases) and --version.",
};
