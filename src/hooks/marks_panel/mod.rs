//! "Marks and notes": what the panel shows of the marks (here), and their files (`files.rs`).

mod files;

pub use files::Format;

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::find::FindHandle;
use super::marks::{BACK, MarksHandle, Undone};
use super::panel::use_is_open;
use super::said::anew;
use crate::browser::{appearance, clipboard, events, notice, page, panels};
use crate::model::annotation::export::Shelf;
use crate::model::annotation::import::Import;
use crate::model::annotation::{Annotation, Change, Marks, Order, Tone};
use crate::model::find::Texts;
use crate::model::{MarksView, Panel, Scope};

/// The field of a note.
const NOTE: &str = ".note-editor textarea";

/// The button that ends a note.
const END_NOTE: &str = ".note-editor .preset";

/// What is said once a mark is deleted.
const DELETED: &str = "Mark deleted.";

/// What is said once another tab has deleted the mark whose note is being written.
const DELETED_ELSEWHERE: &str =
    "This mark was deleted elsewhere: in another tab, perhaps. Whatever you write brings it back.";

/// What is said once marks from a file are gone again.
const AS_BEFORE: &str = "All is as it was before.";

/// The same, but for those that the reader has done something to since.
const OVERTAKEN: &str = "All is as it was before, but for what was changed since.";

/// The panel, as its island knows it.
#[derive(Clone)]
pub struct MarksPanelHandle {
    /// The reader's marks.
    pub marks: MarksHandle,
    finder: FindHandle,
    shown: Rc<RefCell<Shown>>,
    update: UseForceUpdateHandle,
}

#[derive(Default)]
struct Shown {
    view: MarksView,
    /// The mark whose note is being written, as it was last.
    editing: Option<Annotation>,
    import: Option<Import>,
    /// Why the chosen file cannot be taken over.
    refused: String,
    said: String,
}

/// The panel of the reader's marks.
#[hook]
pub fn use_marks_panel(marks: &MarksHandle, finder: &FindHandle) -> MarksPanelHandle {
    let handle = MarksPanelHandle {
        marks: marks.clone(),
        finder: finder.clone(),
        shown: use_mut_ref(Shown::default),
        update: use_force_update(),
    };
    {
        let handle = handle.clone();
        let open = use_is_open(Panel::Marks);
        use_effect_with(open, move |open| {
            if *open {
                // Titles of stories come with their texts.
                handle.finder.prepare();
            } else {
                handle.change(|shown| {
                    shown.editing = None;
                    shown.import = None;
                    shown.refused.clear();
                    shown.said.clear();
                });
            }
        });
    }
    {
        // What was deleted here is offered back nowhere else. (What is offered is heard of after
        // this, and so still is.)
        let handle = handle.clone();
        use_effect_with((), move |()| {
            let undone = events::on_undo(move || {
                let undoes = !handle.marks.offers_undo() && handle.marks.last_step().is_some();
                if undoes {
                    handle.undo();
                }
                // Nor does the browser take back in this panel what was written in a field.
                undoes || (!handle.marks.offers_undo() && is_open())
            });
            move || drop(undone)
        });
    }
    {
        let handle = handle.clone();
        let now = handle.editing().map(|id| marks.all().get(&id).cloned());
        use_effect_with(now, move |now| match now {
            Some(Some(mark)) => handle.shown.borrow_mut().editing = Some(mark.clone()),
            // Nothing here has deleted it: whoever is writing goes on.
            Some(None) => handle.say(DELETED_ELSEWHERE),
            None => {}
        });
    }
    handle
}

impl MarksPanelHandle {
    /// What the reader wants to see.
    #[must_use]
    pub fn view(&self) -> MarksView {
        let mut view = self.shown.borrow().view.clone();
        if self.marks.open.is_none() {
            view.scope = Scope::Library;
        }
        view
    }

    /// The id of the mark whose note is being written.
    #[must_use]
    pub fn editing(&self) -> Option<String> {
        let shown = self.shown.borrow();
        shown.editing.as_ref().map(|mark| mark.id.clone())
    }

