//! Keeping built tools for the next clone.
//!
//! A tool is kept in `<cache>/lamplight/tools/<name>-<version>/bin`. It is built beside
//! that folder and moved there when it is whole, so an interrupted build leaves nothing
//! that would be used; what it had compiled is used by the next attempt.

use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use super::tool::Tool;
use crate::failure::{Failure, file_failure};
use crate::process;
use crate::steps::Steps;
use crate::workspace::Workspace;

/// Where a tool was found.
pub enum Found {
    /// On PATH, in the right version.
    OnPath,
    /// Kept from an earlier build, in this folder.
    Kept(PathBuf),
    /// Nowhere.
    Missing,
}

/// Looks for a tool of exactly the right version.
///
/// # Errors
/// When there is no folder to keep tools in.
pub fn find(tool: &Tool) -> Result<Found, Failure> {
    if process::on_path(tool.name)
        .and_then(|program| program.parent().map(Path::to_owned))
        .is_some_and(|folder| tool.is_in(&folder))
    {
        return Ok(Found::OnPath);
    }
    let kept = tools_folder()?.join(tool.kept_as()).join("bin");
    Ok(if tool.is_in(&kept) {
        Found::Kept(kept)
    } else {
        Found::Missing
    })
}

/// Builds a tool, keeps it, and returns the folder with its programs.
///
/// # Errors
/// When it cannot be built or kept.
pub fn install(tool: &Tool, workspace: &Workspace, steps: &mut Steps) -> Result<PathBuf, Failure> {
    let tools = tools_folder()?;
    fs::create_dir_all(&tools).map_err(file_failure("create", &tools))?;
    let kept = tools.join(tool.kept_as());
    let name = format!("{} {}", tool.name, tool.version);
    steps.begin(&format!(
        "building {name} ({}; kept in {})",
        tool.takes,
        kept.display()
    ));

    // Two commands at once build a tool once: the second waits, and finds it.
    let lock_path = tools.join(format!(".{}.lock", tool.kept_as()));
    let lock = File::create(&lock_path).map_err(file_failure("create", &lock_path))?;
    if lock.try_lock().is_err() {
        eprintln!("another command is building it; waiting for that");
        lock.lock().map_err(file_failure("lock", &lock_path))?;
    }
    if tool.is_in(&kept.join("bin")) {
        return Ok(kept.join("bin"));
    }

    let staging = tools.join(format!(".{}-new", tool.kept_as()));
    let compiled = tools.join(format!(".{}-compiled", tool.kept_as()));
    remove(&staging)?;
    let mut command = install_command(tool, workspace)?;
    command.current_dir(&tools);
    command.arg("--root").arg(&staging);
    // On PATH already, or Cargo would ask the person to put it there.
    let path = env::var_os("PATH").unwrap_or_default();
    let with_staging = [staging.join("bin")]
        .into_iter()
        .chain(env::split_paths(&path));
    command.env(
        "PATH",
        env::join_paths(with_staging).unwrap_or(path.clone()),
    );
    command.arg("--target-dir").arg(&compiled);
    if !process::succeeds(&mut command)? {
        return Err(not_built(&name));
    }
    if !tool.is_in(&staging.join("bin")) {
        return Err(Failure::new(
            format!("{name} was built but does not run, or is another version"),
            format!(
                "Run `{}/bin/{} --version` to see why.",
                staging.display(),
                tool.name
            ),
        ));
    }
    remove(&kept)?;
    fs::rename(&staging, &kept).map_err(file_failure("move into place", &kept))?;
    remove(&compiled)?;
    Ok(kept.join("bin"))
}

fn install_command(tool: &Tool, workspace: &Workspace) -> Result<Command, Failure> {
    let mut command = process::cargo();
    // What is set for the clone's own builds is not meant for a tool's.
    for (name, _) in env::vars_os() {
        if name.to_str().is_some_and(shapes_a_build) {
            command.env_remove(name);
        }
    }
    if env::var_os("RUSTUP_TOOLCHAIN").is_none() {
        command.env("RUSTUP_TOOLCHAIN", workspace.pinned_toolchain()?);
    }
    // Built quickly rather than to run fast: these save most of the minutes.
    command
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
    command
        .arg("install")
        .arg(format!("{}@{}", tool.package, tool.version))
        .args(tool.flags);
    Ok(command)
}

fn shapes_a_build(name: &str) -> bool {
    [
        "CARGO_BUILD_",
        "CARGO_PROFILE_",
        "CARGO_TARGET_",
        "CARGO_INSTALL_",
    ]
    .iter()
    .any(|start| name.starts_with(start))
        || [
            "RUSTFLAGS",
            "CARGO_ENCODED_RUSTFLAGS",
            "RUSTC_WORKSPACE_WRAPPER",
            "CARGO_UNSTABLE_BUILD_STD",
        ]
        .contains(&name)
}

fn not_built(name: &str) -> Failure {
    Failure::new(
        format!("{name} could not be built"),
        "See Cargo's message above: without a network, connect and run the command again; \
         without a C compiler, install one (`apt-get install gcc libc6-dev`). \
         What was compiled so far is used again.",
    )
}

/// Removes a folder with all that is in it; one that is not there is fine.
fn remove(folder: &Path) -> Result<(), Failure> {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(file_failure("remove", folder))?;
    }
    Ok(())
}

/// The per-user folder for built tools.
fn tools_folder() -> Result<PathBuf, Failure> {
    cache_folder(
        env::var_os("XDG_CACHE_HOME").map(PathBuf::from),
        env::home_dir(),
    )
    .map(|cache| cache.join("lamplight/tools"))
    .ok_or_else(|| {
        Failure::new(
            "there is no folder to keep tools in: neither XDG_CACHE_HOME nor HOME is set",
            "Set one of them to a folder of yours.",
        )
    })
}

/// `XDG_CACHE_HOME` where it is set to an absolute path, as its specification says;
/// otherwise `.cache` at home.
fn cache_folder(told: Option<PathBuf>, home: Option<PathBuf>) -> Option<PathBuf> {
    told.filter(|folder| folder.is_absolute())
        .or_else(|| home.filter(|h| h.is_absolute()).map(|h| h.join(".cache")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_tools_in_the_cache_of_the_user() {
        let check = |told: Option<&str>, home: Option<&str>, expected: Option<&str>| {
            let folder = cache_folder(told.map(PathBuf::from), home.map(PathBuf::from));
            assert_eq!(folder, expected.map(PathBuf::from), "{told:?} {home:?}");
        };
        check(Some("/cache"), Some("/home/me"), Some("/cache"));
        check(None, Some("/home/me"), Some("/home/me/.cache"));
        check(Some(""), Some("/home/me"), Some("/home/me/.cache"));
        check(Some("here"), Some("/home/me"), Some("/home/me/.cache"));
        check(None, None, None);
    }

    #[test]
    fn settings_of_the_clone_do_not_reach_a_tool() {
        let check = |name, expected| assert_eq!(shapes_a_build(name), expected, "{name}");
        check("CARGO_TARGET_DIR", true);
        check("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", true);
        check("RUSTFLAGS", true);
        check("CARGO_PROFILE_RELEASE_LTO", true);
        check("CARGO_HOME", false);
        check("CARGO_HTTP_PROXY", false);
        check("CARGO_REGISTRIES_MIRROR_INDEX", false);
    }
}
