//! How large the text is.

/// The text's size in pixels at a browser text size of 16, in whole steps.
///
/// Applied in `rem`, so that the browser's own text size counts too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FontSize(u8);

impl FontSize {
    /// The smallest size on offer.
    pub const MIN: Self = Self(14);
    /// The largest size on offer.
    pub const MAX: Self = Self(48);
    /// The size of [`crate::model::Preferences`] that name none, on wide screens. On
    /// narrow ones the style sheet makes it 18; it alone decides.
    pub const DEFAULT: Self = Self(20);

    /// The size of `pixels`, if it is on offer.
    #[must_use]
    pub fn new(pixels: f64) -> Option<Self> {
        let in_range = (f64::from(Self::MIN.0)..=f64::from(Self::MAX.0)).contains(&pixels);
        // The cast is exact: a whole number of at most 48.
        (in_range && pixels.fract() == 0.0).then_some(Self(pixels as u8))
    }

    /// The size on offer that is nearest to `pixels`; the default where
    /// `pixels` is no number.
    #[must_use]
    pub fn nearest(pixels: f64) -> Self {
        if pixels.is_nan() {
            return Self::DEFAULT;
        }
        let (min, max) = (f64::from(Self::MIN.0), f64::from(Self::MAX.0));
        Self(pixels.round().clamp(min, max) as u8)
    }

    /// The next larger size, or this one at the end of the range.
    #[must_use]
    pub fn larger(self) -> Self {
        Self((self.0 + 1).min(Self::MAX.0))
    }

    /// The next smaller size, or this one at the end of the range.
    #[must_use]
    pub fn smaller(self) -> Self {
        Self((self.0 - 1).max(Self::MIN.0))
    }

    /// In pixels at a browser text size of 16.
    #[must_use]
    pub fn pixels(self) -> u8 {
        self.0
    }

    /// As a CSS length.
    #[must_use]
    pub fn css(self) -> String {
        // A sixteenth is 625 ten-thousandths: whole numbers say it exactly, and
        // spare the wasm the code that formats floats.
        let (whole, rest) = (self.0 / 16, u32::from(self.0 % 16) * 625);
        let decimals = format!("{rest:04}");
        match decimals.trim_end_matches('0') {
            "" => format!("{whole}rem"),
            decimals => format!("{whole}.{decimals}rem"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_sizes_in_range_are_on_offer() {
        for (pixels, expected) in [
            (14.0, Some(14)),
            (48.0, Some(48)),
            (13.0, None),
            (49.0, None),
            (20.5, None),
            (f64::NAN, None),
            (f64::INFINITY, None),
            (-20.0, None),
        ] {
            let size = FontSize::new(pixels).map(FontSize::pixels);
            assert_eq!(size, expected, "{pixels}");
        }
    }

    #[test]
    fn steps_stop_at_both_ends() {
        assert_eq!(FontSize::MAX.larger(), FontSize::MAX);
        assert_eq!(FontSize::MIN.smaller(), FontSize::MIN);
        assert_eq!(FontSize::DEFAULT.larger().smaller(), FontSize::DEFAULT);
    }

    #[test]
    fn any_number_has_a_nearest_size() {
        for (pixels, expected) in [(17.6, 18), (0.0, 14), (1e9, 48), (f64::NAN, 20)] {
            assert_eq!(FontSize::nearest(pixels).pixels(), expected, "{pixels}");
        }
    }

    #[test]
    fn css_is_relative_to_the_browsers_own_size() {
        assert_eq!(FontSize::DEFAULT.css(), "1.25rem");
        assert_eq!(FontSize(17).css(), "1.0625rem");
        assert_eq!(FontSize(32).css(), "2rem");
    }
}
