//! Where the marks of the open story are in its text.

use std::collections::BTreeMap;

use super::MarksHandle;
use crate::browser::text::Text;
use crate::model::annotation::{Annotation, Target};
use crate::model::{Locator, sorted};

/// Where marks are, each as it was when it was looked for.
pub(super) type Places = BTreeMap<String, (Target, Option<[Locator; 2]>)>;

impl MarksHandle {
    /// Where the words of a mark are in the story that is open; none where they are gone, or the
    /// mark is another story's.
    #[must_use]
    pub fn place(&self, id: &str) -> Option<[Locator; 2]> {
        let known = {
            let (all, placed) = (self.all(), self.places.borrow());
            let mark = all.get(id)?;
            if Some(&*mark.story) != self.open.as_deref() {
                return None;
            }
            let known = placed.get(id);
            known
                .filter(|(target, _)| *target == mark.target)
                .map(|(_, place)| *place)
        };
        known.unwrap_or_else(|| {
            self.find_all();
            self.places.borrow().get(id)?.1
        })
    }

    /// The topmost mark at a place of the story that is open.
    #[must_use]
    pub fn at(&self, place: Locator) -> Option<String> {
        let layered = self.layered(self.text.now()?);
        let mut topmost = layered.into_iter().rev();
        topmost.find_map(|([start, end], mark)| (start <= place && place < end).then_some(mark.id))
    }

    /// The mark on exactly these words, if there is one.
    #[must_use]
    pub fn on(&self, words: [Locator; 2]) -> Option<String> {
        let mut marks = self.of_open_story();
        marks.find_map(|mark| (self.place(&mark.id) == Some(words)).then_some(mark.id))
    }

    /// The marks of the story that is open, as they are now.
    pub(super) fn of_open_story(&self) -> impl Iterator<Item = Annotation> + use<> {
        let open = self.open.clone();
        let all = self.all();
        let marks = all
            .values()
            .filter(|mark| Some(&*mark.story) == open.as_deref());
        marks.cloned().collect::<Vec<_>>().into_iter()
    }

    /// Looks for the words of those marks of the open story that are new, or about others.
    fn find_all(&self) {
        let Some(text) = self.text.now() else { return };
        let mut placed = self.places.borrow_mut();
        let all = self.all();
        placed.retain(|id, _| all.contains_key(id));
        let open = self.open.as_deref();
        let anew: Vec<&Annotation> = all
            .values()
            .filter(|mark| Some(&*mark.story) == open)
            .filter(|mark| {
                placed
                    .get(&mark.id)
                    .is_none_or(|(target, _)| *target != mark.target)
            })
            .collect();
        if anew.is_empty() {
            return;
        }
        let targets = anew.iter().map(|mark| &mark.target);
        let found = Target::find_all(targets, &|block| text.words(block));
        for (mark, found) in anew.into_iter().zip(found) {
            let found = found.map(|(start, end)| [start, end]);
            placed.insert(mark.id.clone(), (mark.target.clone(), found));
        }
    }

    /// The words that are marked, as they lie over one another: a shorter mark is above a longer
    /// one, or could not be seen, and of two of one length the later.
    pub(super) fn layered(&self, text: &Text) -> Vec<([Locator; 2], Annotation)> {
        let marks = self.of_open_story();
        let marks: Vec<_> = marks
            .filter(|mark| mark.tone().is_some())
            .filter_map(|mark| Some((self.place(&mark.id)?, mark)))
            .collect();
        let length =
            |[start, end]: [Locator; 2]| text.progression_at(end) - text.progression_at(start);
        sorted(marks, &|(words, mark), (other_words, other)| {
            let longer_first = length(*other_words).total_cmp(&length(*words));
            longer_first.then(mark.created.total_cmp(&other.created))
        })
    }
}
