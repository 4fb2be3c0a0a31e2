//! What can open above the page.

/// A panel, by the id that it has on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Panel {
    /// Themes and type.
    ThemesAndType,
    /// What else there is.
    More,
    /// Words in this story, and in the others.
    Find,
    /// Another place in the story.
    GoTo,
    /// What is where, and every key.
    Help,
    /// The library, or a story, as one file.
    KeepCopy,
}

impl Panel {
    /// The panel's id; [`Slug`](super::Slug) keeps stories from having it.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::ThemesAndType => "themes-and-type",
            Self::More => "more",
            Self::Find => "find",
            Self::GoTo => "go-to",
            Self::Help => "help",
            Self::KeepCopy => "keep-a-copy",
        }
    }

    /// What the reader sees it called.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::ThemesAndType => "Themes and type",
            Self::More => "More",
            Self::Find => "Find",
            Self::GoTo => "Go to",
            Self::Help => "Help",
            Self::KeepCopy => "Keep a copy",
        }
    }
}
