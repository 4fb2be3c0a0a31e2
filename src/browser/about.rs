//! What a page says of the story that is open, and of the library.

use web_sys::Element;

use super::{document, root, window};

/// The title of what a view shows, as its heading has it.
#[must_use]
pub fn title(view: &Element) -> Option<String> {
    text_of(view.query_selector("h1").ok()??)
}

/// Who wrote the story in a view, if the page says so.
#[must_use]
pub fn author(view: &Element) -> Option<String> {
    text_of(view.query_selector(".author").ok()??)
}

/// The library's title.
#[must_use]
pub fn library() -> Option<String> {
    let found = document()?.query_selector("meta[property='og:site_name']");
    found.ok()??.get_attribute("content")
}

/// The address of this document.
#[must_use]
pub fn address() -> Option<String> {
    window()?.location().href().ok()
}

/// Where the document says that it is from: an address, where the publisher said where the site
/// is.
#[must_use]
pub fn source() -> Option<String> {
    root()?.get_attribute("data-source")
}

fn text_of(element: Element) -> Option<String> {
    let text = element.text_content()?.trim().to_owned();
    (!text.is_empty()).then_some(text)
}
