//! All that is kept of the reader: records in storage, marks in the database.

use super::YourDataHandle;
use crate::browser::database::Done;
use crate::browser::{exchange, page, storage};
use crate::model::keys;
use crate::model::reader_data::{Change, ReaderData, What};

impl YourDataHandle {
    /// Calls back with all that is kept, and whether that is all: marks can be out of reach.
    pub(super) fn read(&self, done: Box<dyn FnOnce(ReaderData, bool)>) {
        let add = move |marks, is_all| {
            let library = library();
            let names = storage::names(&keys::record(&library, ""));
            let keys = names.into_iter().filter_map(|name| {
                let key = keys::record(&library, &name);
                let text = storage::read(&key)?;
                Some((key, text))
            });
            done(ReaderData::of(&library, keys, marks), is_all);
        };
        self.marks.texts(Box::new(add));
    }

    /// Does what `changes` say, and calls back with those that could not be done.
    pub(super) fn apply(&self, changes: Vec<Change>, done: Done<Vec<Change>>) {
        self.shown.borrow_mut().said.clear();
        let library = library();
        let (records, marks): (Vec<_>, Vec<_>) = changes
            .into_iter()
            .partition(|change| matches!(change.what, What::Record(_)));
        let undone = |change: &Change| match &change.what {
            What::Record(name) => !write(&keys::record(&library, name), change.to.as_deref()),
            What::Annotation(_) => false,
        };
        let mut left: Vec<Change> = records.into_iter().filter(undone).collect();
        let texts = marks
            .iter()
            .map(|change| (name_of(change).to_owned(), change.to.clone()))
            .collect();
        let written = move |unkept: Vec<String>| {
            let unkept = |change: &Change| unkept.iter().any(|id| id == name_of(change));
            left.extend(marks.into_iter().filter(unkept));
            exchange::say_records_changed();
            done(left);
        };
        self.marks.write_texts(texts, Box::new(written));
    }
}

/// Has `text` under `key`, or nothing, and says whether that is so.
fn write(key: &str, text: Option<&str>) -> bool {
    match text {
        Some(text) => storage::write(key, text),
        None => {
            storage::remove(key);
            storage::read(key).is_none()
        }
    }
}

fn name_of(change: &Change) -> &str {
    match &change.what {
        What::Record(name) | What::Annotation(name) => name,
    }
}

/// The library's id.
pub(super) fn library() -> String {
    page::library().unwrap_or_default()
}
