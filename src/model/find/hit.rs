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
