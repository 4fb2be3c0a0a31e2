//! `cargo xtask size`: what the pages weigh.

use std::process::ExitCode;

use super::Command;
use crate::arguments::{Arguments, Takes};
use crate::budget::{self, Report};
use crate::failure::Failure;
use crate::site::Build;
use crate::tools;
use crate::workspace::Workspace;

/// Its place among the commands.
pub const COMMAND: Command = Command {
    name: "size",
    summary: "Weigh what was built against the budgets",
    details: "\
Weighs dist/ as it lies there (it is built if there is none): every file, raw and
after brotli 11, and the budgets of what a story page loads before anything is
opened. Exits with 1 when one is not kept.",
    takes: Takes {
        options: &[],
        words: None,
    },
    run,
};

fn run(_: &Arguments) -> Result<ExitCode, Failure> {
    let workspace = Workspace::find()?;
    let dist = workspace.dist();
    if !dist.join("index.html").is_file() {
        let (toolbox, mut steps) = tools::get(&workspace, &tools::BUILD, 1)?;
        steps.begin("building dist/, which is not there yet");
        Build::default().run(&workspace, &toolbox)?;
    }
    let report = budget::weigh(&dist)?;
    print!("{}", table(&report));
    let kept = report.checks.iter().all(budget::Check::is_kept);
    Ok(if kept {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// The report as a person reads it; sizes in bytes.
pub fn table(report: &Report) -> String {
    let names = report
        .artefacts
        .iter()
        .map(|artefact| artefact.name.as_str());
    let budgets = report.checks.iter().map(|check| check.what.as_str());
    let width = names.chain(budgets).map(str::len).max().unwrap_or_default();
    let mut text = format!(
        "{:width$}  {:>11}  {:>11}\n",
        "file, bytes", "raw", "brotli 11"
    );
    for artefact in &report.artefacts {
        let (raw, brotli) = (grouped(artefact.raw), grouped(artefact.brotli));
        text += &format!("{:width$}  {raw:>11}  {brotli:>11}\n", artefact.name);
    }
    text += &format!("\n{:width$}  {:>11}  {:>11}\n", "budget", "used", "limit");
    for check in &report.checks {
        let (used, limit) = (grouped(check.used), grouped(check.limit));
        let verdict = match check.used {
            _ if check.is_kept() => "within".to_owned(),
            0 => "NOT FOUND".to_owned(),
            used => format!("OVER by {}", grouped(used.saturating_sub(check.limit))),
        };
        text += &format!(
            "{:width$}  {used:>11}  {limit:>11}  {verdict}\n",
            check.what
        );
    }
    text
}

/// A number with a comma after every three digits.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::budget::{Artefact, Check};

    #[test]
    fn groups_digits() {
        let check = |number, expected| assert_eq!(grouped(number), expected);
        check(0, "0");
        check(999, "999");
        check(1_000, "1,000");
        check(1_234_567, "1,234,567");
    }

    #[test]
    fn says_which_budget_is_not_kept() {
        let check = |used, verdict: &str| {
            let report = Report {
                artefacts: vec![Artefact {
                    name: "index.html".to_owned(),
                    raw: 12_000,
                    brotli: 3_000,
                }],
                checks: vec![Check {
                    what: "wasm".to_owned(),
                    used,
                    limit: 85_000,
                    least: 1,
                }],
            };
            let table = table(&report);
            assert!(table.contains("12,000        3,000\n"), "{table}");
            assert!(table.ends_with(&format!("85,000  {verdict}\n")), "{table}");
        };
        check(85_000, "within");
        check(86_001, "OVER by 1,001");
        check(0, "NOT FOUND");
    }
}
