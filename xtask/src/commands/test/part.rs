//! The parts that the tests come in.

use super::tally::Tally;
use super::{Context, browser, built, checks, e2e, hosting, html};
use crate::engine::Engine;
use crate::failure::Failure;
use crate::journeys;
use crate::tools::{self, Need, Package};

/// A part of the tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The code is formatted.
    Fmt,
    /// Clippy finds nothing.
    Lint,
    /// The documentation builds without a warning.
    Doc,
    /// The tests that need no browser.
    Host,
    /// The tests of the browser layer.
    Browser,
    /// Plain Trunk builds the same.
    Trunk,
    /// A new story compiles nothing.
    Stories,
    /// The pages keep their budgets.
    Size,
    /// The pages are valid.
    Html,
    /// The recipes for hosts.
    Hosting,
    /// Journeys through the built pages.
    E2e,
}

impl Part {
    /// Every part, in the order they run: what fails soonest first.
    pub const ALL: [Self; 11] = [
        Self::Fmt,
        Self::Lint,
        Self::Doc,
        Self::Host,
        Self::Browser,
        Self::Trunk,
        Self::Stories,
        Self::Size,
        Self::Html,
        Self::Hosting,
        Self::E2e,
    ];

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Fmt => "fmt",
            Self::Lint => "lint",
            Self::Doc => "doc",
            Self::Host => "host",
            Self::Browser => "browser",
            Self::Trunk => "trunk",
            Self::Stories => "stories",
            Self::Size => "size",
            Self::Html => "html",
            Self::Hosting => "hosting",
            Self::E2e => "e2e",
        }
    }

    /// The part of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.name() == name)
    }

    /// Whether it looks at the built pages.
    pub fn wants_pages(self) -> bool {
        matches!(
            self,
            Self::Trunk | Self::Stories | Self::Size | Self::Html | Self::Hosting | Self::E2e
        )
    }

    /// What must be there for it.
    pub fn needs(self, engines: &[Engine]) -> Vec<Need> {
        match self {
            Self::Fmt | Self::Doc | Self::Host => Vec::new(),
            Self::Lint => vec![Need::WasmTarget],
            Self::Browser => {
                let drivers = engines.iter().flat_map(|engine| engine.needs()).copied();
                [Need::WasmTarget, Need::WasmBindgen]
                    .into_iter()
                    .chain(drivers)
                    .collect()
            }
            Self::Trunk | Self::Stories | Self::Size => tools::BUILD.to_vec(),
            Self::Html => {
                let java = Need::Package(Package::JAVA);
                tools::BUILD.into_iter().chain([java]).collect()
            }
            Self::Hosting => [&tools::BUILD[..], &hosting::NEEDS].concat(),
            Self::E2e => [tools::BUILD.to_vec(), journeys::needs(engines)].concat(),
        }
    }

    /// Runs it and counts.
    ///
    /// # Errors
    /// When what it runs cannot be started, or ends without a count.
    pub fn run(self, context: &Context) -> Result<Tally, Failure> {
        match self {
            Self::Fmt => checks::fmt(context),
            Self::Lint => checks::lint(context),
            Self::Doc => checks::doc(context),
            Self::Host => checks::host(context),
            Self::Browser => browser::run(context),
            Self::Trunk => built::trunk(context),
            Self::Stories => built::stories(context),
            Self::Size => built::size(context),
            Self::Html => html::run(context),
            Self::Hosting => hosting::run(context),
            Self::E2e => e2e::run(context),
        }
    }
}
