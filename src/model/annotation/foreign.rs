//! What others wrote into an annotation beyond what is read here.

use serde_json::{Map, Value};

/// Fields, selectors and bodies that mean nothing here, kept to be written again: nothing
/// of a reader's is lost for having been here. Taken out of an annotation as it is read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Foreign {
    /// Of the annotation itself.
    pub(super) fields: Map<String, Value>,
    /// Of its target.
    pub(super) target: Map<String, Value>,
    /// Targets beyond the first.
    pub(super) targets: Vec<Value>,
    /// Of the selector that quotes.
    pub(super) quote: Map<String, Value>,
    /// Of the selector that states the place.
    pub(super) locator: Map<String, Value>,
    /// Selectors of other kinds.
    pub(super) selectors: Vec<Value>,
    /// Of the body that is the note.
    pub(super) body: Map<String, Value>,
    /// Of that body's text, where it says its language.
    pub(super) text: Map<String, Value>,
    /// Bodies beyond the note.
    pub(super) bodies: Vec<Value>,
}
