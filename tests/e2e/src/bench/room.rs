//! Where the long texts are measured: a browser, and their site beside plain pages of them.

use super::plain;
use crate::context::Context;
use crate::failure::Failure;
use crate::screen::SLOW_PHONE;
use crate::sites::{Extras, Workshop};
use crate::webdriver::{Browser, Engine, Setup};
use crate::world::World;
use lamplight_samples::{Story, long_texts};
use serde_json::json;

/// How many times slower the processor is made, unless a row says otherwise.
pub const SLOW: u32 = 4;

/// A browser on a phone's screen, with the network as it is on the machine itself.
pub struct Room<'a> {
    context: Context<'a>,
    server: Workshop,
}

impl<'a> Room<'a> {
    /// Opens a browser with nothing kept.
    pub fn open(world: &'a World) -> Result<Self, Failure> {
        Self::open_with(world, Setup::default(), Extras::default())
    }

    /// The same, with more than the site and plain pages.
    pub fn open_beside(world: &'a World, extras: Extras) -> Result<Self, Failure> {
        Self::open_with(world, Setup::default(), extras)
    }

    /// The same, which traces what scripts do.
    pub fn open_traced(world: &'a World) -> Result<Self, Failure> {
        let setup = Setup {
            traced: true,
            ..Setup::default()
        };
        Self::open_with(world, setup, Extras::default())
    }

    fn open_with(world: &'a World, setup: Setup, mut extras: Extras) -> Result<Self, Failure> {
        let stories = long_texts().stories;
        let plain = |story: &Story| (plain_name(&story.slug), plain::sample(story));
        extras.pages.extend(stories.iter().map(plain));
        let room = Self {
            server: Workshop::open(world.sites().long_texts()?, extras)?,
            context: Context::open(world, Engine::Chromium, setup)?,
        };
        SLOW_PHONE.set(room.browser())?;
        Ok(room)
    }

    /// The browser.
    pub fn browser(&self) -> &Browser {
        &self.context.browser
    }

    /// The address of a story's page.
    pub fn address(&self, slug: &str) -> String {
        format!("{}{slug}.html", self.server.address())
    }

    /// The address of the same text as a plain page.
    pub fn plain_address(&self, slug: &str) -> String {
        format!("{}{}", self.server.address(), plain_name(slug))
    }

    /// Opens a story's page, and waits until its app is up. The processor is as fast as it is
    /// meanwhile, and slowed down afterwards.
    pub fn open_story(&self, slug: &str, slow: u32) -> Result<(), Failure> {
        self.slow_down(1)?;
        self.context.reader().open(&self.address(slug))?;
        self.slow_down(slow)
    }

    /// Opens the same text as a plain page.
    pub fn open_plain(&self, slug: &str, slow: u32) -> Result<(), Failure> {
        self.slow_down(1)?;
        self.browser().go(&self.plain_address(slug))?;
        self.slow_down(slow)
    }

    /// Chooses paged layout in the panel, as a reader does; it is kept for all stories.
    pub fn choose_pages(&self, slug: &str) -> Result<(), Failure> {
        self.open_story(slug, 1)?;
        let reader = self.context.reader();
        reader.open_panel()?;
        reader.choose("layout", "paged")?;
        reader.close_panel()
    }

    /// Slows the processor down so many times from now on.
    pub fn slow_down(&self, times: u32) -> Result<(), Failure> {
        let rate = json!({ "rate": times });
        self.browser()
            .cdp("Emulation.setCPUThrottlingRate", rate)
            .map(drop)
    }

    /// Runs a script in every page before its own, from now on.
    pub fn before_pages(&self, script: &str) -> Result<(), Failure> {
        let script = json!({ "source": script });
        self.browser()
            .cdp("Page.addScriptToEvaluateOnNewDocument", script)
            .map(drop)
    }
}

fn plain_name(slug: &str) -> String {
    format!("plain-{slug}.html")
}
