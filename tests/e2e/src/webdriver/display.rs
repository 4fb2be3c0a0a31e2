//! A screen that is in memory only.

use crate::failure::Failure;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// An `Xvfb` of our own, ended when this is dropped.
#[derive(Debug)]
pub struct Display {
    server: Child,
    name: String,
}

impl Display {
    /// Starts an X server on the next free display and waits until it answers.
    pub fn start() -> Result<Self, Failure> {
        let mut server = Command::new("Xvfb")
            // Xvfb picks the number itself and writes it to its standard output once it listens.
            .args(["-displayfd", "1", "-screen", "0", "1600x1200x24"])
            .args(["-nolisten", "tcp"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| Failure::new(format!("Xvfb (package xvfb): {error}")))?;
        let mut number = String::new();
        if let Some(output) = server.stdout.take() {
            BufReader::new(output).read_line(&mut number)?;
        }
        let number = number.trim();
        if number.is_empty() {
            let _ = server.kill();
            let _ = server.wait();
            return Err(Failure::new("Xvfb ended before it had a display"));
        }
        let name = format!(":{number}");
        Ok(Self { server, name })
    }

    /// What goes into `DISPLAY`.
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
