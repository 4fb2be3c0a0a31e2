//! The foot of a story, which the page owns and the app fills.

use std::cell::{Cell, RefCell};

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::{appearance, page};

/// A story's foot.
#[derive(Debug, Clone)]
pub struct Foot {
    left: Element,
    said: Element,
    /// The button for the page before.
    pub back: Element,
    /// The button for the next page.
    pub on: Element,
    /// The button for a way through the text.
    pub way: Element,
    leads: [Element; 2],
    /// The button for a paragraph's address.
    pub copy: Element,
    line: HtmlElement,
    /// How far the line was drawn last.
    drawn: Cell<f64>,
    /// What was told last.
    told: RefCell<String>,
}

impl Foot {
    /// The foot of what is open.
    #[must_use]
    pub fn of(view: &Element) -> Option<Self> {
        let element = page::slot(view, "foot")?;
        let part = |class: &str| element.query_selector(class).ok()?;
        Some(Self {
            left: part(".time-left")?,
            said: part("output")?,
            back: part(".turn-back")?,
            on: part(".turn-on")?,
            way: part(".way")?,
            leads: [part(".way > *")?, part(".way > * + *")?],
            copy: part(".copy-link")?,
            line: part(".progress")?.dyn_into().ok()?,
            drawn: Cell::new(f64::NAN),
            told: RefCell::default(),
        })
    }

    /// Draws the line as far as the reader has come, 0 to 1.
    pub fn draw(&self, progression: f64) {
        /// Less than this is not seen of the line.
        const SEEN: f64 = 0.0005;
        // Not a number, at first, is neither near nor far.
        let near = (self.drawn.get() - progression).abs() < SEEN && progression < 1.0;
        if !near {
            appearance::set_number(&self.line, "--progression", progression);
            self.drawn.set(progression);
        }
    }

    /// Says what is left.
    pub fn tell(&self, left: &str) {
        let mut told = self.told.borrow_mut();
        if *told != left {
            say(&self.left, left);
            left.clone_into(&mut told);
        }
    }

    /// Says of the buttons for the pages beside this one whether they lead anywhere.
    pub fn lead(&self, back: bool, on: bool) {
        const DISABLED: &str = "aria-disabled";
        for (button, leads) in [(&self.back, back), (&self.on, on)] {
            if leads {
                // The names are well formed, so neither can fail.
                let _ = button.remove_attribute(DISABLED);
            } else {
                let _ = button.set_attribute(DISABLED, "true");
            }
        }
    }

    /// Says to whoever cannot see it which page was turned to.
    pub fn announce(&self, page: &str) {
        say(&self.said, page);
    }

    /// Offers a way, or none.
    pub fn offer(&self, way: Option<[&str; 2]>) {
        for (element, words) in self.leads.iter().zip(way.unwrap_or_default()) {
            say(element, words);
        }
        // The name is well formed, so this cannot fail.
        let _ = self
            .way
            .toggle_attribute_with_force("hidden", way.is_none());
    }
}

/// Says something, in the foot of what is open, to whoever cannot see it.
pub fn announce(view: &Element, said: &str) {
    let output = page::slot(view, "foot").and_then(|foot| foot.query_selector("output").ok()?);
    if let Some(output) = output {
        say(&output, said);
    }
}

fn say(element: &Element, text: &str) {
    if element.text_content().as_deref() != Some(text) {
        element.set_text_content(Some(text));
    }
}
