//! The cards on the shelf, which the page owns and the app adds to.

use wasm_bindgen::JsCast;
use web_sys::Element;

use super::{document, page};

/// The reading time of a card that says something else.
const TIME: &str = "data-time";

/// A story's card.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    element: Element,
    /// The story's slug.
    pub slug: String,
    /// The words of its text.
    pub words: usize,
    /// The language of its text and title.
    pub language: String,
    /// Its title.
    pub title: String,
    /// Where it is.
    pub href: String,
}

/// Every card of this document, in the shelf's order.
#[must_use]
pub fn cards() -> Vec<Card> {
    let list = document().and_then(|document| document.query_selector_all(".story-card").ok());
    let Some(list) = list else { return Vec::new() };
    (0..list.length())
        .filter_map(|index| card(list.get(index)?.dyn_into().ok()?))
        .collect()
}

fn card(element: Element) -> Option<Card> {
    let link = element.query_selector("h2 a").ok()??;
    Some(Card {
        slug: element.get_attribute("data-slug")?,
        words: page::stated_number(&element, "data-words")?,
        language: element.get_attribute("lang").unwrap_or_default(),
        title: link.text_content()?,
        href: link.get_attribute("href")?,
        element,
    })
}

impl Card {
    /// Says `text` in place of the reading time.
    pub fn set_time(&self, text: &str) {
        if let Some(time) = self.time() {
            let before = time.text_content().unwrap_or_default();
            if !time.has_attribute(TIME) {
                // The name is well formed, so this cannot fail.
                let _ = time.set_attribute(TIME, &before);
            }
            time.set_text_content(Some(text));
        }
    }

    /// Says the reading time again, where something else was said in its place.
    pub fn put_time_back(&self) {
        if let Some(time) = self.time()
            && let Some(before) = time.get_attribute(TIME)
        {
            time.set_text_content(Some(&before));
        }
    }

    fn time(&self) -> Option<Element> {
        self.element.query_selector(".time").ok()?
    }
}
