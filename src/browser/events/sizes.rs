//! What changes the layout: the window's size, an element's, and faces that arrive.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, EventTarget, ResizeObserver};

use super::{Frame, Subscription, from_window, listen, on_next_frame};
use crate::browser::document;

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
