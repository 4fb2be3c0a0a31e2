//! The text's size as the reader sees it.

use yew::prelude::*;

use crate::browser::appearance;
use crate::model::FontSize;

/// The size in force: the chosen one, or else what the style sheet makes it on
/// this screen, looked up anew when `open` becomes true.
#[hook]
pub fn use_size(chosen: Option<FontSize>, open: bool) -> FontSize {
    let computed = use_memo((chosen, open), |_| {
        appearance::computed_font_size().map_or(FontSize::DEFAULT, FontSize::nearest)
    });
    chosen.unwrap_or(*computed)
}
