//! A heading within a story, as "Go to" lists it.

/// A heading, and what names it in an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// The id of its block.
    pub id: String,
    /// Its words.
    pub words: String,
    /// Whether the reader is in the part that it begins.
    pub is_current: bool,
}
