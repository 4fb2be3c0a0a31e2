//! Lighthouse, Chromium's own judge of pages: four categories, each from 0 to 100.

use crate::axe;
use crate::failure::Failure;
use crate::npm;
use crate::webdriver::Browser;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The judge, by its exact version: another judges otherwise. This is the last that runs on
/// Node 20.
const PACKAGE: &str = "lighthouse@12.8.2";

/// The audit that is not asked for: it gives the host two seconds for its `robots.txt`, which a
/// busy machine misses at times, and a build that knows no address of its site has none. What
/// is in it is tested with the pages, and that hosts send it with their recipes.
const SKIPPED: &str = "robots-txt";

/// How long a page may take to be quiet, in milliseconds: as long as a busy machine needs.
const LOAD: &str = "300000";

/// What was found about a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report(Vec<Category>);

impl Report {
    /// What was found in one category; fails where the page was not judged by it.
    pub fn category(&self, id: &str) -> Result<&Category, Failure> {
        let mut categories = self.0.iter();
        let found = categories.find(|category| category.id == id);
        found.ok_or_else(|| Failure::new(format!("Lighthouse says nothing of {id}")))
    }
}

/// A part of what was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Category {
    /// Its name among Lighthouse's.
    id: String,
    /// Of 100; nothing where Lighthouse could not tell.
    pub score: Option<u64>,
    /// What counts in it, each as its id, its score of 100, and what was measured.
    pub audits: Vec<(String, u64, String)>,
}

impl Category {
    /// The audits that keep it from 100, by their ids.
    pub fn faults(&self) -> impl Iterator<Item = &str> {
        let faults = self.audits.iter().filter(|(_, score, _)| *score < 100);
        faults.map(|(id, ..)| id.as_str())
    }
}

/// The judge's program.
#[derive(Debug)]
pub struct Lighthouse(PathBuf);

impl Lighthouse {
    /// Gets it into a folder where it is not there yet; axe-core, of which it is made in part, in
    /// the version that the other journeys use.
    pub fn get(folder: &Path) -> Result<Self, Failure> {
        let modules = npm::modules(folder, &[PACKAGE, axe::PACKAGE])?;
        Ok(Self(modules.join("lighthouse/cli/index.js")))
    }

    /// Judges a page as a phone shows it, in a tab of its own of this browser.
    pub fn judge(&self, browser: &Browser, address: &str) -> Result<Report, Failure> {
        let port = browser.devtools_port()?.to_string();
        let output = Command::new("node")
            .arg(&self.0)
            .args([address, "--port", &port, "--output=json", "--quiet"])
            .args(["--locale=en", "--no-enable-error-reporting"])
            .args(["--skip-audits", SKIPPED, "--max-wait-for-load", LOAD])
            .output()
            .map_err(|error| Failure::new(format!("node: {error}")))?;
        crate::ensure!(
            output.status.success(),
            "Lighthouse ended with {}: {}",
            output.status,
            String::from_utf8_lossy(&output.stderr)
        );
        read(&serde_json::from_slice(&output.stdout)?)
    }
}

/// What is in a report as Lighthouse writes it.
fn read(report: &Value) -> Result<Report, Failure> {
    let told = |name| report.get(name).filter(|value| !value.is_null());
    if let Some(error) = told("runtimeError") {
        return Err(Failure::new(format!("Lighthouse: {error}")));
    }
    let categories = told("categories").and_then(Value::as_object);
    let categories = categories.ok_or_else(|| Failure::new("Lighthouse tells nothing"))?;
    let read = categories.iter().map(|(id, category)| Category {
        id: id.clone(),
        score: score(category),
        audits: audits(category, report),
    });
    Ok(Report(read.collect()))
}

/// What counts in a category.
fn audits(category: &Value, report: &Value) -> Vec<(String, u64, String)> {
    let parts = category.get("auditRefs").and_then(Value::as_array);
    let parts = parts.map(Vec::as_slice).unwrap_or_default().iter();
    parts
        .filter(|part| part.get("weight").and_then(Value::as_f64) > Some(0.0))
        .filter_map(|part| {
            let id = part.get("id")?.as_str()?;
            let audit = report.get("audits")?.get(id)?;
            let says = |name| audit.get(name).and_then(Value::as_str);
            let said = says("displayValue").or_else(|| says("explanation"));
            let said = said.unwrap_or_default().replace('\u{A0}', " ");
            Some((id.to_owned(), score(audit)?, said))
        })
        .collect()
}

/// Lighthouse counts from 0 to 1.
fn score(of: &Value) -> Option<u64> {
    let score = of.get("score")?.as_f64()?;
    Some((score * 100.0).round() as u64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_counts_is_read() {
        let report = read(&json!({
            "categories": { "seo": { "score": 0.92, "auditRefs": [
                { "id": "a", "weight": 1 }, { "id": "b", "weight": 3 },
                { "id": "told", "weight": 0 }, { "id": "does-not-apply", "weight": 1 },
            ] } },
            "audits": {
                "a": { "score": 1 }, "b": { "score": 0.5, "displayValue": "3\u{A0}links" },
                "told": { "score": 0 }, "does-not-apply": { "score": null },
            },
        }))
        .unwrap();
        let seo = report.category("seo").unwrap();
        assert_eq!(seo.score, Some(92));
        let audits: Vec<_> = seo.audits.iter().map(|(id, ..)| id.as_str()).collect();
        assert_eq!(audits, ["a", "b"]);
        assert_eq!(seo.faults().collect::<Vec<_>>(), ["b"]);
        let measured = seo.audits.last().map(|(_, _, measured)| measured.as_str());
        assert_eq!(measured, Some("3 links"));
        assert!(report.category("performance").is_err());
    }

    #[test]
    fn a_report_of_nothing_is_a_failure() {
        let error = json!({ "runtimeError": { "code": "NO_FCP" }, "categories": {} });
        assert!(read(&error).is_err());
        assert!(read(&json!({})).is_err());
    }
}
