//! "Your data": all that is kept of the reader in this library, as they see it, save it as a
//! file, take it from one, and delete it (here); and where it is read and changed (`kept.rs`).

mod kept;

use std::cell::{Ref, RefCell};
use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::marks::MarksHandle;
use super::panel::use_is_open;
use super::said::anew;
use crate::browser::files::{self, Unread};
use crate::browser::{clock, download, events, page, panels, persistence, storage};
use crate::model::reader_data::{
    About, Change, Line, Plan, ReaderData, Warning, Way, remains, size,
};
use crate::model::{Edition, Panel, file_name, keys, timestamp};
use kept::library;

/// From so many bytes on it is told how much room this site takes.
const WORTH_TELLING: f64 = 100e3;

const MEDIA_TYPE: &str = "application/json";

/// Said where the marks are out of reach.
const UNREACHED: &str =
    "Marks that this browser has kept before cannot be reached just now, and are not part of this.";
const TOO_LARGE: &str = "This file is larger than 50 MB, which no reader’s data is. Choose the one that “Your data” saved. Nothing was changed here.";
const UNREADABLE: &str = "This file could not be read: perhaps it is gone. Choose it once more. Nothing was changed here.";

/// What the panel asks, in place of what is kept.
#[derive(Debug, Clone, Default)]
pub enum Asking {
    /// Nothing: it shows what is kept.
    #[default]
    Nothing,
    /// Whether a file is to be imported, and how.
    Import(Import),
    /// Whether all is to be deleted, of which this is told.
    Delete(Vec<Line>),
}

/// A file that may be imported.
#[derive(Debug, Clone)]
pub struct Import {
    file: ReaderData,
    /// What it is called.
    pub name: String,
    /// The day on which it was made.
    pub made: Option<String>,
    /// What of it is not taken as it is.
    pub warnings: Vec<Warning>,
    /// How it and what is here are to come together.
    pub way: Way,
    /// What that will do.
    pub preview: Vec<Line>,
}

/// What is known, asked and said.
#[derive(Debug, Default)]
pub struct Shown {
    /// What is kept, as it was when the panel was opened or something done in it.
    pub here: ReaderData,
    /// Whether that is all, or marks are out of reach.
    pub is_all: bool,
    /// About how much room all pages of this address take, in words.
    pub usage: Option<String>,
    /// What is asked.
    pub asking: Asking,
    /// What was done, or why not.
    pub said: String,
    /// All that was done and can be taken back, step by step, with what is said of it.
    steps: Vec<(&'static str, Plan)>,
}

impl Shown {
    /// Whether the last step can be taken back, and nothing else is asked.
    #[must_use]
    pub fn offers_undo(&self) -> bool {
        self.can_undo() && matches!(self.asking, Asking::Nothing)
    }

    /// What the last step was that can be taken back, unless something is said.
    #[must_use]
    pub fn untold_step(&self) -> Option<&'static str> {
        let (what, _) = self.steps.last()?;
        Some(*what).filter(|_| self.offers_undo() && self.said.is_empty())
    }

    fn can_undo(&self) -> bool {
        !self.steps.is_empty()
    }
}

/// The panel, as its island knows it.
#[derive(Clone)]
pub struct YourDataHandle {
    shown: Rc<RefCell<Shown>>,
    marks: MarksHandle,
    update: UseForceUpdateHandle,
}

/// What is kept of the reader in this library, marks among it.
#[hook]
pub fn use_your_data(marks: &MarksHandle) -> YourDataHandle {
    let handle = YourDataHandle {
        shown: use_mut_ref(Shown::default),
        marks: marks.clone(),
        update: use_force_update(),
    };
    let open = use_is_open(Panel::YourData);
    {
        let handle = handle.clone();
        use_effect_with(open, move |open| {
            if !open {
                handle.leave();
            }
            let keys = open.then(|| events::on_undo_in_front(move || handle.undo_by_keys()));
            move || drop(keys)
        });
    }
    {
        // Another tab may mark something meanwhile.
        let handle = handle.clone();
        use_effect_with((open, marks.all().len()), move |(open, _)| {
            if *open {
                handle.look();
            }
        });
    }
    handle
}

