//! The package for Fedora, openSUSE and their kin. What it depends on is found by rpmbuild in
//! the programs themselves, as names of libraries, which mean the same on all of these systems.

use std::fs;
use std::path::{Path, PathBuf};

use super::programs::Programs;
use super::tree::{self, ZshFolder};
use super::{VERSION, filled, fresh, unwritable};
use crate::step::{Outcome, Step, Stop};

pub fn pack(folder: &Path, programs: &Programs) -> Outcome<PathBuf> {
    let tree = tree::lay_out(folder.join("rpm"), programs, ZshFolder("site-functions"))?;
    let work = fresh(folder.join("rpmbuild"))?;
    let spec = work.join("lernfall.spec");
    let text = filled("lernfall.spec", &[("VERSION", VERSION), ("TREE", &tree.display().to_string())])?;
    fs::write(&spec, text).map_err(|error| unwritable(&spec, &error))?;
    let top = format!("_topdir {}", work.display());
    Step::new("rpmbuild", ["-bb", "--define", &top, &spec.display().to_string()])
        .quiet("Packing the package for systems with RPM")?;
    let made = made(&work)?;
    let package = folder.join(made.file_name().unwrap_or_default());
    fs::rename(&made, &package).map_err(|error| unwritable(&package, &error))?;
    Ok(package)
}

/// The one package below `RPMS`, in the folder of its architecture.
fn made(work: &Path) -> Outcome<PathBuf> {
    let inside = |folder: PathBuf| fs::read_dir(folder).into_iter().flatten().flatten().map(|it| it.path());
    inside(work.join("RPMS"))
        .flat_map(inside)
        .find(|path| path.extension().is_some_and(|it| it == "rpm"))
        .ok_or_else(|| Stop("rpmbuild made no package.".into()))
}
