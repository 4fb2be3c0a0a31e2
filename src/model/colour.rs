//! An opaque sRGB colour.

use std::fmt;

/// An opaque colour in sRGB, written `#rrggbb`. It is kept as that number, which
/// takes far less wasm than three channels do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Colour(u32);

/// How far up in the number red, green and blue are, in bits.
const CHANNELS: [u32; 3] = [16, 8, 0];

impl Colour {
    /// No light at all, `#000000`.
    pub const BLACK: Self = Self(0);

    /// All light, `#ffffff`.
    pub const WHITE: Self = Self(0xff_ffff);

    /// The colour `0xrrggbb`; what is above that is cut off.
    #[must_use]
    pub const fn new(rgb: u32) -> Self {
        Self(rgb & Self::WHITE.0)
    }

    /// Takes `#rrggbb`, in either case; anything else is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let [b'#', digits @ ..] = text.as_bytes() else {
            return None;
        };
        let mut rgb = 0;
        for digit in digits {
            rgb = rgb << 4 | char::from(*digit).to_digit(16)?;
        }
        (digits.len() == 6).then_some(Self(rgb))
    }

    /// Relative luminance, 0 (black) to 1 (white), by WCAG 2.2's definition
    /// (<https://www.w3.org/TR/WCAG22/#dfn-relative-luminance>).
    #[must_use]
    pub fn luminance(self) -> f64 {
        let mut luminance = 0.0;
        for (at, weight) in &[(16, 0.2126), (8, 0.7152), (0, 0.0722)] {
            let c = f64::from(self.channel(*at)) / 255.0;
            luminance += weight
                * if c <= 0.04045 {
                    c / 12.92
                } else {
                    power_of_2_4((c + 0.055) / 1.055)
                };
        }
        luminance
    }

    /// The contrast ratio with `other`, 1 to 21, by WCAG 2.2's definition
    /// (<https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio>).
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// Whether white can be read on it better than black: such a background makes
    /// a dark theme.
    #[must_use]
    pub fn is_dark(self) -> bool {
        self.contrast(Self::WHITE) > self.contrast(Self::BLACK)
    }

    /// As bright as its hue and saturation (those of HSV) allow. Black, which has
    /// neither, stays.
    #[must_use]
    pub fn brightest(self) -> Self {
        let mut most = 1;
        for at in &CHANNELS {
            most = most.max(self.channel(*at));
        }
        Self::from_channels(&|at| self.channel(at) * 255 / most)
    }

    /// This colour with `share` (0 to 1, held to that) of `other` in it, mixed
    /// channel by channel as a translucent layer of `other` over it would look.
    #[must_use]
    pub fn mix(self, other: Self, share: f64) -> Self {
        let share = share.clamp(0.0, 1.0);
        Self::from_channels(&|at| {
            let (own, other) = (f64::from(self.channel(at)), f64::from(other.channel(at)));
            // Nothing here is negative, so cutting off is rounding down.
            (own + (other - own) * share + 0.5) as u32
        })
    }

    /// As CSS spells it, `#rrggbb`.
    #[must_use]
    pub fn css(self) -> String {
        // By hand, because formatting by `{:06x}` would cost the wasm more.
        let mut css = String::from("#");
        for at in &[20, 16, 12, 8, 4, 0] {
            let digit = (self.0 >> at & 15) as usize;
            css.push_str("0123456789abcdef".get(digit..=digit).unwrap_or_default());
        }
        css
    }

    /// The channel that begins at bit `at`, 0-255.
    fn channel(self, at: u32) -> u32 {
        self.0 >> at & 255
    }

    /// The colour of channels (0-255) by the bit that each begins at.
    fn from_channels(channel: &dyn Fn(u32) -> u32) -> Self {
        let mut rgb = 0;
        for at in &CHANNELS {
            rgb |= channel(*at) << at;
        }
        Self(rgb)
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.css())
    }
}

/// `base` to the power of 2.4, for a base from 0.09 to 1: its square times the
/// fifth root of that, by Newton's method from above, which is exact after twelve
/// steps. `f64::powf` would cost the wasm 1.1 kB more.
fn power_of_2_4(base: f64) -> f64 {
    let square = base * base;
    let mut root = 1.0;
    for _ in 0..12 {
        let fourth: f64 = root * root * root * root;
        root = (4.0 * root + square / fourth) / 5.0;
    }
    square * root
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
            "#0000000000000000000",
            "#+f4a56",
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
    fn luminance_is_that_of_the_formula() {
        for channel in 0_u32..=255 {
            let grey = Colour::new(channel * 0x01_0101);
            let c = f64::from(channel) / 255.0;
            let linear = if c <= 0.04045 {
                c / 12.92
            } else {
                ((c + 0.055) / 1.055).powf(2.4)
            };
            assert!((grey.luminance() - linear).abs() < 1e-15, "{channel}");
        }
    }

    #[test]
    fn dark_is_what_white_reads_better_on() {
        for (text, dark) in [
            ("#000000", true),
            ("#2b3037", true),
            ("#757575", true),
            ("#767676", false),
            ("#ff0000", false),
            ("#0000ff", true),
            ("#ffffff", false),
        ] {
            assert_eq!(
                Colour::parse(text).map(Colour::is_dark),
                Some(dark),
                "{text}"
            );
        }
    }

    #[test]
    fn the_brightest_keeps_hue_and_saturation() {
        for (text, bright) in [
            ("#000000", "#000000"),
            ("#800000", "#ff0000"),
            ("#204060", "#55aaff"),
            ("#10ff20", "#10ff20"),
            ("#010101", "#ffffff"),
        ] {
            let colour = Colour::parse(text).expect(text);
            assert_eq!(colour.brightest().to_string(), bright, "{text}");
        }
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
