//! What the checks go through: each page of the reader, with each thing that can be open on it.
//!
//! A new panel needs a view and its place in [`VIEWS`], and every check visits it.

use crate::failure::Failure;
use crate::library::ANYA;
use crate::reader::{Reader, State};
use crate::wait;
use crate::webdriver::keys;
use serde_json::Value;

/// A page, and how what is open on it is opened.
#[derive(Debug, Clone, Copy)]
pub struct View {
    /// For failures, tables and file names.
    pub name: &'static str,
    /// The page's file.
    pub file: &'static str,
    /// Whether the app comes up on it.
    app: bool,
    open: fn(&Reader) -> Result<(), Failure>,
}

/// All of them. A panel comes after its page.
pub static VIEWS: &[View] = &[SHELF, STORY, PANEL, RETURNING, NOT_FOUND];

/// The shelf, at a first visit.
pub const SHELF: View = View::of("shelf", "index.html");
/// A story.
pub const STORY: View = View::of("story", "anya-salemi.html");
/// "Themes and type" over a story.
pub const PANEL: View = STORY.with("panel", |reader| reader.open_panel());
/// The shelf as it is for a reader who stopped in the middle of a story.
pub const RETURNING: View = SHELF.with("shelf with a story begun", begin_a_story);
/// Where nothing is.
pub const NOT_FOUND: View = View::of("404", "404.html").without_app();

/// Words at which someone stopped, as many as the app keeps.
const WORDS: &str =
    "The café’s hum is a soft blanket, wrapping around her as she watches the people go by …";

impl View {
    /// A page as it is when it has come up.
    pub const fn of(name: &'static str, file: &'static str) -> Self {
        Self {
            name,
            file,
            app: true,
            open: |_| Ok(()),
        }
    }

    /// The same page after something was done on it, under a name of its own.
    const fn with(mut self, name: &'static str, open: fn(&Reader) -> Result<(), Failure>) -> Self {
        self.name = name;
        self.open = open;
        self
    }

    const fn without_app(mut self) -> Self {
        self.app = false;
        self
    }

    /// Its name, to be part of a file's.
    pub fn file_name(&self) -> String {
        self.name.replace(' ', "-")
    }

    /// Shows it, on a site whose address ends in a slash.
    pub fn show(&self, reader: &Reader, site: &str) -> Result<(), Failure> {
        reader.visit(&format!("{site}{}", self.file))?;
        self.arrive(reader)
    }

    /// Once its page has been asked for: waits for it, and opens what is to be open.
    pub fn arrive(&self, reader: &Reader) -> Result<(), Failure> {
        reader.wait_for("the page is there", "shown('main') !== null")?;
        if self.app {
            reader.until(State::Ready)?;
        }
        (self.open)(reader)
    }

    /// Closes what is open: WebKitGTK may abort on leaving a page with an open panel.
    pub fn leave(&self, reader: &Reader) -> Result<(), Failure> {
        wait::until("nothing is open", || {
            let open =
                reader.eval("document.querySelector(':popover-open, dialog[open]') !== null")?;
            if open == Value::Bool(false) {
                return Ok(true);
            }
            reader.browser.press(keys::ESCAPE)?;
            Ok(false)
        })
    }
}

fn begin_a_story(reader: &Reader) -> Result<(), Failure> {
    reader.run(
        "const { library } = document.documentElement.dataset;
        localStorage.setItem(`${library}/place/${arguments[0]}`, JSON.stringify(
            { version: 1, block: 4, offset: 0, words: arguments[1], progression: 0.4, at: 1 }));
        location.reload();",
        &[ANYA.slug.into(), WORDS.into()],
    )?;
    reader.wait_for(
        "the shelf has a card to go on with",
        "document.documentElement.dataset.app === 'ready' && shown('.continue') !== null",
    )
}
