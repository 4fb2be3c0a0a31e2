//! Keys.

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, KeyboardEvent};

use super::{Subscription, from_window, listen};

/// Calls back with a key that is pressed by itself, and not to write with, and
/// whether it is held down; if that says true, the browser does nothing with it.
pub fn on_single_key(callback: impl Fn(&str, bool) -> bool + 'static) -> Subscription {
    let single = Box::new(move |key: &KeyboardEvent| {
        !(key.ctrl_key() || key.alt_key() || key.meta_key() || key.is_composing())
            && callback(&key.key(), key.repeat())
    });
    on_key(EventListenerPhase::Bubble, single)
}

/// Calls back when the keys are pressed that take back what was done last, other than in a field,
/// which has its own; if that says true, the browser takes nothing back in any field.
pub fn on_undo(callback: impl Fn() -> bool + 'static) -> Subscription {
    on_key(EventListenerPhase::Bubble, undoes(callback))
}

/// Like [`on_undo`], for what is in front of the page: called back before anything behind it, which
/// does not hear of keys that were heard here.
pub fn on_undo_in_front(callback: impl Fn() -> bool + 'static) -> Subscription {
    on_key(EventListenerPhase::Capture, undoes(callback))
}

fn undoes(callback: impl Fn() -> bool + 'static) -> Box<dyn Fn(&KeyboardEvent) -> bool> {
    Box::new(move |key| {
        (key.ctrl_key() || key.meta_key())
            && !(key.alt_key() || key.shift_key())
            && key.key().eq_ignore_ascii_case("z")
            && callback()
    })
}

/// Calls back with a key that is pressed, and not to write with, unless somebody has heard it; if
/// that says true, the browser does nothing with it.
fn on_key(
    phase: EventListenerPhase,
    callback: Box<dyn Fn(&KeyboardEvent) -> bool>,
) -> Subscription {
    let ask = move |event: &web_sys::Event| {
        if let Some(key) = event.dyn_ref::<KeyboardEvent>()
            && !(key.default_prevented() || writes(event.target()))
            && callback(key)
        {
            event.prevent_default();
        }
    };
    let options = EventListenerOptions {
        phase,
        passive: false,
    };
    let listener = from_window()
        .map(|window| EventListener::new_with_options(&window, "keydown", options, ask));
    Subscription {
        _listener: listener,
    }
}

/// Calls back when a key was pressed that does not scroll the page.
pub fn on_other_key(callback: impl Fn() + 'static) -> Subscription {
    let ask = move |event: &web_sys::Event| {
        let key = event.dyn_ref().map(KeyboardEvent::key).unwrap_or_default();
        let scrolls = ["Arrow", "Page", "Home", "End", " "];
        if !scrolls.iter().any(|name| key.starts_with(name)) {
            callback();
        }
    };
    listen(from_window(), "keydown", Box::new(ask))
}

/// Whether what has the focus takes letters for itself.
fn writes(target: Option<EventTarget>) -> bool {
    const FIELDS: &str = "textarea, select, [contenteditable], \
                          input:not([type=radio], [type=checkbox], [type=range], [type=color])";
    let element = target.and_then(|target| target.dyn_into::<Element>().ok());
    // In Chromium a field has the focus until the next frame after its panel was closed.
    element.is_some_and(|element| {
        element.matches(FIELDS).unwrap_or(false) && element.get_client_rects().length() > 0
    })
}
