//! Native dialogs and the real keyboard, by xdotool: what WebDriver does not reach.

use std::path::Path;
use std::time::Duration;

use crate::patience::{PATIENCE, until};
use crate::stage::Stage;
use crate::window::Window;

/// Native dialogs that the program opens, by their titles in both languages.
const TITLES: &str =
    "^(Datei auswählen|Ordner auswählen|Speichern unter|Choose a file|Choose a folder|Save as)$";

/// How long a dialog may take to close after Return.
const TO_CLOSE: Duration = Duration::from_secs(3);

impl Window {
    /// Answers the dialog that is open or about to open with a path, typed, and Return. For opening
    /// and saving, files and folders alike.
    pub fn dialog_takes(&self, path: &Path) {
        self.stage.dialog_takes(path);
        self.count_input();
    }

    /// Whether the dialog that is open keeps the focus when somebody goes back to the window behind it.
    pub fn dialog_stays_in_front(&self) -> bool {
        let dialog = self.stage.dialog();
        let (behind, _) = self.native().expect("a native window");
        // Not waited for: the window never becomes the active one where the dialog belongs to it.
        self.stage.xdotool(&["windowactivate", &behind]).expect("the window is asked for");
        std::thread::sleep(Duration::from_millis(500));
        self.stage.xdotool(&["getactivewindow"]).is_ok_and(|active| active == dialog)
    }

    /// Dismisses the dialog that is open or about to open.
    pub fn dialog_dismissed(&self) {
        let dialog = self.stage.dialog();
        self.stage.type_keys("Escape").expect("Escape is pressed");
        self.stage.dialog_closes(&dialog, PATIENCE).expect("the dialog closes");
        self.count_input();
    }

    /// Presses real keys in whatever has the focus, as xdotool names them: `ctrl+Return`, `Tab`. Counts
    /// as an input.
    pub fn keyboard(&self, keys: &str) {
        self.stage.type_keys(keys).unwrap_or_else(|error| panic!("{keys}: {error}"));
        self.count_input();
    }

    /// Types text on the real keyboard into whatever has the focus.
    pub fn keyboard_types(&self, text: &str) {
        self.stage.types(text);
    }
}

impl Stage {
    /// Answers the dialog that is open or about to open with a path.
    pub(crate) fn dialog_takes(&self, path: &Path) {
        let dialog = self.dialog();
        let text = path.to_str().expect("a path that can be typed");
        // In a list of files Ctrl+L opens the field for a path; where a name is asked for, it is that field.
        let typed = self
            .type_keys("ctrl+l")
            .and_then(|()| self.xdotool(&["key", "ctrl+a"]))
            .and_then(|_| self.xdotool(&["type", "--delay", "12", text]));
        typed.unwrap_or_else(|error| panic!("type into the dialog: {error}"));
        std::thread::sleep(Duration::from_millis(300));
        // The first Return may only take a completion that the field offers. A second one must not
        // meet the page, which would press the button there once more.
        let gone = until(PATIENCE, || {
            let active = self.xdotool(&["getactivewindow"]);
            if active.is_ok_and(|active| active == dialog) {
                self.type_keys("Return")?;
            }
            self.dialog_closes(&dialog, TO_CLOSE)
        });
        gone.unwrap_or_else(|error| panic!("{text}: {error}"));
    }

    pub(crate) fn type_keys(&self, keys: &str) -> Result<(), String> {
        self.xdotool(&["key", "--clearmodifiers", keys]).map(drop)
    }

    /// Types text into whatever has the focus, line by line.
    pub(crate) fn types(&self, text: &str) {
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                self.type_keys("Return").expect("Return is pressed");
            }
            // In pieces, so that each ends in time.
            let letters: Vec<char> = line.chars().collect();
            for piece in letters.chunks(200) {
                let piece: String = piece.iter().collect();
                self.xdotool(&["type", "--delay", "8", "--", &piece]).expect("text is typed");
            }
        }
    }

    /// Waits for a dialog and gives it the focus.
    fn dialog(&self) -> String {
        let found = until(PATIENCE, || {
            let found = self.xdotool(&["search", "--onlyvisible", "--name", TITLES])?;
            let id = found.lines().last().ok_or("no dialog")?.to_owned();
            self.xdotool(&["windowactivate", "--sync", &id])?;
            Ok(id)
        });
        // GTK is ready for keys a little later than its window is there.
        std::thread::sleep(Duration::from_millis(400));
        found.unwrap_or_else(|error| panic!("no native dialog: {error}"))
    }

    fn dialog_closes(&self, id: &str, patience: Duration) -> Result<(), String> {
        until(patience, || {
            let found = self.xdotool(&["search", "--onlyvisible", "--name", TITLES]);
            let open = found.is_ok_and(|found| found.lines().any(|it| it == id));
            if open { Err("the dialog is still open".to_owned()) } else { Ok(()) }
        })
    }
}
