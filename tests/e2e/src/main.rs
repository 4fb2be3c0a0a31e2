//! Journeys through the built reader in real browsers.
//!
//! `lamplight-e2e [--engine NAME] [FILTER]` goes on the journeys whose name
//! contains the filter, in each engine; `list` names them; `screenshots` takes
//! the pictures of `docs/`; `snapshots` writes `snapshots/` anew; `bench [FILTER]` measures what
//! the reader costs.
//!
//! In reading order: [`webdriver`] drives a browser; [`sites`] are where the
//! reader is opened from; [`reader`] is the reader as its user sees it;
//! [`views`] are all its pages and panels, and [`inspect`] is what is looked at on
//! each; [`journeys`] is what must work; [`run`] goes through them.

mod accessibility_tree;
mod arguments;
mod axe;
mod bench;
mod conduct;
mod context;
mod failure;
mod inspect;
mod journeys;
mod library;
mod lighthouse;
mod npm;
mod paper;
mod reader;
mod rows;
mod run;
mod screen;
mod screenshots;
mod sites;
mod snapshots;
mod table;
mod temp;
mod trap;
mod views;
mod wait;
mod webdriver;
mod world;

use arguments::{Arguments, Command};
use sites::Sites;
use std::process::ExitCode;
use std::sync::Arc;
use world::World;

fn main() -> ExitCode {
    let done = Arguments::read(std::env::args().skip(1)).and_then(|arguments| {
        let world = || World::new("alone", Arc::new(Sites::new()?));
        match arguments.command {
            Command::Screenshots => screenshots::take(&world()?).map(|()| true),
            Command::Snapshots => snapshots::write(&world()?).map(|()| true),
            Command::Bench => bench::measure(&world()?, &arguments.filter).map(|()| true),
            Command::Journeys => run::journeys(&arguments),
            Command::List => {
                journeys::all().for_each(|journey| println!("{}", journey.name));
                Ok(true)
            }
        }
    });
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}
