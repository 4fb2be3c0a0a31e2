//! Getting what a build or a test needs: what is there in the right version is used,
//! what is missing is got once and kept.

mod cache;
mod packages;
mod tool;
mod wasm_target;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

use crate::failure::Failure;
use crate::process;
use crate::steps::Steps;
use crate::workspace::Workspace;

pub use packages::Package;
use tool::Tool;

/// Something that must be there before a command can do its work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Rust's standard library for the browser.
    WasmTarget,
    /// The bundler.
    Trunk,
    /// The tool that writes the wasm's glue, and the one that runs tests in a browser.
    WasmBindgen,
    /// Firefox's WebDriver.
    Geckodriver,
    /// A program from the system's packages.
    Package(Package),
}

/// What every build needs.
pub const BUILD: [Need; 3] = [Need::WasmTarget, Need::WasmBindgen, Need::Trunk];

/// The tools that were asked for, ready to be called.
pub struct Toolbox {
    folders: Vec<PathBuf>,
}

impl Toolbox {
    /// A program to run with the tools first on its PATH.
    pub fn command(&self, program: &str) -> Command {
        self.with_path(process::command(program))
    }

    /// Cargo with the tools first on its PATH.
    pub fn cargo(&self) -> Command {
        self.with_path(process::cargo())
    }

    fn with_path(&self, mut command: Command) -> Command {
        let inherited = std::env::var_os("PATH").unwrap_or_default();
        let folders = self.folders.iter().cloned();
        let all = folders.chain(std::env::split_paths(&inherited));
        // Joining fails on a folder with a colon in its name, which PATH cannot hold.
        let path = std::env::join_paths(all).unwrap_or(inherited);
        command.env("PATH", path);
        command
    }

    /// Where one of the tools lies; its bare name if it is on PATH already.
    pub fn program(&self, name: &str) -> OsString {
        self.folders
            .iter()
            .map(|folder| folder.join(name))
            .find(|path| path.is_file())
            .map_or_else(|| name.into(), PathBuf::into_os_string)
    }
}

/// Gets whatever of `needs` is missing. `then` is how many steps the caller itself has
/// still to take; they are counted along, so the second answer is for it to go on with.
///
/// # Errors
/// When something is missing and cannot be got; nothing half-made is left in use.
pub fn get(
    workspace: &Workspace,
    needs: &[Need],
    then: usize,
) -> Result<(Toolbox, Steps), Failure> {
    let mut folders = Vec::new();
    let mut tools = Vec::new();
    for need in needs {
        let Some(tool) = tool_for(*need, workspace)? else {
            continue;
        };
        match cache::find(&tool)? {
            cache::Found::OnPath => {}
            cache::Found::Kept(folder) => folders.push(folder),
            cache::Found::Missing => tools.push(tool),
        }
    }
    let packages: Vec<Package> = needs
        .iter()
        .filter_map(|need| match need {
            Need::Package(package) if !package.is_there() => Some(*package),
            _ => None,
        })
        .collect();
    let target = needs.contains(&Need::WasmTarget) && !wasm_target::is_there(workspace)?;

    let first = usize::from(!packages.is_empty()) + usize::from(target);
    let mut steps = Steps::new(first + tools.len() + then);
    if !packages.is_empty() {
        packages::install(&packages, &mut steps)?;
    }
    if target {
        wasm_target::add(workspace, &mut steps)?;
    }
    for tool in &tools {
        folders.push(cache::install(tool, workspace, &mut steps)?);
    }
    Ok((Toolbox { folders }, steps))
}

fn tool_for(need: Need, workspace: &Workspace) -> Result<Option<Tool>, Failure> {
    Ok(match need {
        Need::Trunk => Some(tool::trunk()),
        // It refuses wasm that another version's library went into.
        Need::WasmBindgen => Some(tool::wasm_bindgen(
            &workspace.locked_version("wasm-bindgen")?,
        )),
        Need::Geckodriver => Some(tool::geckodriver()),
        Need::WasmTarget | Need::Package(_) => None,
    })
}
