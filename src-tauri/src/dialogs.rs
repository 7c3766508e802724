//! Native dialogs. Paths are chosen here and go from here to the worker; the page never names one and
//! never sees one. A dialog belongs to the window, runs beside it and blocks nothing.

use std::path::PathBuf;

use lernfall_app::dispatch::{FileKind, Pick};
use lernfall_core::text::Language;
use rfd::AsyncFileDialog;
use tauri::{Manager, WebviewWindow};

use crate::text;

/// Asks the person; nothing when the dialog was dismissed.
pub async fn choose(pick: Pick, language: Language, window: &WebviewWindow) -> Option<PathBuf> {
    let words = text::of(language);
    let dialog = AsyncFileDialog::new().set_parent(window);
    let dialog = match start(window) {
        Some(folder) => dialog.set_directory(folder),
        None => dialog,
    };
    let asking = match pick {
        Pick::OpenFile(kind) => filtered(dialog.set_title(words.open_file), kind, language).pick_file(),
        Pick::OpenFolder => {
            let chosen = dialog.set_title(words.open_folder).pick_folder();
            return until_chosen(chosen, window).await;
        }
        Pick::SaveFile { name, kind } => {
            let dialog = filtered(dialog.set_title(words.save_file), kind, language);
            let chosen = dialog.set_file_name(name).save_file();
            return until_chosen(chosen, window).await;
        }
    };
    until_chosen(asking, window).await
}

async fn until_chosen(
    asking: impl Future<Output = Option<rfd::FileHandle>>,
    window: &WebviewWindow,
) -> Option<PathBuf> {
    #[cfg(target_os = "linux")]
    above::the_window(window);
    #[cfg(not(target_os = "linux"))]
    let _parent_was_enough = window;
    asking.await.map(PathBuf::from)
}

/// Where a person keeps documents, so that no dialog begins in a list of recently used files.
fn start(window: &WebviewWindow) -> Option<PathBuf> {
    window.path().document_dir().ok().filter(|folder| folder.is_dir())
}

fn filtered(dialog: AsyncFileDialog, kind: FileKind, language: Language) -> AsyncFileDialog {
    let words = text::of(language);
    let (name, endings): (&str, &[&str]) = match kind {
        FileKind::Any => return dialog,
        FileKind::Bundle => (words.bundles, &["lernfall", "asice", "age"]),
        FileKind::Word => (words.word_files, &["docx"]),
        FileKind::Mail => (words.mail_drafts, &["eml"]),
        FileKind::Text => (words.text_files, &["txt"]),
    };
    dialog.add_filter(name, endings).add_filter(words.all_files, &["*"])
}

/// GTK's dialogs come without a parent from rfd: they could fall behind the window, and the window
/// would still take input.
#[cfg(target_os = "linux")]
mod above {
    use std::time::Duration;

    use gtk::glib::{ControlFlow, timeout_add_local};
    use gtk::prelude::{Cast, GtkWindowExt, WidgetExt};
    use tauri::WebviewWindow;

    /// Tried this often, in milliseconds, and this many times: the dialog comes by an idle call.
    const EVERY: u64 = 20;
    const TIMES: u32 = 100;

    /// Puts the dialog that is about to open above the window.
    pub fn the_window(window: &WebviewWindow) {
        let window = window.clone();
        let watch = window.clone();
        let _closing = window.run_on_main_thread(move || {
            let Ok(parent) = watch.gtk_window() else { return };
            let mut left = TIMES;
            timeout_add_local(Duration::from_millis(EVERY), move || {
                left -= 1;
                if put_above(&parent) || left == 0 { ControlFlow::Break } else { ControlFlow::Continue }
            });
        });
    }

    fn put_above(parent: &gtk::ApplicationWindow) -> bool {
        let windows = gtk::Window::list_toplevels();
        let dialogs = windows.into_iter().filter_map(|it| it.downcast::<gtk::FileChooserDialog>().ok());
        let Some(dialog) = dialogs.into_iter().find(|it| it.is_visible() && it.transient_for().is_none())
        else {
            return false;
        };
        dialog.set_transient_for(Some(parent));
        dialog.set_modal(true);
        dialog.present();
        true
    }
}
