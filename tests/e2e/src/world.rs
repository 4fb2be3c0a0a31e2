//! What journeys that follow one another share: sites, drivers, the trap for stray requests.

use crate::failure::Failure;
use crate::library::workspace;
use crate::sites::Sites;
use crate::trap::Trap;
use crate::webdriver::{Display, Driver, Engine};
use std::cell::OnceCell;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Its display is started when it is first asked for, and ends with the program.
#[derive(Debug)]
pub struct World {
    sites: Arc<Sites>,
    output: PathBuf,
    trap: Trap,
    display: OnceCell<Display>,
}

impl World {
    /// A world with these sites; what it leaves behind lies in a folder of its own.
    pub fn new(folder: &str, sites: Arc<Sites>) -> Result<Self, Failure> {
        let output = workspace().join("target/e2e").join(folder);
        std::fs::create_dir_all(&output)?;
        Ok(Self {
            sites,
            output,
            trap: Trap::set()?,
            display: OnceCell::new(),
        })
    }

    /// What can be read from.
    pub fn sites(&self) -> &Sites {
        &self.sites
    }

    /// Where pictures, page sources and logs of a run go.
    pub fn output(&self) -> &Path {
        &self.output
    }

    /// The proxy that browsers are given.
    pub fn trap(&self) -> &Trap {
        &self.trap
    }

    /// A driver for this engine.
    pub fn driver(&self, engine: Engine) -> Result<Driver, Failure> {
        let display = match engine {
            Engine::WebKit => Some(self.display()?),
            Engine::Chromium | Engine::Firefox => None,
        };
        Driver::start(engine, display, &self.output)
    }

    fn display(&self) -> Result<&Display, Failure> {
        if let Some(display) = self.display.get() {
            return Ok(display);
        }
        let display = Display::start()?;
        Ok(self.display.get_or_init(|| display))
    }
}
