//! The words that stay in view, and how the text was when they were put there.

use crate::browser::text::{Seen, State};
use crate::model::Locator;

/// Scrolling by less than this, in CSS pixels, is rounding and not the reader.
pub(super) const STILL: f64 = 2.0;

/// The words that stay in view.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Anchor {
    /// Where they stand in the text.
    pub locator: Locator,
    /// How far below the view's upper edge they are, in CSS pixels, above it while the page is
    /// scrolled on from them; 0 on a page.
    pub distance: f64,
    /// Their block, where they are only near the first ones in view.
    pub(super) rough: Option<Seen>,
    /// Whether they are the last ones, and all of the text was before the view.
    pub(super) over: bool,
    /// How the text was laid out and scrolled when they were last put there.
    pub(super) state: State,
    /// Whether the reader has gone no further than the text's beginning: its heading is
    /// what stays in view.
    pub(super) at_beginning: bool,
}

impl Anchor {
    pub(super) fn is_at(&self, position: f64) -> bool {
        (self.state.position - position).abs() < STILL
    }

    pub(super) fn is_unmoved(&self, now: State) -> bool {
        self.is_at(now.position) && self.state.size == now.size
    }

    /// The same words once the page was scrolled to `position`, and laid out as it was.
    pub(super) fn scrolled_to(mut self, position: f64) -> Self {
        let by = position - self.state.position;
        self.distance -= by;
        if let Some(block) = &mut self.rough {
            block.distance -= by;
        }
        self.state.position = position;
        self.at_beginning = is_beginning(position);
        self
    }
}

/// Whether a position is that of a text's beginning.
pub(super) fn is_beginning(position: f64) -> bool {
    position < STILL
}
