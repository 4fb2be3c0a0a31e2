//! Finding words, in the story that is open and in all others.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use super::open_text::OpenText;
use super::panel::use_is_open;
use super::view::View;
use crate::browser::highlights::{Paint, paint};
use crate::browser::text::Text;
use crate::browser::{events, exchange, library_text, page, panels, query};
use crate::model::annotation::export::StoryHead;
use crate::model::find::{Asked, Finder, Found, Hit, Texts, library_text as file};
use crate::model::{Edition, Locator, Panel};

/// What the address calls the words, that they are exact, that they are whole, and the hit.
const WORDS: &str = "find";
const EXACT: &str = "exact";
const WHOLE: &str = "whole";
const HIT: &str = "hit";

/// The address says what is looked for so many milliseconds after that has changed. WebKit lets
/// a page change it 100 times in half a minute, and a key that is held is faster.
const PAUSE: u32 = 300;

/// At most so many hits are painted, so many of them before the view: a letter is in a long
/// text a million times.
const PAINTED: usize = 300;
const BEFORE: usize = 50;

/// The panel, the hits in the text, and the way from one to the next, as their island knows
/// them.
#[derive(Clone)]
pub struct FindHandle {
    finder: Rc<RefCell<Finder>>,
    text: OpenText,
    /// The story that is open.
    pub open: Option<AttrValue>,
    /// The view that was left for a hit in another: a story, or the shelf, which has no name.
    left: Rc<RefCell<Option<AttrValue>>>,
    update: UseForceUpdateHandle,
    painting: Rc<RefCell<Option<events::Frame>>>,
    naming: Rc<RefCell<Option<events::Timer>>>,
}

/// Finds words for whoever reads `view`.
#[hook]
pub fn use_find(view: &View, text: &OpenText) -> FindHandle {
    let finder = use_mut_ref(|| Finder::new(library_text::folding()));
    let handle = FindHandle {
        finder,
        text: text.clone(),
        open: view.story.clone(),
        left: use_mut_ref(|| None),
        update: use_force_update(),
        painting: use_mut_ref(|| None),
        naming: use_mut_ref(|| None),
    };
    {
        let handle = handle.clone();
        use_effect_with(view.story.clone(), move |_| {
            // The reader's program has gone by then to where the address leads.
            let arrived = events::after(0, move || handle.arrive());
            move || drop(arrived)
        });
    }
    {
        let handle = handle.clone();
        use_effect_with((), move |()| {
            if let Some(typed) = panels::take_early_words() {
                handle.ask(Asked {
                    typed,
                    ..Asked::default()
                });
            }
        });
    }
    let looking = handle.finder.borrow().is_looking();
    {
        let handle = handle.clone();
        use_effect_with((view.story.clone(), looking), move |(_, looking)| {
            let keys = (*looking).then(|| {
                let (keys, scrolled) = (handle.clone(), handle.clone());
                (
                    events::on_single_key(move |key, _| keys.press(key)),
                    events::on_scroll(|| (), move || scrolled.has_scrolled()),
                )
            });
            move || drop(keys)
        });
    }
    {
        let handle = handle.clone();
        let open = use_is_open(Panel::Find);
        use_effect_with(open, move |open| {
            if *open {
                handle.prepare();
            }
        });
    }
    handle
}

