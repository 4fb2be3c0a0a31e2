//! How far a reader has come, in words.

use crate::browser::text::Whereabouts;
use crate::model::ReadingTime;

const FINISHED: &str = "Finished";

/// How far a reader has come in a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Progress {
    /// So much time is left.
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

    /// In the reader's words; of pages with where they are, as far as that is counted, and
    /// in lines that break between the two alone.
    #[must_use]
    pub fn text(&self, pages: Option<Whereabouts>) -> String {
        let page = pages.map(page).unwrap_or_default();
        match self {
            Self::Left(time) if page.is_empty() => format!("{time}\u{a0}left"),
            Self::Left(time) => format!("{page}, {time}\u{a0}left"),
            Self::Finished if page.is_empty() => FINISHED.to_owned(),
            Self::Finished => page,
        }
    }
}

/// Which page of how many, in one line; nothing as long as it is not counted.
pub fn page(pages: Whereabouts) -> String {
    match (pages.page, pages.pages) {
        _ if pages.after_the_text => FINISHED.to_owned(),
        (Some(page), Some(pages)) => format!("Page\u{a0}{page}\u{a0}of\u{a0}{pages}"),
        (Some(page), None) => format!("Page\u{a0}{page}"),
        (None, _) => String::new(),
    }
}
