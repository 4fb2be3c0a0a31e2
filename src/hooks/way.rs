//! A way through the text that is offered for a while.

use super::keeper::Anchor;
use crate::model::Locator;

/// How many windows' heights one may scroll before a way is of no more use: by then
/// one reads where one is.
const WHILE: f64 = 2.0;

/// A way, as long as it is of use.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Offer {
    /// The words that it leads back to; none to the beginning.
    back: Option<Anchor>,
    scrolled: f64,
}

impl Offer {
    /// The way back to the words that were left.
    #[must_use]
    pub fn back(left: Anchor) -> Self {
        let back = Some(left);
        Self {
            back,
            scrolled: 0.0,
        }
    }

    /// The way to the beginning.
    #[must_use]
    pub fn to_the_beginning() -> Self {
        Self {
            back: None,
            scrolled: 0.0,
        }
    }

    /// Where it leads, in the reader's words: what they begin with says enough where
    /// there is little room.
    #[must_use]
    pub fn text(self) -> [&'static str; 2] {
        match self.back {
            Some(_) => ["Back", " to where you were"],
            None => ["Begin again", ""],
        }
    }

    /// The words that it leads back to.
    #[must_use]
    pub fn left(self) -> Option<Anchor> {
        self.back
    }

    /// The first words that it leads to.
    #[must_use]
    pub fn leads_to(self) -> Locator {
        self.back.map_or(Locator::start_of(1), |left| left.locator)
    }

    /// The offer after the reader has scrolled `by` CSS pixels in a window of
    /// `height`; none once it is of no more use.
    #[must_use]
    pub fn scrolled(self, by: f64, height: f64) -> Option<Self> {
        let scrolled = self.scrolled + by.abs();
        (scrolled <= WHILE * height).then_some(Self { scrolled, ..self })
    }
}
