//! The five tones in which a reader marks words.

use crate::model::Colour;

/// A tone of a highlight. A theme has its own colour for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Tone {
    /// Yellow to orange: what one marks with if nothing else is chosen.
    #[default]
    Amber,
    /// Red to pink.
    Rose,
    /// Green.
    Leaf,
    /// Blue.
    Sky,
    /// Purple.
    Violet,
}

impl Tone {
    /// Every tone, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Amber, Self::Rose, Self::Leaf, Self::Sky, Self::Violet];

    /// Its name in attributes and styles.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Amber => "amber",
            Self::Rose => "rose",
            Self::Leaf => "leaf",
            Self::Sky => "sky",
            Self::Violet => "violet",
        }
    }

    /// The tone called `name`, if there is one.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tone| tone.name() == name)
    }

    /// Its name for a reader.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Amber => "Amber",
            Self::Rose => "Rose",
            Self::Leaf => "Leaf",
            Self::Sky => "Sky",
            Self::Violet => "Violet",
        }
    }

    /// Its colour where there is no theme, `#rrggbb`: light enough for black words on it.
    #[must_use]
    pub fn colour(self) -> &'static str {
        match self {
            Self::Amber => "#f7d774",
            Self::Rose => "#f6b3c0",
            Self::Leaf => "#b5dba0",
            Self::Sky => "#a9d3f0",
            Self::Violet => "#d3bdf0",
        }
    }

    /// What "EPUB Annotations 1.0" calls it (`color` of a body).
    #[must_use]
    pub fn epub_color(self) -> &'static str {
        match self {
            Self::Amber => "yellow",
            Self::Rose => "pink",
            Self::Leaf => "green",
            Self::Sky => "blue",
            Self::Violet => "purple",
        }
    }

    /// The tone that is nearest to a colour that others wrote: one of the six of "EPUB
    /// Annotations 1.0", another common name, or `#rrggbb`. None where it cannot be told.
    #[must_use]
    pub fn nearest(color: &str) -> Option<Self> {
        let color = color.trim().to_lowercase();
        let known = |tone: &Self| tone.epub_color() == color || tone.name() == color;
        if let Some(tone) = Self::ALL.into_iter().find(known) {
            return Some(tone);
        }
        match color.as_str() {
            "orange" | "gold" | "brown" => Some(Self::Amber),
            "red" | "magenta" => Some(Self::Rose),
            "lime" | "teal" => Some(Self::Leaf),
            "cyan" | "turquoise" => Some(Self::Sky),
            "lilac" | "lavender" => Some(Self::Violet),
            _ => Self::nearest_hue(Colour::parse(&color)?),
        }
    }

    /// By the hue alone (that of HSV): marks differ in strength from reader to reader. Greys
    /// have none.
    fn nearest_hue(colour: Colour) -> Option<Self> {
        let hue = hue(colour)?;
        let away = |tone: &Self| {
            let other = Colour::parse(tone.colour()).and_then(self::hue);
            let apart = other.unwrap_or(0).abs_diff(hue);
            apart.min(360 - apart)
        };
        Self::ALL.into_iter().min_by_key(away)
    }
}

/// The hue of HSV in degrees, 0-359; none of what is grey, or nearly.
fn hue(colour: Colour) -> Option<u32> {
    let css = colour.css();
    let channel = |from: usize| i32::from_str_radix(css.get(from..from + 2)?, 16).ok();
    let (red, green, blue) = (channel(1)?, channel(3)?, channel(5)?);
    let most = red.max(green).max(blue);
    let range = most - red.min(green).min(blue);
    if range < 16 {
        return None;
    }
    let (sector, rest) = if most == red {
        (0, green - blue)
    } else if most == green {
        (120, blue - red)
    } else {
        (240, red - green)
    };
    u32::try_from((sector + 60 * rest / range).rem_euclid(360)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tone_has_a_name_and_is_its_own_nearest() {
        for tone in Tone::ALL {
            assert_eq!(Tone::parse(tone.name()), Some(tone));
            assert_eq!(Tone::nearest(tone.colour()), Some(tone));
            assert_eq!(Tone::nearest(tone.epub_color()), Some(tone));
            assert_eq!(tone.title().to_lowercase(), tone.name());
        }
        assert_eq!(Tone::parse("Amber"), None);
    }

    #[test]
    fn black_words_can_be_read_on_every_tone() {
        for tone in Tone::ALL {
            let colour = Colour::parse(tone.colour()).unwrap();
            assert!(colour.contrast(Colour::BLACK) >= 7.0, "{tone:?}");
        }
    }

    #[test]
    fn the_colours_of_others_have_a_nearest_tone() {
        for (color, tone) in [
            ("orange", Some(Tone::Amber)),
            ("Yellow", Some(Tone::Amber)),
            ("#ffff00", Some(Tone::Amber)),
            ("#ff9600", Some(Tone::Amber)),
            ("#eb6464", Some(Tone::Rose)),
            ("#FFC0CB", Some(Tone::Rose)),
            ("#4ade80", Some(Tone::Leaf)),
            ("#00ffff", Some(Tone::Sky)),
            ("#60a5fa", Some(Tone::Sky)),
            ("#800080", Some(Tone::Violet)),
            ("#808080", None),
            ("#12", None),
            ("", None),
            ("plaid", None),
        ] {
            assert_eq!(Tone::nearest(color), tone, "{color}");
        }
    }
}
