//! What happens to the page, as callbacks that end when they are dropped.

mod focus;
mod frames;
mod history;
mod keys;
mod pointers;
mod sizes;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, StorageEvent};

use super::window;

pub use focus::{GOING_ON, on_focus, on_selected};
pub use frames::{Frame, ScrollSubscription, on_next_frame, on_scroll};
pub use history::{on_fragment, on_leaving, on_left, on_return};
pub use keys::{on_other_key, on_single_key, on_undo, on_undo_in_front};
pub use pointers::{on_click, on_link, on_press, on_pressed_at, on_released};
pub use sizes::{
    FontsSubscription, SizeSubscription, on_fonts, on_resize, on_size, while_fonts_load,
};

/// As long as it is kept, its callback is called.
#[must_use = "the callback ends when this is dropped"]
pub struct Subscription {
    _listener: Option<EventListener>,
}

pub(super) fn listen(
    target: Option<EventTarget>,
    event: &'static str,
    callback: Box<dyn FnMut(&web_sys::Event)>,
) -> Subscription {
    let options = EventListenerOptions::run_in_capture_phase();
    let listener =
        target.map(|target| EventListener::new_with_options(&target, event, options, callback));
    Subscription {
        _listener: listener,
    }
}

fn from_window() -> Option<EventTarget> {
    window().map(EventTarget::from)
}

/// Calls back when `element` was opened or closed.
pub fn on_toggle(element: &Element, callback: impl Fn() + 'static) -> Subscription {
    let target = Some(element.clone().into());
    listen(target, "toggle", Box::new(move |_| callback()))
}

/// Calls back with the key that another tab has changed; with an empty one where
/// it has cleared all of storage.
pub fn on_stored_elsewhere(callback: impl Fn(&str) + 'static) -> Subscription {
    let read = move |event: &web_sys::Event| {
        if let Some(event) = event.dyn_ref::<StorageEvent>() {
            callback(&event.key().unwrap_or_default());
        }
    };
    listen(from_window(), "storage", Box::new(read))
}

/// A call that is still to come, unless this is dropped before.
pub type Timer = Timeout;

/// Calls back once there has been time for everything else: WebKit has no
/// `requestIdleCallback`, so a while after.
pub fn when_idle(callback: impl FnOnce() + 'static) -> Timer {
    const WHILE: u32 = 30;
    after(WHILE, callback)
}

/// Calls back after `milliseconds`.
pub fn after(milliseconds: u32, callback: impl FnOnce() + 'static) -> Timer {
    Timeout::new(milliseconds, callback)
}
