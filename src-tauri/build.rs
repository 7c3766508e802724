//! Prepares the window's build: denies every command that is not listed, hides the libraries
//! that are linked in, and says what to do when the interface has not been built yet.

use std::path::Path;
use std::process::ExitCode;

/// What the interface may call. A command needs an entry here and one in
/// `capabilities/main.json`; everything else is denied.
const COMMANDS: &[&str] = &[];

fn main() -> ExitCode {
    println!("cargo:rerun-if-changed=../ui/dist");
    if !Path::new("../ui/dist/index.html").is_file() {
        println!(
            "cargo:error=The interface has not been built: ui/dist/index.html is missing. \
             Run `cargo xtask run`, or `npm ci && npm run build` in the folder ui."
        );
        return ExitCode::FAILURE;
    }

    // WebKitGTK loads the system's SQLite. An executable that exports the symbols of a linked
    // SQLite would make it use that one, and both would share state.
    if std::env::var_os("CARGO_CFG_TARGET_OS").is_some_and(|it| it == "linux") {
        println!("cargo:rustc-link-arg-bins=-Wl,--exclude-libs,ALL");
    }

    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    let attributes = tauri_build::Attributes::new().app_manifest(manifest);
    match tauri_build::try_build(attributes) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("cargo:error={error:#}");
            ExitCode::FAILURE
        }
    }
}
