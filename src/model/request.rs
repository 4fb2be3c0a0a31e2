//! What the reader's program asks of the desk.

/// Something to do in the story that is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Request {
    /// To put a bookmark at the first words in view, or to take it away.
    Bookmark,
    /// To choose words to mark, without a pointer.
    Mark,
}

impl Request {
    const ALL: [Self; 2] = [Self::Bookmark, Self::Mark];

    /// What it is called between the programs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Bookmark => "bookmark",
            Self::Mark => "mark",
        }
    }

    /// The request of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|request| request.name() == name)
    }
}
