//! A part of a story that is set in columns by itself.

use std::cell::Cell;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::rect;
use super::scroller::Scroller;

/// A section of the text, or the ways onward after it.
#[derive(Debug)]
pub struct Part {
    /// What is as wide as its pages together.
    pub element: HtmlElement,
    /// What is set in columns: one page wide, the others follow beside it.
    pub columns: Element,
    /// How many pages it has, once they were counted.
    pub pages: Cell<Option<u32>>,
    /// What it is passed over with, where that is far from view.
    stretch: Option<Element>,
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
            stretch: element.closest(".stretch").ok().flatten(),
            element,
            columns,
            pages: Cell::new(None),
        }
    }

    /// From where to where it is, on the scroller's scale: a stretch that is passed over has
    /// a size of its own, and what is in it may be thought to go beyond its end.
    pub fn extent(&self, scroller: Scroller) -> [f64; 2] {
        let ends = |element: &Element| {
            let rect = rect(element);
            [scroller.start(&rect), scroller.end(&rect)]
        };
        let own = ends(&self.element);
        match &self.stretch {
            Some(stretch) if !scroller.is_paged() => {
                let [from, to] = ends(stretch);
                own.map(|end| end.max(from).min(to))
            }
            _ => own,
        }
    }

    /// Whether it is laid out wherever it is.
    pub fn is_near(&self) -> bool {
        self.element.has_attribute("data-near")
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
