//! Running the parts one after the other, and adding up.

use std::process::ExitCode;
use std::time::{Duration, Instant};

use super::Context;
use super::part::Part;
use super::tally::Tally;
use crate::failure::Failure;
use crate::site::Build;

/// A part that ran.
struct Row {
    name: &'static str,
    tally: Tally,
    took: Duration,
}

/// Runs the parts, whatever fails, and ends with the counts.
pub fn all(parts: &[Part], context: &Context) -> ExitCode {
    let mut rows: Vec<Row> = Vec::new();
    let mut pages: Option<bool> = None;
    for part in parts {
        if part.wants_pages() && pages.is_none() {
            let row = timed("dist", || build(context));
            pages = Some(row.tally.failed == 0);
            rows.push(row);
        }
        rows.push(timed(part.name(), || {
            if part.wants_pages() && pages == Some(false) {
                return Ok(Tally::failure("not run: the pages could not be built"));
            }
            part.run(context)
        }));
    }
    println!("\n{}", summary(&rows));
    if rows.iter().all(|row| row.tally.failed == 0) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// The pages that the later parts look at, whatever the environment says.
fn build(context: &Context) -> Result<Tally, Failure> {
    let build = Build {
        pristine: true,
        ..Build::default()
    };
    build.run(&context.workspace, &context.toolbox)?;
    Ok(Tally::check("dist", true))
}

fn timed(name: &'static str, run: impl FnOnce() -> Result<Tally, Failure>) -> Row {
    println!("\n== {name}");
    let start = Instant::now();
    let tally = run().unwrap_or_else(|failure| {
        eprintln!("{failure}");
        Tally::failure(failure.to_string().lines().next().unwrap_or_default())
    });
    Row {
        name,
        tally,
        took: start.elapsed(),
    }
}

/// A table of the parts, what went wrong, and the line with the sum.
fn summary(rows: &[Row]) -> String {
    let mut text = format!(
        "{:8} {:>7} {:>7} {:>9}\n",
        "part", "passed", "failed", "time"
    );
    let mut sum = Tally::default();
    for row in rows {
        let Tally { passed, failed, .. } = row.tally;
        let seconds = row.took.as_secs_f64();
        text += &format!("{:8} {passed:7} {failed:7} {seconds:7.1} s\n", row.name);
        sum.add(row.tally.clone());
    }
    for row in rows {
        for trouble in &row.tally.troubles {
            text += &format!("\n{}: {trouble}", row.name);
        }
    }
    if !sum.troubles.is_empty() {
        text += "\n";
    }
    text + &format!("\n{} passed, {} failed", sum.passed, sum.failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_with_the_sum() {
        let row = |name, tally| Row {
            name,
            tally,
            took: Duration::from_millis(1_240),
        };
        let mut host = Tally {
            passed: 41,
            ..Tally::default()
        };
        let passed = summary(&[
            row("fmt", Tally::check("fmt", true)),
            row("host", host.clone()),
        ]);
        assert!(passed.ends_with("1.2 s\n\n42 passed, 0 failed"), "{passed}");

        host.add(Tally::failure("it broke"));
        let failed = summary(&[row("fmt", Tally::check("fmt", true)), row("host", host)]);
        assert!(
            failed.ends_with("\n\nhost: it broke\n\n42 passed, 1 failed"),
            "{failed}"
        );
    }

    #[test]
    fn a_part_that_cannot_run_has_failed() {
        let row = timed("host", || Err(Failure::new("no cargo", "get it")));
        assert_eq!(row.tally, Tally::failure("error: no cargo"));
    }
}