impl FindHandle {
    /// What is looked for, and what was found.
    #[must_use]
    pub fn finder(&self) -> std::cell::Ref<'_, Finder> {
        self.finder.borrow()
    }

    /// Looks for something else, and says so in the address.
    pub fn ask(&self, asked: Asked) {
        self.finder.borrow_mut().ask(asked);
        self.show();
        self.name_soon();
    }

    /// Looks for nothing any more.
    pub fn clear(&self) {
        let asked = Asked {
            typed: String::new(),
            ..self.finder().asked.clone()
        };
        self.ask(asked);
    }

    /// Tells more of what was found, and moves the focus from the button for it to the first of
    /// that.
    pub fn tell_more(&self, event: &MouseEvent) {
        let group = panels::group_of(event.target_dyn_into());
        self.finder.borrow_mut().tell_more();
        self.show();
        if let Some(group) = group {
            events::after(0, move || group.focus_next().unwrap_or_default()).forget();
        }
    }

    /// Reads what is here of the library, and asks for the rest.
    pub(super) fn prepare(&self) {
        self.read();
        self.fetch();
    }

    /// The stories of the library, as far as they are known.
    pub(super) fn stories(&self) -> Vec<StoryHead> {
        let edition = page::edition().unwrap_or(Edition::Site);
        let finder = self.finder.borrow();
        let heads = finder.stories().iter().map(|story| StoryHead {
            slug: story.slug.clone(),
            title: story.title.clone(),
            author: story.author.clone(),
            language: story.language.clone(),
            address: page::address_of(&edition.story_href(&story.slug)).unwrap_or_default(),
        });
        heads.collect()
    }

    /// Asks for the texts of the other stories, unless they are here or on their way.
    pub fn fetch(&self) {
        let mut finder = self.finder.borrow_mut();
        if page::edition() == Some(Edition::OneFile) {
            finder.texts = Texts::Here;
        }
        if matches!(finder.texts, Texts::Unasked | Texts::Missing) {
            finder.texts = Texts::Asked;
            let handle = self.clone();
            library_text::fetch_all(move |text| handle.fetched(text.as_deref()));
        }
        drop(finder);
        self.update.force_update();
    }

    fn fetched(&self, text: Option<&str>) {
        let mut finder = self.finder.borrow_mut();
        let stories = text.and_then(|text| file::read(text, finder.folding()));
        finder.texts = if stories.is_some() {
            Texts::Here
        } else {
            Texts::Missing
        };
        let current = finder.current;
        finder.add(stories.unwrap_or_default());
        finder.current = current;
        drop(finder);
        self.update.force_update();
    }

    /// Reads what is in the document, once.
    fn read(&self) {
        let mut finder = self.finder.borrow_mut();
        finder.open(self.open.as_deref());
        if !finder.knows_any() {
            let stories = library_text::in_document(finder.folding());
            finder.add(stories);
        }
    }

    /// After a story has been opened, or the shelf: does what the address asks for, and what a
    /// link to a hit in it did.
    fn arrive(&self) {
        let asked = query::value(WORDS).filter(|_| self.finder().asked == Asked::default());
        if let Some(typed) = asked {
            let asked = Asked {
                typed,
                exact: query::value(EXACT).is_some(),
                whole_words: query::value(WHOLE).is_some(),
            };
            let hit = query::value(HIT).and_then(|hit| hit.parse::<usize>().ok());
            self.read();
            let hit = hit.and_then(|hit| hit.checked_sub(1));
            // Whoever follows a link to a search has read nothing that they would be led away from.
            let first = || self.is_at_beginning().then_some(0);
            self.finder.borrow_mut().awaited = hit.or_else(first);
            self.ask(asked);
            if self.finder().count_here() == 0 {
                panels::toggle(Panel::Find.id());
            }
        }
        if !self.finder().is_looking() {
            return;
        }
        self.finder.borrow_mut().open(self.open.as_deref());
        let awaited = self.finder.borrow_mut().awaited.take();
        match awaited.filter(|index| *index < self.finder().count_here()) {
            // Who loads the page again, and has it in view, stays where they were.
            Some(index) if page::resumed_at().is_some() && self.is_in_view(index) => {
                self.take(index);
                self.show();
            }
            Some(index) => self.go(index),
            None => self.show(),
        }
        // Who comes back from a hit in another story finds the others again.
        let came_back = awaited.is_none() && *self.left.borrow() == Some(self.view());
        if came_back && self.finder().count_here() == 0 && !panels::any_is_open() {
            panels::toggle(Panel::Find.id());
        }
    }

    fn view(&self) -> AttrValue {
        self.open.clone().unwrap_or_default()
    }

    fn is_at_beginning(&self) -> bool {
        let first = self.text.now().and_then(Text::first_in_view);
        first == Some(Locator::start_of(1)) && !page::names_a_part()
    }

    /// The address of a hit; in this document, it is told by [`Self::follow`].
    #[must_use]
    pub fn href(&self, slug: &str, number: usize, found: &Found) -> String {
        let edition = page::edition().unwrap_or(Edition::Site);
        let block = format!("p{}", found.hit.block);
        let href = edition.part_of_href(&edition.story_href(slug), &block);
        let (Edition::Site, Some((page, part))) = (edition, href.split_once('#')) else {
            return href;
        };
        let asked = &self.finder().asked;
        let number = (number + 1).to_string();
        let mut values = vec![(WORDS, asked.typed.as_str()), (HIT, &number)];
        values.extend(asked.exact.then_some((EXACT, "1")));
        values.extend(asked.whole_words.then_some((WHOLE, "1")));
        format!("{page}{}#{part}", query::of(&values))
    }

    /// Follows a link to a hit: in the story that is open by itself, and gives whether it did.
    pub fn follow(&self, slug: &str, number: usize) -> bool {
        let here = self.open.as_deref() == Some(slug);
        // Who comes back to another page finds what was found as they left it.
        if here || page::edition() == Some(Edition::OneFile) {
            panels::close(Panel::Find.id());
        }
        if here {
            self.go_on_from(number);
        } else {
            self.finder.borrow_mut().awaited = Some(number);
            self.left.replace(Some(self.view()));
            // Who comes back may find nothing but the address as it was.
            self.name();
        }
        here
    }

    /// Follows the first link: to the first hit from where the reader is.
    pub fn follow_first(&self) {
        if let Some(index) = self.step_from_here(true) {
            panels::close(Panel::Find.id());
            self.go_on_from(index);
        } else {
            panels::press_in(Panel::Find.id(), ".found a");
        }
    }

    /// Goes to the next hit, or to the one before.
    pub fn step(&self, on: bool) {
        if let Some(index) = self.step_from_here(on) {
            self.go(index);
        }
    }

    fn step_from_here(&self, on: bool) -> Option<usize> {
        let text = self.text.now()?;
        let current = self.current();
        let mut finder = self.finder.borrow_mut();
        // Who has read on looks from there.
        if !current.is_some_and(|hit| text.is_in_view(hit.place())) {
            finder.current = None;
        }
        finder.step(on, here(text))
    }

    /// Goes to one of the hits in the story that is open, and lets the keyboard go on from there.
    fn go_on_from(&self, index: usize) {
        self.go(index);
        let hit = self.finder().hit(index);
        if let (Some(text), Some(hit)) = (self.text.now(), hit) {
            text.go_on_from(hit.block);
        }
    }

    /// Goes to one of the hits in the story that is open.
    fn go(&self, index: usize) {
        let before = self.current();
        self.take(index);
        let (hit, said) = {
            let finder = self.finder();
            let count = finder.count_here();
            let sentence = finder.sentence(index).unwrap_or_default();
            let said = format!("{} of {count}: {sentence}", index + 1);
            (finder.hit(index), said)
        };
        if let (Some(text), Some(hit)) = (self.text.now(), hit) {
            let anew = !before.is_some_and(|before| text.is_in_view(before.place()));
            exchange::look_at(hit.place(), anew);
            self.text.announce(&said);
        }
        self.show();
    }

    /// Has one of the hits in the story be the one that was gone to. Loading the page again leads
    /// back to it.
    fn take(&self, index: usize) {
        self.finder.borrow_mut().current = Some(index);
        self.name_soon();
    }

    fn name_soon(&self) {
        let handle = self.clone();
        let naming = events::after(PAUSE, move || handle.name());
        self.naming.replace(Some(naming));
    }

    /// Has the address say what is looked for, and which hit is in view.
    fn name(&self) {
        let asked = &self.finder().asked;
        let words = Some(&*asked.typed).filter(|typed| !typed.trim().is_empty());
        let on = |on: bool| words.filter(|_| on).map(|_| "1");
        let hit = self.hit_in_view().map(|index| (index + 1).to_string());
        query::set(&[
            (WORDS, words),
            (EXACT, on(asked.exact)),
            (WHOLE, on(asked.whole_words)),
            (HIT, hit.as_deref()),
        ]);
    }

    /// The hit that was gone to, unless the reader has read on from it.
    fn hit_in_view(&self) -> Option<usize> {
        let current = self.finder().current;
        current.filter(|index| self.is_in_view(*index))
    }

    fn is_in_view(&self, index: usize) -> bool {
        let hit = self.finder().hit(index).zip(self.text.now());
        hit.is_some_and(|(hit, text)| text.is_in_view(hit.place()))
    }

    /// The hit that was gone to.
    fn current(&self) -> Option<Hit> {
        let finder = self.finder();
        finder.hit(finder.current?)
    }

    /// What was found is told at once, and painted by the next frame.
    fn show(&self) {
        self.update.force_update();
        let handle = self.clone();
        let painting = events::on_next_frame(move || handle.paint());
        self.painting.replace(Some(painting));
    }

    /// Paints the hits near the view again, where there are too many for all. Whoever has read on
    /// from a hit does not come back to it.
    fn has_scrolled(&self) {
        if self.hit_in_view().is_some() != query::value(HIT).is_some() {
            self.name_soon();
        }
        if self.finder().count_here() > PAINTED {
            self.paint();
        }
    }

    fn paint(&self) {
        let finder = self.finder();
        if !finder.is_looking() {
            paint(Paint::Found, &[]);
            paint(Paint::FoundHere, &[]);
            return;
        }
        let Some(text) = self.text.now() else {
            return;
        };
        let from = if finder.count_here() > PAINTED {
            finder.first_from(here(text)).saturating_sub(BEFORE)
        } else {
            0
        };
        let hits = (from..from + PAINTED).map_while(|index| finder.hit(index));
        paint(Paint::Found, &text.ranges(hits));
        paint(Paint::FoundHere, &text.ranges(self.current().into_iter()));
    }

    fn press(&self, key: &str) -> bool {
        match key {
            "n" if page::has_single_keys() => self.step(true),
            "p" if page::has_single_keys() => self.step(false),
            // An open panel closes first.
            "Escape" if !panels::any_is_open() => self.clear(),
            _ => return false,
        }
        true
    }
}

/// The first words in view.
fn here(text: &Text) -> Locator {
    text.first_in_view().unwrap_or(Locator::start_of(1))
}
