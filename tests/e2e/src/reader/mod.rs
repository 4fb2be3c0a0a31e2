//! The reader, as whoever uses it sees it: built on the public contract of
//! attributes, ids and class names alone.

mod look;
mod pages;
mod panel;
mod place;

pub use look::{Look, THEMES};
pub use place::Mark;

use crate::conduct;
use crate::failure::Failure;
use crate::library::Story;
use crate::wait;
use crate::webdriver::Browser;
use serde_json::Value;
use std::time::Duration;

/// In front of every script: `shown` gives the first element that is laid out and open to view,
/// for in the one-file edition every story is there and one is shown.
const PRELUDE: &str = "
    const all = selector => [...document.querySelectorAll(selector)]
        .filter(element => element.getClientRects().length > 0 && element.checkVisibility());
    const shown = selector => all(selector)[0] || null;
";

/// Empties what the library keeps, and answers with what went wrong.
const FORGET: &str = "
    const done = arguments[0];
    const failed = event => done(String(event.target.error));
    localStorage.clear();
    sessionStorage.clear();
    const opening = indexedDB.open(`${document.documentElement.dataset.library}/marks`, 1);
    opening.onerror = failed;
    opening.onupgradeneeded = () => opening.result.createObjectStore('annotations');
    opening.onsuccess = () => {
        const database = opening.result;
        const clearing = database.transaction('annotations', 'readwrite');
        clearing.objectStore('annotations').clear();
        clearing.commit();
        clearing.onabort = failed;
        clearing.oncomplete = () => {
            database.close();
            done(null);
        };
    };";

/// How soon a quiet line must be there.
const PROMISE: Duration = Duration::from_secs(3);

/// What the reader says of itself: `data-app`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// The controls are up.
    Ready,
    /// The text is there, the controls will not come.
    Failed,
}

/// The reader in a browser.
#[derive(Debug, Clone, Copy)]
pub struct Reader<'a> {
    /// Where it runs.
    pub browser: &'a Browser,
}

impl<'a> Reader<'a> {
    /// The reader in this browser.
    pub fn new(browser: &'a Browser) -> Self {
        Self { browser }
    }

    /// Opens an address and waits until the controls are up.
    pub fn open(&self, url: &str) -> Result<(), Failure> {
        self.visit(url)?;
        self.until(State::Ready)
    }

    /// Opens an address, whatever becomes of the controls.
    pub fn visit(&self, url: &str) -> Result<(), Failure> {
        self.browser.go(url)?;
        conduct::listen(self.browser)
    }

    /// Loads the page again and waits until the controls are up.
    pub fn reload(&self) -> Result<(), Failure> {
        self.browser.reload()?;
        self.until(State::Ready)
    }

    /// Waits until the page says that this has become of the controls.
    pub fn until(&self, state: State) -> Result<(), Failure> {
        let value = match state {
            State::Ready => "ready",
            State::Failed => "failed",
        };
        self.wait_for(
            &format!("data-app is {value}"),
            &format!("document.documentElement.dataset.app === '{value}'"),
        )?;
        conduct::listen(self.browser)
    }

    /// Waits until an expression is true in the page.
    pub fn wait_for(&self, what: &str, expression: &str) -> Result<(), Failure> {
        wait::until(what, || Ok(self.eval(expression)? == Value::Bool(true)))
    }

    /// Waits until the quiet line is shown and says all of `parts`: reason and remedy.
    pub fn until_line(&self, parts: [&str; 2]) -> Result<(), Failure> {
        let mut said = Value::Null;
        wait::within(PROMISE, &format!("the quiet line says {parts:?}"), || {
            said = self.eval("all('.notice').map(line => line.textContent).join('')")?;
            let line = said.as_str().unwrap_or_default();
            Ok(parts.iter().all(|part| line.contains(part)))
        })
        .map_err(|failure| Failure::new(format!("{failure}; it says {said}")))
    }

    /// The value of an expression that may use `shown(selector)` and `all(selector)`.
    pub fn eval(&self, expression: &str) -> Result<Value, Failure> {
        self.run(&format!("return ({expression});"), &[])
    }

