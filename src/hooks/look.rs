//! What the look of the page is at the moment, whoever decided it.

use crate::browser::appearance;
use crate::model::{Dimension, Typesetting};

/// The value in force: the chosen one, or else the style sheet's. Of the size, that
/// depends on the screen.
#[must_use]
pub fn value_in_force(typesetting: &Typesetting, dimension: Dimension) -> u16 {
    let scale = dimension.scale();
    let default = || match dimension {
        Dimension::Size => {
            appearance::default_font_size().map_or(scale.default, |size| scale.nearest(size))
        }
        _ => scale.default,
    };
    typesetting.get(dimension).unwrap_or_else(default)
}

/// Whether the page is dark.
#[must_use]
pub fn page_is_dark() -> bool {
    appearance::is_dark()
}
