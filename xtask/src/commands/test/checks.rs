//! What Cargo checks by itself: format, lints, documentation, the tests of the host.

use std::process::Command;

use super::Context;
use super::tally::{Tally, test_results};
use crate::failure::Failure;
use crate::process::{self, Reads};

/// The package with the tests that only a browser can run.
pub const BROWSER_TESTS: &str = "lamplight-browser-tests";

const WASM: [&str; 2] = ["--target", "wasm32-unknown-unknown"];
const DENY: [&str; 3] = ["--", "--deny", "warnings"];

/// The code is formatted.
pub fn fmt(context: &Context) -> Result<Tally, Failure> {
    let mut cargo = cargo(context);
    cargo.args(["fmt", "--all", "--check"]);
    succeeds("not formatted: run `cargo fmt --all`", &mut cargo)
}

/// The type checker of the scripts, by its exact version: another finds other things.
const TYPESCRIPT: &str = "typescript@7.0.2";

/// Clippy finds nothing, on the host and for wasm; nor does the scripts' type checker.
pub fn lint(context: &Context) -> Result<Tally, Failure> {
    let mut host = cargo(context);
    host.args(["clippy", "--workspace", "--all-targets"])
        .args(DENY);
    let mut tally = succeeds("clippy on the host", &mut host)?;
    let mut app = cargo(context);
    app.args(["clippy", "--package", "lamplight"])
        .args(WASM)
        .args(DENY);
    tally.add(succeeds("clippy for wasm", &mut app)?);
    let mut tests = cargo(context);
    tests.args(["clippy", "--package", BROWSER_TESTS, "--all-targets"]);
    tests.args(WASM).args(DENY);
    tally.add(succeeds("clippy for wasm, browser tests", &mut tests)?);
    // Workers see other globals than pages do.
    for folder in ["static/js", "static/js/worker"] {
        let mut scripts = context.toolbox.command("npx");
        scripts.current_dir(context.workspace.root());
        scripts.args(["--yes", "--package", TYPESCRIPT, "--", "tsc"]);
        scripts.args(["--project", folder]);
        let called = format!("the types of the scripts in {folder}");
        tally.add(succeeds(&called, &mut scripts)?);
    }
    Ok(tally)
}

/// The documentation builds without a warning.
pub fn doc(context: &Context) -> Result<Tally, Failure> {
    let mut cargo = cargo(context);
    cargo.args(["doc", "--workspace", "--no-deps"]);
    cargo.env("RUSTDOCFLAGS", "--deny warnings");
    succeeds("cargo doc", &mut cargo)
}

/// The tests that need no browser.
pub fn host(context: &Context) -> Result<Tally, Failure> {
    let mut cargo = cargo(context);
    cargo.args(["test", "--workspace", "--no-fail-fast"]);
    cargo.args(["--exclude", BROWSER_TESTS]);
    let printed = process::tee(&mut cargo, Reads::Stdout)?;
    Ok(Tally::of_run("cargo test", &printed, test_results))
}

fn cargo(context: &Context) -> Command {
    let mut cargo = context.toolbox.cargo();
    cargo.current_dir(context.workspace.root());
    cargo
}

fn succeeds(called: &str, command: &mut Command) -> Result<Tally, Failure> {
    Ok(Tally::check(called, process::succeeds(command)?))
}
