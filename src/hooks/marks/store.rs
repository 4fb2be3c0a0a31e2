//! The marks of the library: in memory, in the browser's database, and in other tabs.
//!
//! What is done to a mark is done in memory at once, and waits among the *undone* until the
//! database has it: of one mark one write at a time, with all that waits. What could not be
//! written stays there, and goes along with the next change that can.

use std::cell::{Ref, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use yew::Callback;

use crate::browser::database::{self, Database};
use crate::browser::{clock, notice, page, persistence, records, storage};
use crate::model::annotation::{Annotation, Change};
use crate::model::{Record, keys};

const BLOCKED: &str = "This browser keeps no marks for this page: they last until it is closed. “Marks and notes” can save them as a file.";
const NOT_KEPT: &str = "A change to your marks could not be kept; perhaps there is no room left for this site. It lasts until the page is closed. “Marks and notes” can save all as a file.";

/// On the root while a change of marks is on its way to where it is kept.
const KEEPING: &str = "data-keeping";
/// On the root: how many marks last only as long as the page, if there are any.
const UNKEPT: &str = "data-unkept";

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
    fn of(&self, kept: Option<Annotation>, here: Option<&Annotation>) -> Option<Annotation> {
        match self {
            Self::Put(annotation) => Some((**annotation).clone()),
            Self::Change(change, at) => {
                Some(kept.or_else(|| here.cloned())?.with(change.clone(), *at))
            }
            Self::Delete => None,
        }
    }
}

/// Texts by the ids of annotations; none where there is to be none.
pub type Texts = Vec<(String, Option<String>)>;

/// Where marks are kept.
enum Keeping {
    /// The database is on its way.
    Opening,
    /// In the database.
    Kept(Database),
    /// Nowhere: they last as long as the page.
    InMemory,
}

/// What waits for the database; it gets none where there is none.
type Waiting = Box<dyn FnOnce(Option<Database>)>;

