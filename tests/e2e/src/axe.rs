//! axe-core, the accessibility checker, with every rule switched on.

use crate::failure::Failure;
use crate::npm;
use crate::webdriver::Browser;
use serde_json::{Value, json};
use std::path::Path;

/// The checker, by its exact version: another one has other rules.
pub const PACKAGE: &str = "axe-core@4.14.1";

/// Runs all rules: those that are off, experimental or best practice too.
const RUN: &str = "
    const done = arguments[arguments.length - 1];
    const rules = Object.fromEntries(axe.getRules().map(rule => [rule.ruleId, { enabled: true }]));
    axe.run(document, { rules, resultTypes: ['violations', 'incomplete'] }).then(
        ({ violations, incomplete, passes }) => done({
            passed: passes.length,
            unsure: incomplete.map(rule => rule.id),
            violations: violations.map(rule => `${rule.id} (${rule.nodes.length}): ${
                rule.nodes.slice(0, 3).map(node => `${node.target.join(' ')} – ${
                    node.failureSummary.split('\\n').slice(1).join(' ').trim()}`).join('; ')}`),
        }),
        error => done(String(error)));";

/// What the checker found on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Findings {
    /// How many rules the page obeys.
    pub passed: u64,
    /// Rules that the checker could not decide.
    pub unsure: Vec<String>,
    /// Rules that the page breaks, each with where.
    pub violations: Vec<String>,
}

/// The checker's source.
#[derive(Debug)]
pub struct Axe(String);

impl Axe {
    /// Gets it into a folder where it is not there yet.
    pub fn get(folder: &Path) -> Result<Self, Failure> {
        npm::file(folder, PACKAGE, "axe.min.js").map(Self)
    }

    /// Checks the page as it is now.
    pub fn check(&self, browser: &Browser) -> Result<Findings, Failure> {
        if browser.eval("typeof axe")? == "undefined" {
            // Run by the driver and not by the page, so the page's policy need not be loosened.
            browser.run(&format!("{}; window.axe = axe;", self.0), &[])?;
        }
        let found = browser.run_async(RUN, &[])?;
        if let Some(error) = found.as_str() {
            return Err(Failure::new(format!("axe-core: {error}")));
        }
        Ok(Findings {
            passed: found
                .get("passed")
                .and_then(Value::as_u64)
                .unwrap_or_default(),
            unsure: texts(&found, "unsure"),
            violations: texts(&found, "violations"),
        })
    }
}

fn texts(found: &Value, name: &str) -> Vec<String> {
    let empty = json!([]);
    let found = found.get(name).unwrap_or(&empty).as_array();
    let found = found.map(Vec::as_slice).unwrap_or_default();
    found
        .iter()
        .filter_map(Value::as_str)
        .map(String::from)
        .collect()
}
