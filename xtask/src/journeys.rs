//! The program that goes through the built pages in real browsers.

use std::process::{Command, ExitCode};

use crate::engine::Engine;
use crate::failure::Failure;
use crate::process;
use crate::site::Build;
use crate::tools::{self, Need, Package, Toolbox};
use crate::workspace::Workspace;

/// How it is compiled.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Quickly.
    Dev,
    /// To run fast, for what is measured.
    Release,
}

/// The program, ready to be told more.
pub fn command(workspace: &Workspace, toolbox: &Toolbox, profile: Profile) -> Command {
    let mut cargo = toolbox.cargo();
    cargo.current_dir(workspace.root());
    cargo.args(["run", "--package", "lamplight-e2e"]);
    if profile == Profile::Release {
        cargo.arg("--release");
    }
    cargo.arg("--");
    cargo
}

/// What it needs besides a build, to go through the pages in these engines.
pub fn needs(engines: &[Engine]) -> Vec<Need> {
    let mut needs: Vec<Need> = engines
        .iter()
        .flat_map(|engine| engine.needs())
        .copied()
        .collect();
    // One journey visits the pages on another static file server than ours.
    needs.push(Need::Package(Package::PYTHON));
    needs
}

/// Builds the pages, and has the program do `what` with them in Chromium, told `words` more.
///
/// # Errors
/// When something cannot be got or built, or the program cannot be run.
pub fn build_and_run(what: &str, words: &[String], profile: Profile) -> Result<ExitCode, Failure> {
    let workspace = Workspace::find()?;
    let mut all = tools::BUILD.to_vec();
    all.extend(needs(&[Engine::Chromium]));
    let (toolbox, mut steps) = tools::get(&workspace, &all, 2)?;
    steps.begin("building dist/");
    Build {
        pristine: true,
        ..Build::default()
    }
    .run(&workspace, &toolbox)?;
    steps.begin(&format!("{what}, in Chromium"));
    let mut program = command(&workspace, &toolbox, profile);
    let succeeded = process::succeeds(program.arg(what).args(words))?;
    Ok(if succeeded {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
