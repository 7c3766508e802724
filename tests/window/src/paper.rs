//! Word files as somebody else's program reads them.

use std::path::Path;
use std::process::Command;

/// The words that LibreOffice reads in a file.
///
/// # Panics
/// Stops when it cannot read it.
pub fn words_of(file: &Path) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let done = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", folder.path().join("profile").display()))
        .args(["--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir"])
        .arg(folder.path())
        .arg(file)
        .output()
        .expect("LibreOffice");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let name = file.with_extension("txt");
    let name = name.file_name().expect("a name");
    std::fs::read_to_string(folder.path().join(name)).expect("its words")
}
