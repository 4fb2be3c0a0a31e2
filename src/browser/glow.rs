//! A soft light behind words, to show which are meant. It lies under the text and
//! is no part of it; the style sheet says how long it can be seen.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::text::Area;
use super::{appearance, document, page};

/// Lights up a part of the page, in place of what was lit before.
pub fn show(area: Area) -> Option<()> {
    put_out();
    let light: HtmlElement = document()?.create_element("div").ok()?.dyn_into().ok()?;
    light.set_class_name("glow");
    page::panels()?.append_child(&light).ok()?;
    place(area);
    Some(())
}

/// Takes the light away, if there is one.
pub fn put_out() {
    if let Some(light) = light() {
        light.remove();
    }
}

/// Moves the light, if there is one, to where its words are now.
pub fn place(area: Area) {
    let Some(light) = light() else { return };
    for (name, pixels) in [
        ("--left", area.left),
        ("--top", area.top),
        ("--width", area.width),
        ("--height", area.height),
    ] {
        appearance::set_number(&light, name, pixels);
    }
}

fn light() -> Option<HtmlElement> {
    let light = page::panels()?.query_selector(".glow").ok()??;
    light.dyn_into().ok()
}
