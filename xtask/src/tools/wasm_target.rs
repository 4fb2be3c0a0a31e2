//! Rust's standard library for the browser.

use std::path::Path;

use crate::failure::Failure;
use crate::process;
use crate::steps::Steps;
use crate::workspace::Workspace;

const TARGET: &str = "wasm32-unknown-unknown";

/// Whether the pinned toolchain has it; also where it came without rustup.
///
/// # Errors
/// When there is no `rustc`.
pub fn is_there(workspace: &Workspace) -> Result<bool, Failure> {
    let mut rustc = process::command("rustc");
    rustc.args(["--print", "target-libdir", "--target", TARGET]);
    let printed = process::capture(rustc.current_dir(workspace.root()))?;
    Ok(printed.status.success() && Path::new(printed.stdout.trim()).is_dir())
}

/// Adds it through rustup.
///
/// # Errors
/// When there is no rustup, or it fails.
pub fn add(workspace: &Workspace, steps: &mut Steps) -> Result<(), Failure> {
    steps.begin(&format!("adding Rust's target {TARGET} (under a minute)"));
    let mut rustup = process::command("rustup");
    rustup.args(["target", "add", TARGET]);
    rustup.current_dir(workspace.root());
    match process::succeeds(&mut rustup) {
        Ok(true) => Ok(()),
        Ok(false) => Err(Failure::new(
            format!("rustup could not add {TARGET}"),
            format!(
                "See its message above; connected to the network, `rustup target add {TARGET}` \
                 in the clone does the same."
            ),
        )),
        Err(_) => Err(Failure::new(
            format!("Rust's target {TARGET} is missing, and rustup is not there to add it"),
            "Install Rust through rustup (https://rustup.rs), or install the target's standard \
             library with whatever installed Rust (Debian: `apt-get install libstd-rust-dev-wasm32`).",
        )),
    }
}
