//! What axe-core says about the page, by all rules of WCAG 2.2 AA and EN 301 549. No rule and no
//! element is left out.

use serde_json::{Value, json};

use crate::built;
use crate::window::Window;

/// The rules that bind; `best-practice` comes as a report.
const TAGS: &[&str] = &["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "EN-301-549"];

const RUN: &str = "const [tags, done] = arguments;
    axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] })
      .then((told) => done(told.violations.map((it) => ({
        rule: it.id, help: it.help, places: it.nodes.map((node) => `${node.target.join(' ')} ${node.html}`),
      }))), (error) => done(String(error)));";

/// One rule that is broken, and where.
#[derive(Debug, Clone)]
pub struct Violation {
    pub rule: String,
    pub help: String,
    pub places: Vec<String>,
}

impl Window {
    /// Every violation in the present state of the page.
    pub fn violations(&self) -> Vec<Violation> {
        self.axe(TAGS)
    }

    /// Fails with every violation in the present state of the page.
    pub fn is_accessible(&self) {
        let violations = self.violations();
        assert!(violations.is_empty(), "axe finds {} violations: {violations:#?}", violations.len());
    }

    /// What axe recommends beyond the rules.
    pub fn recommendations(&self) -> Vec<Violation> {
        self.axe(&["best-practice"])
    }

    fn axe(&self, tags: &[&str]) -> Vec<Violation> {
        let there = self.script("return typeof axe === 'object'", &[]).expect("a page");
        if there != Value::Bool(true) {
            let source = built::root().join("ui/node_modules/axe-core/axe.min.js");
            let source = std::fs::read_to_string(source).expect("axe-core is installed by npm ci in ui");
            self.script(&source, &[]).expect("axe-core begins");
        }
        let told = self.driver.later(RUN, json!([tags])).expect("axe-core answers");
        let found = told.as_array().unwrap_or_else(|| panic!("axe-core fails: {told}"));
        found.iter().map(violation).collect()
    }
}

fn violation(told: &Value) -> Violation {
    let text = |name: &str| told.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let places = told.get("places").and_then(Value::as_array).into_iter().flatten();
    let places = places.filter_map(Value::as_str).map(str::to_owned).collect();
    Violation { rule: text("rule"), help: text("help"), places }
}