    /// Whether the mark whose note is being written was deleted elsewhere.
    #[must_use]
    pub fn is_deleted_elsewhere(&self) -> bool {
        let editing = self.editing();
        editing.is_some_and(|id| !self.marks.all().contains_key(&id))
    }

    /// What was done.
    #[must_use]
    pub fn said(&self) -> String {
        self.shown.borrow().said.clone()
    }

    /// The marks that are shown, in order.
    #[must_use]
    pub fn shown(&self) -> Marks {
        let view = self.view();
        let mut all: Vec<Annotation> = self.marks.all().values().cloned().collect();
        if self.is_deleted_elsewhere() {
            all.extend(self.shown.borrow().editing.clone());
        }
        let open = self.marks.open.as_deref();
        let finder = self.finder.finder();
        Marks::new(all, view.order).filtered(&view.filter(open), finder.folding())
    }

    /// The library, with its stories as far as they are known.
    #[must_use]
    pub fn shelf(&self) -> Shelf {
        Shelf {
            id: page::library().unwrap_or_default(),
            title: page::collection().unwrap_or_default(),
            language: String::new(),
            stories: self.finder.stories(),
        }
    }

    /// Whether a mark's story is none of the library's, as far as these are known.
    #[must_use]
    pub fn is_of_no_story(&self, mark: &Annotation) -> bool {
        let finder = self.finder.finder();
        let mut stories = finder.stories().iter();
        finder.texts == Texts::Here && !stories.any(|story| story.slug == mark.story)
    }

    /// Shows marks of other stories, or of this one alone.
    pub fn show_of(&self, scope: Scope) {
        self.look(|view| view.scope = scope);
    }

    /// Shows them in another order.
    pub fn sort(&self, order: Order) {
        self.look(|view| view.order = order);
    }

    /// Shows those of one tone, or all again if it is that.
    pub fn show_tone(&self, tone: Tone) {
        self.look(|view| view.tone = Some(tone).filter(|tone| view.tone != Some(*tone)));
    }

    /// Shows those with these words.
    pub fn look_for(&self, words: String) {
        self.look(|view| view.words = words);
    }

    /// Lets the reader write a note to a mark, in the panel, which opens if it is closed.
    pub fn write_note(&self, id: &str) {
        let Some(mark) = self.marks.all().get(id).cloned() else {
            return;
        };
        self.change(|shown| {
            shown.editing = Some(mark);
            // Whatever was left out, this one is shown.
            shown.view.tone = None;
            shown.view.words.clear();
        });
        panels::show(Panel::Marks.id());
        focus_soon("textarea".to_owned());
        bring_soon(END_NOTE);
    }

    /// The field of a note has got the focus: browsers bring no more of it into view than its caret.
    pub fn show_note(&self) {
        panels::bring(Panel::Marks.id(), NOTE);
    }

    /// Keeps what is written in a field as the note to a mark. Whoever writes at its end has the
    /// way to end it in view, however many lines there are by now.
    pub fn write(&self, id: &str, field: &HtmlTextAreaElement) {
        let caret = field.selection_end().ok().flatten();
        self.bring_back();
        self.marks.change(id, Change::Note(field.value()));
        if caret == Some(field.text_length()) {
            bring_soon(END_NOTE);
        }
    }

    /// Gives the mark whose note is being written another tone.
    pub fn set_tone(&self, id: &str, tone: Tone) {
        self.bring_back();
        self.marks.set_tone(id, tone);
    }

    /// The note is written.
    pub fn end_note(&self) {
        let gone = self.is_deleted_elsewhere();
        let mark = self.shown.borrow_mut().editing.take();
        self.update.force_update();
        if let Some(mark) = mark.filter(|_| !gone) {
            return focus_soon(format!("[data-mark=\"{}\"] a", mark.id));
        }
        // Where no mark is left, there is no field, but the panel's own button.
        let any = !self.marks.all().is_empty();
        focus_soon(if any { ".field" } else { "button" }.to_owned());
    }

