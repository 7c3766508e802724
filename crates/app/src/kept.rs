//! Small files beside the workspaces: how the screen is set, which workspaces were open.
//!
//! Keeps them without content, for their owner only, and whole or not at all. A file that is missing or
//! damaged is as good as none.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::OpenOptionsExt;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::env::Env;

/// In bytes; more was not written here.
const MOST: u64 = 64 * 1024;

pub(crate) fn read<T: DeserializeOwned + Default>(env: &Env, name: &str) -> T {
    let mut text = String::new();
    let found = File::open(env.config_folder().join(name));
    let read = found.and_then(|file| file.take(MOST).read_to_string(&mut text));
    read.ok().and_then(|_| serde_json::from_str(&text).ok()).unwrap_or_default()
}

/// Puts `value` in the place of what was there.
pub(crate) fn write<T: Serialize>(env: &Env, name: &str, value: &T) -> io::Result<()> {
    let text = serde_json::to_vec_pretty(value)?;
    let folder = env.config_folder();
    fs::create_dir_all(folder)?;
    let part = folder.join(format!("{name}.{}.part", env.process()));
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&part)?;
    let written = file.write_all(&text).and_then(|()| file.sync_all());
    written.and_then(|()| fs::rename(&part, folder.join(name))).inspect_err(|_| {
        // The error that matters is the one that made this necessary.
        let _left = fs::remove_file(&part);
    })
}
