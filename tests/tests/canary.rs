//! The search for canaries finds one planted in every way to write and in every place where it looks, by
//! programs that are not ours, and finds nothing where nothing is.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test")]

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use lernfall_tests::canary::{Canary, Search, forms};

/// Words around, so that nothing stands at a comfortable place.
const BEFORE: &str = "Der Erlass wurde im Frühjahr ausgelegt; ";
const AFTER: &str = " – so stand es im Protokoll der Sitzung.";

/// Writes the folder's files with Python's own zip, gzip and SQLite. `word` comes on standard input.
const PLANT: &str = r#"
import gzip, os, sqlite3, sys, zipfile, zlib
word = sys.stdin.buffer.read().decode()
text = BEFORE = 'Der Erlass wurde im Frühjahr ausgelegt; ' + word + ' so stand es im Protokoll.'
wide = text.encode('utf-16-le')
filler = ' '.join('Sitzung %d des Ausschusses für Bau und Umwelt' % n for n in range(4000))
with zipfile.ZipFile('deflated.zip', 'w', zipfile.ZIP_DEFLATED) as it:
    it.writestr('word/document.xml', filler + text)
with zipfile.ZipFile('stored.zip', 'w', zipfile.ZIP_STORED) as it:
    it.writestr('a', text)
with zipfile.ZipFile('named.zip', 'w') as it:
    it.writestr(word + '.txt', 'x')
open('late.bin', 'wb').write(b'\x00' * 777 + gzip.compress(wide) + b'rest')
open('torn.gz', 'wb').write(gzip.compress((text + filler).encode())[:-300])
open('zlib.bin', 'wb').write(b'HEAD' + zlib.compress(text.encode()))
inner = zlib.compress(text.encode())
open('nested.gz', 'wb').write(gzip.compress(gzip.compress(inner)))
def base(name, *steps):
    it = sqlite3.connect(name)
    for step in steps:
        it.execute(*step)
    it.commit()
    it.close()
base('row.db', ('create table t(x)',), ('insert into t values(?)', (text,)))
base('deleted.db', ('pragma secure_delete=off',), ('create table t(x)',),
     ('insert into t values(?)', (text,)), ('delete from t',))
# A long row in which the word moves, so that some seam goes through it.
for begin in range(0, 4200, 7):
    name = 'seam.db'
    if os.path.exists(name):
        os.remove(name)
    base(name, ('create table t(x)',), ('insert into t values(?)', (('x' * begin + word + filler)[:100000],)))
    if word.encode() not in open(name, 'rb').read():
        break
else:
    sys.exit('no seam goes through the word')
base('words.db', ("create virtual table w using fts5(x, content='', detail=none)",),
     ('insert into w(x) values(?)', (filler + text,)))
base('trigrams.db', ("create virtual table w using fts5(x, content='', tokenize='trigram', detail=none)",),
     ('insert into w(x) values(?)', (filler + text,)))
"#;

#[test]
fn every_way_to_write_is_found_and_only_the_word_that_is_there() {
    let canaries: Vec<Canary> =
        (0..40).map(|number| Canary::new(number, &format!("place {number}"))).collect();
    let search = Search::new(canaries.clone());
    for canary in &canaries {
        for (form, bytes) in forms::of(&canary.word) {
            let planted = [BEFORE.as_bytes(), &bytes, AFTER.as_bytes()].concat();
            let found = search.bytes(&planted);
            assert!(found.iter().any(|(_, name)| *name == form), "{form}: {found:?}");
            assert!(found.iter().all(|(it, _)| *it == canary), "{form} of {canary:?}: {found:?}");
        }
    }
}

/// Base64 depends on what stands before the word; here all three ways are made by encoding whole texts.
#[test]
fn base64_is_found_wherever_the_word_begins() {
    use base64::Engine;
    let canary = Canary::new(7, "text");
    let search = Search::new(vec![canary.clone()]);
    for before in 0..12 {
        for text in [canary.word.clone(), canary.word.to_lowercase()] {
            let text = format!("{}{text} und mehr", "x".repeat(before));
            let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            for bytes in [text.into_bytes(), wide] {
                let coded = base64::engine::general_purpose::STANDARD.encode(&bytes);
                assert!(!search.bytes(coded.as_bytes()).is_empty(), "{before}: {coded}");
            }
        }
    }
}

#[test]
fn what_other_programs_pack_and_store_is_searched() {
    let folder = tempfile::tempdir().expect("a folder");
    let canary = Canary::new(3, "answer");
    python(folder.path(), &canary.word);
    let names = [
        "deflated.zip",
        "stored.zip",
        "named.zip",
        "late.bin",
        "torn.gz",
        "zlib.bin",
        "nested.gz",
        "row.db",
        "deleted.db",
        "seam.db",
        "words.db",
        "trigrams.db",
    ];
    for (name, text) in [(format!("{}.lnk", canary.word), ""), (format!("{}.d/x", canary.word), "")] {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    std::os::unix::fs::symlink(format!("/nowhere/{}", canary.word), folder.path().join("link"))
        .expect("a link");

    let found = Search::new(vec![canary]).below(folder.path(), |_| false);
    let of = |name: &str| found.hits.iter().filter(|hit| hit.file == Path::new(name)).collect::<Vec<_>>();
    for name in names {
        assert!(!of(name).is_empty(), "{name} is not found in {:#?}", found.hits);
    }
    assert!(of("seam.db").iter().any(|hit| hit.form.starts_with("SQLite > ")), "{:#?}", of("seam.db"));
    assert!(of("trigrams.db").iter().all(|hit| hit.form == "in pieces"), "{:#?}", of("trigrams.db"));
    assert!(of("nested.gz").iter().any(|hit| hit.form.starts_with("gzip > gzip > zlib > ")));
    assert!(!of("link").is_empty());
    for ending in ["lnk", "d"] {
        let named = |hit: &lernfall_tests::canary::Hit| hit.file.extension().is_some_and(|it| it == ending);
        assert!(found.hits.iter().any(named), "no name ends with {ending}: {:#?}", found.hits);
    }
}

/// Neither chance nor somebody's words look like canaries.
#[test]
fn nothing_is_found_where_nothing_is() {
    let search = Search::new((0..40).map(|number| Canary::new(number, "somewhere")).collect());
    let mut state = 1_u64;
    let noise: Vec<u8> = (0..4 << 20)
        .map(|_| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 56) as u8
        })
        .collect();
    assert_eq!(search.bytes(&noise), []);
    let guide = include_bytes!("../../crates/core/src/template/builtin/umsetzungserfahrung.json");
    assert_eq!(search.bytes(guide), []);
}

fn python(folder: &Path, word: &str) {
    let mut python = Command::new("python3")
        .args(["-c", PLANT])
        .current_dir(folder)
        .stdin(Stdio::piped())
        .spawn()
        .expect("python3");
    python.stdin.take().expect("its input").write_all(word.as_bytes()).expect("the word");
    assert!(python.wait().expect("it ends").success());
}
