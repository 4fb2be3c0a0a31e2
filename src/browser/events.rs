//! What happens to the page, as callbacks that end when they are dropped.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use gloo::events::{EventListener, EventListenerOptions};
use gloo::render::{AnimationFrame, request_animation_frame};
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{
    Element, EventTarget, KeyboardEvent, MouseEvent, Node, PageTransitionEvent, ResizeObserver,
    StorageEvent,
};

use super::{document, page, window};

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

/// As long as it is kept, its callbacks are called.
#[must_use = "the callbacks end when this is dropped"]
pub struct ScrollSubscription {
    _listener: Subscription,
    asked: Rc<Cell<Option<i32>>>,
    _closure: Rc<Closure<dyn FnMut()>>,
}

/// Calls back in each frame in which the page was scrolled, and once, `still`, in the
/// first in which it was not. One closure is asked for again and again: a new one for
/// every frame would be rubbish to collect while one scrolls.
pub fn on_scroll(scrolled: impl Fn() + 'static, still: impl Fn() + 'static) -> ScrollSubscription {
    on_scroll_dyn(Box::new(scrolled), Box::new(still))
}

/// One copy for all callbacks keeps the wasm small.
fn on_scroll_dyn(scrolled: Box<dyn Fn()>, still: Box<dyn Fn()>) -> ScrollSubscription {
    let asked = Rc::new(Cell::new(None::<i32>));
    let moved = Rc::new(Cell::new(false));
    let closure = Rc::new_cyclic(|closure: &Weak<Closure<dyn FnMut()>>| {
        let (asked, moved, closure) = (asked.clone(), moved.clone(), closure.clone());
        Closure::new(move || {
            asked.set(None);
            if moved.take() {
                scrolled();
                asked.set(closure.upgrade().and_then(|closure| next_frame(&closure)));
            } else {
                still();
            }
        })
    });
    let (pending, called) = (asked.clone(), Rc::downgrade(&closure));
    let note = move |_: &web_sys::Event| {
        moved.set(true);
        if pending.get().is_none() {
            pending.set(called.upgrade().and_then(|closure| next_frame(&closure)));
        }
    };
    ScrollSubscription {
        _listener: listen(from_window(), "scroll", Box::new(note)),
        asked,
        _closure: closure,
    }
}

fn next_frame(closure: &Closure<dyn FnMut()>) -> Option<i32> {
    let callback = closure.as_ref().unchecked_ref();
    window()?.request_animation_frame(callback).ok()
}

impl Drop for ScrollSubscription {
    fn drop(&mut self) {
        if let (Some(asked), Some(window)) = (self.asked.get(), window()) {
            // Fails only where the window is gone, and its frames with it.
            let _ = window.cancel_animation_frame(asked);
        }
    }
}

/// A call that comes with the next frame, unless this is dropped before.
pub type Frame = AnimationFrame;

