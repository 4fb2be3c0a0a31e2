//! Adapters over the browser. Each is thin, each call can fail, and none
//! panics: what is not there is `None`, what does not work is said.

pub mod about;
pub mod appearance;
pub mod card;
pub mod clipboard;
pub mod clock;
pub mod database;
pub mod download;
pub mod events;
pub mod exchange;
pub mod files;
pub mod foot;
pub mod gestures;
pub mod glow;
pub mod highlights;
pub mod library_text;
pub mod motion;
pub mod notice;
pub mod page;
pub mod panels;
pub mod persistence;
mod promise;
pub mod query;
pub mod records;
pub mod restyled;
pub mod selection_bar;
pub mod share;
pub mod shelf;
pub mod storage;
pub mod text;
pub mod uuid;

use web_sys::{Document, HtmlElement, Window};

fn window() -> Option<Window> {
    thread_local! {
        /// Asked for once: it is wanted many times in every frame.
        static WINDOW: Option<Window> = web_sys::window();
    }
    WINDOW.with(Clone::clone)
}

fn document() -> Option<Document> {
    window()?.document()
}

/// The root element, `<html>`, which carries the state of the page, and stays as long.
fn root() -> Option<HtmlElement> {
    use wasm_bindgen::JsCast;
    thread_local! {
        static ROOT: Option<HtmlElement> =
            document().and_then(|document| document.document_element()?.dyn_into().ok());
    }
    ROOT.with(Clone::clone)
}
