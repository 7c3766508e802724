//! Ways by the keyboard alone that every journey without a driver begins with.

use crate::undriven::Undriven;

/// What the window is called before a workspace is open.
const START: &str = "Willkommen bei Lernfall";

impl Undriven {
    /// From the first start to the first question of one's own experience.
    pub fn begin_alone(&self, passphrase: &str, title: &str) {
        self.is_called(START);
        self.enter("Passphrase", passphrase);
        self.is_called("Womit möchten Sie beginnen?");
        self.pushes("Eigene Erfahrung festhalten");
        self.is_called("Fall anlegen");
        self.enter("Titel des Falls", title);
    }

    /// Opens the only workspace, with a passphrase that may be wrong.
    pub fn open_workspace(&self, passphrase: &str) {
        self.is_called(START);
        self.pushes("Arbeitsbereich");
        self.is_called("Arbeitsbereich öffnen");
        self.enter("Passphrase", passphrase);
    }

    /// Into the only field of a view, and on.
    pub fn enter(&self, field: &str, text: &str) {
        self.reaches(field);
        self.keyboard_types(text);
        self.keyboard("Return");
    }
}
