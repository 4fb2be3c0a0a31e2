//! The colours a reader can choose.

/// A named set of colours. Its values are in `static/css/tokens.css`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Theme {
    /// Warm white, for daylight.
    Paper,
    /// Brownish paper.
    Sepia,
    /// Slate, between day and night.
    Dusk,
    /// Dark, by lamplight.
    Night,
    /// True black, for screens that light each pixel.
    Black,
    /// Black on white, at the highest contrast.
    ContrastLight,
    /// White on black, at the highest contrast.
    ContrastDark,
}

impl Theme {
    /// Every theme, in the order in which the panel shows them.
    pub const ALL: [Self; 7] = [
        Self::Paper,
        Self::Sepia,
        Self::Dusk,
        Self::Night,
        Self::Black,
        Self::ContrastLight,
        Self::ContrastDark,
    ];

    /// The theme that `system` stands for when a reader has asked for nothing.
    pub const LIGHT: Self = Self::Paper;

    /// The theme that `system` stands for under `prefers-color-scheme: dark`.
    pub const DARK: Self = Self::Night;

    /// The value of `data-theme`, and the name in storage.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Paper => "paper",
            Self::Sepia => "sepia",
            Self::Dusk => "dusk",
            Self::Night => "night",
            Self::Black => "black",
            Self::ContrastLight => "contrast-light",
            Self::ContrastDark => "contrast-dark",
        }
    }

    /// The theme called `name`, if there is one.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.name() == name)
    }

    /// Whether it is light on dark.
    #[must_use]
    pub fn is_dark(self) -> bool {
        match self {
            Self::Paper | Self::Sepia | Self::ContrastLight => false,
            Self::Dusk | Self::Night | Self::Black | Self::ContrastDark => true,
        }
    }

    /// What the reader sees it called.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Paper => "Paper",
            Self::Sepia => "Sepia",
            Self::Dusk => "Dusk",
            Self::Night => "Night",
            Self::Black => "Black",
            Self::ContrastLight => "Contrast",
            Self::ContrastDark => "Contrast dark",
        }
    }
}
