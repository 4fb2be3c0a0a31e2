//! The marks as the texts that the database holds, for those who take all of them at once.

use std::collections::BTreeMap;

use super::MarksHandle;
use super::store::Texts;
use crate::browser::database::Done;

impl MarksHandle {
    /// Calls back with every annotation's text by its id, and with whether these are all.
    pub(in crate::hooks) fn texts(&self, done: Box<dyn FnOnce(BTreeMap<String, String>, bool)>) {
        self.store.texts(done);
    }

    /// Has these texts in place of those of the same ids, all of them or none, and calls back
    /// with the ids of those that are not kept.
    pub(in crate::hooks) fn write_texts(&self, texts: Texts, done: Done<Vec<String>>) {
        self.store.write_texts(texts, done);
    }
}
