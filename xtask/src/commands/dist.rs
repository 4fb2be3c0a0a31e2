//! `cargo xtask dist`: the pages, ready for any host.

use std::process::ExitCode;

use super::Command;
use crate::arguments::{Arguments, Opt, Takes};
use crate::compress;
use crate::failure::Failure;
use crate::site::Build;
use crate::site_url::SiteUrl;
use crate::tools;
use crate::workspace::Workspace;

/// Its place among the commands.
pub const COMMAND: Command = Command {
    name: "dist",
    summary: "Build the pages into dist/, ready for any static host",
    details: "\
dist/ works at the root of a domain, under any path, and opened from disk;
dist/lamplight.html is the whole library in one file. With --site-url, pages also
carry the links that must be absolute, canonical ones and those for sharing, and
search engines are told of them by sitemap.xml and robots.txt. With --compress there
are packed copies for hosts that send such files as they are (docs/hosting.md).
Readers' browsers keep the library for reading without a network; with --no-worker
they do not, and those that did forget it at their next visit.",
    takes: Takes {
        options: &[
            Opt {
                name: "--site-url",
                value: Some("https://…"),
                help: "Where dist/ will lie",
            },
            Opt {
                name: "--no-worker",
                value: None,
                help: "Have nothing kept for reading without a network",
            },
            Opt {
                name: "--compress",
                value: None,
                help: "Also write a .br and a .gz beside what gets smaller",
            },
        ],
        words: None,
    },
    run,
};

fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let site_url = arguments
        .value("--site-url")
        .map(SiteUrl::parse)
        .transpose()?;
    let workspace = Workspace::find()?;
    let packs = arguments.has("--compress");
    let (toolbox, mut steps) = tools::get(&workspace, &tools::BUILD, 1 + usize::from(packs))?;
    steps.begin("building dist/ (a minute or two the first time, then seconds)");
    let build = Build {
        site_url: site_url.as_ref(),
        without_worker: arguments.has("--no-worker"),
        ..Build::default()
    };
    build.run(&workspace, &toolbox)?;
    if packs {
        steps.begin("packing the files");
        compress::folder(&workspace.dist())?;
    }
    println!("The pages are in {}", workspace.dist().display());
    Ok(ExitCode::SUCCESS)
}
