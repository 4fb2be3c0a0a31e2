//! The marks of the open story, painted in its text.

use super::MarksHandle;
use crate::browser::highlights::{Paint, paint};
use crate::browser::text::Text;
use crate::model::annotation::{Kind, Tone, layers};
use crate::model::{Locator, extent};

/// What is painted, and the words that are.
pub(super) type Painted = Vec<(Paint, Vec<[Locator; 2]>)>;

impl MarksHandle {
    /// Paints what is not painted yet as it is by now.
    pub(super) fn paint(&self) {
        let Some(text) = self.text.now() else { return };
        let mut painted = self.marked(text);
        painted.push((Paint::Bookmarked, self.bookmarked(text)));
        let before = self.painted.replace(painted.clone());
        for (index, (what, words)) in painted.iter().enumerate() {
            if before.get(index).is_none_or(|(_, before)| before != words) {
                let ranges = words.iter().filter_map(|words| text.range(*words));
                paint(*what, &ranges.collect::<Vec<_>>());
            }
        }
    }

    /// The words in each tone, as far as no other mark lies above them.
    fn marked(&self, text: &Text) -> Painted {
        let marked = self.layered(text);
        let marked = marked
            .iter()
            .filter_map(|(words, mark)| Some((*words, mark.tone()?)));
        let seen = layers(&marked.collect::<Vec<_>>());
        let in_tone = |tone| {
            let of_tone = seen.iter().filter(|(_, other)| *other == tone);
            of_tone.map(|(words, _)| *words).collect()
        };
        Tone::ALL
            .map(|tone| (Paint::Marked(tone), in_tone(tone)))
            .into()
    }

    /// The words at bookmarks.
    fn bookmarked(&self, text: &Text) -> Vec<[Locator; 2]> {
        let bookmarks = self
            .of_open_story()
            .filter(|mark| mark.kind == Kind::Bookmark);
        let words = bookmarks.filter_map(|mark| {
            let [start, _] = self.place(&mark.id)?;
            Some([
                start,
                extent::end_of_word(start, &|block| text.words(block))?,
            ])
        });
        words.collect()
    }
}