impl YourDataHandle {
    /// What the panel shows.
    #[must_use]
    pub fn shown(&self) -> Ref<'_, Shown> {
        self.shown.borrow()
    }

    /// Whether some of it lasts no longer than the page.
    #[must_use]
    pub fn has_unkept(&self) -> bool {
        self.marks.all().keys().any(|id| self.marks.is_unkept(id))
    }

    /// Saves all of it as one file.
    pub fn save(&self) {
        let handle = self.clone();
        self.read(Box::new(move |here, is_all| {
            let now = clock::now();
            let about = About {
                library: library(),
                title: page::collection().unwrap_or_default(),
                made: Some(now),
            };
            let day = timestamp::day(now);
            let title = match about.title.as_str() {
                "" => &about.library,
                title => title,
            };
            let name = file_name(&format!("{title}, your data, {day}"), "json");
            let saved = download::save_text(&here.to_file(&about), MEDIA_TYPE, &name);
            handle.say(match saved {
                Some(()) if is_all => "One file, among your browser’s downloads.".to_owned(),
                Some(()) => format!("One file, among your browser’s downloads. {UNREACHED}"),
                None => "The file could not be made.".to_owned(),
            });
        }));
    }

    /// Reads a file that was chosen, and says what importing it will do.
    pub fn choose(&self, input: &HtmlInputElement) {
        let Some(file) = files::take_chosen(input) else {
            return;
        };
        let (handle, name) = (self.clone(), file.name());
        files::read_text(&file, move |text| {
            let read = match &text {
                Ok(text) => ReaderData::from_file(text, &library())
                    .and_then(|(file, warnings)| Ok((file, warnings, About::from_file(text)?)))
                    .map_err(|problem| problem.to_string()),
                Err(Unread::TooLarge) => Err(TOO_LARGE.to_owned()),
                Err(Unread::Failed) => Err(UNREADABLE.to_owned()),
            };
            match read {
                Ok((file, warnings, about)) => {
                    handle.ask_import(Import {
                        file,
                        name: name.clone(),
                        made: about.made.map(timestamp::day_in_words),
                        warnings,
                        way: Way::Merge,
                        preview: Vec::new(),
                    });
                }
                Err(problem) => handle.say(problem),
            }
        });
    }

    /// Has what is here and the file come together another way. The file stays asked about while
    /// it is found out what that will do.
    pub fn set_way(&self, way: Way) {
        if let Asking::Import(import) = &mut self.shown.borrow_mut().asking {
            import.way = way;
        }
        self.update.force_update();
        let handle = self.clone();
        self.read(Box::new(move |here, is_all| {
            handle.look_ahead(&here, is_all)
        }));
    }

    /// Imports the file.
    pub fn import(&self) {
        let asking = std::mem::take(&mut self.shown.borrow_mut().asking);
        if let Asking::Import(Import { file, way, .. }) = asking {
            let plan = move |here: &ReaderData| Plan::new(here, &file, way);
            self.carry_out(Box::new(plan), "What the file had is here now");
        }
    }

    /// Asks whether all is to be deleted.
    pub fn ask_delete(&self) {
        let handle = self.clone();
        self.read(Box::new(move |here, is_all| {
            let preview = Plan::delete_all(&here).preview();
            let mut shown = handle.shown.borrow_mut();
            shown.said = if is_all { "" } else { UNREACHED }.to_owned();
            shown.asking = Asking::Delete(preview);
            drop(shown);
            handle.show("[name=cancel]");
        }));
    }

    /// Deletes all that is kept of the reader in this library.
    pub fn delete(&self) {
        let library = library();
        storage::remove_from_session(&keys::later(&library));
        if page::edition() == Some(Edition::OneFile) {
            // No copy that was made before brings anything back.
            let _ = storage::write(&keys::record(&library, "copy"), &clock::now().to_string());
        }
        self.shown.borrow_mut().asking = Asking::Nothing;
        self.carry_out(Box::new(Plan::delete_all), "All of it is deleted");
    }

    /// Leaves all as it is.
    pub fn cancel(&self) {
        self.leave();
        self.show("[name=save]");
    }

    /// Asks and says nothing any more.
    fn leave(&self) {
        {
            let mut shown = self.shown.borrow_mut();
            shown.asking = Asking::Nothing;
            shown.said.clear();
        }
        self.update.force_update();
    }

    /// Takes the last step back, but for marks that were changed since.
    pub fn undo(&self) {
        let Some((_, plan)) = self.shown.borrow_mut().steps.pop() else {
            return;
        };
        let handle = self.clone();
        self.read(Box::new(move |here, _| {
            let (changes, newer) = plan.undo(&here);
            let what = remains(&newer).map_or_else(
                || "All is as it was before".to_owned(),
                |newer| {
                    format!("All is as it was before, but for what was changed since ({newer})")
                },
            );
            let told = handle.clone();
            handle.apply(changes, Box::new(move |left| told.done(&what, &left, true)));
        }));
    }

    /// Takes the last step back where that is offered. Nothing behind the panel hears of the keys:
    /// what it shows would not be so any more.
    fn undo_by_keys(&self) -> bool {
        if self.shown.borrow().offers_undo() {
            self.undo();
        }
        true
    }

    /// Makes a plan of what is here now, and does what it says.
    fn carry_out(&self, plan: Box<dyn FnOnce(&ReaderData) -> Plan>, what: &'static str) {
        // Until it is done, nothing is said of it.
        self.shown.borrow_mut().said.clear();
        let handle = self.clone();
        self.read(Box::new(move |here, is_all| {
            let plan = plan(&here);
            if plan.changes().is_empty() {
                return handle.done("Nothing had to be changed", &[], is_all);
            }
            let changes = plan.changes().to_vec();
            handle.shown.borrow_mut().steps.push((what, plan));
            let told = handle.clone();
            handle.apply(
                changes,
                Box::new(move |left| told.done(what, &left, is_all)),
            );
        }));
    }

    /// Says what was done, and what of it could not be.
    fn done(&self, what: &str, left: &[Change], is_all: bool) {
        let but = remains(left).map_or_else(
            || ".".to_owned(),
            |left| {
                format!(
                    ", but for {left}: this browser has no room left for this site, or keeps nothing for it."
                )
            },
        );
        let unreached = if is_all { "" } else { UNREACHED };
        let said = format!("{what}{but} {unreached}");
        self.shown.borrow_mut().said = said.trim_end().to_owned();
        let focused = match self.shown.borrow().can_undo() {
            true => "[name=undo]",
            false => "[name=save]",
        };
        self.look();
        self.show(focused);
    }

    fn ask_import(&self, import: Import) {
        let handle = self.clone();
        self.read(Box::new(move |here, is_all| {
            handle.shown.borrow_mut().asking = Asking::Import(import);
            handle.look_ahead(&here, is_all);
        }));
    }

    /// Tells what importing the file that is asked about will do to what is here.
    fn look_ahead(&self, here: &ReaderData, is_all: bool) {
        let mut shown = self.shown.borrow_mut();
        // It may have been decided meanwhile.
        let Asking::Import(import) = &mut shown.asking else {
            return;
        };
        import.preview = Plan::new(here, &import.file, import.way).preview();
        shown.said = if is_all { "" } else { UNREACHED }.to_owned();
        drop(shown);
        self.show("[name=way]:checked");
    }

    fn say(&self, said: String) {
        let said = anew(&self.shown.borrow().said, &said);
        self.shown.borrow_mut().said = said;
        self.update.force_update();
    }

    /// Shows what there is now, and moves the focus there: what had it may be gone.
    fn show(&self, focused: &'static str) {
        self.update.force_update();
        events::after(0, move || {
            panels::focus_in(Panel::YourData.id(), focused);
        })
        .forget();
    }

    /// Looks at what is kept.
    fn look(&self) {
        let handle = self.clone();
        self.read(Box::new(move |here, is_all| {
            {
                let mut shown = handle.shown.borrow_mut();
                shown.here = here;
                shown.is_all = is_all;
            }
            handle.update.force_update();
        }));
        let handle = self.clone();
        persistence::usage(move |bytes| {
            // Of less than that there is nothing to tell.
            if bytes >= WORTH_TELLING {
                handle.shown.borrow_mut().usage = Some(size(bytes as usize));
                handle.update.force_update();
            }
        });
    }
}
