//! When the page looks otherwise than before.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{EventTarget, Node};

use super::events::{self, Subscription};
use super::{root, window};

#[wasm_bindgen]
extern "C" {
    type MutationObserver;
    #[wasm_bindgen(catch, constructor)]
    fn new(callback: &Function) -> Result<MutationObserver, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn observe(this: &MutationObserver, target: &Node, what: &Object) -> Result<(), JsValue>;
    #[wasm_bindgen(method)]
    fn disconnect(this: &MutationObserver);
}

/// As long as it is kept, its callback is called.
#[must_use = "the callback ends when this is dropped"]
pub struct RestyleSubscription {
    observer: Option<MutationObserver>,
    _system: Subscription,
    _closure: Closure<dyn FnMut()>,
}

/// Calls back when the page has another theme or face, by the reader or by the system.
pub fn on_restyled(callback: impl Fn() + Clone + 'static) -> RestyleSubscription {
    let by_system = callback.clone();
    let dark = window().and_then(|window| {
        let query = window.match_media("(prefers-color-scheme: dark)");
        query.ok()?.map(EventTarget::from)
    });
    let closure = Closure::<dyn FnMut()>::new(callback);
    RestyleSubscription {
        observer: observe(closure.as_ref().unchecked_ref()),
        _system: events::listen(dark, "change", Box::new(move |_| by_system())),
        _closure: closure,
    }
}

fn observe(callback: &Function) -> Option<MutationObserver> {
    let observer = MutationObserver::new(callback).ok()?;
    let names = ["data-theme", "data-typeface", "style"].map(JsValue::from);
    let what = Object::new();
    let names: Array = names.iter().collect();
    Reflect::set(&what, &"attributeFilter".into(), &names).ok()?;
    observer.observe(root()?.as_ref(), &what).ok()?;
    Some(observer)
}

impl Drop for RestyleSubscription {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}
