//! A part of the page, to draw something there.

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
