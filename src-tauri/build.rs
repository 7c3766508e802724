//! Prepares the window's build: denies every command that is not listed, hides the libraries
//! that are linked in, and says what to do when the interface has not been built yet.

use std::path::Path;
use std::process::ExitCode;

/// What the interface may call. The capability is the only list of it in this crate: each entry
/// `allow-some-name` is the command `some_name`; entries with a colon belong to Tauri's own parts.
const CAPABILITY: &str = "capabilities/main.json";

fn main() -> ExitCode {
    println!("cargo:rerun-if-changed=../ui/dist");
    println!("cargo:rerun-if-changed={CAPABILITY}");
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

    let Some(commands) = commands() else {
        println!("cargo:error={CAPABILITY} cannot be read.");
        return ExitCode::FAILURE;
    };
    let manifest = tauri_build::AppManifest::new().commands(commands);
    let attributes = tauri_build::Attributes::new().app_manifest(manifest);
    match tauri_build::try_build(attributes) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("cargo:error={error:#}");
            ExitCode::FAILURE
        }
    }
}

/// The names of our own commands. Tauri wants them for ever; a build script does not last longer.
fn commands() -> Option<&'static [&'static str]> {
    let capability: serde_json::Value = serde_json::from_slice(&std::fs::read(CAPABILITY).ok()?).ok()?;
    let permissions = capability.get("permissions")?.as_array()?;
    let names = permissions.iter().filter_map(|permission| {
        let name = permission.as_str()?.strip_prefix("allow-")?.replace('-', "_");
        Some(&*name.leak())
    });
    Some(names.collect::<Vec<&'static str>>().leak())
}
