//! All marks at once, as the texts that the database holds.

use std::collections::BTreeMap;

use super::{Edit, Store};
use crate::browser::database::{Database, Done};
use crate::browser::persistence;
use crate::model::annotation::Annotation;
use crate::model::gathered;

/// Texts by the ids of annotations; none where there is to be none.
pub type Texts = Vec<(String, Option<String>)>;

impl Store {
    /// Calls back with what is kept, each text as it is, and with what is not yet; and with
    /// whether that is all: where the database cannot be read, there may be more.
    pub fn texts(&self, done: Box<dyn FnOnce(BTreeMap<String, String>, bool)>) {
        let store = self.clone();
        let answer = move |pairs: Option<Vec<(String, String)>>| {
            let marks = store.marks.borrow();
            let is_all = pairs.is_some();
            let mut texts: BTreeMap<String, String> = gathered(pairs.unwrap_or_default());
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
        self.once_open(Box::new(move |database| match database {
            Some(database) => database.all(Box::new(answer)),
            None => answer(None),
        }));
    }

    /// Has these texts in place of those of the same ids, all of them or none, and calls back
    /// with the ids of those that are not kept.
    pub fn write_texts(&self, texts: Texts, done: Done<Vec<String>>) {
        self.write_texts_once(texts, true, done);
    }

    fn write_texts_once(&self, texts: Texts, again: bool, done: Done<Vec<String>>) {
        let store = self.clone();
        let write = move |database: Option<Database>| {
            let Some(database) = database else {
                return done(store.take_into_memory(texts));
            };
            let (opened, written) = (database.clone(), texts.clone());
            let ended = move |kept| match (kept, again) {
                (true, _) => store.wrote(&opened, &written, done),
                (false, true) => store.open_again(Box::new(move |store| {
                    store.write_texts_once(written, false, done);
                })),
                (false, false) => done(written.into_iter().map(|(id, _)| id).collect()),
            };
            database.put_all(texts, Box::new(ended));
        };
        self.once_open(Box::new(write));
    }

    /// After texts were written: what waited to be written of the same marks is out of date.
    fn wrote(&self, database: &Database, texts: &Texts, done: Done<Vec<String>>) {
        {
            let mut marks = self.marks.borrow_mut();
            for (id, _) in texts {
                marks.undone.remove(id);
                marks.unkept.remove(id);
            }
        }
        let store = self.clone();
        let before = self.stories();
        let told = move |_| {
            let stories = before.into_iter().chain(store.stories());
            store.tell_others(gathered(stories));
            store.say_what_is_kept();
            if !store.all().is_empty() {
                persistence::ask();
            }
            done(Vec::new());
        };
        self.read(database, Box::new(told));
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
