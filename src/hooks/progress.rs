//! How far a reader has come, in words.

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
