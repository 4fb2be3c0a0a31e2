//! Words that are painted over without a change of the text (CSS Custom Highlight API). Where a
//! browser has none of it, nothing is painted.

use wasm_bindgen::prelude::*;
use web_sys::Range;

use crate::model::annotation::Tone;

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
    /// Words that the reader has marked, in one of the tones.
    Marked(Tone),
    /// The word at which the reader has put a bookmark.
    Bookmarked,
    /// Words that are chosen: WebKit lets go of a selection when a button gets the focus.
    Chosen,
    /// Words that an address asks for.
    Quoted,
    /// Words that were found.
    Found,
    /// Those of them that one has gone to.
    FoundHere,
}

impl Paint {
    fn name(self) -> &'static str {
        match self {
            Self::Marked(Tone::Amber) => "mark-amber",
            Self::Marked(Tone::Rose) => "mark-rose",
            Self::Marked(Tone::Leaf) => "mark-leaf",
            Self::Marked(Tone::Sky) => "mark-sky",
            Self::Marked(Tone::Violet) => "mark-violet",
            Self::Bookmarked => "bookmarked",
            Self::Chosen => "chosen",
            Self::Quoted => "quoted",
            Self::Found => "found",
            Self::FoundHere => "found-here",
        }
    }

    /// What is painted above what: later ones of the list above are.
    fn priority(self) -> u32 {
        match self {
            Self::Marked(_) => 0,
            Self::Bookmarked => 1,
            Self::Quoted => 2,
            Self::Found => 3,
            Self::FoundHere => 4,
            Self::Chosen => 5,
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
    highlight.set_priority(paint.priority());
    words.iter().for_each(|range| highlight.add(range));
    register(paint.name(), &highlight)
}
