//! Counting tests.

use crate::process::Printed;

/// How many tests passed and failed, and what is known of the failed ones.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many passed.
    pub passed: u64,
    /// How many failed.
    pub failed: u64,
    /// A line for each thing that went wrong.
    pub troubles: Vec<String>,
}

impl Tally {
    /// One check, with what it is called.
    pub fn check(called: &str, holds: bool) -> Self {
        if holds {
            Self {
                passed: 1,
                ..Self::default()
            }
        } else {
            Self::failure(called)
        }
    }

    /// One failure, with what is known of it.
    pub fn failure(trouble: impl Into<String>) -> Self {
        Self {
            passed: 0,
            failed: 1,
            troubles: vec![trouble.into()],
        }
    }

    /// Adds another count to this one.
    pub fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.troubles.extend(other.troubles);
    }

    /// The count that a runner printed, held against how it ended: one that died counts
    /// as a failure, and so does one that ran nothing.
    pub fn of_run(called: &str, printed: &Printed, count: impl Fn(&str) -> (u64, u64)) -> Self {
        let (passed, failed) = count(&printed.stdout);
        let mut tally = Self {
            passed,
            failed,
            troubles: Vec::new(),
        };
        if failed > 0 {
            tally.troubles.push(format!("{called}: {failed} failed"));
        } else if !printed.status.success() {
            tally.add(Self::failure(format!(
                "{called}: ended with {} and no failure counted",
                printed.status
            )));
        } else if passed == 0 {
            tally.add(Self::failure(format!("{called}: ran no test")));
        }
        tally
    }
}

/// Passed and failed in all `test result:` lines of Rust's test runners.
pub fn test_results(output: &str) -> (u64, u64) {
    let mut sum = (0, 0);
    for line in output
        .lines()
        .filter(|line| line.starts_with("test result:"))
    {
        sum.0 += number_before("passed;", line);
        sum.1 += number_before("failed;", line);
    }
    sum
}

/// Passed and failed in the last line that is `N passed, N failed` and nothing else.
pub fn closing_line(output: &str) -> (u64, u64) {
    let read = |line: &str| {
        let (passed, failed) = line.trim().split_once(" passed, ")?;
        let failed = failed.strip_suffix(" failed")?;
        Some((passed.parse().ok()?, failed.parse().ok()?))
    };
    output.lines().rev().find_map(read).unwrap_or_default()
}

fn number_before(word: &str, line: &str) -> u64 {
    let words: Vec<_> = line.split_whitespace().collect();
    words
        .windows(2)
        .find_map(|pair| match pair {
            [number, found] if *found == word => number.parse().ok(),
            _ => None,
        })
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::process;

    #[test]
    fn adds_up_test_results() {
        let check = |output: &str, expected| assert_eq!(test_results(output), expected, "{output}");
        check("", (0, 0));
        check(
            "running 3 tests\ntest a ... ok\n\ntest result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.02s\n",
            (3, 0),
        );
        check(
            "test result: ok. 3 passed; 0 failed; 0 ignored\nx\ntest result: FAILED. 10 passed; 2 failed; 1 ignored\n",
            (13, 2),
        );
        check(
            "test result: \u{1b}[32mok\u{1b}[0m. 4 passed; 0 failed; 0 ignored",
            (4, 0),
        );
        check("it said: test result: ok. 3 passed; 0 failed;", (0, 0));
    }

    #[test]
    fn reads_the_closing_line() {
        let check = |output: &str, expected| assert_eq!(closing_line(output), expected, "{output}");
        check("", (0, 0));
        check("a table\n12 passed, 1 failed\n", (12, 1));
        check(
            "1 passed, 0 failed\n12 passed, 1 failed\nlast words\n",
            (12, 1),
        );
        check("chromium: 12 passed, 1 failed", (0, 0));
        check("12 passed, some failed", (0, 0));
    }

    #[test]
    fn a_runner_that_dies_or_runs_nothing_has_failed() {
        let check = |script: &str, passed, failed| {
            let printed = process::capture(process::command("sh").args(["-c", script])).unwrap();
            let tally = Tally::of_run("it", &printed, closing_line);
            assert_eq!((tally.passed, tally.failed), (passed, failed), "{script}");
            assert_eq!(tally.troubles.is_empty(), failed == 0, "{script}");
        };
        check("echo 3 passed, 0 failed", 3, 0);
        check("echo 3 passed, 2 failed; exit 1", 3, 2);
        check("echo 3 passed, 2 failed", 3, 2);
        check("echo 3 passed, 0 failed; exit 1", 3, 1);
        check("exit 1", 0, 1);
        check("kill -9 $$", 0, 1);
        check("true", 0, 1);
    }
}
