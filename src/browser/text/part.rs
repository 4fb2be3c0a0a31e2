//! A part of a story that is set in columns by itself.

use std::cell::Cell;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// A section of the text, or the ways onward after it.
#[derive(Debug)]
pub struct Part {
    /// What is as wide as its pages together.
    pub element: HtmlElement,
    /// What is set in columns: one page wide, the others follow beside it.
    pub columns: Element,
    /// How many pages it has, once they were counted.
    pub pages: Cell<Option<u32>>,
}

impl Part {
    /// The sections of a text.
    pub fn sections(article: &Element) -> Vec<Self> {
        let Ok(found) = article.query_selector_all(".section") else {
            return Vec::new();
        };
        let sections = (0..found.length()).filter_map(|index| {
            let element: HtmlElement = found.item(index)?.dyn_into().ok()?;
            let columns = element.first_element_child()?;
            Some(Self::new(element, columns))
        });
        sections.collect()
    }

    /// The ways onward.
    pub fn onward(element: Element) -> Option<Self> {
        let columns = element.clone();
        Some(Self::new(element.dyn_into().ok()?, columns))
    }

    fn new(element: HtmlElement, columns: Element) -> Self {
        Self {
            element,
            columns,
            pages: Cell::new(None),
        }
    }

    /// The lengths of its text blocks, as the page states them, in UTF-16 code units.
    pub fn stated_lengths(&self) -> Vec<u32> {
        let lengths = self.element.get_attribute("data-lengths");
        let lengths = lengths.unwrap_or_default();
        // A length that makes no sense leaves its block without one.
        lengths
            .split_ascii_whitespace()
            .map(|length| length.parse().unwrap_or(0))
            .collect()
    }
}
