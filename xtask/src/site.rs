//! Building the pages, through Trunk.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::Failure;
use crate::process::{self, Printed, Reads};
use crate::site_url::{self, SiteUrl};
use crate::tools::Toolbox;
use crate::workspace::Workspace;

/// The variable that tells the renderer of another folder with stories.
const STORIES: &str = "LAMPLIGHT_STORIES";

/// The variable that tells the renderer whether there is a service worker, and its word for none.
const WORKER: (&str, &str) = ("LAMPLIGHT_WORKER", "no");

/// What is built, and where it goes.
#[derive(Default)]
pub struct Build<'a> {
    /// The site's address, for links that must be absolute. Without one, the environment
    /// is asked ([`site_url::VARIABLE`]), as plain Trunk does.
    pub site_url: Option<&'a SiteUrl>,
    /// Another folder than `dist/`.
    pub dist: Option<PathBuf>,
    /// Another folder with stories than `stories/`.
    pub stories: Option<PathBuf>,
    /// Whether readers' browsers keep nothing, and forget what they kept.
    pub without_worker: bool,
    /// Whether what the caller's environment says about a build is left out.
    pub pristine: bool,
}

impl Build<'_> {
    /// Builds a release.
    ///
    /// # Errors
    /// When Trunk, the compiler or the renderer fails; each has said why.
    pub fn run(&self, workspace: &Workspace, toolbox: &Toolbox) -> Result<(), Failure> {
        if process::succeeds(&mut self.command(workspace, toolbox))? {
            Ok(())
        } else {
            Err(not_built())
        }
    }

    /// Builds a release, and returns what the tools printed on the way.
    ///
    /// # Errors
    /// As [`Build::run`].
    pub fn tee(&self, workspace: &Workspace, toolbox: &Toolbox) -> Result<Printed, Failure> {
        let printed = process::tee(&mut self.command(workspace, toolbox), Reads::Both)?;
        if printed.status.success() {
            Ok(printed)
        } else {
            Err(not_built())
        }
    }

    fn command(&self, workspace: &Workspace, toolbox: &Toolbox) -> Command {
        let mut trunk = trunk(workspace, toolbox);
        trunk.args(["--quiet", "build", "--release"]);
        if let Some(dist) = &self.dist {
            trunk.arg("--dist").arg(dist);
        }
        if self.pristine {
            without_settings(&mut trunk);
        }
        if let Some(stories) = &self.stories {
            trunk.env(STORIES, stories);
        }
        if self.without_worker {
            trunk.env(WORKER.0, WORKER.1);
        }
        if let Some(url) = self.site_url {
            trunk.env(site_url::VARIABLE, url.as_str());
        }
        trunk
    }
}

/// Trunk in the clone's folder. It is not let look for newer versions of itself, nor
/// show where in its own code a build failed.
pub fn trunk(workspace: &Workspace, toolbox: &Toolbox) -> Command {
    let mut trunk = toolbox.command(&toolbox.program("trunk").to_string_lossy());
    trunk.current_dir(workspace.root());
    trunk.env("RUST_LIB_BACKTRACE", "0");
    trunk.arg("--skip-version-check");
    trunk
}

/// Leaves out what the caller's environment says about a build.
pub fn without_settings(command: &mut Command) {
    for name in [site_url::VARIABLE, STORIES, WORKER.0] {
        command.env_remove(name);
    }
}

/// The story pages in a built folder.
///
/// # Errors
/// When the folder cannot be read.
pub fn story_pages(dist: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut pages = files(dist)?;
    pages.retain(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let others = ["index.html", "404.html", "lamplight.html"];
        name.ends_with(".html") && !others.contains(&name.as_ref())
    });
    Ok(pages)
}

/// The files in a built folder, in the order of their names. It has no folders in it.
///
/// # Errors
/// When the folder cannot be read.
pub fn files(dist: &Path) -> Result<Vec<PathBuf>, Failure> {
    let read = || -> std::io::Result<Vec<PathBuf>> {
        let mut files = Vec::new();
        for entry in std::fs::read_dir(dist)? {
            let path = entry?.path();
            if path.is_file() {
                files.push(path);
            }
        }
        files.sort();
        Ok(files)
    };
    read().map_err(|error| {
        Failure::new(
            format!("cannot read {}: {error}", dist.display()),
            "Run `cargo xtask dist` first.",
        )
    })
}

fn not_built() -> Failure {
    Failure::new(
        "the pages could not be built",
        "Mend what the message above names, and run this again.",
    )
}
