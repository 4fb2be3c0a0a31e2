//! What a journey is given.

use crate::conduct;
use crate::failure::Failure;
use crate::reader::Reader;
use crate::sites::{Dist, Way};
use crate::table::Table;
use crate::webdriver::{Browser, Driver, Engine, Setup};
use crate::world::World;
use lamplight_samples::File;
use std::cell::RefCell;
use std::path::Path;

/// A browser of the journey's own, and the world around it.
#[derive(Debug)]
pub struct Context<'a> {
    /// A fresh browser.
    pub browser: Browser,
    /// After the browser, which it must outlive. One each: a driver whose last browser ended
    /// badly may not start another.
    _driver: Driver,
    world: &'a World,
    notes: RefCell<Vec<Table>>,
}

impl<'a> Context<'a> {
    /// Opens a browser of this engine.
    pub fn open(world: &'a World, engine: Engine, setup: Setup) -> Result<Self, Failure> {
        let proxy = world.trap().address().to_owned();
        let (driver, browser) = start(world, engine, &Setup { proxy, ..setup })?;
        Ok(Self {
            browser,
            _driver: driver,
            world,
            notes: RefCell::default(),
        })
    }

    /// Which engine this is.
    pub fn engine(&self) -> Engine {
        self.browser.engine()
    }

    /// The reader in the journey's browser.
    pub fn reader(&self) -> Reader<'_> {
        Reader::new(&self.browser)
    }

    /// The build.
    pub fn dist(&self) -> &Dist {
        self.world.sites().dist()
    }

    /// The site of texts that are hard to set.
    pub fn hard_texts(&self) -> Result<&Dist, Failure> {
        self.world.sites().hard_texts()
    }

    /// A site of stories of 25 kB, 100 kB and 3 MB, with the build's own program.
    pub fn long_texts(&self) -> Result<&Dist, Failure> {
        self.world.sites().long_texts()
    }

    /// The site of a story in several sections.
    pub fn in_sections(&self) -> Result<&Dist, Failure> {
        self.world.sites().in_sections()
    }

    /// The site of a stories' folder, made once under a name of its own.
    pub fn site_of(&self, name: &str, stories: &[File]) -> Result<Dist, Failure> {
        self.world.sites().of(name, stories)
    }

    /// The build of this number, with all parts of its own.
    pub fn edition(&self, number: u32) -> Result<Dist, Failure> {
        self.world.sites().edition(number, true)
    }

    /// The build of this number, which takes the service worker away.
    pub fn edition_without_worker(&self, number: u32) -> Result<Dist, Failure> {
        self.world.sites().edition(number, false)
    }

    /// A site that is too large to be kept whole unasked.
    pub fn large_library(&self) -> Result<&Dist, Failure> {
        self.world.sites().large_library()
    }

    /// The bundled library under another id.
    pub fn other_library(&self) -> Result<&Dist, Failure> {
        self.world.sites().other_library()
    }

    /// Where what a run leaves behind goes.
    pub fn output(&self) -> &Path {
        self.world.output()
    }

    /// The site's address this way, with a slash at its end.
    pub fn address(&self, way: Way) -> Result<String, Failure> {
        self.world.sites().address(way)
    }

    /// Keeps a table for the end of the run.
    pub fn note(&self, table: Table) {
        self.notes.borrow_mut().push(table);
    }

    /// The tables kept so far.
    pub fn notes(&self) -> Vec<Table> {
        self.notes.take()
    }

    /// What the browser has to complain of since the last look, save what is expected.
    pub fn complaints(&self, expected: &[&str]) -> Result<Vec<String>, Failure> {
        conduct::complaints(&self.browser, self.world.trap(), expected)
    }

    /// Fails where the browser has anything to complain of, save what is expected.
    pub fn check_conduct(&self, expected: &[&str]) -> Result<(), Failure> {
        let complaints = self.complaints(expected)?;
        crate::ensure!(
            complaints.is_empty(),
            "the browser complains: {}",
            complaints.join(" · ")
        );
        Ok(())
    }
}

/// Starts a driver and its browser. WebKitGTK's driver, about once in a hundred times, waits for
/// ever for a browser that it has just started; then both are started anew, and that is said.
/// Nothing of the product has been opened by then.
fn start(world: &World, engine: Engine, setup: &Setup) -> Result<(Driver, Browser), Failure> {
    let attempt = || {
        let driver = world.driver(engine)?;
        let browser = Browser::open(&driver, setup)?;
        Ok((driver, browser))
    };
    attempt().or_else(|failure: Failure| {
        if engine != Engine::WebKit {
            return Err(failure);
        }
        println!("     {engine} did not start ({failure}): once more");
        attempt()
    })
}
