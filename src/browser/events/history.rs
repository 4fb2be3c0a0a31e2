//! Leaving the page, coming back to it, and going elsewhere in it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{EventTarget, PageTransitionEvent};

use super::{Subscription, after, from_window, listen};
use crate::browser::{document, page};

/// Calls back when the fragment of the address has changed. Where the query changes with it, as on
/// the way back to before something was looked for, no `hashchange` tells of it.
pub fn on_fragment(callback: impl Fn() + 'static) -> [Subscription; 2] {
    on_fragment_dyn(Box::new(callback))
}

/// One copy for all callbacks keeps the wasm small.
fn on_fragment_dyn(callback: Box<dyn Fn()>) -> [Subscription; 2] {
    let seen = RefCell::new(page::fragment());
    // Whether the last step was told of before its `hashchange`, which is then late.
    let told = Rc::new(Cell::new(false));
    let tell = {
        let told = told.clone();
        Rc::new(move |is_late: bool| {
            let fragment = page::fragment();
            let changed = seen.replace(fragment.clone()) != fragment;
            let before = told.replace(is_late && changed);
            if changed || !(is_late || before) {
                callback();
            }
        })
    };
    let untold = tell.clone();
    // A `hashchange` that is to come was on its way before the first of these, and so comes
    // before the second, but in WebKit under load.
    let first = RefCell::new(None);
    let second = Rc::new(RefCell::new(None));
    let stepped = move |_: &web_sys::Event| {
        told.set(false);
        let (second, untold) = (second.clone(), untold.clone());
        let then = move || drop(second.replace(Some(after(0, move || untold(true)))));
        first.replace(Some(after(0, then)));
    };
    [
        listen(from_window(), "hashchange", Box::new(move |_| tell(false))),
        listen(from_window(), "popstate", Box::new(stepped)),
    ]
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
