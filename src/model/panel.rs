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
    /// What the reader has marked, and their notes.
    Marks,
    /// Words to pass on.
    Share,
    /// All that is kept of the reader.
    YourData,
}

impl Panel {
    /// Those of the second program.
    pub const OF_THE_DESK: [Self; 4] = [Self::Find, Self::Marks, Self::Share, Self::YourData];

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
            Self::Marks => "marks",
            Self::Share => "share",
            Self::YourData => "your-data",
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
            Self::Marks => "Marks and notes",
            Self::Share => "Share",
            Self::YourData => "Your data",
        }
    }
}
