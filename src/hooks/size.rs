//! The text's size as the reader sees it.

use crate::browser::appearance;
use crate::model::FontSize;

/// The size in force: the chosen one, or else what the style sheet makes it on
/// this screen now.
#[must_use]
pub fn size_in_force(chosen: Option<FontSize>) -> FontSize {
    let default = || appearance::default_font_size().map_or(FontSize::DEFAULT, FontSize::nearest);
    chosen.unwrap_or_else(default)
}
