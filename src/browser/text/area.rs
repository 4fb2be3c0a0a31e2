//! A part of the page, to draw something there.

use web_sys::{DomRect, Element};

use super::characters::Characters;
use super::{Text, rect};
use crate::model::Locator;

/// A part of the page, in CSS pixels from its beginning; of pages side by side, from the
/// window's corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    /// From the left edge.
    pub left: f64,
    /// From the upper edge.
    pub top: f64,
    /// From side to side.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
}

impl Text {
    /// Where the line of `locator` is, from one side of its block to the other.
    #[must_use]
    pub fn line(&self, locator: Locator) -> Option<Area> {
        let block = self.block(locator.block)?;
        let character = Characters::of(&block)?.rect(locator.offset)?;
        Some(self.area_of(&self.sides(&block, &character), &character))
    }

    /// Where a block is; of one that goes on on another page, its first line.
    #[must_use]
    pub fn area(&self, block: u32) -> Option<Area> {
        if self.is_paged() {
            return self.line(Locator::start_of(block));
        }
        let block = rect(&self.block(block)?);
        Some(self.area_of(&block, &block))
    }

    /// What lies between the sides of one box, and is as tall as another.
    fn area_of(&self, sides: &DomRect, height: &DomRect) -> Area {
        let scrolled = if self.is_paged() {
            0.0
        } else {
            self.position()
        };
        Area {
            left: sides.left(),
            top: height.top() + scrolled,
            width: sides.width(),
            height: height.height(),
        }
    }

    /// The box of a block that a character of it is in: a block can go on in another
    /// column.
    fn sides(&self, block: &Element, character: &DomRect) -> DomRect {
        let boxes = block.get_client_rects();
        let mut boxes = (0..boxes.length()).filter_map(|index| boxes.item(index));
        let around = boxes.find(|part| {
            part.left() <= character.left() && character.right() <= part.right() + 1.0
        });
        around.unwrap_or_else(|| rect(block))
    }
}
