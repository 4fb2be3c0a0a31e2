//! Mouse and finger.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent, Node};

use super::{Subscription, after, from_window, listen};
use crate::browser::window;

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
