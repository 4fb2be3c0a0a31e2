//! What the page looks like: attributes and custom properties on `:root`.

use super::{document, root, window};

/// Puts `list` on the root, and takes away those of `names` that are not in it.
/// A name that begins with `--` is a custom property, any other an attribute.
/// What the browser refuses stays as it was.
pub fn apply(names: &[&str], list: &[(&str, String)]) {
    let Some(root) = root() else { return };
    for name in names {
        let value = list
            .iter()
            .find_map(|(set, value)| (set == name).then_some(value));
        // Each of these can only fail on a malformed name, which none here is.
        let _refused = match (name.starts_with("--"), value) {
            (true, Some(value)) => root.style().set_property(name, value).is_err(),
            (true, None) => root.style().remove_property(name).is_err(),
            (false, Some(value)) => root.set_attribute(name, value).is_err(),
            (false, None) => root.remove_attribute(name).is_err(),
        };
    }
    paint_the_browsers_own_furniture();
}

/// Gives the browser's bars the page's background, which only a reader's own
/// theme makes differ from what the page's `<head>` says.
fn paint_the_browsers_own_furniture() -> Option<()> {
    let root = root()?;
    let style = window()?.get_computed_style(&root).ok()??;
    let background = style.get_property_value("--background").ok()?;
    let metas = document()?
        .query_selector_all("meta[name=theme-color]")
        .ok()?;
    for index in 0..metas.length() {
        use wasm_bindgen::JsCast;
        let meta: web_sys::Element = metas.get(index)?.dyn_into().ok()?;
        let stated = if root.has_attribute("data-theme") {
            Some(background.trim().to_owned())
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

/// The size of the text as the style sheet computes it, in pixels at a browser
/// text size of 16.
#[must_use]
pub fn computed_font_size() -> Option<f64> {
    let root = root()?;
    let style = window()?.get_computed_style(&root).ok()??;
    let declared = style.get_property_value("--font-size").ok()?;
    let rem: f64 = declared.trim().strip_suffix("rem")?.parse().ok()?;
    Some(rem * 16.0)
}
