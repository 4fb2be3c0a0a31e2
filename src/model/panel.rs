//! What can open above the page.

/// A panel, by the id that it has on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Panel {
    /// Themes and type.
    ThemesAndType,
    /// What else there is.
    More,
    /// What is where, and every key.
    Help,
}

impl Panel {
    /// The panel's id; [`Slug`](super::Slug) keeps stories from having it.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::ThemesAndType => "themes-and-type",
            Self::More => "more",
            Self::Help => "help",
        }
    }

    /// What the reader sees it called.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::ThemesAndType => "Themes and type",
            Self::More => "More",
            Self::Help => "Help",
        }
    }
}
