//! The contrasts that every theme keeps, whoever made it.

use lamplight::model::Colour;

/// WCAG 2.2: 1.4.6 for text, 1.4.11 for the outlines of controls.
pub const PAIRS: [(&str, &str, f64); 12] = [
    ("--text", "--background", 7.0),
    ("--text", "--surface", 7.0),
    ("--muted", "--background", 7.0),
    ("--muted", "--surface", 7.0),
    ("--accent", "--background", 7.0),
    ("--accent", "--surface", 7.0),
    ("--border", "--background", 3.0),
    ("--border", "--surface", 3.0),
    ("--text", "--selection", 7.0),
    ("--text", "--sentence", 7.0),
    ("--text", "--word", 7.0),
    // The ring around what has the focus.
    ("--accent", "--background", 3.0),
];

/// Each pair whose contrast is less than it should be, with what it is.
pub fn too_faint(colour: impl Fn(&str) -> Colour) -> Vec<String> {
    PAIRS
        .into_iter()
        .filter_map(|(front, back, least)| {
            let ratio = colour(front).contrast(colour(back));
            (ratio < least).then(|| format!("{front} on {back}: {ratio:.2}"))
        })
        .collect()
}
