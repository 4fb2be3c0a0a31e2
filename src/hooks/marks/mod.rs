//! The reader's marks: made, changed, and gone to (here); where they are in the text
//! (`places.rs`), how they are painted there (`painting.rs`), and kept (`store`).

mod painting;
mod places;
mod store;
mod texts;

use std::cell::{Cell, Ref, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use yew::prelude::*;

use super::open_text::OpenText;
use super::view::View;
use crate::browser::{clock, events, exchange, notice, page, uuid};
use crate::model::annotation::{Annotation, Change, Kind, Step, Target, Tone, urn};
use crate::model::{Edition, Locator, excerpt, keys};
use painting::Painted;
use places::Places;
use store::{Edit, Store};

/// What is said once a mark is back.
pub(super) const BACK: &str = "It is back.";

/// The marks, as islands know them.
#[derive(Clone)]
pub struct MarksHandle {
    store: Store,
    text: OpenText,
    /// The story that is open.
    pub open: Option<AttrValue>,
    places: Rc<RefCell<Places>>,
    painted: Rc<RefCell<Painted>>,
    undo: Rc<RefCell<Vec<Step>>>,
    /// The way back that is offered on the page.
    offered: Rc<RefCell<Option<notice::Offer>>>,
    painting: Rc<RefCell<Option<events::Frame>>>,
}

/// What became of a step that was taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undone {
    /// The first mark that is there again.
    pub back: Option<String>,
    /// Whether something stays that was changed since.
    pub is_overtaken: bool,
}

/// The marks of the library, painted in what is open.
#[hook]
pub fn use_marks(view: &View, text: &OpenText) -> MarksHandle {
    let update = use_force_update();
    let revision = use_mut_ref(|| Rc::new(Cell::new(0_u32)));
    let revision = revision.borrow().clone();
    let store = {
        let revision = revision.clone();
        use_memo((), move |()| {
            let changed = Callback::from(move |()| {
                revision.set(revision.get().wrapping_add(1));
                update.force_update();
            });
            Store::open(&page::library().unwrap_or_default(), changed)
        })
    };
    let handle = MarksHandle {
        store: (*store).clone(),
        text: text.clone(),
        open: view.story.clone(),
        places: use_mut_ref(Places::new),
        painted: use_mut_ref(Painted::new),
        undo: use_mut_ref(Vec::new),
        offered: use_mut_ref(|| None),
        painting: use_mut_ref(|| None),
    };
    {
        let handle = handle.clone();
        use_effect_with(view.story.clone(), move |_| {
            handle.places.borrow_mut().clear();
            handle.painted.borrow_mut().clear();
        });
    }
    {
        let handle = handle.clone();
        use_effect_with((view.story.clone(), revision.get()), move |_| {
            handle.forget_overtaken();
            let painted = handle.clone();
            let painting = events::on_next_frame(move || painted.paint());
            handle.painting.replace(Some(painting));
        });
    }
    {
        let store = handle.store.clone();
        use_effect_with((), move |()| {
            let (elsewhere, returned) = (store.clone(), store);
            let marked = keys::marked(&page::library().unwrap_or_default(), "");
            let subscriptions = (
                events::on_stored_elsewhere(move |key| {
                    if key.is_empty() || key.starts_with(&marked) {
                        elsewhere.read_again();
                    }
                }),
                events::on_return(move || returned.read_again()),
            );
            move || drop(subscriptions)
        });
    }
    handle
}

