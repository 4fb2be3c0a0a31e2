//! Files that a reader chooses.

use wasm_bindgen::prelude::*;
use web_sys::{File, HtmlInputElement};

use super::promise;

/// A file larger than this, in bytes, is not read: no text of a reader's is so long, and a
/// film chosen by mistake would take all memory.
pub const LARGEST: f64 = 50e6;

/// Why a file was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread {
    /// It has more bytes than [`LARGEST`].
    TooLarge,
    /// The browser could not: it is gone, or may not be read.
    Failed,
}

/// Takes the file that was chosen in an `<input type=file>`. The input is then empty, so that
/// the same file can be chosen again.
#[must_use]
pub fn take_chosen(input: &HtmlInputElement) -> Option<File> {
    let file = input.files()?.get(0);
    input.set_value("");
    file
}

/// Reads a file as UTF-8, with `U+FFFD` for what is none, and calls back with it.
pub fn read_text(file: &File, done: impl Fn(Result<String, Unread>) + Clone + 'static) {
    if file.size() > LARGEST {
        return done(Err(Unread::TooLarge));
    }
    let refused = done.clone();
    promise::then(
        &file.text(),
        Box::new(move |text: JsValue| done(text.as_string().ok_or(Unread::Failed))),
        Box::new(move |_| refused(Err(Unread::Failed))),
    );
}
