//! The faces a reader can choose for the text.

use super::Dimension;

/// A face for the text. Its families are in `static/css/tokens.css`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Typeface {
    /// A serif drawn for long reading on screens.
    #[default]
    Literata,
    /// A sans that keeps similar letters apart, by the Braille Institute.
    Atkinson,
    /// Letters weighted at the foot, which some dyslexic readers prefer.
    OpenDyslexic,
    /// The device's own serif.
    SystemSerif,
    /// The device's own sans.
    SystemSans,
}

impl Typeface {
    /// Every face, in the order in which the panel shows them.
    pub const ALL: [Self; 5] = [
        Self::Literata,
        Self::Atkinson,
        Self::SystemSerif,
        Self::SystemSans,
        Self::OpenDyslexic,
    ];

    /// The value of `data-typeface`, and the name in storage.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Literata => "literata",
            Self::Atkinson => "atkinson",
            Self::OpenDyslexic => "opendyslexic",
            Self::SystemSerif => "system-serif",
            Self::SystemSans => "system-sans",
        }
    }

    /// The face called `name`, if there is one.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|face| face.name() == name)
    }

    /// Whether the face can do something with a dimension: only the variable ones
    /// have weights.
    #[must_use]
    pub fn offers(self, dimension: Dimension) -> bool {
        dimension != Dimension::Weight || matches!(self, Self::Literata | Self::Atkinson)
    }

    /// What the reader sees it called.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Literata => "Literata",
            Self::Atkinson => "Atkinson",
            Self::OpenDyslexic => "OpenDyslexic",
            Self::SystemSerif => "System serif",
            Self::SystemSans => "System sans",
        }
    }
}
