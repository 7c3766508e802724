//! The package for Debian and its kin. What it depends on is read from the programs themselves.

use std::fs;
use std::path::{Path, PathBuf};

use super::programs::Programs;
use super::tree::{self, ZshFolder};
use super::{VERSION, filled, fresh, told, unwritable};
use crate::step::{Outcome, Step, Stop};

pub fn pack(folder: &Path, programs: &Programs) -> Outcome<PathBuf> {
    let tree = tree::lay_out(folder.join("deb"), programs, ZshFolder("vendor-completions"))?;
    let architecture = told(Step::new("dpkg", ["--print-architecture"]), "what kind of machine this is")?;
    let files = files_below(&tree)?;
    let control = filled(
        "control",
        &[
            ("VERSION", VERSION),
            ("ARCHITECTURE", &architecture),
            ("SIZE", &kibibytes(&files)?.to_string()),
            ("DEPENDS", &depends(folder, programs)?),
        ],
    )?;
    let sums = Step::new("md5sum", files.iter().filter_map(|file| file.strip_prefix(&tree).ok()));
    let sums = told(sums.inside(&tree), "the checksums of the files")? + "\n";
    let about = fresh(tree.join("DEBIAN"))?;
    for (name, text) in [("control", control), ("md5sums", sums)] {
        let path = about.join(name);
        fs::write(&path, text).map_err(|error| unwritable(&path, &error))?;
    }
    let package = folder.join(format!("lernfall_{VERSION}_{architecture}.deb"));
    Step::new(
        "dpkg-deb",
        [
            "--root-owner-group".as_ref(),
            "-Zxz".as_ref(),
            "--build".as_ref(),
            tree.as_os_str(),
            package.as_os_str(),
        ],
    )
    .quiet("Packing the package for Debian")?;
    Ok(package)
}

/// The packages with the libraries that the programs load, as dpkg knows them.
fn depends(folder: &Path, programs: &Programs) -> Outcome<String> {
    // The tool insists on finding the source of a package around it.
    let source = fresh(folder.join("shlibs"))?;
    let debian = fresh(source.join("debian"))?;
    let stub = debian.join("control");
    fs::write(&stub, "Source: lernfall\n\nPackage: lernfall\nArchitecture: any\n")
        .map_err(|error| unwritable(&stub, &error))?;
    let mut words = vec![Path::new("-O")];
    words.extend(programs.both());
    let printed = told(Step::new("dpkg-shlibdeps", words).inside(&source), "what the programs depend on")?;
    printed
        .lines()
        .find_map(|line| line.strip_prefix("shlibs:Depends="))
        .map(ToOwned::to_owned)
        .ok_or_else(|| Stop("dpkg-shlibdeps names no library.".into()))
}

fn files_below(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let unreadable = |error: std::io::Error| Stop(format!("{} cannot be read: {error}.", folder.display()));
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.is_dir() {
            files.extend(files_below(&path)?);
        } else {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// As Debian counts the size of what is installed: each file in whole units.
fn kibibytes(files: &[PathBuf]) -> Outcome<u64> {
    files.iter().try_fold(0, |sum, file| {
        let about = fs::metadata(file)
            .map_err(|error| Stop(format!("{} cannot be read: {error}.", file.display())))?;
        Ok(sum + about.len().div_ceil(1024))
    })
}
