//! All colours of a theme, made from the three that a reader chose.

use super::{Colour, Contrast, CustomTheme};

/// The tokens of a theme (`static/css/tokens.css`) for a [`CustomTheme`].
///
/// Background, text and accent are as chosen. If they are legible
/// ([`CustomTheme::is_legible`]), muted text, surface and marks keep 7:1 and
/// borders 3:1, as in the themes that travel with the reader. If not, each pair
/// keeps that, or else at least what the chosen text or accent has on the chosen
/// background.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Palette([Colour; 9]);

/// The custom properties that [`Palette::properties`] sets: first those of the
/// colours, then the lamplight and the scheme.
pub const PALETTE_NAMES: [&str; 11] = [
    "--custom-background",
    "--custom-text",
    "--custom-accent",
    "--custom-surface",
    "--custom-muted",
    "--custom-border",
    "--custom-selection",
    "--custom-sentence",
    "--custom-word",
    "--custom-lamplight",
    "--custom-scheme",
];

impl Palette {
    /// The palette made from `theme`.
    #[must_use]
    pub fn of(theme: &CustomTheme) -> Self {
        let &CustomTheme {
            background,
            text,
            accent,
            ..
        } = theme;
        let surface = first(
            surface_of(background),
            background,
            &[text, accent],
            Contrast::TEXT,
        );
        let between = |share, least| {
            let ideal = text.mix(background, share);
            first(ideal, text, &[background, surface], least)
        };
        let away = if text.luminance() > background.luminance() {
            Colour::BLACK
        } else {
            Colour::WHITE
        };
        // Where the text leaves no room for so much of the accent, a mark has less
        // of it, or lies on the background's other side: whichever shows more.
        let mark = |share| {
            let tinted = background.mix(accent, share);
            let nearer = first(tinted, background, &[text], Contrast::TEXT);
            let beyond = background.mix(away, share);
            if nearer != tinted && beyond.contrast(background) > nearer.contrast(background) {
                beyond
            } else {
                nearer
            }
        };
        Self([
            background,
            text,
            accent,
            surface,
            between(0.2, Contrast::TEXT),
            between(0.5, Contrast::OUTLINE),
            mark(0.2),
            mark(0.1),
            mark(0.3),
        ])
    }

    /// Whether it is light on dark, by its background.
    #[must_use]
    pub fn is_dark(&self) -> bool {
        let [background, ..] = self.0;
        background.is_dark()
    }

    /// What to set on `:root` or any other element with
    /// `data-theme="custom"`: custom properties with their values.
    #[must_use]
    pub fn properties(&self) -> Vec<(&'static str, String)> {
        let (lamplight, scheme) = if self.is_dark() {
            ("1", "dark")
        } else {
            ("0", "light")
        };
        let [colours @ .., own_lamplight, own_scheme] = PALETTE_NAMES;
        let mut list = Vec::new();
        for (name, colour) in colours.iter().zip(&self.0) {
            list.push((*name, colour.css()));
        }
        list.push((own_lamplight, lamplight.to_owned()));
        list.push((own_scheme, scheme.to_owned()));
        list
    }
}

/// The surface that goes with a background, if the text allows it: a little
/// lighter, as a card or a panel is that lies nearer to the lamp.
pub(super) fn surface_of(background: Colour) -> Colour {
    let share = if background.is_dark() { 0.05 } else { 0.5 };
    background.mix(Colour::WHITE, share)
}

/// The first colour on the way from `from` to `to`, in steps of a 256th, whose
/// contrast with each of `others` is `least`, or as much as `to` has if that is
/// less. So there always is one: `to` itself.
pub(super) fn first(from: Colour, to: Colour, others: &[Colour], least: f64) -> Colour {
    let reads = |colour: Colour| {
        others
            .iter()
            .all(|other| colour.contrast(*other) >= least.min(to.contrast(*other)))
    };
    // Halving: what lies before `low` does not read, and `found` is the first
    // known that does.
    let (mut low, mut step, mut found) = (0.0, 1.0, to);
    while step >= 1.0 / 256.0 {
        step /= 2.0;
        let colour = from.mix(to, low + step);
        if reads(colour) {
            found = colour;
        } else {
            low += step;
        }
    }
    if reads(from) { from } else { found }
}
