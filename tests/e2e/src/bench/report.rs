//! `docs/benchmarks.md`.

use super::machine::Machine;
use crate::failure::Failure;
use crate::library::workspace;
use crate::table::Table;
use crate::world::World;
use std::fmt::Write;

/// A measurement's part of the report.
pub struct Part {
    /// What is measured, from when to when.
    pub how: &'static str,
    /// What came out.
    pub table: Table,
}

/// Writes the report.
pub fn write(world: &World, parts: &[Part]) -> Result<(), Failure> {
    let file = workspace().join("docs/benchmarks.md");
    std::fs::write(&file, text(&Machine::here(world)?, parts))?;
    println!("\n{}", file.display());
    Ok(())
}

fn text(machine: &Machine, parts: &[Part]) -> String {
    let Machine {
        date,
        hardware,
        speed,
        browser,
        compiler,
    } = machine;
    let mut text = format!(
        "# Benchmarks\n\n\
         Written by `cargo xtask bench` on {date}: {hardware}; {browser}, headless; {compiler}. \
         A script's loop of ten million remainders took {speed:.1} ms there at the end: a machine \
         that others use, too, is not as fast on every day.\n\n\
         Every figure is the median of at least {} measurements (of bytes, which do not vary, of \
         one), on a screen of 412x823. “CPU 4x” is Chromium's own slowing down. Where \
         something is compared, the two were measured in turn, in the same run. The texts are \
         made by `tests/samples`: a story of 25 kB, one of 100 kB, and one of 3 MB in 300 \
         chapters.\n",
        super::ROUNDS
    );
    let mut said = "";
    for part in parts {
        let _ = write!(text, "{}", part.table);
        // Said once for all that is measured alike.
        if part.how != said {
            let _ = write!(text, "\n{}\n", part.how);
        }
        said = part.how;
    }
    text
}
