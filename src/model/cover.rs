//! What a story's cover shows.

use super::{Colour, Slug};

/// A cover: one drawn motif in two tones. Decorative, without text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cover {
    /// What is drawn.
    pub motif: Motif,
    /// The tone of the background.
    pub ground: Colour,
    /// The tone of what gives light: lamps, cups, suns.
    pub light: Colour,
}

/// What covers can show, each drawn by the component of its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Motif {
    /// Drops on a window, one glass.
    RainWindow,
    /// A station's arch, a low sun as a cup's ring.
    StationArch,
    /// A street lamp, an awning, a door bell.
    StreetLamp,
    /// A reading lamp: for stories that name no cover.
    ReadingLamp,
}

impl Motif {
    /// Every motif, in the order that messages list them.
    pub const ALL: [Self; 4] = [
        Self::RainWindow,
        Self::StationArch,
        Self::StreetLamp,
        Self::ReadingLamp,
    ];

    /// The name that front matter uses.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::RainWindow => "rain-window",
            Self::StationArch => "station-arch",
            Self::StreetLamp => "street-lamp",
            Self::ReadingLamp => "reading-lamp",
        }
    }

    /// The motif called `name`, if there is one.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|motif| motif.name() == name)
    }
}

/// The tones of covers that the reader draws by itself: ground, light. Slate and
/// copper first, the product's own.
const TONES: [(Colour, Colour); 4] = [
    (Colour::new(0x2f_3a46), Colour::new(0xe3_ae6f)),
    (Colour::new(0x4a_353f), Colour::new(0xe8_c09a)),
    (Colour::new(0x2f_4740), Colour::new(0xe6_c484)),
    (Colour::new(0x3a_3b5c), Colour::new(0xe9_b78a)),
];

impl Cover {
    /// What a story without a cover of its own gets: a reading lamp, in tones
    /// that go by the slug, so that a shelf of such stories is not all the same
    /// and each keeps its own.
    #[must_use]
    pub fn by_slug(slug: &Slug) -> Self {
        let sum: usize = slug.as_str().bytes().map(usize::from).sum();
        let [first, ..] = TONES;
        let (ground, light) = TONES.get(sum % TONES.len()).copied().unwrap_or(first);
        Self {
            motif: Motif::ReadingLamp,
            ground,
            light,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn covers_without_a_choice_differ_and_last() {
        let cover = |slug: &str| Slug::parse(slug).map(|slug| Cover::by_slug(&slug));
        assert_eq!(cover("story-1"), cover("story-1"));
        assert_ne!(cover("story-1"), cover("story-2"));
    }
}
