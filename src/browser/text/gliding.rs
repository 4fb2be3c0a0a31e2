//! Gliding: scrolling on, or back, so that the reader sees it.

use super::Text;
use crate::browser::{page, window};
use crate::model::Locator;

/// So many lines of what was in view stay there.
const LINES: f64 = 2.0;

/// Where a text glides to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Goal {
    /// Words that are in view there.
    pub words: Locator,
    /// How far below the view's upper edge they will be, in CSS pixels.
    distance: f64,
}

impl Text {
    /// Scrolls on, or back, by as much as is in view, but two lines: from where it glides to,
    /// if it does, and otherwise from where it is. In view is what bar and foot leave, or all,
    /// where they are `hidden`.
    pub fn glide(&self, on: bool, hidden: bool, before: Option<Goal>) -> Option<Goal> {
        let ahead = before.and_then(|goal| Some(self.distance(goal.words)? - goal.distance));
        let scroller = self.scroller();
        let ahead = scroller.within(ahead.unwrap_or(0.0));
        let (start, end) = if hidden {
            (0.0, page::window_height())
        } else {
            (scroller.view_start(), scroller.view_end())
        };
        let first = self.first_in_view()?;
        let line = window()?
            .get_computed_style(&self.block(first.block)?)
            .ok()??;
        let line = js_sys::parse_float(&line.get_property_value("line-height").ok()?);
        // However large the letters, it goes on.
        let way = (end - start - LINES * line).max((end - start) / LINES);
        let (words, by) = if on {
            // Before the text there is a title that may fill a low window.
            (self.last_before(end + ahead).unwrap_or(first), ahead + way)
        } else {
            (self.first_from(start + ahead)?.0, ahead - way)
        };
        let distance = self.distance(words)? - by;
        scroller.glide(by);
        Some(Goal { words, distance })
    }

    /// Goes to where it glides at once.
    pub fn arrive(&self, goal: Goal) {
        let scroller = self.scroller();
        // In Firefox a gliding that has only begun goes on, unless the text is scrolled to
        // another position than it has.
        scroller.go_to((scroller.position() - 1.0).abs());
        self.bring(goal.words, goal.distance);
    }
}
