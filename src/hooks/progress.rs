//! How far a reader has come, in words.

use crate::browser::text::Whereabouts;
use crate::model::ReadingTime;

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
        let page = pages.filter(|pages| !pages.after_the_text).and_then(page);
        match (self, page) {
            (Self::Left(time), Some(page)) => format!("{page}, {time}\u{a0}left"),
            (Self::Left(time), None) => format!("{time}\u{a0}left"),
            (Self::Finished, Some(page)) => page,
            (Self::Finished, None) => "Finished".to_owned(),
        }
    }
}

/// Which page of how many, as far as they are counted, in one line.
pub fn page(pages: Whereabouts) -> Option<String> {
    let page = pages.page?;
    Some(match pages.pages {
        Some(pages) => format!("Page\u{a0}{page}\u{a0}of\u{a0}{pages}"),
        None => format!("Page\u{a0}{page}"),
    })
}
