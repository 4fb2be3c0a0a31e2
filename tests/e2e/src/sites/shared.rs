//! What the journeys of all engines read from.

use super::{Disk, Dist, Elsewhere, Product, editions, samples};
use crate::failure::Failure;
use crate::library::workspace;
use lamplight_samples::File;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};

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

/// All sites of a run. Each is made or started when it is first asked for, one at a time and once
/// for all engines, and none is written to; they end with the program.
#[derive(Debug)]
pub struct Sites {
    dist: Dist,
    output: PathBuf,
    /// Held while something is made: builds share the workspace's folders.
    making: Mutex<()>,
    product: OnceLock<Product>,
    elsewhere: OnceLock<Elsewhere>,
    disk: OnceLock<Disk>,
    long_texts: OnceLock<Dist>,
    in_sections: OnceLock<Dist>,
    hard_texts: OnceLock<Dist>,
    other_library: OnceLock<Dist>,
    large_library: OnceLock<Dist>,
    named: Mutex<BTreeMap<String, Dist>>,
}

impl Sites {
    /// Those that can be made of the build in the workspace's `dist/`, of which a copy is taken:
    /// `cargo xtask serve` builds it anew while others read.
    pub fn new() -> Result<Self, Failure> {
        let output = workspace().join("target/e2e/sites");
        let copy = output.join("dist");
        if copy.exists() {
            std::fs::remove_dir_all(&copy)?;
        }
        Dist::at(workspace().join("dist"))?.copy_to(&copy)?;
        Ok(Self {
            dist: Dist::at(copy)?,
            output,
            making: Mutex::default(),
            product: OnceLock::new(),
            elsewhere: OnceLock::new(),
            disk: OnceLock::new(),
            long_texts: OnceLock::new(),
            in_sections: OnceLock::new(),
            hard_texts: OnceLock::new(),
            other_library: OnceLock::new(),
            large_library: OnceLock::new(),
            named: Mutex::default(),
        })
    }

    /// The build.
    pub fn dist(&self) -> &Dist {
        &self.dist
    }

    /// A site of stories of 25 kB, 100 kB and 3 MB, with the build's own program.
    pub fn long_texts(&self) -> Result<&Dist, Failure> {
        self.once(&self.long_texts, || {
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
        self.once(&self.in_sections, || {
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
        self.once(&self.hard_texts, || {
            let folder = self.output.join("hard-texts");
            samples::build(&samples::hard_texts(), &self.dist, &folder)
        })
    }

    /// A site that is too large to be kept whole unasked.
    pub fn large_library(&self) -> Result<&Dist, Failure> {
        self.once(&self.large_library, || {
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
        self.once(&self.other_library, || {
            editions::other_library(&self.dist, &self.output.join("other-library"))
        })
    }

    /// The build of this number, with a service worker or with what takes it away.
    pub fn edition(&self, number: u32, worker: bool) -> Result<Dist, Failure> {
        let name = format!("edition-{number}{}", if worker { "" } else { "-bare" });
        self.named(&name, |folder| {
            editions::build(number, worker, &self.dist, folder)
        })
    }

    /// The site of a stories' folder, by a name of its own.
    pub fn of(&self, name: &str, stories: &[File]) -> Result<Dist, Failure> {
        self.named(name, |folder| samples::build(stories, &self.dist, folder))
    }

    fn named(
        &self,
        name: &str,
        make: impl FnOnce(&Path) -> Result<Dist, Failure>,
    ) -> Result<Dist, Failure> {
        let _making = self.making.lock().unwrap_or_else(PoisonError::into_inner);
        let mut named = self.named.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(made) = named.get(name) {
            return Ok(made.clone());
        }
        let made = make(&self.output.join(name))?;
        named.insert(name.to_owned(), made.clone());
        Ok(made)
    }

    /// The site's address this way, with a slash at its end.
    pub fn address(&self, way: Way) -> Result<String, Failure> {
        Ok(match way {
            Way::Product => self
                .once(&self.product, || Product::start(workspace(), &self.output))?
                .address(),
            Way::Elsewhere => self
                .once(&self.elsewhere, || Elsewhere::start(&self.dist))?
                .address(),
            Way::Disk => self.once(&self.disk, || Disk::whole(&self.dist))?.address(),
        })
    }

    fn once<'a, T>(
        &self,
        cell: &'a OnceLock<T>,
        make: impl FnOnce() -> Result<T, Failure>,
    ) -> Result<&'a T, Failure> {
        let _making = self.making.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(made) = cell.get() {
            return Ok(made);
        }
        let made = make()?;
        Ok(cell.get_or_init(|| made))
    }
}