    /// The mark whose note is being written is here again if it was deleted elsewhere.
    fn bring_back(&self) {
        if self.is_deleted_elsewhere() {
            let mark = self.shown.borrow().editing.clone();
            mark.into_iter().for_each(|mark| self.marks.put(mark));
            self.say(BACK);
        }
    }

    /// Goes to a mark of the story that is open, and says whether it is one.
    pub fn go(&self, id: &str) -> bool {
        let is_here = self.marks.place(id).is_some();
        if is_here {
            panels::close(Panel::Marks.id());
            self.marks.go(id);
        }
        is_here
    }

    /// Deletes a mark, with a way back.
    pub fn delete(&self, id: &str) {
        if self.editing().as_deref() == Some(id) && self.is_deleted_elsewhere() {
            return self.end_note();
        }
        self.shown
            .borrow_mut()
            .editing
            .take_if(|edited| edited.id == id);
        self.marks.delete(&[id.to_owned()]);
        self.say(DELETED);
        focus_soon("[name=undo]".to_owned());
    }

    /// Whether the panel opens with the focus in its field: a phone's keyboard would cover the list.
    #[must_use]
    pub fn begins_with_words(&self) -> bool {
        self.editing().is_none() && !self.is_touched()
    }

    /// Whether the reader has no keys to be told of.
    #[must_use]
    pub fn is_touched(&self) -> bool {
        appearance::is_touched()
    }

    /// What can be taken back, unless that was just said.
    #[must_use]
    pub fn untold_step(&self) -> Option<String> {
        // Said once more, it ends in a space by which it is heard again.
        let is_told = self.said().starts_with(DELETED);
        self.marks.last_step().filter(|_| !is_told)
    }

    /// Takes back what was done last, if anything was.
    pub fn undo(&self) {
        let Some(Undone { back, is_overtaken }) = self.marks.undo() else {
            return;
        };
        self.shown.borrow_mut().editing = None;
        let said = match &back {
            _ if is_overtaken => OVERTAKEN,
            Some(_) => BACK,
            None => AS_BEFORE,
        };
        if !is_open() {
            return notice::say_briefly(said);
        }
        self.say(said);
        let here = |id| format!("[data-mark=\"{id}\"] a, [name=undo]");
        focus_soon(back.map_or_else(|| "input, [name=undo]".to_owned(), here));
    }

    /// Copies a mark's words, and its note.
    pub fn copy(&self, mark: &Annotation) {
        let mut text = mark.target.words();
        if !mark.note.is_empty() {
            text = format!("{text}\n\n{}", mark.note);
        }
        let handle = self.clone();
        clipboard::copy_text(&text, move |done| {
            handle.say(if done {
                "Copied."
            } else {
                "This browser lets nothing be copied here: select the words, and copy them by hand."
            });
        });
    }

    /// Marks are printed with the text, or no longer.
    pub fn print_marks(&self, print: bool) {
        page::say("data-print-marks", print.then_some(""));
        self.update.force_update();
    }

    /// Whether marks are printed with the text.
    #[must_use]
    pub fn prints_marks(&self) -> bool {
        page::says("data-print-marks")
    }

    fn say(&self, said: &str) {
        self.change(|shown| shown.said = anew(&shown.said, said));
    }

    /// Looks at other marks: what was said is over.
    fn look(&self, change: impl FnOnce(&mut MarksView)) {
        self.change(|shown| {
            change(&mut shown.view);
            shown.said.clear();
        });
    }

    fn change(&self, change: impl FnOnce(&mut Shown)) {
        change(&mut self.shown.borrow_mut());
        self.update.force_update();
    }
}

fn is_open() -> bool {
    panels::panel(Panel::Marks.id()).is_some_and(|panel| panels::is_open(&panel))
}

/// Brings what is in the panel into view, once it has been drawn.
fn bring_soon(selector: &'static str) {
    events::after(0, move || panels::bring(Panel::Marks.id(), selector)).forget();
}

/// Moves the focus in the panel to what is there once it has been drawn.
fn focus_soon(selector: String) {
    events::after(0, move || {
        panels::focus_in(Panel::Marks.id(), &selector).unwrap_or_default();
    })
    .forget();
}
