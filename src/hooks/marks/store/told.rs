//! What storage says of the marks: how many each story has. The page goes by it (`desk.js`), and
//! other tabs hear of every change.

use std::collections::{BTreeMap, BTreeSet};

use super::Store;
use crate::browser::{records, storage, uuid};
use crate::model::{Record, gathered, keys};

impl Store {
    /// The stories that have marks, here or as was said last.
    pub(super) fn stories(&self) -> BTreeSet<String> {
        let marks = self.marks.borrow();
        let said = storage::names(&keys::marked(&marks.library, ""));
        let here = marks.all.values().map(|mark| mark.story.clone());
        gathered(here.chain(said))
    }

    /// Says how many marks these stories have.
    pub(super) fn tell_others(&self, stories: BTreeSet<String>) {
        let marks = self.marks.borrow();
        for story in stories {
            let of_story = marks.all.values().filter(|mark| mark.story == story);
            say(&keys::marked(&marks.library, &story), of_story.count());
        }
    }

    /// Says how many marks each story has in the database, where something else is said: of two
    /// tabs that write at once, either may know less than both have written.
    pub(super) fn correct(&self, mut counts: BTreeMap<String, usize>) {
        let library = &self.marks.borrow().library;
        for story in storage::names(&keys::marked(library, "")) {
            counts.entry(story).or_default();
        }
        for (story, count) in counts {
            let key = keys::marked(library, &story);
            if said_under(&key) != Some(count) {
                say(&key, count);
            }
        }
    }
}

/// How many marks are said to be there.
fn said_under(key: &str) -> Option<usize> {
    let record = records::parse(&storage::read(key)?)?;
    usize::try_from(record.count("count")?).ok()
}

fn say(key: &str, count: usize) {
    if count == 0 {
        return storage::remove(key);
    }
    // Nobody hears of what is written where the same lies already, as another tab may have put it
    // there in the same millisecond.
    let record = Record::new(1)
        .with_number("count", count as f64)
        .with_text("change", uuid::random().unwrap_or_default());
    // Where there is no room for it, the marks themselves are kept all the same.
    let _ = storage::write(key, &records::to_json(&record));
}
