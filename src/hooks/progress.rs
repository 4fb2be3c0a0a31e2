//! How far a reader has come, in words.

use yew::AttrValue;

use crate::model::ReadingTime;

/// How far a reader has come in a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Progress {
    /// So many minutes are left.
    Left(ReadingTime),
    /// The last line has been seen.
    Finished,
}

impl Progress {
    /// How far `progression`, 0 to 1, is in a text of `words` words.
    #[must_use]
    pub fn of(words: usize, progression: f64) -> Self {
        if progression >= 1.0 {
            Self::Finished
        } else {
            Self::Left(ReadingTime::left(words, progression))
        }
    }

    /// In the reader's words.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Left(time) => format!("{} min left", time.minutes),
            Self::Finished => "Finished".to_owned(),
        }
    }
}

/// What a reader can go on with.
#[derive(Debug, Clone, PartialEq)]
pub struct Continue {
    /// The story's slug.
    pub slug: AttrValue,
    /// Its title.
    pub title: AttrValue,
    /// The language of its title and text.
    pub language: AttrValue,
    /// Where it is.
    pub href: AttrValue,
    /// The words at which the reader stopped.
    pub words: AttrValue,
    /// How far that is.
    pub progress: Progress,
}
