//! Lamplight's commands, called as `cargo xtask <command>`.
//!
//! They get the tools that a build or a test needs and call them; what a page is made
//! of they do not know, so that they run when the package does not compile.
//!
//! - [`commands`]: what can be said, one file a command.
//! - [`arguments`] reads what was said, [`nearest`] guesses what was meant.
//! - [`tools`] gets what is missing, [`steps`] says how far that is.
//! - [`site`] builds `dist/` through Trunk, [`compress`] packs its files, [`server`] serves
//!   it, [`budget`] weighs it.
//! - [`journeys`] runs the program that goes through it in an [`engine`].
//! - [`workspace`] knows where things lie, [`process`] runs other programs,
//!   [`failure`] is what went wrong and what to do about it.

mod arguments;
mod budget;
mod commands;
mod compress;
mod engine;
mod failure;
mod journeys;
mod markup;
mod nearest;
mod process;
mod server;
mod site;
mod site_url;
mod steps;
mod tools;
mod workspace;

use std::process::ExitCode;

fn main() -> ExitCode {
    let said: Vec<_> = std::env::args_os().skip(1).collect();
    commands::run(&said).unwrap_or_else(|failure| {
        eprintln!("{failure}");
        failure.exit_code()
    })
}
