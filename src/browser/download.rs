//! Giving a reader a file, which the browser puts among its downloads.

use std::cell::RefCell;

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::document;

/// Saves a file under a name ([`crate::model::file_name`]). Says nothing of how it went: a
/// browser asks its reader, or does not, and tells no page.
pub fn save(file: &Blob, name: &str) -> Option<()> {
    let link = document()?.create_element("a").ok()?;
    let link: HtmlAnchorElement = link.dyn_into().ok()?;
    link.set_href(&address_of(file)?);
    link.set_download(name);
    link.click();
    Some(())
}

/// Saves a text as a file of a media type, such as `application/json`.
pub fn save_text(text: &str, media_type: &str, name: &str) -> Option<()> {
    save(&text_file(text, media_type)?, name)
}

/// A file with a text in it.
#[must_use]
pub fn text_file(text: &str, media_type: &str) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = Array::of1(&text.into());
    Blob::new_with_str_sequence_and_options(&parts, &options).ok()
}

/// An address for a file. It lasts until the next one is made: WebKit reads the file only
/// some time after the click, and tells nobody when.
fn address_of(file: &Blob) -> Option<String> {
    thread_local! {
        static LAST: RefCell<Option<String>> = const { RefCell::new(None) };
    }
    let address = Url::create_object_url_with_blob(file).ok()?;
    if let Some(last) = LAST.replace(Some(address.clone())) {
        // Taking away an address that is no longer there does nothing.
        let _ = Url::revoke_object_url(&last);
    }
    Some(address)
}
