//! The marks of the library: in memory, in the browser's database, and in other tabs.
//!
//! What is done to a mark is done in memory at once, and waits among the *undone* until the
//! database has it: of one mark one write at a time, with all that waits. What could not be
//! written stays there, and goes along with the next change that can.

mod edit;
mod opening;
mod told;
mod whole;
mod writing;

use std::cell::{Ref, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use yew::Callback;

use crate::browser::database::Database;
use crate::browser::page;
use crate::model::annotation::Annotation;

pub use edit::Edit;
pub use whole::Texts;

/// On the root while a change of marks is on its way to where it is kept.
const KEEPING: &str = "data-keeping";
/// On the root: how many marks last only as long as the page, if there are any.
const UNKEPT: &str = "data-unkept";

/// Where marks are kept.
enum Keeping {
    /// The database is on its way.
    Opening,
    /// It has been for long, and may yet come.
    Overdue,
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
        let opened = store.clone();
        store.open_database(Box::new(move |_| opened.write_undone(true)));
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
            marks.changed_elsewhere = matches!(marks.keeping, Keeping::Opening | Keeping::Overdue);
            marks.database()
        };
        if let Some(database) = database {
            self.read(&database, Box::new(|_| {}));
        }
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
}

impl Marks {
    fn database(&self) -> Option<Database> {
        match &self.keeping {
            Keeping::Kept(database) => Some(database.clone()),
            Keeping::Opening | Keeping::Overdue | Keeping::InMemory => None,
        }
    }
}
