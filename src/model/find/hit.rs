//! Where words were found.

use crate::model::Locator;

/// Words that were found, in one block of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// The block's number, from 1.
    pub block: u32,
    /// Where they begin in it, in UTF-16 code units.
    pub start: u32,
    /// Where they end.
    pub end: u32,
}

impl Hit {
    /// Where it begins.
    #[must_use]
    pub fn place(self) -> Locator {
        Locator {
            block: self.block,
            offset: self.start,
        }
    }
}

/// The sentence around what was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// What stands before.
    pub before: String,
    /// What was found.
    pub found: String,
    /// What stands after.
    pub after: String,
}
