//! Giving something away by the system's own means (Web Share).

use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Blob, File, FilePropertyBag};

use super::promise;

#[wasm_bindgen]
extern "C" {
    /// Both fail where there is no such thing, as in Firefox on most systems and on pages
    /// that came over plain HTTP.
    #[wasm_bindgen(catch, js_namespace = navigator, js_name = share)]
    fn offer(what: &Object) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = navigator, js_name = canShare)]
    fn admits(what: &Object) -> Result<bool, JsValue>;
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shared {
    /// It was handed over.
    Done,
    /// The reader thought better of it.
    Cancelled,
    /// It could not be handed over.
    Failed,
}

/// Whether words and addresses can be shared.
#[must_use]
pub fn can_share() -> bool {
    let words = object(&[("text", &"text".into())]);
    admits(&words).unwrap_or(false)
}

/// Whether pictures (PNG) can be shared.
#[must_use]
pub fn can_share_pictures() -> bool {
    let Ok(nothing) = Blob::new() else {
        return false;
    };
    let picture = file(&nothing, "picture.png", "image/png");
    picture.is_some_and(|picture| admits(&with_file(&picture)).unwrap_or(false))
}

/// Offers words, with an address if there is one, to the system's share sheet. Only what a
/// reader has just pressed may.
pub fn share(
    title: &str,
    text: &str,
    address: Option<&str>,
    done: impl Fn(Shared) + Clone + 'static,
) {
    let what = object(&[("title", &title.into()), ("text", &text.into())]);
    if let Some(address) = address {
        set(&what, "url", &address.into());
    }
    hand_over(&what, done);
}

/// Offers a file under a name, as [`share`] offers words. Its bytes are there already, since a
/// press does not wait for them.
pub fn share_file(bytes: &Blob, name: &str, title: &str, done: impl Fn(Shared) + Clone + 'static) {
    let Some(file) = file(bytes, name, &bytes.type_()) else {
        return done(Shared::Failed);
    };
    let what = with_file(&file);
    set(&what, "title", &title.into());
    hand_over(&what, done);
}

fn hand_over(what: &Object, done: impl Fn(Shared) + Clone + 'static) {
    let Ok(offered) = offer(what) else {
        return done(Shared::Failed);
    };
    let refused = done.clone();
    promise::then(
        &offered,
        Box::new(move |_| done(Shared::Done)),
        Box::new(move |why| refused(outcome(&why))),
    );
}

/// What a refusal says: a reader who closes the sheet aborts it.
fn outcome(why: &JsValue) -> Shared {
    let name = Reflect::get(why, &"name".into());
    match name.ok().and_then(|name| name.as_string()).as_deref() {
        Some("AbortError") => Shared::Cancelled,
        _ => Shared::Failed,
    }
}

fn file(bytes: &Blob, name: &str, media_type: &str) -> Option<File> {
    let options = FilePropertyBag::new();
    options.set_type(media_type);
    File::new_with_blob_sequence_and_options(&Array::of1(bytes), name, &options).ok()
}

fn with_file(file: &File) -> Object {
    object(&[("files", &Array::of1(file))])
}

fn object(fields: &[(&str, &JsValue)]) -> Object {
    let object = Object::new();
    fields
        .iter()
        .for_each(|(name, value)| set(&object, name, value));
    object
}

fn set(object: &Object, name: &str, value: &JsValue) {
    // An object of our own takes any field.
    let _ = Reflect::set(object, &name.into(), value);
}
