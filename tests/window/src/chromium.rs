//! Chromium without a screen, for what WebKit cannot be told to pretend: forced colours and reduced
//! motion. Spoken to over a pipe (Chrome DevTools Protocol), so that nothing listens on a port. It is
//! shown the pages as they stood in the window, without their scripts.

use std::cell::Cell;
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{ChildStdin, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use base64::Engine;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::built;
use crate::patience::{PATIENCE, until};
use crate::process::Owned;
use crate::window::Window;

const ARGUMENTS: &str = "exec chromium --headless=new --no-sandbox --disable-gpu --no-first-run \
    --disable-background-networking --disable-component-update --hide-scrollbars --allow-file-access-from-files \
    --user-data-dir=\"$1\" --remote-debugging-pipe about:blank 3<&0 4>&1 1>&2";

/// Puts into attributes what was typed and chosen, and gives the page without its scripts.
const PAGE: &str = "for (const it of document.querySelectorAll('input, option, textarea')) {
      if (it.matches('option')) it.toggleAttribute('selected', it.selected);
      else if (it.matches('[type=radio], [type=checkbox]')) it.toggleAttribute('checked', it.checked);
      else if (it.matches('textarea')) it.textContent = it.value;
      else it.setAttribute('value', it.value);
    }
    const page = document.documentElement.cloneNode(true);
    for (const it of page.querySelectorAll('script')) it.remove();
    return `<!doctype html>${page.outerHTML}`";

impl Window {
    /// The page as it stands, for somebody else to draw.
    pub fn page(&self) -> String {
        let told = self.script(PAGE, &[]).expect("a page");
        let mut page = told.as_str().expect("text").to_owned();
        let linked = page.clone();
        let names = linked.split("href=\"/assets/").skip(1).filter_map(|rest| rest.split('"').next());
        for name in names.filter(|name| name.ends_with(".css")) {
            page = page.replace(&format!("/assets/{name}"), &sheet(name).to_string_lossy());
        }
        let folder = format!("file://{}/", assets().display());
        page.replace("src=\"/assets/", &format!("src=\"{folder}"))
            .replace("href=\"/assets/", &format!("href=\"{folder}"))
    }
}

/// A copy of a sheet that finds its files without the window, whose root they begin at.
fn sheet(name: &str) -> PathBuf {
    let words = std::fs::read_to_string(assets().join(name));
    let words = words.unwrap_or_else(|_| panic!("the window was built from other files than {:?}", assets()));
    let words = words.replace("url(/assets/", &format!("url(file://{}/", assets().display()));
    let copy = built::target().join("window").join(name);
    std::fs::create_dir_all(copy.with_file_name("")).expect("a folder");
    std::fs::write(&copy, words).expect("a sheet");
    copy
}

fn assets() -> PathBuf {
    built::root().join("ui/dist/assets")
}

/// A browser with one page.
#[derive(Debug)]
pub struct Chromium {
    heard: Receiver<Value>,
    tell: std::cell::RefCell<ChildStdin>,
    last: Cell<u64>,
    session: String,
    folder: TempDir,
    _owned: Owned,
}

impl Chromium {
    pub fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut owned = Owned::start("sh", &folder.path().join("log"), |command| {
            command.args(["-c", ARGUMENTS, "sh"]).arg(folder.path().join("profile"));
            command.stdin(Stdio::piped()).stdout(Stdio::piped());
        });
        let tell = owned.input().into();
        let (hear, heard) = channel();
        let said = owned.output();
        std::thread::spawn(move || {
            for message in BufReader::new(said).split(0).map_while(Result::ok) {
                let understood = serde_json::from_slice(&message).unwrap_or_default();
                if hear.send(understood).is_err() {
                    break;
                }
            }
        });
        let mut browser =
            Self { heard, tell, last: Cell::new(0), session: String::new(), folder, _owned: owned };
        let target = browser.ask("Target.createTarget", json!({ "url": "about:blank" }));
        let target = target.get("targetId").expect("a page").clone();
        let attached = browser.ask("Target.attachToTarget", json!({ "targetId": target, "flatten": true }));
        browser.session = attached.get("sessionId").and_then(Value::as_str).expect("a session").to_owned();
        browser
    }

    /// Shows a page that is this wide.
    pub fn show(&self, page: &str, width: u32) {
        let file = self.folder.path().join("page.html");
        std::fs::write(&file, page).expect("the page is written");
        self.ask(
            "Emulation.setDeviceMetricsOverride",
            json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false }),
        );
        self.ask("Page.navigate", json!({ "url": format!("file://{}", file.display()) }));
        let shown = until(PATIENCE, || {
            let ready = self.script("document.readyState === 'complete' && document.styleSheets.length > 0 && document.querySelector('h1') !== null");
            if ready == true { Ok(()) } else { Err("it is not there yet".to_owned()) }
        });
        shown.expect("the page is shown");
    }

    /// What the system wants, as media queries ask for it: `forced-colors`, `active`.
    pub fn pretend(&self, features: &[(&str, &str)]) {
        let features: Vec<Value> =
            features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        self.ask("Emulation.setEmulatedMedia", json!({ "features": features }));
    }

    /// The value of an expression in the page.
    pub fn script(&self, expression: &str) -> Value {
        let asked = json!({ "expression": expression, "returnByValue": true, "awaitPromise": true });
        let told = self.ask("Runtime.evaluate", asked);
        assert!(told.get("exceptionDetails").is_none(), "{told}");
        told.pointer("/result/value").cloned().unwrap_or_default()
    }

    /// A part of the page as PNG, in CSS pixels from its beginning; nothing: all of it.
    pub fn picture(&self, part: Option<[f64; 4]>) -> Vec<u8> {
        let clip = part.map(
            |[x, y, width, height]| json!({ "x": x, "y": y, "width": width, "height": height, "scale": 1 }),
        );
        let mut asked = json!({ "format": "png", "captureBeyondViewport": part.is_none() });
        if let (Some(clip), Some(asked)) = (clip, asked.as_object_mut()) {
            asked.insert("clip".to_owned(), clip);
        }
        let told = self.ask("Page.captureScreenshot", asked);
        let text = told.get("data").and_then(Value::as_str).expect("a picture");
        base64::engine::general_purpose::STANDARD.decode(text).expect("a picture")
    }

    fn ask(&self, method: &str, params: Value) -> Value {
        let number = self.last.get() + 1;
        self.last.set(number);
        let mut message = json!({ "id": number, "method": method, "params": params });
        if let (false, Some(message)) = (self.session.is_empty(), message.as_object_mut()) {
            message.insert("sessionId".to_owned(), self.session.clone().into());
        }
        let mut bytes = message.to_string().into_bytes();
        bytes.push(0);
        self.tell.borrow_mut().write_all(&bytes).expect("Chromium hears");
        loop {
            let heard = self.heard.recv_timeout(Duration::from_secs(30));
            let heard = heard.unwrap_or_else(|_| {
                let log = std::fs::read_to_string(self.folder.path().join("log")).unwrap_or_default();
                panic!("{method}: Chromium does not answer\n{log}")
            });
            if heard.get("id") == Some(&number.into()) {
                assert!(heard.get("error").is_none(), "{method}: {heard}");
                return heard.get("result").cloned().unwrap_or_default();
            }
        }
    }
}
