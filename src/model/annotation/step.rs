//! Something that was done to marks, and the way back.

use std::collections::BTreeMap;

use super::Annotation;

/// Something that was done to marks in one go, and can be taken back.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// What was done, for the reader.
    pub what: String,
    changes: Vec<Change>,
}

/// What a mark was, and what became of it; none where there was none.
#[derive(Debug, Clone, PartialEq)]
struct Change {
    id: String,
    before: Option<Annotation>,
    after: Option<Annotation>,
}

impl Step {
    /// These marks are deleted.
    #[must_use]
    pub fn deletes(what: String, marks: Vec<Annotation>) -> Self {
        let changes = marks.into_iter().map(|mark| Change {
            id: mark.id.clone(),
            before: Some(mark),
            after: None,
        });
        Self {
            what,
            changes: changes.collect(),
        }
    }

    /// These marks are put in place of those that there are `now` with their ids.
    #[must_use]
    pub fn puts(what: String, marks: &[Annotation], now: &BTreeMap<String, Annotation>) -> Self {
        let changes = marks.iter().map(|mark| Change {
            id: mark.id.clone(),
            before: now.get(&mark.id).cloned(),
            after: Some(mark.clone()),
        });
        Self {
            what,
            changes: changes.collect(),
        }
    }

    /// The mark that it deletes, where it is one alone.
    #[must_use]
    pub fn deleted_alone(&self) -> Option<&Annotation> {
        match self.changes.as_slice() {
            [change] if change.after.is_none() => change.before.as_ref(),
            _ => None,
        }
    }

    /// What takes it back, given the marks that there are `now`: what those were before that are
    /// still as it left them, by their ids. Whatever was changed since, here or in another tab, is
    /// newer, and stays.
    pub fn undo<'a>(
        &'a self,
        now: &'a BTreeMap<String, Annotation>,
    ) -> impl Iterator<Item = (&'a str, Option<&'a Annotation>)> {
        let open = |change: &&Change| match (now.get(&change.id), &change.after) {
            (None, _) => change.before.is_some(),
            // As it is kept: what was read again may differ in what is not.
            (Some(now), Some(after)) => now.to_json() == after.to_json(),
            (Some(_), None) => false,
        };
        let open = self.changes.iter().filter(open);
        open.map(|change| (&*change.id, change.before.as_ref()))
    }

    /// Whether any of its marks was changed since.
    #[must_use]
    pub fn is_overtaken(&self, now: &BTreeMap<String, Annotation>) -> bool {
        let there = self.changes.iter();
        let there = there.filter(|change| now.contains_key(&change.id));
        let taken_back = self.undo(now).filter(|(id, _)| now.contains_key(*id));
        there.count() > taken_back.count()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Kind, Target, Tone};
    use super::*;

    fn mark(id: &str, note: &str) -> Annotation {
        let kind = Kind::Highlight(Tone::Amber);
        let mut mark = Annotation::new(id.into(), "a".into(), kind, Target::default(), 1.0);
        mark.note = note.into();
        mark
    }

    fn now<const N: usize>(marks: [Annotation; N]) -> BTreeMap<String, Annotation> {
        let by_id = |mark: Annotation| (mark.id.clone(), mark);
        marks.into_iter().map(by_id).collect()
    }

    fn undone(step: &Step, now: &BTreeMap<String, Annotation>) -> Vec<(String, Option<String>)> {
        let note = |mark: &Annotation| mark.note.clone();
        let undo = step.undo(now);
        undo.map(|(id, before)| (id.to_owned(), before.map(note)))
            .collect()
    }

    fn back(id: &str, note: Option<&str>) -> (String, Option<String>) {
        (id.to_owned(), note.map(String::from))
    }

    #[test]
    fn what_was_deleted_comes_back() {
        let step = Step::deletes(String::new(), vec![mark("a", "so"), mark("b", "")]);
        let there = now([]);
        let all = [back("a", Some("so")), back("b", Some(""))];
        assert_eq!(undone(&step, &there), all);
        assert!(!step.is_overtaken(&there));
    }

    #[test]
    fn what_another_tab_has_brought_back_is_not_put_back_to_what_it_was() {
        let step = Step::deletes(String::new(), vec![mark("a", "half"), mark("b", "")]);
        let there = now([mark("a", "half and the rest")]);
        assert_eq!(undone(&step, &there), [back("b", Some(""))]);
        assert!(step.is_overtaken(&there));
    }

    #[test]
    fn what_was_taken_over_goes_again_unless_somebody_wrote_to_it() {
        let before = now([mark("b", "mine")]);
        let taken = [mark("a", ""), mark("b", "theirs"), mark("c", "")];
        let step = Step::puts(String::new(), &taken, &before);
        let there = now(taken.clone());
        let all = [back("a", None), back("b", Some("mine")), back("c", None)];
        assert_eq!(undone(&step, &there), all);
        assert!(!step.is_overtaken(&there));
        // A note was written to one, and another was deleted.
        let there = now([mark("b", "theirs"), mark("c", "an hour’s work")]);
        assert_eq!(undone(&step, &there), [back("b", Some("mine"))]);
        assert!(step.is_overtaken(&there));
        // What was changed and is deleted by now is as it was before.
        let there = now([]);
        assert_eq!(undone(&step, &there), [back("b", Some("mine"))]);
        assert!(!step.is_overtaken(&there));
    }

    #[test]
    fn one_mark_that_is_deleted_alone_is_known() {
        let one = Step::deletes(String::new(), vec![mark("a", "")]);
        assert_eq!(one.deleted_alone(), Some(&mark("a", "")));
        let two = Step::deletes(String::new(), vec![mark("a", ""), mark("b", "")]);
        assert_eq!(two.deleted_alone(), None);
        let puts = Step::puts(String::new(), &[mark("a", "")], &now([]));
        assert_eq!(puts.deleted_alone(), None);
    }
}
