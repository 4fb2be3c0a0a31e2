//! The foot of a story, which the page owns and the app fills.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::{appearance, page};

/// A story's foot.
#[derive(Debug, Clone)]
pub struct Foot {
    left: Element,
    /// The button for a way through the text.
    pub way: Element,
    /// The button for a paragraph's address.
    pub copy: Element,
    line: HtmlElement,
}

impl Foot {
    /// The foot of what is open.
    #[must_use]
    pub fn of(view: &Element) -> Option<Self> {
        let element = page::slot(view, "foot")?;
        let part = |class: &str| element.query_selector(class).ok()?;
        Some(Self {
            left: part(".time-left")?,
            way: part(".way")?,
            copy: part(".copy-link")?,
            line: part(".progress")?.dyn_into().ok()?,
        })
    }

    /// Draws the line as far as the reader has come, 0 to 1, and says what is left.
    pub fn tell(&self, progression: f64, left: &str) {
        appearance::set_number(&self.line, "--progression", progression);
        say(&self.left, left);
    }

    /// Offers a way, or none.
    pub fn offer(&self, way: Option<&str>) {
        say(&self.way, way.unwrap_or_default());
        // The name is well formed, so this cannot fail.
        let _ = self
            .way
            .toggle_attribute_with_force("hidden", way.is_none());
    }
}

fn say(element: &Element, text: &str) {
    if element.text_content().as_deref() != Some(text) {
        element.set_text_content(Some(text));
    }
}
