//! Prints the raw key and the salt of a workspace, for trying foreign readers on it. Never part of the
//! product.
//!
//! `raw_key FOLDER PASSPHRASE`

#[path = "../tests/workspace/support.rs"]
#[allow(dead_code, clippy::unwrap_used, clippy::indexing_slicing, reason = "made for tests")]
mod support;

use std::error::Error;
use std::io::{Write, stdout};
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, passphrase] = arguments.as_slice() else { return Err("raw_key FOLDER PASSPHRASE".into()) };
    let (key, salt) = support::raw_key(Path::new(folder), passphrase);
    writeln!(stdout(), "{} {}", support::hex(&key), support::hex(&salt))?;
    Ok(())
}
