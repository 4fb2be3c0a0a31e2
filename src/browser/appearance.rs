//! What the page looks like: attributes and custom properties on `:root`.

use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

use super::{document, root, window};

#[wasm_bindgen]
extern "C" {
    /// A style whose values can be numbers: the browser spells them, which spares the wasm that,
    /// and a text in every frame that is scrolled.
    type Style;
    #[wasm_bindgen(method, catch, js_name = setProperty)]
    fn set(this: &Style, name: &str, number: f64) -> Result<(), JsValue>;
}

/// Attributes and custom properties, with their values.
pub type List = Vec<(&'static str, String)>;

/// Puts `list` on the root, and takes away those of `names` that are not in it, as far as
/// they differ from what was there `before`, if that is known. A name that begins with
/// `--` is a custom property, any other an attribute. What the browser refuses stays as it
/// was.
pub fn apply(names: impl Iterator<Item = &'static str>, before: Option<&List>, list: &List) {
    fn value_in<'a>(list: &'a List, name: &str) -> Option<&'a String> {
        list.iter()
            .find_map(|(set, value)| (*set == name).then_some(value))
    }
    let Some(root) = root() else { return };
    for name in names {
        let value = value_in(list, name);
        if before.is_some_and(|before| value_in(before, name) == value) {
            continue;
        }
        // Each of these can only fail on a malformed name, which none here is.
        let _refused = match (name.starts_with("--"), value) {
            (true, Some(value)) => root.style().set_property(name, value).is_err(),
            (true, None) => root.style().remove_property(name).is_err(),
            (false, Some(value)) => root.set_attribute(name, value).is_err(),
            (false, None) => root.remove_attribute(name).is_err(),
        };
    }
}

/// Whether it is a finger that presses, and not a mouse.
#[must_use]
pub fn is_touched() -> bool {
    let query = window().and_then(|window| window.match_media("(pointer: coarse)").ok()?);
    query.is_some_and(|query| query.matches())
}

/// Sets a custom property of one element to a number.
pub fn set_number(element: &HtmlElement, name: &str, number: f64) {
    // A property of our own with a number in it is never refused.
    let _ = element.style().unchecked_ref::<Style>().set(name, number);
}

/// Gives the browser's bars the page's background, which only a reader's own
/// theme makes differ from what the page's `<head>` says. It has the page styled, so it
/// is for when the colours have changed.
pub fn paint_the_browsers_own_furniture() -> Option<()> {
    let root = root()?;
    let background = root_property("--background")?;
    let metas = document()?
        .query_selector_all("meta[name=theme-color]")
        .ok()?;
    for index in 0..metas.length() {
        use wasm_bindgen::JsCast;
        let meta: web_sys::Element = metas.get(index)?.dyn_into().ok()?;
        let stated = if root.has_attribute("data-theme") {
            Some(background.clone())
        } else {
            // Without a theme of its own the page goes by the media that each
            // element names, and has the colours it was made with.
            meta.get_attribute("data-default")
        };
        if let Some(colour) = stated {
            meta.set_attribute("content", &colour).ok()?;
        }
    }
    Some(())
}

/// Whether the page is dark now, whoever decided that.
#[must_use]
pub fn is_dark() -> bool {
    root_property("--lamplight").as_deref() == Some("1")
}

/// The size that the style sheet gives the text on this screen where the reader
/// has chosen none, in pixels at a browser text size of 16.
#[must_use]
pub fn default_font_size() -> Option<f64> {
    let declared = root_property("--default-font-size")?;
    let rem = declared.strip_suffix("rem").map(js_sys::parse_float)?;
    (!rem.is_nan()).then_some(rem * 16.0)
}

/// A property of the root as it is computed.
#[must_use]
pub fn root_property(name: &str) -> Option<String> {
    let style = window()?.get_computed_style(&root()?.into()).ok()??;
    let value = style.get_property_value(name).ok()?;
    Some(value.trim().to_owned())
}
