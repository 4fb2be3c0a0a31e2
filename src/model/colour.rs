//! An opaque sRGB colour.

use std::fmt;

/// An opaque colour in sRGB, written `#rrggbb`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Colour {
    /// Red, 0-255.
    pub red: u8,
    /// Green, 0-255.
    pub green: u8,
    /// Blue, 0-255.
    pub blue: u8,
}

impl Colour {
    /// No light at all, `#000000`.
    pub const BLACK: Self = Self {
        red: 0,
        green: 0,
        blue: 0,
    };

    /// All light, `#ffffff`.
    pub const WHITE: Self = Self {
        red: 255,
        green: 255,
        blue: 255,
    };

    /// Takes `#rrggbb`, in either case; anything else is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        if digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        let channel = |range| u8::from_str_radix(digits.get(range)?, 16).ok();
        Some(Self {
            red: channel(0..2)?,
            green: channel(2..4)?,
            blue: channel(4..6)?,
        })
    }

    /// Relative luminance, 0 (black) to 1 (white), by WCAG 2.2's definition
    /// (<https://www.w3.org/TR/WCAG22/#dfn-relative-luminance>).
    #[must_use]
    pub fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let c = f64::from(channel) / 255.0;
            if c <= 0.04045 {
                c / 12.92
            } else {
                ((c + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }

    /// The contrast ratio with `other`, 1 to 21, by WCAG 2.2's definition
    /// (<https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio>).
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// This colour with `share` (0 to 1, held to that) of `other` in it, mixed
    /// channel by channel as a translucent layer of `other` over it would look.
    #[must_use]
    pub fn mix(self, other: Self, share: f64) -> Self {
        let share = share.clamp(0.0, 1.0);
        let channel = |own: u8, other: u8| {
            let (own, other) = (f64::from(own), f64::from(other));
            (own + (other - own) * share).round() as u8
        };
        Self {
            red: channel(self.red, other.red),
            green: channel(self.green, other.green),
            blue: channel(self.blue, other.blue),
        }
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { red, green, blue } = self;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_six_hex_digits_are_a_colour() {
        assert_eq!(
            Colour::parse("#2F4a56").map(|c| c.to_string()),
            Some("#2f4a56".to_owned())
        );
        for bad in [
            "",
            "#fff",
            "2f4a56",
            "#2f4a5g",
            "#2f4a56ff",
            "#é4a56",
            "red",
        ] {
            assert_eq!(Colour::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn contrast_runs_from_1_to_21() {
        let (black, white) = (Colour::BLACK, Colour::WHITE);
        assert!((black.contrast(white) - 21.0).abs() < 1e-9);
        assert!((white.contrast(black) - 21.0).abs() < 1e-9);
        assert!((black.contrast(black) - 1.0).abs() < 1e-9);
    }

    #[test]
    fn mixing_takes_each_channel_its_share_of_the_way() {
        for (own, other, share, mixed) in [
            ("#2f4a56", "#d9a464", 0.0, "#2f4a56"),
            ("#2f4a56", "#d9a464", 1.0, "#d9a464"),
            ("#000000", "#ffffff", 0.5, "#808080"),
            ("#ffffff", "#000000", 0.25, "#bfbfbf"),
            ("#102030", "#201030", 0.5, "#181830"),
            ("#2f4a56", "#d9a464", -1.0, "#2f4a56"),
            ("#2f4a56", "#d9a464", 7.0, "#d9a464"),
        ] {
            let colour = |text| Colour::parse(text).expect(text);
            assert_eq!(
                colour(own).mix(colour(other), share).to_string(),
                mixed,
                "{share} of {other} in {own}"
            );
        }
    }
}
