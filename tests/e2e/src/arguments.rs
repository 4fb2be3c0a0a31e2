//! What was said on the command line.

use crate::failure::Failure;
use crate::webdriver::Engine;

/// What to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// Go on the journeys.
    Journeys,
    /// Name them.
    List,
    /// Take the pictures of `docs/screenshots`.
    Screenshots,
    /// Write the snapshots of the accessibility tree anew.
    Snapshots,
    /// Measure what the reader costs.
    Bench,
}

/// What to do, and with what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arguments {
    /// What to do.
    pub command: Command,
    /// In which engines.
    pub engines: Vec<Engine>,
    /// Only journeys, or measurements, whose name contains this.
    pub filter: String,
}

impl Arguments {
    /// Reads the words after the program's name.
    pub fn read(words: impl Iterator<Item = String>) -> Result<Self, Failure> {
        let mut arguments = Self {
            command: Command::Journeys,
            engines: Engine::ALL.to_vec(),
            filter: String::new(),
        };
        let mut words = words;
        while let Some(word) = words.next() {
            match word.as_str() {
                "--engine" => arguments.engines = vec![engine(words.next().as_deref())?],
                "list" => arguments.command = Command::List,
                "screenshots" => arguments.command = Command::Screenshots,
                "snapshots" => arguments.command = Command::Snapshots,
                "bench" => arguments.command = Command::Bench,
                option if option.starts_with('-') => {
                    return Err(Failure::new(format!(
                        "there is no option {option}: use [--engine NAME] [FILTER], list, screenshots, snapshots or bench [FILTER]"
                    )));
                }
                filter => filter.clone_into(&mut arguments.filter),
            }
        }
        Ok(arguments)
    }
}

fn engine(name: Option<&str>) -> Result<Engine, Failure> {
    name.and_then(Engine::from_name).ok_or_else(|| {
        let names = Engine::ALL.map(Engine::name).join(", ");
        Failure::new(format!("--engine wants one of {names}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &[&str]) -> Option<(Command, usize, String)> {
        let arguments = Arguments::read(words.iter().map(ToString::to_string)).ok()?;
        Some((arguments.command, arguments.engines.len(), arguments.filter))
    }

    #[test]
    fn reads_what_was_said() {
        let check = |words: &[&str], command, engines, filter: &str| {
            assert_eq!(
                read(words),
                Some((command, engines, filter.to_owned())),
                "{words:?}"
            );
        };
        check(&[], Command::Journeys, 3, "");
        check(
            &["--engine", "webkit", "place"],
            Command::Journeys,
            1,
            "place",
        );
        check(&["list"], Command::List, 3, "");
        check(&["bench"], Command::Bench, 3, "");
        check(&["bench", "turn"], Command::Bench, 3, "turn");
    }

    #[test]
    fn refuses_what_it_does_not_know() {
        let check = |words: &[&str]| assert_eq!(read(words), None, "{words:?}");
        check(&["--engine"]);
        check(&["--engine", "lynx"]);
        check(&["--fast"]);
    }
}
