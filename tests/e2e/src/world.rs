//! What the journeys share: the build, the servers in front of it, a display, a trap.

use crate::failure::Failure;
use crate::library::workspace;
use crate::sites::{Disk, Dist, Elsewhere, Product, editions, samples};
use crate::trap::Trap;
use crate::webdriver::{Display, Driver, Engine};
use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A way to open the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// `cargo xtask serve`.
    Product,
    /// Another static file server, under `/a/b/`.
    Elsewhere,
    /// By file address.
    Disk,
}

/// Things are started when they are first asked for, and end with the program.
#[derive(Debug)]
pub struct World {
    dist: Dist,
    output: PathBuf,
    trap: Trap,
    display: OnceCell<Display>,
    product: OnceCell<Product>,
    elsewhere: OnceCell<Elsewhere>,
    disk: OnceCell<Disk>,
    long_texts: OnceCell<Dist>,
    in_sections: OnceCell<Dist>,
    hard_texts: OnceCell<Dist>,
    other_library: OnceCell<Dist>,
    large_library: OnceCell<Dist>,
    editions: RefCell<BTreeMap<String, Dist>>,
}

impl World {
    /// A world around the build in the workspace's `dist/`; what it leaves behind lies in a folder
    /// of its own.
    pub fn new(folder: &str) -> Result<Self, Failure> {
        let output = workspace().join("target/e2e").join(folder);
        std::fs::create_dir_all(&output)?;
        Ok(Self {
            dist: Dist::at(workspace().join("dist"))?,
            output,
            trap: Trap::set()?,
            display: OnceCell::new(),
            product: OnceCell::new(),
            elsewhere: OnceCell::new(),
            disk: OnceCell::new(),
            long_texts: OnceCell::new(),
            in_sections: OnceCell::new(),
            hard_texts: OnceCell::new(),
            other_library: OnceCell::new(),
            large_library: OnceCell::new(),
            editions: RefCell::default(),
        })
    }

    /// The build.
    pub fn dist(&self) -> &Dist {
        &self.dist
    }

    /// A site of stories of 25 kB, 100 kB and 3 MB, with the build's own program.
    pub fn long_texts(&self) -> Result<&Dist, Failure> {
        once(&self.long_texts, || {
            let folder = self.output.join("long-texts");
            samples::build(
                &lamplight_samples::long_texts().files(),
                &self.dist,
                &folder,
            )
        })
    }

    /// The site of a story in several sections.
    pub fn in_sections(&self) -> Result<&Dist, Failure> {
        once(&self.in_sections, || {
            let folder = self.output.join("in-sections");
            samples::build(
                &lamplight_samples::in_sections().files(),
                &self.dist,
                &folder,
            )
        })
    }

    /// The site of texts that are hard to set.
    pub fn hard_texts(&self) -> Result<&Dist, Failure> {
        once(&self.hard_texts, || {
            let folder = self.output.join("hard-texts");
            samples::build(&samples::hard_texts(), &self.dist, &folder)
        })
    }

    /// A site that is too large to be kept whole unasked.
    pub fn large_library(&self) -> Result<&Dist, Failure> {
        once(&self.large_library, || {
            let folder = self.output.join("large-library");
            samples::build(
                &lamplight_samples::many_stories(300).files(),
                &self.dist,
                &folder,
            )
        })
    }

    /// The bundled library under another id.
    pub fn other_library(&self) -> Result<&Dist, Failure> {
        once(&self.other_library, || {
            editions::other_library(&self.dist, &self.output.join("other-library"))
        })
    }

    /// The build of this number, with a service worker or with what takes it away.
    pub fn edition(&self, number: u32, worker: bool) -> Result<Dist, Failure> {
        let name = format!("edition-{number}{}", if worker { "" } else { "-bare" });
        if let Some(made) = self.editions.borrow().get(&name) {
            return Ok(made.clone());
        }
        let made = editions::build(number, worker, &self.dist, &self.output.join(&name))?;
        self.editions.borrow_mut().insert(name, made.clone());
        Ok(made)
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
            Engine::WebKit => Some(once(&self.display, Display::start)?),
            Engine::Chromium | Engine::Firefox => None,
        };
        Driver::start(engine, display, &self.output)
    }

    /// The site's address this way, with a slash at its end.
    pub fn address(&self, way: Way) -> Result<String, Failure> {
        Ok(match way {
            Way::Product => {
                once(&self.product, || Product::start(workspace(), &self.output))?.address()
            }
            Way::Elsewhere => once(&self.elsewhere, || Elsewhere::start(&self.dist))?.address(),
            Way::Disk => once(&self.disk, || Disk::whole(&self.dist))?.address(),
        })
    }
}

fn once<T>(cell: &OnceCell<T>, make: impl FnOnce() -> Result<T, Failure>) -> Result<&T, Failure> {
    if let Some(made) = cell.get() {
        return Ok(made);
    }
    let made = make()?;
    Ok(cell.get_or_init(|| made))
}