    /// The text that an expression gives; empty where it gives none.
    pub fn text(&self, expression: &str) -> Result<String, Failure> {
        Ok(self
            .eval(expression)?
            .as_str()
            .unwrap_or_default()
            .to_owned())
    }

    /// Runs the body of a function that may use `shown(selector)` and `all(selector)`.
    pub fn run(&self, script: &str, arguments: &[Value]) -> Result<Value, Failure> {
        self.browser.run(&format!("{PRELUDE}{script}"), arguments)
    }

    /// Forgets all that is kept of the library whose page this is. The database stays: WebKit may
    /// wait for ever for a page that was left to let go of one that is to be deleted.
    pub fn forget(&self) -> Result<(), Failure> {
        let failed = self.browser.run_async(FORGET, &[])?;
        crate::ensure!(failed.is_null(), "nothing is forgotten: {failed}");
        Ok(())
    }

    /// Clicks the first element of those with this selector that is shown. If it is in a bar that
    /// is out of the way, the bars are brought with a tap first; in a panel it is scrolled to,
    /// which not every driver does.
    pub fn click(&self, selector: &str) -> Result<(), Failure> {
        let quoted = Value::from(selector);
        if self.eval("document.documentElement.dataset.app === 'ready'")? == true {
            // What was scrolled has its effect on the bars by the frame after the next.
            let frames =
                "requestAnimationFrame(() => requestAnimationFrame(() => arguments[0](true)))";
            self.browser.run_async(frames, &[])?;
        }
        let away = self.eval(&format!(
            "document.documentElement.dataset.bars === 'hidden' \
             && shown({quoted})?.closest('.bar, .foot-line') != null"
        ))?;
        if away == true {
            self.eval("shown('article[data-slug] .prose').click()")?;
        }
        self.eval(&format!(
            "shown({quoted})?.closest('.panel') && shown({quoted}).scrollIntoView({{ block: 'nearest' }})"
        ))?;
        let found = self.eval(&format!("shown({quoted})"))?;
        let element = crate::webdriver::Element::from_value(&found)
            .ok_or_else(|| Failure::new(format!("nothing shown is {selector}")))?;
        self.browser
            .click_element(&element)
            .map_err(|failure| failure.while_(&format!("click {selector}")))
    }

    /// Waits until the shelf is what is shown.
    pub fn until_shelf(&self) -> Result<(), Failure> {
        self.wait_for(
            "the shelf is shown",
            "shown('#shelf h1') !== null && shown('article[data-slug]') === null",
        )
    }

    /// Waits until this story is what is shown.
    pub fn until_story(&self, story: Story) -> Result<(), Failure> {
        self.wait_for(
            &format!("{} is shown", story.title),
            &format!(
                "shown('article[data-slug={:?}] h1')?.textContent === {:?} \
                 && shown('#shelf') === null",
                story.slug, story.title
            ),
        )
    }

    /// From the shelf, opens a story by its card's link.
    pub fn take_from_shelf(&self, story: Story) -> Result<(), Failure> {
        self.click(&format!(".story-card[data-slug='{}'] a", story.slug))?;
        self.until_story(story)
    }

    /// From a story, goes back to the shelf by the link in the bar.
    pub fn back_to_shelf(&self) -> Result<(), Failure> {
        self.click("a.to-shelf")?;
        self.until_shelf()
    }

    /// The text blocks of the story that is shown.
    pub fn paragraphs(&self) -> Result<Vec<String>, Failure> {
        let blocks = self.eval(
            "[...(shown('article[data-slug] .prose')?.children ?? [])].map(block => block.textContent)",
        )?;
        let blocks = blocks.as_array().map(Vec::as_slice).unwrap_or_default();
        let texts = blocks.iter().filter_map(Value::as_str);
        Ok(texts
            .filter(|text| !text.trim().is_empty())
            .map(String::from)
            .collect())
    }

    /// Fails unless the story that is shown is the publisher's, word for word.
    pub fn check_text(&self, story: Story) -> Result<(), Failure> {
        story.compare(&self.paragraphs()?)
    }
}
