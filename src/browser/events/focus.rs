//! What has the focus, and what is selected.

use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget};

use super::{Subscription, from_window, listen};
use crate::browser::{document, page};

/// In an element with this attribute the focus is given for no longer than a call takes.
pub const GOING_ON: &str = "data-going-on";

/// Calls back with what has got the focus.
pub fn on_focus(callback: impl Fn(&Element) + 'static) -> Subscription {
    let ask = move |event: &web_sys::Event| {
        let target = event.target();
        let element = target.and_then(|target| target.dyn_into::<Element>().ok());
        let stays = |element: &Element| {
            let going_on = element.closest(&format!("[{GOING_ON}]"));
            !matches!(going_on, Ok(Some(_)))
        };
        if let Some(element) = element.filter(stays) {
            callback(&element);
        }
    };
    listen(from_window(), "focusin", Box::new(ask))
}

/// Calls back when words are selected, unless a pointer is held down to select more.
pub fn on_selected(callback: impl Fn() + 'static) -> Subscription {
    let ask = move |_: &web_sys::Event| {
        if !page::is_pressed() {
            callback();
        }
    };
    let document = document().map(EventTarget::from);
    listen(document, "selectionchange", Box::new(ask))
}
