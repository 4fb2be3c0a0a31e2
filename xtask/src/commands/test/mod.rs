//! `cargo xtask test`: everything that must hold, or parts of it.

mod browser;
mod built;
mod checks;
mod e2e;
mod hosting;
mod html;
mod part;
mod run;
mod tally;

use std::process::ExitCode;

use super::Command;
use crate::arguments::{Arguments, Opt, Takes};
use crate::engine::Engine;
use crate::failure::Failure;
use crate::nearest::nearest;
use crate::tools::{self, Need, Toolbox};
use crate::workspace::Workspace;
use part::Part;

/// Its place among the commands.
pub const COMMAND: Command = Command {
    name: "test",
    summary: "Run all tests, or parts of them",
    details: "\
Without a part, all of them in this order; with some, those:

  fmt      the code is formatted
  lint     clippy finds nothing, on the host and for wasm; the scripts' types fit
  doc      the documentation builds without a warning
  host     the tests that need no browser
  browser  the tests of the browser layer, in headless browsers
  trunk    plain `trunk build --release` makes the same dist/, byte for byte
  stories  adding a story compiles nothing, and leaves the wasm as it is
  size     the pages keep their budgets
  html     the pages are valid, by the Nu Html Checker
  hosting  nginx and Caddy, by the recipes in docs/hosting.md, send all as they should
  e2e      journeys through the built pages; what follows it must be in their names

Gets what the parts need: browsers and drivers through apt as root, otherwise it
stops and names the packages. Goes on after a failure, and ends with the counts.",
    takes: Takes {
        options: &[Opt {
            name: "--engine",
            value: Some("NAME"),
            help: "For browser and e2e: only chromium, firefox or webkit; may be said again",
        }],
        words: Some("[part…]"),
    },
    run,
};

/// What the parts work with.
pub struct Context {
    /// The clone that is tested.
    pub workspace: Workspace,
    /// The tools that the parts need.
    pub toolbox: Toolbox,
    /// The engines to run in.
    pub engines: Vec<Engine>,
    /// What the names of the journeys to go on contain; empty for all.
    pub filter: String,
}

fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let (parts, filter) = chosen(&arguments.words)?;
    let named: Vec<_> = arguments
        .values("--engine")
        .map(Engine::parse)
        .collect::<Result<_, _>>()?;
    let engines = if named.is_empty() {
        Engine::ALL.to_vec()
    } else {
        named
    };

    let workspace = Workspace::find()?;
    let mut needs: Vec<Need> = Vec::new();
    for need in parts.iter().flat_map(|part| part.needs(&engines)) {
        if !needs.contains(&need) {
            needs.push(need);
        }
    }
    let (toolbox, _) = tools::get(&workspace, &needs, 0)?;
    let context = Context {
        workspace,
        toolbox,
        engines,
        filter,
    };
    Ok(run::all(&parts, &context))
}

/// The parts that were named, or all; and after `e2e` alone, what chooses among journeys.
fn chosen(words: &[String]) -> Result<(Vec<Part>, String), Failure> {
    let mut parts = Vec::new();
    for (index, word) in words.iter().enumerate() {
        match Part::parse(word) {
            Some(part) if parts.contains(&part) => {}
            Some(part) => parts.push(part),
            None if parts == [Part::E2e] => {
                let filter: Vec<_> = words.iter().skip(index).map(String::as_str).collect();
                return Ok((parts, filter.join(" ")));
            }
            None => return Err(no_part(word)),
        }
    }
    if parts.is_empty() {
        parts = Part::ALL.to_vec();
    }
    Ok((parts, String::new()))
}

fn no_part(word: &str) -> Failure {
    let names = Part::ALL.map(Part::name);
    let near = nearest(word, &names).map(|near| format!("Did you mean `{near}`? "));
    Failure::usage(
        format!("the tests have no part `{word}`"),
        format!(
            "{}The parts are {}.",
            near.unwrap_or_default(),
            names.join(", ")
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_chosen_by_name() {
        let check = |words: &[&str], parts: &[Part], filter: &str| {
            let words: Vec<_> = words.iter().map(ToString::to_string).collect();
            let (chosen_parts, chosen_filter) = chosen(&words).unwrap();
            assert_eq!(chosen_parts, parts, "{words:?}");
            assert_eq!(chosen_filter, filter, "{words:?}");
        };
        check(&[], &Part::ALL, "");
        check(&["host"], &[Part::Host], "");
        check(&["size", "fmt", "size"], &[Part::Size, Part::Fmt], "");
        check(&["e2e", "themes", "size"], &[Part::E2e], "themes size");
    }

    #[test]
    fn a_part_that_is_none_is_named_with_the_nearest() {
        let check = |words: &[&str], message: &str| {
            let words: Vec<_> = words.iter().map(ToString::to_string).collect();
            let failure = chosen(&words).unwrap_err().to_string();
            assert!(failure.contains(message), "{failure}");
        };
        check(&["hots"], "no part `hots`\n  → Did you mean `host`?");
        check(&["fmt", "everything"], "The parts are fmt, lint");
        check(&["host", "e2e", "themes"], "no part `themes`");
    }
}
