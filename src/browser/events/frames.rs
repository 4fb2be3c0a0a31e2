//! Frames: each in which the page was scrolled, and the next one.

use std::cell::Cell;
use std::rc::{Rc, Weak};

use gloo::render::{AnimationFrame, request_animation_frame};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::{Subscription, from_window, listen};
use crate::browser::window;

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
