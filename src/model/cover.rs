//! What a story's cover shows.

use super::Colour;

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

impl Default for Cover {
    /// What a story without a cover of its own gets: a reading lamp in the
    /// product's own tones, wet slate and copper.
    fn default() -> Self {
        Self {
            motif: Motif::ReadingLamp,
            ground: Colour {
                red: 0x2f,
                green: 0x3a,
                blue: 0x46,
            },
            light: Colour {
                red: 0xe3,
                green: 0xae,
                blue: 0x6f,
            },
        }
    }
}
