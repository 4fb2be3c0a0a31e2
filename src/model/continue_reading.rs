//! What a reader can go on with.

/// A story that was begun and not finished, as its card says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContinueReading {
    /// The id of the story's cover on the page.
    pub cover: String,
    /// The story's title.
    pub title: String,
    /// The language of its title and text.
    pub language: String,
    /// Where it is.
    pub href: String,
    /// The words at which the reader stopped.
    pub words: String,
    /// How much is left, in words.
    pub left: String,
}
