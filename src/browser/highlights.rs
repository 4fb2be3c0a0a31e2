//! Words that are painted over without a change of the text (CSS Custom Highlight API). Where a
//! browser has none of it, nothing is painted.

use wasm_bindgen::prelude::*;
use web_sys::Range;

#[wasm_bindgen]
extern "C" {
    type Highlight;
    #[wasm_bindgen(catch, constructor)]
    fn new() -> Result<Highlight, JsValue>;
    #[wasm_bindgen(method)]
    fn add(this: &Highlight, range: &Range);
    #[wasm_bindgen(method, setter)]
    fn set_priority(this: &Highlight, priority: u32);

    #[wasm_bindgen(catch, js_namespace = ["CSS", "highlights"], js_name = set)]
    fn register(name: &str, highlight: &Highlight) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["CSS", "highlights"])]
    fn delete(name: &str) -> Result<(), JsValue>;
}

/// What is painted, by the name that the style sheet has for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paint {
    /// Words that were found.
    Found,
    /// Those of them that one has gone to.
    FoundHere,
}

impl Paint {
    fn name(self) -> &'static str {
        match self {
            Self::Found => "found",
            Self::FoundHere => "found-here",
        }
    }
}

/// Paints these words in place of what was painted so before.
pub fn paint(paint: Paint, words: &[Range]) {
    // Refused where there is no such thing.
    let _ = try_to_paint(paint, words);
}

fn try_to_paint(paint: Paint, words: &[Range]) -> Result<(), JsValue> {
    if words.is_empty() {
        return delete(paint.name());
    }
    let highlight = Highlight::new()?;
    highlight.set_priority(paint as u32);
    words.iter().for_each(|range| highlight.add(range));
    register(paint.name(), &highlight)
}
