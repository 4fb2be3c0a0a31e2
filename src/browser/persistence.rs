//! Asking the browser not to clear what is kept, of its own accord, and how much that is.

use js_sys::{Promise, Reflect};
use wasm_bindgen::prelude::*;

use super::promise;

#[wasm_bindgen]
extern "C" {
    /// Fails where there is no such thing: on pages that came over plain HTTP.
    #[wasm_bindgen(catch, js_namespace = ["navigator", "storage"])]
    fn persist() -> Result<Promise, JsValue>;
    /// Likewise.
    #[wasm_bindgen(catch, js_namespace = ["navigator", "storage"])]
    fn estimate() -> Result<Promise, JsValue>;
}

/// Asks the browser to keep this site's storage until the reader deletes it. Some ask the reader.
pub fn ask() {
    if let Ok(answer) = persist() {
        // Whatever it says, all else is as ever.
        promise::then(&answer, Box::new(|_| ()), Box::new(|_| ()));
    }
}

/// Calls back with about how many bytes the browser keeps for all pages of this origin, files for
/// reading without a network among them, if it tells.
pub fn usage(done: impl FnOnce(f64) + 'static) {
    let Ok(answer) = estimate() else { return };
    let read = move |estimate: JsValue| {
        let usage = Reflect::get(&estimate, &"usage".into());
        if let Some(usage) = usage.ok().and_then(|usage| usage.as_f64()) {
            done(usage);
        }
    };
    promise::then(&answer, Box::new(read), Box::new(|_| ()));
}
