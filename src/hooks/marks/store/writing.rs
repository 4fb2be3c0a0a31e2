//! What was done, into the database.

use std::cell::RefCell;
use std::rc::Rc;

use super::{Keeping, Store};
use crate::browser::{notice, persistence};
use crate::model::annotation::Annotation;
use crate::model::gathered;

const BLOCKED: &str = "This browser keeps no marks for this page: they last until it is closed. “Marks and notes” can save them as a file.";
const NOT_KEPT: &str = "A change to your marks could not be kept; perhaps there is no room left for this site. It lasts until the page is closed. “Marks and notes” can save all as a file.";

impl Store {
    /// Writes all that is undone.
    pub(super) fn write_undone(&self, again: bool) {
        let ids: Vec<String> = self.marks.borrow().undone.keys().cloned().collect();
        for id in &ids {
            self.write(id, again);
        }
    }

    /// Writes what is undone of a mark, unless that is being done. Where the database has gone, as
    /// it does when its site's data is deleted, it is opened once more, `again`.
    pub(super) fn write(&self, id: &str, again: bool) {
        let mut marks = self.marks.borrow_mut();
        if matches!(marks.keeping, Keeping::Opening) || marks.writing.contains(id) {
            return;
        }
        let Some(edits) = marks.undone.get(id).cloned() else {
            return;
        };
        let Some(database) = marks.database() else {
            drop(marks);
            return self.could_not_keep(id);
        };
        marks.writing.insert(id.to_owned());
        let here = marks.all.get(id).cloned();
        drop(marks);
        let (store, key, count) = (self.clone(), id.to_owned(), edits.len());
        let written = Rc::new(RefCell::new([None, None]));
        let writes = written.clone();
        let change = move |text: Option<String>| {
            let before = text.and_then(|text| Annotation::from_json(&text).ok());
            let edits = edits.iter();
            let after = edits.fold(before.clone(), |mark, edit| edit.of(mark, here.as_ref()));
            let text = after.as_ref().map(Annotation::to_json);
            writes.replace([before, after]);
            text
        };
        let ended = move |kept| {
            store.marks.borrow_mut().writing.remove(&key);
            match (kept, again) {
                (true, _) => store.kept(&key, count, written.take(), again),
                (false, true) => store.open_again(Box::new(|_| {})),
                (false, false) => store.could_not_keep(&key),
            }
            store.say_what_is_kept();
        };
        database.update(id, Box::new(change), Box::new(ended));
    }

    /// After the first `count` edits of a mark were written: what it was `before` and is `after`.
    fn kept(&self, id: &str, count: usize, [before, after]: [Option<Annotation>; 2], again: bool) {
        let either = before.iter().chain(&after);
        let stories = gathered(either.map(|mark| mark.story.clone()));
        let (first, more, unkept) = {
            let mut marks = self.marks.borrow_mut();
            let rest = marks.undone.get_mut(id);
            let more = rest.is_some_and(|edits| {
                edits.drain(..count.min(edits.len()));
                !edits.is_empty()
            });
            if !more {
                marks.undone.remove(id);
                marks.unkept.remove(id);
                // Another tab may have changed something else of it.
                match after {
                    Some(mark) => marks.all.insert(id.to_owned(), mark),
                    None => marks.all.remove(id),
                };
            }
            let unkept: Vec<String> = marks.unkept.iter().cloned().collect();
            (marks.all.len() == 1, more, unkept)
        };
        if more {
            self.write(id, true);
        }
        if unkept.is_empty() {
            notice::take_back(NOT_KEPT);
            notice::take_back(BLOCKED);
        }
        if again {
            // There may be room for these by now.
            unkept.iter().for_each(|id| self.write(id, false));
        }
        if first {
            persistence::ask();
        }
        self.tell_others(stories);
        self.changed.emit(());
    }

    fn could_not_keep(&self, id: &str) {
        let in_memory = {
            let mut marks = self.marks.borrow_mut();
            marks.unkept.insert(id.to_owned());
            matches!(marks.keeping, Keeping::InMemory | Keeping::Overdue)
        };
        notice::say(if in_memory { BLOCKED } else { NOT_KEPT });
        self.say_what_is_kept();
        self.changed.emit(());
    }
}
