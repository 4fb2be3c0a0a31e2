//! Taking something away: an address, words, a picture.

use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::Blob;

use super::{promise, window};

#[wasm_bindgen]
extern "C" {
    /// Fails where there is no clipboard: on pages that came over plain HTTP.
    #[wasm_bindgen(catch, js_namespace = ["navigator", "clipboard"], js_name = writeText)]
    fn write_text(text: &str) -> Result<Promise, JsValue>;

    #[wasm_bindgen(catch, js_namespace = history, js_name = replaceState)]
    fn replace_state(state: &JsValue, title: &str, address: &str) -> Result<(), JsValue>;

    #[wasm_bindgen(catch, js_namespace = ["navigator", "clipboard"])]
    fn write(items: &Array) -> Result<Promise, JsValue>;

    type ClipboardItem;
    #[wasm_bindgen(catch, constructor)]
    fn new(data: &Object) -> Result<ClipboardItem, JsValue>;
}

/// The media type of the one kind of picture that every clipboard takes.
const PNG: &str = "image/png";

/// Copies the address of the part of this page that is called `id`, and says whether
/// that went well. If not, the part is named in the address bar, to copy it from
/// there.
pub fn copy_address_of(id: &str, said: fn(bool)) -> Option<()> {
    let page = window()?.location().href().ok()?;
    let page = page.split('#').next().unwrap_or_default();
    let address = format!("{page}#{id}");
    let refused = {
        let address = address.clone();
        move || {
            // Where not even that is allowed, the address bar is as it was.
            let _ = replace_state(&JsValue::NULL, "", &address);
            said(false);
        }
    };
    let Ok(copied) = write_text(&address) else {
        refused();
        return Some(());
    };
    promise::then(
        &copied,
        Box::new(move |_| said(true)),
        Box::new(move |_| refused()),
    );
    Some(())
}

/// Copies a text, and says whether that went well.
pub fn copy_text(text: &str, said: impl Fn(bool) + Clone + 'static) {
    say_of(write_text(text), said);
}

/// Copies a picture in PNG, and says whether that went well. It is there already, since
/// WebKit copies nothing later than in the press that asks for it.
pub fn copy_picture(png: &Blob, said: impl Fn(bool) + Clone + 'static) {
    say_of(try_to_copy(png), said);
}

/// Whether pictures can be copied: not on pages that came over plain HTTP.
#[must_use]
pub fn copies_pictures() -> bool {
    Blob::new().is_ok_and(|nothing| item(&nothing).is_ok())
}

fn try_to_copy(png: &Blob) -> Result<Promise, JsValue> {
    write(&Array::of1(item(png)?.as_ref()))
}

fn item(png: &Blob) -> Result<ClipboardItem, JsValue> {
    let data = Object::new();
    Reflect::set(&data, &PNG.into(), png)?;
    ClipboardItem::new(&data)
}

fn say_of(copied: Result<Promise, JsValue>, said: impl Fn(bool) + Clone + 'static) {
    let Ok(copied) = copied else {
        return said(false);
    };
    let refused = said.clone();
    promise::then(
        &copied,
        Box::new(move |_| said(true)),
        Box::new(move |_| refused(false)),
    );
}
