//! How well one colour reads on another.

use super::Colour;

/// A contrast ratio by WCAG 2.2, 1 to 21. Shown in whole tenths, rounded down:
/// what is not quite 7 is never called 7.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Contrast(f64);

impl Contrast {
    /// What text needs (WCAG 2.2, 1.4.6).
    pub const TEXT: f64 = 7.0;

    /// What the outline of a control needs (WCAG 2.2, 1.4.11).
    pub const OUTLINE: f64 = 3.0;

    /// The contrast between two colours, whichever lies on the other.
    #[must_use]
    pub fn between(a: Colour, b: Colour) -> Self {
        Self(a.contrast(b))
    }

    /// Whether text of this contrast is easy to read: 7 : 1 or more.
    #[must_use]
    pub fn is_enough(self) -> bool {
        self.0 >= Self::TEXT
    }

    /// In words, as in "5.2 : 1".
    #[must_use]
    pub fn label(self) -> String {
        // Whole numbers, because formatting floats would cost the wasm 20 kB. The
        // small term makes up for 21 coming out as 20.999999999999996.
        let tenths = (self.0 * 10.0 + 1e-9) as u32;
        format!("{}.{} : 1", tenths / 10, tenths % 10)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tenths_are_rounded_down() {
        for (ratio, shown, enough) in [
            (1.0, "1.0 : 1", false),
            (5.25, "5.2 : 1", false),
            (6.99, "6.9 : 1", false),
            (6.9999, "6.9 : 1", false),
            (7.0, "7.0 : 1", true),
            (12.09, "12.0 : 1", true),
        ] {
            let contrast = Contrast(ratio);
            assert_eq!(contrast.label(), shown);
            assert_eq!(contrast.is_enough(), enough, "{ratio}");
        }
    }

    #[test]
    fn the_range_is_shown_whole() {
        let (black, white) = (Colour::BLACK, Colour::WHITE);
        assert_eq!(Contrast::between(black, white).label(), "21.0 : 1");
        assert_eq!(Contrast::between(white, white).label(), "1.0 : 1");
    }
}