struct Marks {
    library: String,
    all: BTreeMap<String, Annotation>,
    /// Texts in the database that are no marks, by their keys: they stay as they are.
    unreadable: BTreeMap<String, String>,
    /// What was done and is not in the database, in order, by the ids of the marks: of these,
    /// what is here counts, and not what is read there.
    undone: BTreeMap<String, Vec<Edit>>,
    /// The ids of those that are being written.
    writing: BTreeSet<String>,
    /// The ids of those that could not be.
    unkept: BTreeSet<String>,
    keeping: Keeping,
    waiting: Vec<Waiting>,
    /// Whether the database has been opened, or could not be.
    ready: bool,
    /// Whether another tab has changed some while there was no database to read.
    changed_elsewhere: bool,
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
                undone: BTreeMap::new(),
                writing: BTreeSet::new(),
                unkept: BTreeSet::new(),
                keeping: Keeping::Opening,
                waiting: Vec::new(),
                ready: false,
                changed_elsewhere: false,
            })),
            changed,
        };
        store.open_database(|store, _| store.write_undone(true));
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
        self.marks.borrow().ready
    }

    /// Whether a mark, or a change of it, lasts only as long as the page.
    pub fn is_unkept(&self, id: &str) -> bool {
        self.marks.borrow().unkept.contains(id)
    }

    /// Does something to a mark, here at once, and where it is kept.
    pub fn edit(&self, id: &str, edit: Edit) {
        {
            let mut marks = self.marks.borrow_mut();
            let here = marks.all.get(id).cloned();
            match edit.of(here.clone(), here.as_ref()) {
                Some(annotation) => marks.all.insert(id.to_owned(), annotation),
                None => marks.all.remove(id),
            };
            let undone = marks.undone.entry(id.to_owned()).or_default();
            undone.push(edit);
            // It is tried once more.
            marks.unkept.remove(id);
        }
        self.write(id, true);
        self.say_what_is_kept();
        self.changed.emit(());
    }

    /// Reads the marks anew: another tab has changed some.
    pub fn read_again(&self) {
        let database = {
            let mut marks = self.marks.borrow_mut();
            marks.changed_elsewhere = matches!(marks.keeping, Keeping::Opening);
            marks.database()
        };
        if let Some(database) = database {
            self.read(&database, |_| {});
        }
    }

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

    /// Opens the database and reads what is in it, and calls back with whether there was
    /// anything; with nothing where there is no database.
    fn open_database(&self, done: impl FnOnce(&Self, Option<bool>) + 'static) {
        let name = keys::marks(&self.marks.borrow().library);
        let store = self.clone();
        database::open(&name, move |database| {
            let Some(database) = database else {
                store.now_keeping(Keeping::InMemory);
                done(&store, None);
                store.changed.emit(());
                return store.call_waiting();
            };
            let opened = store.clone();
            store.read(&database.clone(), move |found| {
                opened.now_keeping(Keeping::Kept(database));
                done(&opened, Some(found));
                opened.call_waiting();
                if std::mem::take(&mut opened.marks.borrow_mut().changed_elsewhere) {
                    opened.read_again();
                }
            });
        });
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
    fn once_open(&self, done: impl FnOnce(Option<Database>) + 'static) {
        let mut marks = self.marks.borrow_mut();
        if matches!(marks.keeping, Keeping::Opening) {
            marks.waiting.push(Box::new(done));
            return;
        }
        let database = marks.database();
        drop(marks);
        done(database);
    }

    /// Takes over what is in the database, and calls back with whether that was anything. What
    /// is not there yet stays as it is here.
    fn read(&self, database: &Database, done: impl FnOnce(bool) + 'static) {
        let store = self.clone();
        database.all(move |pairs| {
            let found = pairs.as_ref().is_none_or(|pairs| !pairs.is_empty());
            if let Some(pairs) = pairs {
                let mut marks = store.marks.borrow_mut();
                let Marks { all, undone, .. } = &mut *marks;
                all.retain(|id, _| undone.contains_key(id));
                marks.unreadable.clear();
                for (id, text) in pairs {
                    match Annotation::from_json(&text) {
                        _ if marks.undone.contains_key(&id) => {}
                        Ok(annotation) => {
                            marks.all.insert(id, annotation);
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

    /// Writes all that is undone.
    fn write_undone(&self, again: bool) {
        let ids: Vec<String> = self.marks.borrow().undone.keys().cloned().collect();
        for id in &ids {
            self.write(id, again);
        }
    }

    /// Writes what is undone of a mark, unless that is being done. Where the database has gone, as
    /// it does when its site's data is deleted, it is opened once more, `again`.
    fn write(&self, id: &str, again: bool) {
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
        database.update(id, change, move |kept| {
            store.marks.borrow_mut().writing.remove(&key);
            match (kept, again) {
                (true, _) => store.kept(&key, count, written.take(), again),
                (false, true) => store.open_again(|_| {}),
                (false, false) => store.could_not_keep(&key),
            }
            store.say_what_is_kept();
        });
    }

    /// Opens the database once more, and writes what is undone; where nothing is in it any more,
    /// all that is here.
    fn open_again(&self, done: impl FnOnce(&Self) + 'static) {
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
        self.open_database(move |store, found| {
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
        });
    }

    /// After the first `count` edits of a mark were written: what it was `before` and is `after`.
    fn kept(&self, id: &str, count: usize, [before, after]: [Option<Annotation>; 2], again: bool) {
        let either = before.iter().chain(&after);
        let stories = either.map(|mark| mark.story.clone()).collect();
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
            matches!(marks.keeping, Keeping::InMemory)
        };
        notice::say(if in_memory { BLOCKED } else { NOT_KEPT });
        self.say_what_is_kept();
        self.changed.emit(());
    }

    /// Says on the root whether all that was done is kept.
    fn say_what_is_kept(&self) {
        let marks = self.marks.borrow();
        let settled = |id| marks.unkept.contains(id) && !marks.writing.contains(id);
        let keeping = !marks.undone.keys().all(settled);
        let unkept = marks.unkept.len();
        page::say(KEEPING, keeping.then_some(""));
        page::say(UNKEPT, (unkept > 0).then(|| unkept.to_string()).as_deref());
    }

    /// The stories that have marks, here or as was said last.
    fn stories(&self) -> BTreeSet<String> {
        let marks = self.marks.borrow();
        let said = storage::names(&keys::marked(&marks.library, ""));
        let here = marks.all.values().map(|mark| mark.story.clone());
        here.chain(said).collect()
    }

    /// Says in storage how many marks these stories have: the page fetches the desk for one that
    /// has any, and other tabs hear of it.
    fn tell_others(&self, stories: BTreeSet<String>) {
        let marks = self.marks.borrow();
        for story in stories {
            let key = keys::marked(&marks.library, &story);
            let of_story = marks.all.values().filter(|mark| mark.story == story);
            let count = of_story.count();
            if count == 0 {
                storage::remove(&key);
                continue;
            }
            let record = Record::new(1)
                .with_number("count", count as f64)
                .with_number("at", clock::now());
            // Where there is no room for it, the marks themselves are kept all the same.
            let _ = storage::write(&key, &records::to_json(&record));
        }
    }
}

impl Marks {
    fn database(&self) -> Option<Database> {
        match &self.keeping {
            Keeping::Kept(database) => Some(database.clone()),
            Keeping::Opening | Keeping::InMemory => None,
        }
    }
}
