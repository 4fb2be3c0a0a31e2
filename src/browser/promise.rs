//! What the browser does by and by.

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// As `Promise::then2`, but for closures that are called once.
    #[wasm_bindgen(js_name = Promise)]
    type Answer;
    #[wasm_bindgen(method)]
    fn then(this: &Answer, done: &Function, refused: &Function) -> JsValue;
}

/// Calls one of the two: `done` with what came of it, or `refused`.
pub fn then(promise: &Promise, done: Box<dyn FnOnce(JsValue)>, refused: Box<dyn FnOnce(JsValue)>) {
    let promise: &Answer = promise.unchecked_ref();
    promise.then(once(done).unchecked_ref(), once(refused).unchecked_ref());
}

/// A function for what calls one once. One kind of closure for all keeps the wasm small.
pub fn once(callback: Box<dyn FnOnce(JsValue)>) -> JsValue {
    Closure::once_into_js(callback)
}