/// Calls back once, before the next frame is laid out.
#[must_use = "the callback ends when this is dropped"]
pub fn on_next_frame(callback: impl FnOnce() + 'static) -> Frame {
    request_animation_frame(move |_| callback())
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

/// Calls back when the page comes back as it was left, from the browser's
/// back-forward cache.
pub fn on_return(callback: impl Fn() + 'static) -> Subscription {
    let ask = move |event: &web_sys::Event| {
        if event.dyn_ref().is_some_and(PageTransitionEvent::persisted) {
            callback();
        }
    };
    listen(from_window(), "pageshow", Box::new(ask))
}

/// Calls back when the reader may be leaving: the last sure moment to keep
/// something.
pub fn on_leaving(callback: impl Fn() + 'static) -> [Subscription; 2] {
    let callback = Rc::new(callback);
    let hidden = callback.clone();
    let document = document().map(EventTarget::from);
    [
        on_left(move || callback()),
        listen(document, "visibilitychange", Box::new(move |_| hidden())),
    ]
}

/// Calls back when the page is left, for good or for the browser's back-forward cache.
pub fn on_left(callback: impl Fn() + 'static) -> Subscription {
    listen(from_window(), "pagehide", Box::new(move |_| callback()))
}

/// Calls back when the fragment of the address has changed. Where the query changes with it, as on
/// the way back to before something was looked for, no `hashchange` tells of it.
pub fn on_fragment(callback: impl Fn() + 'static) -> [Subscription; 2] {
    on_fragment_dyn(Box::new(callback))
}

/// One copy for all callbacks keeps the wasm small.
fn on_fragment_dyn(callback: Box<dyn Fn()>) -> [Subscription; 2] {
    let seen = Rc::new(RefCell::new(page::fragment()));
    let tell = Rc::new(move |even_the_same: bool| {
        let fragment = page::fragment();
        if seen.replace(fragment.clone()) != fragment || even_the_same {
            callback();
        }
    });
    let untold = tell.clone();
    // A `hashchange` that is to come was on its way before the first of these, and so comes
    // before the second.
    let first = RefCell::new(None);
    let second = Rc::new(RefCell::new(None));
    let stepped = move |_: &web_sys::Event| {
        let (second, untold) = (second.clone(), untold.clone());
        let then = move || drop(second.replace(Some(after(0, move || untold(false)))));
        first.replace(Some(after(0, then)));
    };
    [
        listen(from_window(), "hashchange", Box::new(move |_| tell(true))),
        listen(from_window(), "popstate", Box::new(stepped)),
    ]
}

/// Calls back with a key that is pressed by itself, and not to write with, and
/// whether it is held down; if that says true, the browser does nothing with it.
pub fn on_single_key(callback: impl Fn(&str, bool) -> bool + 'static) -> Subscription {
    let ask = move |event: &web_sys::Event| {
        if let Some(key) = event.dyn_ref::<KeyboardEvent>()
            && !(key.ctrl_key() || key.alt_key() || key.meta_key() || key.is_composing())
            && !writes(event.target())
            && callback(&key.key(), key.repeat())
        {
            event.prevent_default();
        }
    };
    let options = EventListenerOptions::enable_prevent_default();
    let listener = from_window()
        .map(|window| EventListener::new_with_options(&window, "keydown", options, ask));
    Subscription {
        _listener: listener,
    }
}

/// Calls back when the keys are pressed that take back what was done last, other than in a field,
/// which has its own.
pub fn on_undo(callback: impl Fn() + 'static) -> Subscription {
    let ask = move |event: &web_sys::Event| {
        if let Some(key) = event.dyn_ref::<KeyboardEvent>()
            && (key.ctrl_key() || key.meta_key())
            && !(key.alt_key() || key.shift_key())
            && key.key().eq_ignore_ascii_case("z")
            && !writes(event.target())
        {
            callback();
        }
    };
    listen(from_window(), "keydown", Box::new(ask))
}

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

/// Whether what has the focus takes letters for itself.
fn writes(target: Option<EventTarget>) -> bool {
    const FIELDS: &str = "textarea, select, [contenteditable], \
                          input:not([type=radio], [type=checkbox], [type=range], [type=color])";
    let element = target.and_then(|target| target.dyn_into::<Element>().ok());
    element.is_some_and(|element| element.matches(FIELDS).unwrap_or(false))
}

/// Calls back with what was pressed or tapped in `element`, unless that is a link, or
/// words were selected.
pub fn on_click(element: &Element, callback: impl Fn(&Node) + 'static) -> Subscription {
    let ask = move |event: &web_sys::Event| {
        let selection = window().and_then(|window| window.get_selection().ok()?);
        let selects = selection.is_some_and(|selection| !selection.is_collapsed());
        let target = event.target().and_then(|target| target.dyn_into().ok());
        let target = target.filter(|target: &Element| {
            // A malformed selector alone makes this fail.
            !selects && target.closest("a").ok().flatten().is_none()
        });
        if let Some(target) = target {
            callback(&target);
        }
    };
    listen(Some(element.clone().into()), "click", Box::new(ask))
}

/// Calls back with the address that a link in `element` has, before it is followed.
pub fn on_link(element: &Element, callback: impl Fn(&str) + 'static) -> Subscription {
    let ask = move |event: &web_sys::Event| {
        let target = event.target().and_then(|target| target.dyn_into().ok());
        let link = target.and_then(|target: Element| target.closest("a").ok()?);
        if let Some(address) = link.and_then(|link| link.get_attribute("href")) {
            callback(&address);
        }
    };
    listen(Some(element.clone().into()), "click", Box::new(ask))
}

/// Calls back when a button was pressed.
pub fn on_press(button: &Element, callback: impl Fn() + 'static) -> Subscription {
    let button = Some(button.clone().into());
    listen(button, "click", Box::new(move |_| callback()))
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

/// Calls back when words are selected, unless a pointer is held down to select more.
pub fn on_selected(callback: impl Fn() + 'static) -> Subscription {
    let ask = move |_: &web_sys::Event| {
        let held = document().and_then(|document| document.query_selector(":active").ok()?);
        if held.is_none() {
            callback();
        }
    };
    let document = document().map(EventTarget::from);
    listen(document, "selectionchange", Box::new(ask))
}

/// Calls back when a pointer has let go, and what was selected by it is. A finger that selects
/// is the browser's from then on, and no pointer any more: what it does ends as a touch.
pub fn on_released(callback: impl Fn() + 'static) -> [Subscription; 3] {
    let callback = Rc::new(callback);
    ["pointerup", "touchend", "touchcancel"].map(|event| {
        let callback = callback.clone();
        let released = move |_: &web_sys::Event| {
            let callback = callback.clone();
            after(0, move || callback()).forget();
        };
        listen(from_window(), event, Box::new(released))
    })
}

/// Calls back with where in the window a pointer has done something in `element`, in CSS pixels:
/// `event` is `pointerdown` or `click`.
pub fn on_pressed_at(
    element: &Element,
    event: &'static str,
    callback: impl Fn(f64, f64) + 'static,
) -> Subscription {
    let read = move |event: &web_sys::Event| {
        if let Some(event) = event.dyn_ref::<MouseEvent>() {
            callback(f64::from(event.client_x()), f64::from(event.client_y()));
        }
    };
    listen(Some(element.clone().into()), event, Box::new(read))
}

/// Calls back when the window has another size.
pub fn on_resize(callback: impl Fn() + 'static) -> Subscription {
    listen(from_window(), "resize", Box::new(move |_| callback()))
}

/// Calls back when a face has arrived.
pub fn on_fonts(callback: impl Fn() + 'static) -> Subscription {
    let fonts = document().map(|document| EventTarget::from(document.fonts()));
    listen(fonts, "loadingdone", Box::new(move |_| callback()))
}

/// Calls back before each frame is laid out while faces are on their way. Where one has come by
/// then, what is measured has it; an event says so only once a frame was painted with it.
pub fn while_fonts_load(callback: impl Fn() + 'static) -> FontsSubscription {
    let fonts = || document().map(|document| EventTarget::from(document.fonts()));
    let frame = Rc::new(RefCell::new(None));
    let callback: Rc<dyn Fn()> = Rc::new(callback);
    let (begun, ended) = (frame.clone(), frame.clone());
    let begin = move |_: &web_sys::Event| on_each_frame(&begun, &callback);
    let end = move |_: &web_sys::Event| drop(ended.take());
    FontsSubscription {
        frame,
        _listeners: [
            listen(fonts(), "loading", Box::new(begin)),
            listen(fonts(), "loadingdone", Box::new(end)),
        ],
    }
}

/// As long as it is kept, its callback is called while faces are on their way.
#[must_use = "the callback ends when this is dropped"]
pub struct FontsSubscription {
    frame: Rc<RefCell<Option<Frame>>>,
    _listeners: [Subscription; 2],
}

impl Drop for FontsSubscription {
    fn drop(&mut self) {
        // What is called with the next frame asks for the one after, and holds itself.
        self.frame.take();
    }
}

fn on_each_frame(frame: &Rc<RefCell<Option<Frame>>>, callback: &Rc<dyn Fn()>) {
    let (again, call) = (frame.clone(), callback.clone());
    let next = on_next_frame(move || {
        call();
        on_each_frame(&again, &call);
    });
    frame.replace(Some(next));
}

/// As long as it is kept, its callback is called when the element's size has
/// changed, after layout and before paint.
#[must_use = "the callback ends when this is dropped"]
pub struct SizeSubscription {
    observer: Option<ResizeObserver>,
    _closure: Closure<dyn FnMut()>,
}

/// Calls back when the size of one of `elements` has changed, and once at first.
pub fn on_size(elements: &[Element], callback: impl Fn() + 'static) -> SizeSubscription {
    let closure = Closure::<dyn FnMut()>::new(callback);
    let observer = ResizeObserver::new(closure.as_ref().unchecked_ref()).ok();
    if let Some(observer) = &observer {
        for element in elements {
            observer.observe(element);
        }
    }
    SizeSubscription {
        observer,
        _closure: closure,
    }
}

impl Drop for SizeSubscription {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
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
