//! The database, from opening it to reading what is in it.

use std::collections::BTreeMap;

use super::{Edit, Keeping, Marks, Store, Waiting};
use crate::browser::database::{self, Database, Done};
use crate::browser::events;
use crate::model::annotation::Annotation;
use crate::model::keys;

/// For so many milliseconds a database may be on its way before it is told that nothing is kept:
/// a browser whose profile is damaged, or in use elsewhere, may never answer.
const PATIENCE: u32 = 10_000;

impl Store {
    /// Opens the database and reads what is in it, and calls back with whether there was
    /// anything; with nothing where there is no database.
    pub(super) fn open_database(&self, done: Done<Option<bool>>) {
        let name = keys::marks(&self.marks.borrow().library);
        let late = self.clone();
        events::after(PATIENCE, move || late.do_without()).forget();
        let store = self.clone();
        let answer = move |database: Option<Database>| {
            let Some(database) = database else {
                store.now_keeping(Keeping::InMemory);
                done(None);
                store.changed.emit(());
                return store.call_waiting();
            };
            let (opened, reading) = (store.clone(), database.clone());
            let read = move |found| {
                opened.now_keeping(Keeping::Kept(database));
                done(Some(found));
                opened.call_waiting();
                if std::mem::take(&mut opened.marks.borrow_mut().changed_elsewhere) {
                    opened.read_again();
                }
            };
            store.read(&reading, Box::new(read));
        };
        database::open(&name, Box::new(answer));
    }

    /// Nobody waits any longer for a database that has not come. If it comes yet, all that was done
    /// goes into it.
    fn do_without(&self) {
        if !matches!(self.marks.borrow().keeping, Keeping::Opening) {
            return;
        }
        self.now_keeping(Keeping::Overdue);
        self.write_undone(false);
        self.call_waiting();
        self.changed.emit(());
    }

    fn now_keeping(&self, keeping: Keeping) {
        let mut marks = self.marks.borrow_mut();
        marks.keeping = keeping;
        marks.ready = true;
    }

    fn call_waiting(&self) {
        let (waiting, database) = {
            let mut marks = self.marks.borrow_mut();
            (std::mem::take(&mut marks.waiting), marks.database())
        };
        for waits in waiting {
            waits(database.clone());
        }
    }

    /// Calls back with the database once it is there, or once it is sure that there is none.
    pub(super) fn once_open(&self, done: Waiting) {
        let mut marks = self.marks.borrow_mut();
        if matches!(marks.keeping, Keeping::Opening) {
            marks.waiting.push(done);
            return;
        }
        let database = marks.database();
        drop(marks);
        done(database);
    }

    /// Takes over what is in the database, and calls back with whether that was anything. What
    /// is not there yet stays as it is here.
    pub(super) fn read(&self, database: &Database, done: Done<bool>) {
        let store = self.clone();
        let take = move |pairs: Option<Vec<(String, String)>>| {
            let found = pairs.as_ref().is_none_or(|pairs| !pairs.is_empty());
            if let Some(pairs) = pairs {
                let mut marks = store.marks.borrow_mut();
                let Marks { all, undone, .. } = &mut *marks;
                all.retain(|id, _| undone.contains_key(id));
                marks.unreadable.clear();
                let mut counts = BTreeMap::new();
                for (id, text) in pairs {
                    let read = Annotation::from_json(&text);
                    if let Ok(annotation) = &read {
                        *counts.entry(annotation.story.clone()).or_default() += 1;
                    }
                    match read {
                        _ if marks.undone.contains_key(&id) => {}
                        Ok(annotation) => {
                            marks.all.insert(id, annotation);
                        }
                        Err(_) => {
                            marks.unreadable.insert(id, text);
                        }
                    }
                }
                drop(marks);
                store.correct(counts);
            }
            store.changed.emit(());
            done(found);
        };
        database.all(Box::new(take));
    }

    /// Opens the database once more, and writes what is undone; where nothing is in it any more,
    /// all that is here.
    pub(super) fn open_again(&self, done: Box<dyn FnOnce(&Self)>) {
        {
            let store = self.clone();
            let mut marks = self.marks.borrow_mut();
            marks.waiting.push(Box::new(move |_| done(&store)));
            if matches!(marks.keeping, Keeping::Opening) {
                return;
            }
            marks.keeping = Keeping::Opening;
        }
        let here = self.all().clone();
        let store = self.clone();
        let opened = move |found| {
            if found == Some(false) {
                let mut marks = store.marks.borrow_mut();
                for (id, annotation) in here {
                    if !marks.undone.contains_key(&id) {
                        let edit = Edit::Put(Box::new(annotation.clone()));
                        marks.undone.insert(id.clone(), vec![edit]);
                        marks.all.insert(id, annotation);
                    }
                }
            }
            store.write_undone(false);
        };
        self.open_database(Box::new(opened));
    }
}
