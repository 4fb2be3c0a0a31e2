//! The marks of the library: in memory, in the browser's database, and in other tabs.

use std::cell::{Ref, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use yew::Callback;

use crate::browser::database::{self, Database};
use crate::browser::{clock, notice, persistence, records, storage};
use crate::model::annotation::{Annotation, Change};
use crate::model::{Record, keys};

const BLOCKED: &str = "This browser keeps no marks for this page: they last until it is closed. “Marks and notes” can save them as a file.";
const NOT_KEPT: &str = "A change to your marks could not be kept; perhaps there is no room left for this site. It lasts until the page is closed. “Marks and notes” can save all as a file.";

/// What is done to one mark.
#[derive(Debug, Clone)]
pub enum Edit {
    /// It is there, as it is here.
    Put(Box<Annotation>),
    /// One thing of it is another, at a time in milliseconds since 1970.
    Change(Change, f64),
    /// It is there no more.
    Delete,
}

impl Edit {
    /// What becomes of a mark as it is kept, which another tab may have changed meanwhile. `here`
    /// is what it is in this one: what was deleted there and edited here is there again.
    fn of(&self, kept: Option<Annotation>, here: Option<Annotation>) -> Option<Annotation> {
        match self {
            Self::Put(annotation) => Some((**annotation).clone()),
            Self::Change(change, at) => Some(kept.or(here)?.with(change.clone(), *at)),
            Self::Delete => None,
        }
    }
}

/// Where marks are kept.
enum Keeping {
    /// The database is on its way; what was done meanwhile waits, in order.
    Opening(Vec<(String, Edit)>),
    /// In the database.
    Kept(Database),
    /// Nowhere: they last as long as the page.
    InMemory,
}

struct Marks {
    library: String,
    all: BTreeMap<String, Annotation>,
    /// Texts in the database that are no marks, by their keys: they stay as they are.
    unreadable: BTreeMap<String, String>,
    /// The ids of those that are here and could not be kept.
    unkept: BTreeSet<String>,
    keeping: Keeping,
}

/// The marks, for all who show or change them.
#[derive(Clone)]
pub struct Store {
    marks: Rc<RefCell<Marks>>,
    changed: Callback<()>,
}

impl Store {
    /// The marks of a library. `changed` hears whenever there are others.
    pub fn open(library: &str, changed: Callback<()>) -> Self {
        let store = Self {
            marks: Rc::new(RefCell::new(Marks {
                library: library.to_owned(),
                all: BTreeMap::new(),
                unreadable: BTreeMap::new(),
                unkept: BTreeSet::new(),
                keeping: Keeping::Opening(Vec::new()),
            })),
            changed,
        };
        store.open_database(|_, _| {});
        store
    }

    /// Every mark by its id.
    pub fn all(&self) -> Ref<'_, BTreeMap<String, Annotation>> {
        Ref::map(self.marks.borrow(), |marks| &marks.all)
    }

    /// What lies in the database and could not be read, by its key.
    pub fn unreadable(&self) -> Ref<'_, BTreeMap<String, String>> {
        Ref::map(self.marks.borrow(), |marks| &marks.unreadable)
    }

    /// Whether the database has been opened, or cannot be.
    pub fn is_ready(&self) -> bool {
        !matches!(self.marks.borrow().keeping, Keeping::Opening(_))
    }

    /// Whether a mark lasts only as long as the page.
    pub fn is_unkept(&self, id: &str) -> bool {
        self.marks.borrow().unkept.contains(id)
    }

    /// Does something to a mark, here at once, and where it is kept.
    pub fn edit(&self, id: &str, edit: Edit) {
        {
            let mut marks = self.marks.borrow_mut();
            let here = marks.all.get(id).cloned();
            match edit.of(here.clone(), here) {
                Some(annotation) => marks.all.insert(id.to_owned(), annotation),
                None => marks.all.remove(id),
            };
        }
        self.keep(id, edit, true);
        self.changed.emit(());
    }

    /// Reads the marks anew: another tab has changed some.
    pub fn read_again(&self) {
        let database = match &self.marks.borrow().keeping {
            Keeping::Kept(database) => database.clone(),
            Keeping::Opening(_) | Keeping::InMemory => return,
        };
        self.read(&database, |_| {});
    }

    /// Opens the database and reads what is in it, then does what has waited for that, and calls
    /// back with whether there is one, and whether anything was in it.
    fn open_database(&self, done: impl FnOnce(&Self, Option<bool>) + 'static) {
        let name = keys::marks(&self.marks.borrow().library);
        let store = self.clone();
        database::open(&name, move |database| {
            let Some(database) = database else {
                let waiting = store.now_keeping(Keeping::InMemory);
                for (id, _) in waiting {
                    store.could_not_keep(&id);
                }
                return done(&store, None);
            };
            let opened = store.clone();
            store.read(&database.clone(), move |found| {
                let waiting = opened.now_keeping(Keeping::Kept(database));
                for (id, edit) in waiting {
                    // What was read was kept before it was done.
                    opened.edit(&id, edit);
                }
                done(&opened, Some(found));
            });
        });
    }

    /// From now on marks are kept there; gives what has waited for that.
    fn now_keeping(&self, keeping: Keeping) -> Vec<(String, Edit)> {
        match std::mem::replace(&mut self.marks.borrow_mut().keeping, keeping) {
            Keeping::Opening(waiting) => waiting,
            Keeping::Kept(_) | Keeping::InMemory => Vec::new(),
        }
    }

    /// Takes over what is in the database, and calls back with whether that was anything. What
    /// could not be kept there stays.
    fn read(&self, database: &Database, done: impl FnOnce(bool) + 'static) {
        let store = self.clone();
        database.all(move |pairs| {
            let found = pairs.as_ref().is_some_and(|pairs| !pairs.is_empty());
            if let Some(pairs) = pairs {
                let mut marks = store.marks.borrow_mut();
                let Marks { all, unkept, .. } = &mut *marks;
                all.retain(|id, _| unkept.contains(id));
                marks.unreadable.clear();
                for (id, text) in pairs {
                    match Annotation::from_json(&text) {
                        Ok(annotation) => {
                            marks.all.entry(id).or_insert(annotation);
                        }
                        Err(_) => {
                            marks.unreadable.insert(id, text);
                        }
                    }
                }
            }
            store.changed.emit(());
            done(found);
        });
    }

    /// Keeps what was done to a mark. Where the database has gone, as it does when its site's data
    /// is deleted, it is opened once more, `again`.
    fn keep(&self, id: &str, edit: Edit, again: bool) {
        let here = self.all().get(id).cloned();
        let database = match &mut self.marks.borrow_mut().keeping {
            Keeping::Opening(waiting) => {
                waiting.push((id.to_owned(), edit));
                return;
            }
            Keeping::Kept(database) => Some(database.clone()),
            Keeping::InMemory => None,
        };
        let Some(database) = database else {
            return self.could_not_keep(id);
        };
        let (store, key, doing) = (self.clone(), id.to_owned(), edit.clone());
        let change = move |text: Option<String>| {
            let kept = text.and_then(|text| Annotation::from_json(&text).ok());
            doing.of(kept, here).map(|annotation| annotation.to_json())
        };
        database.update(id, change, move |kept| match (kept, again) {
            (true, _) => store.kept(&key),
            (false, true) => store.keep_anew(key, edit),
            (false, false) => store.could_not_keep(&key),
        });
    }

    /// Opens the database once more; where nothing is in it any more, all that is here is kept
    /// again.
    fn keep_anew(&self, id: String, edit: Edit) {
        let here = self.all().clone();
        self.marks.borrow_mut().unkept.extend(here.keys().cloned());
        self.open_database(move |store, found| {
            match found {
                Some(true) => {
                    store.marks.borrow_mut().unkept.retain(|other| *other == id);
                    store.read_again();
                }
                Some(false) => {
                    for (other, annotation) in here.iter().filter(|(other, _)| **other != id) {
                        store.keep(other, Edit::Put(Box::new(annotation.clone())), false);
                    }
                }
                None => {}
            }
            store.keep(&id, edit, false);
        });
    }

    fn kept(&self, id: &str) {
        let (first, story, library) = {
            let mut marks = self.marks.borrow_mut();
            marks.unkept.remove(id);
            let story = marks.all.get(id).map(|mark| mark.story.clone());
            (marks.all.len() == 1, story, marks.library.clone())
        };
        notice::take_back(NOT_KEPT);
        if first && story.is_some() {
            persistence::ask();
        }
        self.tell_others(&library);
    }

    /// Says in storage how many marks each story has: the page fetches the desk for one that has
    /// any, and other tabs hear of it.
    fn tell_others(&self, library: &str) {
        let mut counts: BTreeMap<String, u32> = storage::names(&keys::marked(library, ""))
            .into_iter()
            .map(|slug| (slug, 0))
            .collect();
        for mark in self.all().values() {
            *counts.entry(mark.story.clone()).or_default() += 1;
        }
        for (slug, count) in counts {
            let key = keys::marked(library, &slug);
            if count == 0 {
                storage::remove(&key);
                continue;
            }
            let record = Record::new(1)
                .with_number("count", f64::from(count))
                .with_number("at", clock::now());
            // Where there is no room for it, the marks themselves are kept all the same.
            let _ = storage::write(&key, &records::to_json(&record));
        }
    }

    fn could_not_keep(&self, id: &str) {
        let in_memory = {
            let mut marks = self.marks.borrow_mut();
            marks.unkept.insert(id.to_owned());
            matches!(marks.keeping, Keeping::InMemory)
        };
        notice::say(if in_memory { BLOCKED } else { NOT_KEPT });
        self.changed.emit(());
    }
}
