//! The tests of the browser layer, each engine in turn.

use std::ffi::OsString;

use super::Context;
use super::checks::BROWSER_TESTS;
use super::tally::{Tally, test_results};
use crate::engine::Engine;
use crate::failure::Failure;
use crate::process::{self, Reads};

/// The variables by which the runner is told of drivers; it takes the first that is set.
const DRIVERS: [&str; 4] = [
    "GECKODRIVER",
    "SAFARIDRIVER",
    "CHROMEDRIVER",
    "MSEDGEDRIVER",
];

/// Runs them in every engine that was chosen.
pub fn run(context: &Context) -> Result<Tally, Failure> {
    let mut tally = Tally::default();
    for engine in &context.engines {
        println!("-- browser tests in {}", engine.name());
        tally.add(run_in(*engine, context)?);
    }
    Ok(tally)
}

fn run_in(engine: Engine, context: &Context) -> Result<Tally, Failure> {
    let toolbox = &context.toolbox;
    let mut command = match engine {
        // WebKit has no headless mode: it gets a screen in memory.
        Engine::WebKit => {
            let cargo = process::cargo();
            let mut screen = toolbox.command("xvfb-run");
            screen.arg("--auto-servernum").arg(cargo.get_program());
            screen
        }
        Engine::Chromium | Engine::Firefox => toolbox.cargo(),
    };
    command.current_dir(context.workspace.root());
    for name in DRIVERS {
        command
            .env_remove(name)
            .env_remove(format!("{name}_REMOTE"));
    }
    let (variable, driver): (_, OsString) = match engine {
        Engine::Chromium => ("CHROMEDRIVER", "chromedriver".into()),
        Engine::Firefox => ("GECKODRIVER", toolbox.program("geckodriver")),
        // The runner knows WebKit by the name of Safari's driver, which speaks the same.
        Engine::WebKit => ("SAFARIDRIVER", "WebKitWebDriver".into()),
    };
    command.env(variable, driver);
    command.env(
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
        toolbox.program("wasm-bindgen-test-runner"),
    );
    command
        .env("WASM_BINDGEN_USE_BROWSER", "1")
        .env_remove("NO_HEADLESS");
    // Seconds. The defaults, 20 and 5, are short for a busy machine with two cores.
    command.env("WASM_BINDGEN_TEST_TIMEOUT", "180");
    command.env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60");
    // Not `--quiet`: the runner does not take it.
    command.args([
        "test",
        "--package",
        BROWSER_TESTS,
        "--tests",
        "--no-fail-fast",
    ]);
    command.args(["--target", "wasm32-unknown-unknown"]);
    let printed = process::tee(&mut command, Reads::Stdout)?;
    Ok(Tally::of_run(engine.name(), &printed, test_results))
}
