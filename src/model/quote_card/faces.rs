//! The families of a face, where no style sheet names them.

use crate::model::Typeface;

/// The families of `typeface`, as `font-family` takes them. A card goes to devices that lack
/// the faces which travel with the reader, so each is followed by what is like it.
#[must_use]
pub fn families(typeface: Typeface) -> &'static str {
    match typeface {
        Typeface::Literata => {
            "Literata, Georgia, Charter, Cambria, 'Noto Serif', 'Times New Roman', serif"
        }
        Typeface::Atkinson => {
            "'Atkinson Hyperlegible Next', 'Atkinson Hyperlegible', Arial, Helvetica, sans-serif"
        }
        Typeface::OpenDyslexic => "OpenDyslexic, 'Comic Sans MS', Verdana, sans-serif",
        Typeface::SystemSerif => {
            "ui-serif, Georgia, Cambria, 'Noto Serif', 'Times New Roman', serif"
        }
        Typeface::SystemSans => {
            "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"
        }
    }
}
