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
    (rgb(0x2f, 0x3a, 0x46), rgb(0xe3, 0xae, 0x6f)),
    (rgb(0x4a, 0x35, 0x3f), rgb(0xe8, 0xc0, 0x9a)),
    (rgb(0x2f, 0x47, 0x40), rgb(0xe6, 0xc4, 0x84)),
    (rgb(0x3a, 0x3b, 0x5c), rgb(0xe9, 0xb7, 0x8a)),
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

const fn rgb(red: u8, green: u8, blue: u8) -> Colour {
    Colour { red, green, blue }
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
