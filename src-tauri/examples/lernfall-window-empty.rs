//! An empty Tauri window: what `cargo xtask bench window` compares the program with. The same library
//! and size, a page of one heading, no command and no script.

use tauri::{WebviewUrl, WebviewWindowBuilder};

fn main() -> tauri::Result<()> {
    tauri::Builder::default()
        .setup(|app| {
            let window = WebviewWindowBuilder::new(app, "empty", WebviewUrl::default());
            window.title("Empty").inner_size(1200.0, 800.0).build()?;
            Ok(())
        })
        .run(tauri::generate_context!("examples/empty/tauri.conf.json"))
}
