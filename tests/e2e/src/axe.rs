//! axe-core, the accessibility checker, with every rule switched on.

use crate::failure::Failure;
use crate::webdriver::Browser;
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;

/// The checker, by its exact version: another one has other rules.
const PACKAGE: &str = "axe-core@4.14.1";

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

/// The checker's source, from the npm registry or from an earlier run.
#[derive(Debug)]
pub struct Axe(String);

impl Axe {
    /// Gets it into a folder where it is not there yet.
    pub fn get(folder: &Path) -> Result<Self, Failure> {
        let folder = folder.join("npm");
        let file = folder.join("node_modules/axe-core/axe.min.js");
        let name = format!(
            "{{\"private\":true,\"dependencies\":{{\"axe-core\":\"{}\"}}}}",
            version()
        );
        let manifest = folder.join("package.json");
        if !file.is_file() || std::fs::read_to_string(&manifest).ok() != Some(name.clone()) {
            std::fs::create_dir_all(&folder)?;
            std::fs::write(&manifest, name)?;
            let status = Command::new("npm")
                .args([
                    "install",
                    "--no-audit",
                    "--no-fund",
                    "--ignore-scripts",
                    "--silent",
                ])
                .current_dir(&folder)
                .status()
                .map_err(|error| Failure::new(format!("npm (comes with Node): {error}")))?;
            crate::ensure!(
                status.success(),
                "npm install {PACKAGE} ended with {status}"
            );
        }
        Ok(Self(std::fs::read_to_string(file)?))
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

fn version() -> &'static str {
    PACKAGE.rsplit('@').next().unwrap_or(PACKAGE)
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
