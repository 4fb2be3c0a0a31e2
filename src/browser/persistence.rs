//! Asking the browser not to clear what is kept, of its own accord.

use js_sys::Promise;
use wasm_bindgen::prelude::*;

use super::promise;

#[wasm_bindgen]
extern "C" {
    /// Fails where there is no such thing: on pages that came over plain HTTP.
    #[wasm_bindgen(catch, js_namespace = ["navigator", "storage"])]
    fn persist() -> Result<Promise, JsValue>;
}

/// Asks the browser to keep this site's storage until the reader deletes it. Some ask the reader.
pub fn ask() {
    if let Ok(answer) = persist() {
        // Whatever it says, all else is as ever.
        promise::then(&answer, Box::new(|_| ()), Box::new(|_| ()));
    }
}
