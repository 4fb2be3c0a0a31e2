//! On what the figures were taken.

use crate::context::Context;
use crate::failure::Failure;
use crate::webdriver::{Engine, Setup};
use crate::world::World;
use serde_json::{Value, json};
use std::process::Command;

/// The best of five loops of ten million remainders.
const LOOP: &str = "Math.min(...Array.from({ length: 5 }, () => {
    const begun = performance.now();
    let sum = 0;
    for (let number = 0; number < 1e7; number += 1) sum += number % 7;
    return sum && performance.now() - begun;
}))";

/// The day, the machine and the versions.
#[derive(Debug)]
pub struct Machine {
    /// Today, as `2026-01-31`, in UTC.
    pub date: String,
    /// Cores, processor and memory.
    pub hardware: String,
    /// How long [`LOOP`] takes, in milliseconds: one and the same machine may be twice as slow on
    /// another day, and figures are to be held against this.
    pub speed: f64,
    /// The browser, with its version.
    pub browser: String,
    /// The compiler, with its version.
    pub compiler: String,
}

impl Machine {
    /// This one.
    pub fn here(world: &World) -> Result<Self, Failure> {
        let context = Context::open(world, Engine::Chromium, Setup::default())?;
        let browser = &context.browser;
        let version = browser.cdp("Browser.getVersion", json!({}))?;
        let product = version.get("product").and_then(Value::as_str);
        // The browser knows the calendar.
        let date = browser.eval("new Date().toISOString().slice(0, 10)")?;
        let speed = browser.eval(LOOP)?;
        let compiler = Command::new("rustc").arg("--version").output()?;
        let cores = std::thread::available_parallelism()?;
        Ok(Self {
            date: date.as_str().unwrap_or_default().to_owned(),
            hardware: format!(
                "{cores} cores, {}, {} of memory",
                line("/proc/cpuinfo", "model name")
                    .unwrap_or_else(|| std::env::consts::ARCH.to_owned()),
                line("/proc/meminfo", "MemTotal")
                    .map_or_else(|| "an unknown amount".to_owned(), |size| gigabytes(&size)),
            ),
            speed: speed.as_f64().unwrap_or(f64::NAN),
            browser: product.unwrap_or("Chromium").replace('/', " "),
            compiler: String::from_utf8_lossy(&compiler.stdout).trim().to_owned(),
        })
    }
}

/// What a file of Linux's says of a name, after the colon; nothing where there is no such file.
fn line(file: &str, name: &str) -> Option<String> {
    let text = std::fs::read_to_string(file).ok()?;
    let line = text.lines().find(|line| line.starts_with(name))?;
    Some(line.split_once(':')?.1.trim().to_owned())
}

/// `8123456 kB`, of 1,024 bytes each, in GiB.
fn gigabytes(size: &str) -> String {
    let kilobytes = size
        .split(' ')
        .next()
        .and_then(|number| number.parse().ok());
    let kilobytes: f64 = kilobytes.unwrap_or(f64::NAN);
    format!("{:.0} GiB", kilobytes / 1024.0 / 1024.0)
}

#[cfg(test)]
mod tests {
    use super::gigabytes;

    #[test]
    fn memory_is_told_in_whole_gibibytes() {
        assert_eq!(gigabytes("24689164 kB"), "24 GiB");
    }
}
