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

/// How high a small x is in a face that travels with the reader, in em (measured). What
/// stands in for it elsewhere is made as large, and looks as wide.
pub fn x_height(typeface: Typeface) -> Option<&'static str> {
    match typeface {
        Typeface::Literata => Some("0.507"),
        Typeface::Atkinson => Some("0.496"),
        Typeface::OpenDyslexic => Some("0.56"),
        Typeface::SystemSerif | Typeface::SystemSans => None,
    }
}
