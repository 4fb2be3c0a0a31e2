//! The slots that a page keeps free for the app.

use web_sys::Element;
use yew::prelude::*;

use super::view::View;
use crate::browser::page;

/// The slot called `name` in what is open.
#[hook]
pub fn use_slot(view: &View, name: &'static str) -> Option<Element> {
    let slot = use_memo((view.clone(), name), |(view, name)| {
        page::slot(&view.element()?, name)
    });
    (*slot).clone()
}

/// The place for what floats above the page.
#[hook]
pub fn use_panels() -> Option<Element> {
    let panels = use_memo((), |()| page::panels());
    (*panels).clone()
}
