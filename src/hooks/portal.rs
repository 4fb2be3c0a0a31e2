//! The slots that a page keeps free for the app.

use web_sys::Element;

use super::view::View;
use crate::browser::page;

/// The slot called `name` in what is open.
#[must_use]
pub fn slot(view: &View, name: &str) -> Option<Element> {
    page::slot(&view.element()?, name)
}

/// The place for what floats above the page.
#[must_use]
pub fn panels() -> Option<Element> {
    page::panels()
}

/// The slot called `name` in a part of the page.
#[must_use]
pub fn slot_in(part: Option<Element>, name: &str) -> Option<Element> {
    page::slot(&part?, name)
}
