//! What readers do to turn pages, as callbacks that end when they are dropped.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, EventTarget, KeyboardEvent, PointerEvent, VisualViewport, WheelEvent,
};

use super::{page, window};

/// As long as it is kept, its callback is called.
#[must_use = "the callback ends when this is dropped"]
pub struct Gesture {
    _listeners: Vec<EventListener>,
}

/// A key that moves through a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadingKey<'a> {
    /// What it is called.
    pub name: &'a str,
    /// Whether Shift is held.
    pub shift: bool,
    /// Whether it is held down for long, and repeats.
    pub repeats: bool,
}

/// Calls back with a key that moves through a text, unless what has the focus has a use for
/// it; if that says true, the browser does nothing with it.
pub fn on_reading_key(callback: impl Fn(ReadingKey) -> bool + 'static) -> Gesture {
    const WRITES: &str = ".panel, input, textarea, select, [contenteditable]";
    const PRESSED_BY_SPACE: &str = ".panel, input, textarea, select, [contenteditable], \
                                    button, summary";
    let ask = move |event: &Event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else {
            return;
        };
        let name = key.key();
        let taken = if name == " " {
            PRESSED_BY_SPACE
        } else {
            WRITES
        };
        let modified = key.ctrl_key() || key.alt_key() || key.meta_key();
        let free = !modified && !event.default_prevented() && !is_in(event.target(), taken);
        let shift = key.shift_key();
        let pressed = ReadingKey {
            name: &name,
            shift,
            repeats: key.repeat(),
        };
        // Shift with an arrow selects.
        if free && (!shift || name == " ") && callback(pressed) {
            event.prevent_default();
        }
    };
    let options = EventListenerOptions::enable_prevent_default();
    gesture([listen("keydown", options, ask)])
}

/// Calls back with by how much a wheel is turned over the text, in CSS pixels, and when;
/// if that says true, the browser does nothing with it.
pub fn on_wheel(callback: impl Fn(f64, f64) -> bool + 'static) -> Gesture {
    /// What a line of a wheel that counts lines is, in CSS pixels.
    const LINE: f64 = 16.0;
    let ask = move |event: &Event| {
        let Some(wheel) = event.dyn_ref::<WheelEvent>() else {
            return;
        };
        let (x, y) = (wheel.delta_x(), wheel.delta_y());
        let delta = if x.abs() > y.abs() { x } else { y };
        let unit = if wheel.delta_mode() == WheelEvent::DOM_DELTA_PIXEL {
            1.0
        } else {
            LINE
        };
        // With a key held, it zooms.
        let free = !wheel.ctrl_key() && !is_zoomed() && !is_in(event.target(), ".panel");
        if free && callback(delta * unit, event.time_stamp()) {
            event.prevent_default();
        }
    };
    let options = EventListenerOptions::enable_prevent_default();
    gesture([listen("wheel", options, ask)])
}

/// What a finger does, at a point in CSS pixels and a time in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Finger {
    /// It is put down.
    Down(f64, f64, f64),
    /// It has come to.
    Moved(f64, f64, f64),
    /// It lets go.
    Up,
    /// The browser does something else with it.
    Cancelled,
}

/// Calls back with what one finger, or a pen, does on the text, unless that is zoomed in.
pub fn on_finger(callback: impl Fn(Finger) + 'static) -> Gesture {
    let callback = Rc::new(callback);
    let held = Rc::new(Cell::new(None::<i32>));
    let on = |name: &'static str| {
        let (callback, held) = (callback.clone(), held.clone());
        let ask = move |event: &Event| {
            let Some(pointer) = event.dyn_ref::<PointerEvent>() else {
                return;
            };
            let at = (
                f64::from(pointer.client_x()),
                f64::from(pointer.client_y()),
                event.time_stamp(),
            );
            let own = held.get() == Some(pointer.pointer_id());
            match name {
                "pointerdown" if held.get().is_some() => {
                    // Two fingers zoom.
                    held.set(None);
                    callback(Finger::Cancelled);
                }
                "pointerdown"
                    if pointer.pointer_type() != "mouse"
                        && !is_zoomed()
                        && !is_in(event.target(), DRAGGED) =>
                {
                    held.set(Some(pointer.pointer_id()));
                    callback(Finger::Down(at.0, at.1, at.2));
                }
                "pointermove" if own && (selects() || is_zoomed()) => {
                    held.set(None);
                    callback(Finger::Cancelled);
                }
                "pointermove" if own => callback(Finger::Moved(at.0, at.1, at.2)),
                "pointerup" if own => {
                    held.set(None);
                    callback(Finger::Up);
                }
                _ if own => {
                    held.set(None);
                    callback(Finger::Cancelled);
                }
                _ => {}
            }
        };
        listen(name, EventListenerOptions::run_in_capture_phase(), ask)
    };
    gesture(["pointerdown", "pointermove", "pointerup", "pointercancel"].map(on))
}

