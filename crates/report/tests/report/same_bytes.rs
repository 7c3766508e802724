//! The same document gives the same bytes, whatever was drawn before and on whichever thread.

use std::io::Cursor;

use lernfall_report::docx;

use crate::sample::{document, heading, sheet};

#[test]
fn two_drawings_are_equal_also_after_others() {
    let first = docx(&sheet()).unwrap();
    for _ in 0..3 {
        docx(&document(vec![heading(1, "Ein anderer Fall")])).unwrap();
    }
    let second = docx(&sheet()).unwrap();
    let third = std::thread::spawn(|| docx(&sheet()).unwrap()).join().unwrap();
    assert!(first == second && second == third);
}

#[test]
fn another_word_gives_other_bytes() {
    let mut other = sheet();
    other.footer.push('.');
    assert!(docx(&sheet()).unwrap() != docx(&other).unwrap());
}

#[test]
fn the_package_has_no_clock_and_no_ids_of_the_process() {
    let file = docx(&sheet()).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(&file)).unwrap();
    for number in 0..archive.len() {
        let member = archive.by_index(number).unwrap();
        assert_eq!(member.last_modified(), Some(zip::DateTime::DEFAULT), "{}", member.name());
        assert_eq!(member.compression(), zip::CompressionMethod::Stored);
    }
    for (name, part) in crate::xml::parts(&file) {
        for trace in ["paraId=", "textId=", "rsid", "dcterms:created", "dcterms:modified", "lastModifiedBy"] {
            assert!(!part.contains(trace), "{trace} in {name}");
        }
    }
}
