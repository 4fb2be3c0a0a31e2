//! Running other programs.

use std::ffi::OsStr;
use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::process::{Command, ExitStatus, Stdio};
use std::thread;

use crate::failure::Failure;

/// What a program printed, and how it ended.
pub struct Printed {
    /// How it ended.
    pub status: ExitStatus,
    /// What it wrote to its standard output.
    pub stdout: String,
    /// What it wrote to its standard error; empty if that went straight to ours.
    pub stderr: String,
}

/// A program to run, without what `cargo run` tells its own child about this package.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    for (name, _) in std::env::vars_os() {
        if name.to_str().is_some_and(is_about_this_package) {
            command.env_remove(name);
        }
    }
    // Trunk takes `true` and nothing else; every other program takes anything.
    match std::env::var_os("NO_COLOR") {
        Some(value) if value.is_empty() => {
            command.env_remove("NO_COLOR");
        }
        Some(_) => {
            command.env("NO_COLOR", "true");
        }
        None => {}
    }
    command
}

/// Cargo, the one that runs this command.
pub fn cargo() -> Command {
    command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Where the program lies that this name would call; a file's path is that of its program.
pub fn on_path(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}

/// Runs a program with its output straight to ours, and tells whether it succeeded.
///
/// # Errors
/// When it cannot be started.
pub fn succeeds(command: &mut Command) -> Result<bool, Failure> {
    let status = command
        .status()
        .map_err(|error| cannot_start(command, &error))?;
    Ok(status.success())
}

/// Runs a program in silence and returns what it printed.
///
/// # Errors
/// When it cannot be started.
pub fn capture(command: &mut Command) -> Result<Printed, Failure> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .map_err(|error| cannot_start(command, &error))?;
    Ok(Printed {
        status: output.status,
        stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
        stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
    })
}

/// Which of a program's streams [`tee`] reads.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Reads {
    /// The standard output; errors go straight to ours, with their colours.
    Stdout,
    /// Both.
    Both,
}

/// Runs a program, shows what it prints as it comes, and returns it too.
///
/// # Errors
/// When it cannot be started, or waiting for it fails.
pub fn tee(command: &mut Command, reads: Reads) -> Result<Printed, Failure> {
    command.stdout(Stdio::piped());
    if reads == Reads::Both {
        command.stderr(Stdio::piped());
    }
    let mut child = command
        .spawn()
        .map_err(|error| cannot_start(command, &error))?;
    let stdout = child.stdout.take();
    let stderr = child.stderr.take();
    let (stdout, stderr) = thread::scope(|scope| {
        let errors = scope.spawn(|| stderr.map_or_else(String::new, |s| copy(s, io::stderr())));
        let output = stdout.map_or_else(String::new, |s| copy(s, io::stdout()));
        (output, errors.join().unwrap_or_default())
    });
    let status = child
        .wait()
        .map_err(|error| cannot_start(command, &error))?;
    Ok(Printed {
        status,
        stdout,
        stderr,
    })
}

/// Copies all that comes, at once, and keeps it. A closed terminal does not end it.
fn copy(mut from: impl Read, mut to: impl Write) -> String {
    let mut kept = Vec::new();
    let mut buffer = [0; 4096];
    while let Ok(length) = from.read(&mut buffer) {
        let Some(new) = buffer.get(..length).filter(|new| !new.is_empty()) else {
            break;
        };
        let _ = to.write_all(new).and_then(|()| to.flush());
        kept.extend_from_slice(new);
    }
    String::from_utf8_lossy(&kept).into_owned()
}

/// What `cargo run` sets for this package; inherited, it would describe the wrong one.
fn is_about_this_package(name: &str) -> bool {
    name == "OUT_DIR"
        || name == "CARGO_PRIMARY_PACKAGE"
        || [
            "CARGO_PKG_",
            "CARGO_MANIFEST_",
            "CARGO_BIN_",
            "CARGO_CRATE_",
        ]
        .iter()
        .any(|start| name.starts_with(start))
}

fn cannot_start(command: &Command, error: &io::Error) -> Failure {
    let program = command.get_program().display();
    Failure::new(
        format!("cannot run `{program}`: {error}"),
        format!("Check that `{program}` is installed and on PATH."),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_what_a_program_prints() {
        let mut shell = command("sh");
        shell.args(["-c", "echo out; echo err >&2; exit 3"]);
        let printed = tee(&mut shell, Reads::Both).unwrap();
        assert_eq!(printed.stdout, "out\n");
        assert_eq!(printed.stderr, "err\n");
        assert_eq!(printed.status.code(), Some(3));
    }

    #[test]
    fn a_program_that_is_not_there_is_named() {
        let failure = succeeds(&mut command("no-such-program")).unwrap_err();
        assert!(failure.to_string().contains("`no-such-program`"));
    }

    #[test]
    fn only_what_is_about_this_package_is_dropped() {
        let check = |name, dropped| assert_eq!(is_about_this_package(name), dropped, "{name}");
        check("CARGO_PKG_VERSION", true);
        check("CARGO_MANIFEST_DIR", true);
        check("OUT_DIR", true);
        check("CARGO_HOME", false);
        check("CARGO_TARGET_DIR", false);
        check("PATH", false);
    }
}
