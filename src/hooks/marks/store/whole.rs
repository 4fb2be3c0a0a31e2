//! All marks at once, as the texts that the database holds.

use std::collections::BTreeMap;

use super::{Edit, Store};
use crate::browser::database::Database;
use crate::browser::persistence;
use crate::model::annotation::Annotation;

/// Texts by the ids of annotations; none where there is to be none.
pub type Texts = Vec<(String, Option<String>)>;

impl Store {
    /// Calls back with what is kept, each text as it is, and with what is not yet; and with
    /// whether that is all: where the database cannot be read, there may be more.
    pub fn texts(&self, done: impl FnOnce(BTreeMap<String, String>, bool) + 'static) {
        let store = self.clone();
        let answer = move |pairs: Option<Vec<(String, String)>>| {
            let marks = store.marks.borrow();
            let is_all = pairs.is_some();
            let mut texts: BTreeMap<String, String> =
                pairs.unwrap_or_default().into_iter().collect();
            let here = |id: &String| Some((id.clone(), marks.all.get(id)?.to_json()));
            if !is_all {
                texts.extend(marks.all.keys().filter_map(here));
            }
            for id in marks.undone.keys() {
                texts.remove(id);
                texts.extend(here(id));
            }
            drop(marks);
            done(texts, is_all);
        };
        self.once_open(move |database| match database {
            Some(database) => database.all(answer),
            None => answer(None),
        });
    }

    /// Has these texts in place of those of the same ids, all of them or none, and calls back
    /// with the ids of those that are not kept.
    pub fn write_texts(&self, texts: Texts, done: impl FnOnce(Vec<String>) + 'static) {
        self.write_texts_once(texts, true, Box::new(done));
    }

    fn write_texts_once(&self, texts: Texts, again: bool, done: Box<dyn FnOnce(Vec<String>)>) {
        let store = self.clone();
        self.once_open(move |database| {
            let Some(database) = database else {
                return done(store.take_into_memory(texts));
            };
            let (opened, written) = (database.clone(), texts.clone());
            database.put_all(texts, move |kept| match (kept, again) {
                (true, _) => store.wrote(&opened, &written, done),
                (false, true) => store.open_again(move |store| {
                    store.write_texts_once(written, false, done);
                }),
                (false, false) => done(written.into_iter().map(|(id, _)| id).collect()),
            });
        });
    }

    /// After texts were written: what waited to be written of the same marks is out of date.
    fn wrote(&self, database: &Database, texts: &Texts, done: Box<dyn FnOnce(Vec<String>)>) {
        {
            let mut marks = self.marks.borrow_mut();
            for (id, _) in texts {
                marks.undone.remove(id);
                marks.unkept.remove(id);
            }
        }
        let store = self.clone();
        let before = self.stories();
        self.read(database, move |_| {
            let stories = before.into_iter().chain(store.stories());
            store.tell_others(stories.collect());
            store.say_what_is_kept();
            if !store.all().is_empty() {
                persistence::ask();
            }
            done(Vec::new());
        });
    }

    /// Where nothing is kept, texts count as long as the page. Gives the ids of those.
    fn take_into_memory(&self, texts: Texts) -> Vec<String> {
        let mut unkept = Vec::new();
        let mut marks = self.marks.borrow_mut();
        for (id, text) in texts {
            marks.undone.remove(&id);
            marks.unkept.remove(&id);
            let Some(text) = text else {
                marks.all.remove(&id);
                continue;
            };
            if let Ok(annotation) = Annotation::from_json(&text) {
                let edit = Edit::Put(Box::new(annotation.clone()));
                marks.undone.insert(id.clone(), vec![edit]);
                marks.unkept.insert(id.clone());
                marks.all.insert(id.clone(), annotation);
            }
            unkept.push(id);
        }
        drop(marks);
        self.say_what_is_kept();
        self.changed.emit(());
        unkept
    }
}