impl MarksHandle {
    /// Every mark of the library, by its id.
    #[must_use]
    pub fn all(&self) -> Ref<'_, BTreeMap<String, Annotation>> {
        self.store.all()
    }

    /// What is kept as a mark and cannot be read, by its key.
    #[must_use]
    pub fn unreadable(&self) -> Ref<'_, BTreeMap<String, String>> {
        self.store.unreadable()
    }

    /// Whether what was marked before is here by now.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.store.is_ready()
    }

    /// Whether a mark lasts only as long as the page.
    #[must_use]
    pub fn is_unkept(&self, id: &str) -> bool {
        self.store.is_unkept(id)
    }

    /// Marks words of the story that is open, and gives the mark's id.
    pub fn highlight(&self, words: [Locator; 2], tone: Tone) -> Option<String> {
        self.add(words, Kind::Highlight(tone))
    }

    /// Puts a bookmark at the first words in view, or the one back that was just taken away from
    /// there; takes those in view away, if there are any.
    pub fn bookmark(&self) {
        let Some(text) = self.text.now() else {
            return notice::say_briefly("A bookmark is for a place in a story: open one.");
        };
        let in_view: Vec<String> = self
            .of_open_story()
            .filter(|mark| mark.kind == Kind::Bookmark)
            .filter(|mark| {
                let place = self.place(&mark.id);
                place.is_some_and(|[start, _]| text.is_in_view(start))
            })
            .map(|mark| mark.id)
            .collect();
        if let Some(here) = text.first_in_view().filter(|_| in_view.is_empty()) {
            if self.has_taken_away(here) {
                self.undo();
            } else {
                let _ = self.add([here, here], Kind::Bookmark);
            }
            notice::say_briefly("Bookmark put here.");
        }
        self.delete_with_offer(&in_view);
    }

    /// Whether the last step took one bookmark away from that place of the story that is open.
    fn has_taken_away(&self, here: Locator) -> bool {
        let steps = self.undo.borrow();
        let deleted = steps.last().and_then(Step::deleted_alone);
        deleted.is_some_and(|mark| {
            mark.kind == Kind::Bookmark
                && Some(&*mark.story) == self.open.as_deref()
                && mark.target.start == here
        })
    }

    /// Changes one thing of a mark.
    pub fn change(&self, id: &str, change: Change) {
        self.store.edit(id, Edit::Change(change, clock::now()));
    }

    /// Gives a mark another tone.
    pub fn set_tone(&self, id: &str, tone: Tone) {
        self.change(id, Change::Tone(tone));
    }

    /// Deletes marks, in one step; [`Self::undo`] brings them back.
    pub fn delete(&self, ids: &[String]) {
        let deleted = |id: &String| self.all().get(id).cloned();
        let marks: Vec<_> = ids.iter().filter_map(deleted).collect();
        if let Some(mark) = marks.first() {
            let what = match excerpt(&mark.target.words(), 0) {
                words if words.is_empty() => "Deleted: a mark without words".to_owned(),
                words => format!("Deleted: “{words}”"),
            };
            self.step(Step::deletes(what, marks));
        }
        for id in ids {
            self.store.edit(id, Edit::Delete);
        }
    }

    /// Deletes marks of one kind likewise, says so on the page, and offers the way back there.
    pub fn delete_with_offer(&self, ids: &[String]) {
        let kind = ids.iter().find_map(|id| Some(self.all().get(id)?.kind));
        let noted = |id: &String| self.all().get(id).is_some_and(|mark| !mark.note.is_empty());
        let said = match (kind, ids.iter().any(noted)) {
            (None, _) => return,
            (Some(Kind::Bookmark), false) => "Bookmark taken away.",
            (Some(Kind::Bookmark), true) => "Bookmark and its note taken away.",
            (Some(Kind::Highlight(_)), false) => "Mark deleted.",
            (Some(Kind::Highlight(_)), true) => "Mark and its note deleted.",
        };
        self.delete(ids);
        let handle = self.clone();
        let offered = notice::offer_undo(said, move || {
            let undone = handle.undo();
            notice::say_briefly(BACK);
            let back = undone.and_then(|undone| undone.back);
            let place = back.and_then(|id| handle.place(&id));
            if let (Some([start, _]), Some(text)) = (place, handle.text.now()) {
                text.go_on_from(start.block);
            }
        });
        self.offered.replace(offered);
    }

    /// Takes the last step back, if there is one.
    pub fn undo(&self) -> Option<Undone> {
        self.offered.take();
        let step = self.undo.borrow_mut().pop()?;
        let now = self.all().clone();
        let mut back = None;
        for (id, before) in step.undo(&now) {
            match before {
                Some(annotation) => {
                    back = back.or(Some(id.to_owned()));
                    self.put(annotation.clone());
                }
                None => self.store.edit(id, Edit::Delete),
            }
        }
        Some(Undone {
            back,
            is_overtaken: step.is_overtaken(&now),
        })
    }

    /// Whether the page's quiet line offers to take the last step back.
    #[must_use]
    pub fn offers_undo(&self) -> bool {
        self.offered.borrow().is_some()
    }

    /// What the last step was that can be taken back.
    #[must_use]
    pub fn last_step(&self) -> Option<String> {
        self.undo.borrow().last().map(|step| step.what.clone())
    }

    /// Takes over marks as they are, in place of those with the same ids; [`Self::undo`] takes
    /// that back.
    pub fn take_over(&self, marks: Vec<Annotation>) {
        if !marks.is_empty() {
            let what = "Taken over from a file".to_owned();
            let step = Step::puts(what, &marks, &self.all());
            self.step(step);
        }
        for mark in marks {
            self.put(mark);
        }
    }

    /// Takes over a mark as it is, in place of one with the same id.
    pub fn put(&self, annotation: Annotation) {
        let id = annotation.id.clone();
        self.store.edit(&id, Edit::Put(Box::new(annotation)));
    }

    /// The address of a mark.
    #[must_use]
    pub fn href(&self, mark: &Annotation) -> String {
        let edition = page::edition().unwrap_or(Edition::Site);
        let start = self
            .place(&mark.id)
            .map_or(mark.target.start, |[start, _]| start);
        edition.part_of_href(
            &edition.story_href(&mark.story),
            &format!("p{}", start.block),
        )
    }

    /// Goes to a mark of the story that is open, and says whether it is one.
    pub fn go(&self, id: &str) -> bool {
        let place = self.place(id);
        if let (Some([start, _]), Some(text)) = (place, self.text.now()) {
            exchange::look_at(start, true);
            text.go_on_from(start.block);
        }
        place.is_some()
    }

    fn add(&self, [start, end]: [Locator; 2], kind: Kind) -> Option<String> {
        let text = self.text.now()?;
        let progression = text.progression_at(start);
        let target = Target::of(start, end, progression, &|block| text.words(block));
        let story = self.open.as_ref()?.to_string();
        let annotation = Annotation::new(urn(&uuid::random()?), story, kind, target, clock::now());
        let id = annotation.id.clone();
        self.put(annotation);
        Some(id)
    }

    /// A step that can be taken back: what was offered before would take back this one.
    fn step(&self, step: Step) {
        self.offered.take();
        self.undo.borrow_mut().push(step);
    }

    /// Steps that nothing is left of to take back are offered no more.
    fn forget_overtaken(&self) {
        let is_over = || {
            let steps = self.undo.borrow();
            steps
                .last()
                .is_some_and(|step| step.undo(&self.all()).next().is_none())
        };
        while is_over() {
            self.offered.take();
            self.undo.borrow_mut().pop();
        }
    }
}
