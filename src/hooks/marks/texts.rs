//! The marks as the texts that the database holds, for those who take all of them at once.

use std::collections::BTreeMap;

use super::MarksHandle;
use super::store::Texts;

impl MarksHandle {
    /// Calls back with every annotation's text by its id, and with whether these are all.
    pub(in crate::hooks) fn texts(
        &self,
        done: impl FnOnce(BTreeMap<String, String>, bool) + 'static,
    ) {
        self.store.texts(done);
    }

    /// Has these texts in place of those of the same ids, all of them or none, and calls back
    /// with the ids of those that are not kept.
    pub(in crate::hooks) fn write_texts(
        &self,
        texts: Texts,
        done: impl FnOnce(Vec<String>) + 'static,
    ) {
        self.store.write_texts(texts, done);
    }
}
