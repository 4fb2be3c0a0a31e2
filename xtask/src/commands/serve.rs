//! `cargo xtask serve`: the pages on this machine.

use std::process::ExitCode;

use super::Command;
use crate::arguments::{Arguments, Opt, Takes};
use crate::failure::Failure;
use crate::server::{Site, answers, listen};
use crate::site::{self, Build};
use crate::tools::{self, Toolbox};
use crate::workspace::Workspace;

/// The port when none is named.
const PORT: u16 = 8080;

/// Its place among the commands.
pub const COMMAND: Command = Command {
    name: "serve",
    summary: "Build the pages and serve them on this machine",
    details: "\
Gets what the build needs and is missing, builds a release, and serves dist/ on
127.0.0.1 until Ctrl-C. With --watch, an edit of a story, a style or the code
builds again, and open pages show it; an error is shown, and the next edit tried.
(A file that is only deleted is not noticed before the next edit.)",
    takes: Takes {
        options: &[
            Opt {
                name: "--port",
                value: Some("N"),
                help: "Listen there (8080 if not said; the next free one if taken; 0 for any)",
            },
            Opt {
                name: "--watch",
                value: None,
                help: "Build again after every edit",
            },
        ],
        words: None,
    },
    run,
};

fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let port = arguments.value("--port").map_or(Ok(PORT), port)?;
    let workspace = Workspace::find()?;
    let (toolbox, mut steps) = tools::get(&workspace, &tools::BUILD, 1)?;
    steps.begin("building the pages (a minute or two the first time, then seconds)");
    if arguments.has("--watch") {
        return watch(&workspace, &toolbox, port);
    }
    Build::default().run(&workspace, &toolbox)?;
    let site = Site::new(&workspace.dist(), listen(port)?)?;
    announce(&site.url());
    site.run();
    Ok(ExitCode::SUCCESS)
}

/// Lets Trunk build, watch and serve.
fn watch(workspace: &Workspace, toolbox: &Toolbox, port: u16) -> Result<ExitCode, Failure> {
    // Trunk ends on a port that is taken: a free one is looked up, and given back for it.
    let address = listen(port)?.address;
    let mut trunk = site::trunk(workspace, toolbox);
    trunk.args([
        "serve",
        "--release",
        "--no-spa=true",
        "--no-autoreload=false",
    ]);
    trunk.args([
        "--address",
        "127.0.0.1",
        "--port",
        &address.port().to_string(),
    ]);
    let mut child = trunk.spawn().map_err(|error| {
        Failure::new(
            format!("cannot run trunk: {error}"),
            "Run this again; it gets trunk where it is missing.",
        )
    })?;
    // It does so after its first build.
    if answers(&mut child, address) {
        announce(&format!("http://{address}/"));
    }
    match child.wait() {
        Ok(status) if status.success() => Ok(ExitCode::SUCCESS),
        _ => Err(Failure::new(
            "trunk ended",
            "Mend what its message above names, and run this again.",
        )),
    }
}

fn announce(url: &str) {
    println!("Lamplight is at {url}");
}

fn port(said: &str) -> Result<u16, Failure> {
    said.parse().map_err(|_| {
        Failure::usage(
            format!("`{said}` is no port"),
            "Say a number from 0 to 65535, such as `--port 8080`.",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ports_are_numbers() {
        assert_eq!(port("8080").unwrap(), 8080);
        assert_eq!(port("0").unwrap(), 0);
        for none in ["", "http", "-1", "65536", "80 "] {
            assert!(port(none).is_err(), "{none}");
        }
    }
}
