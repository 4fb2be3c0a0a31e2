//! The reader as its own command serves it.

use crate::failure::Failure;
use std::io::{BufRead, BufReader, Lines};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

/// What the command prints before the address.
const SIGN: &str = "Lamplight is at ";

/// `cargo xtask serve`, running.
#[derive(Debug)]
pub struct Product {
    command: Child,
    address: String,
    /// Kept open, so that the command can go on printing.
    _output: Lines<BufReader<ChildStdout>>,
}

impl Product {
    /// Starts the command in the workspace and waits for the address it prints; it builds first.
    ///
    /// What it says meanwhile goes into a file of `logs`.
    pub fn start(workspace: &Path, logs: &Path) -> Result<Self, Failure> {
        let log = logs.join("serve.log");
        let mut command = Command::new(std::env::var_os("CARGO").unwrap_or("cargo".into()))
            .args(["xtask", "serve", "--port", "0"])
            .current_dir(workspace)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(std::fs::File::create(&log)?)
            .spawn()
            .map_err(|error| Failure::new(format!("cargo xtask serve: {error}")))?;
        let silent = || {
            Failure::new(format!(
                "cargo xtask serve ended without `{SIGN}…`; see {}",
                log.display()
            ))
        };
        let output = command.stdout.take().ok_or_else(silent)?;
        let mut output = BufReader::new(output).lines();
        while let Some(line) = output.next().transpose()? {
            if let Some((_, address)) = line.split_once(SIGN) {
                return Ok(Self {
                    command,
                    address: address.trim().to_owned(),
                    _output: output,
                });
            }
        }
        command.wait()?;
        Err(silent())
    }

    /// The site's address, with a slash at its end.
    pub fn address(&self) -> String {
        self.address.clone()
    }
}

impl Drop for Product {
    fn drop(&mut self) {
        let _ = self.command.kill();
        let _ = self.command.wait();
    }
}
