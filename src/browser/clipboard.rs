//! Taking an address away.

use js_sys::Promise;
use wasm_bindgen::prelude::*;

use super::{promise, window};

#[wasm_bindgen]
extern "C" {
    /// Fails where there is no clipboard: on pages that came over plain HTTP.
    #[wasm_bindgen(catch, js_namespace = ["navigator", "clipboard"], js_name = writeText)]
    fn write_text(text: &str) -> Result<Promise, JsValue>;

    #[wasm_bindgen(catch, js_namespace = history, js_name = replaceState)]
    fn replace_state(state: &JsValue, title: &str, address: &str) -> Result<(), JsValue>;
}

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