/// Calls back with a tap, or a click beside the text: how far from the window's left
/// edge it is, as a share of its width. Whoever selects words, or lets go of what was
/// selected, does not tap; nor does whoever has zoomed in. Beside the text, where no words are,
/// whoever clicks twice taps twice, and selects none.
pub fn on_tap(callback: impl Fn(f64) + 'static) -> Gesture {
    let (selected, mouse) = (Rc::new(Cell::new(false)), Rc::new(Cell::new(false)));
    let (was_selected, by_mouse) = (selected.clone(), mouse.clone());
    let press = move |event: &Event| {
        let pointer = event.dyn_ref::<PointerEvent>();
        by_mouse.set(pointer.is_some_and(|pointer| pointer.pointer_type() == "mouse"));
        was_selected.set(selects());
    };
    let again = move |event: &Event| {
        let clicks = event
            .dyn_ref::<web_sys::MouseEvent>()
            .map_or(0, |mouse| mouse.detail());
        if clicks > 1 && !is_in(event.target(), FURNITURE) && !is_in(event.target(), WORDS) {
            event.prevent_default();
        }
    };
    let ask = move |event: &Event| {
        // Somebody with a mouse selects by clicking twice on a word.
        let words = if mouse.get() { WORDS } else { "a" };
        let target = event.target();
        let Some(pointer) = event.dyn_ref::<web_sys::MouseEvent>() else {
            return;
        };
        let taken = event.default_prevented()
            || selected.get()
            || selects()
            || is_zoomed()
            || page::is_on_mark();
        let width = window().and_then(|window| window.inner_width().ok()?.as_f64());
        if let (false, Some(width)) = (taken, width)
            && !is_in(target.clone(), FURNITURE)
            && !is_in(target, words)
        {
            callback(f64::from(pointer.client_x()) / width.max(1.0));
        }
    };
    let options = EventListenerOptions::run_in_capture_phase;
    gesture([
        listen("pointerdown", options(), press),
        listen("click", options(), ask),
        listen(
            "mousedown",
            EventListenerOptions::enable_prevent_default(),
            again,
        ),
    ])
}

/// Says on the root whether the reader has zoomed in with their fingers: what these do is the
/// browser's then, and moves what is seen of the page.
pub fn tell_of_zoom() -> Gesture {
    let tell = || page::say("data-zoomed", is_zoomed().then_some(""));
    tell();
    let listener =
        viewport().map(|viewport| EventListener::new(&viewport, "resize", move |_| tell()));
    gesture([listener])
}

fn is_zoomed() -> bool {
    /// What is less is rounding.
    const SEEN: f64 = 1.01;
    viewport().is_some_and(|viewport| viewport.scale() > SEEN)
}

fn viewport() -> Option<VisualViewport> {
    window()?.visual_viewport()
}

/// What does something by itself when it is tapped.
const FURNITURE: &str =
    "a, button, input, label, summary, .bar, .foot, .panel, .selection-bar, .notice";

/// Where there are words to select.
const WORDS: &str = "[id]:not(main, .story, nav)";

/// What a finger moves by itself, or what is no page. A page follows one that is put down on a link.
const DRAGGED: &str = "input, .bar, .foot, .panel, .selection-bar, .notice";

fn is_in(target: Option<EventTarget>, selector: &str) -> bool {
    let element = target.and_then(|target| target.dyn_into::<Element>().ok());
    // A malformed selector alone makes this fail.
    element.is_some_and(|element| element.closest(selector).ok().flatten().is_some())
}

/// Whether the reader has selected words.
fn selects() -> bool {
    let selection = window().and_then(|window| window.get_selection().ok()?);
    selection.is_some_and(|selection| !selection.is_collapsed())
}

fn listen(
    name: &'static str,
    options: EventListenerOptions,
    callback: impl FnMut(&Event) + 'static,
) -> Option<EventListener> {
    let target = EventTarget::from(window()?);
    let listener = EventListener::new_with_options(&target, name, options, callback);
    Some(listener)
}

fn gesture<const N: usize>(listeners: [Option<EventListener>; N]) -> Gesture {
    Gesture {
        _listeners: listeners.into_iter().flatten().collect(),
    }
}
