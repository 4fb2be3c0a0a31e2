//! The words that the reader has selected, or the mark that they have pressed: what the bar beside
//! them is for.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use super::marks::MarksHandle;
use super::open_text::OpenText;
use super::view::View;
use crate::browser::highlights::{Paint, paint};
use crate::browser::text::Text;
use crate::browser::{events, exchange, notice, page, panels, selection_bar};
use crate::model::annotation::Tone;
use crate::model::{Locator, excerpt, extent};

/// Words of the story that is open.
#[derive(Debug, Clone, PartialEq)]
pub struct Chosen {
    /// From where to where they are.
    pub words: [Locator; 2],
    /// The mark on exactly these.
    pub mark: Option<String>,
    /// Whether that was pressed, and the words are not selected.
    pressed: bool,
}

/// What is chosen, as its island knows it.
#[derive(Clone)]
pub struct SelectingHandle {
    chosen: Rc<RefCell<Option<Chosen>>>,
    update: UseForceUpdateHandle,
    wants_focus: Rc<Cell<bool>>,
    marks: MarksHandle,
    text: OpenText,
}

/// Follows what the reader selects and presses in the text.
#[hook]
pub fn use_selecting(view: &View, text: &OpenText, marks: &MarksHandle) -> SelectingHandle {
    let handle = SelectingHandle {
        chosen: use_mut_ref(|| None),
        update: use_force_update(),
        wants_focus: (*use_memo((), |()| Rc::new(Cell::new(false)))).clone(),
        marks: marks.clone(),
        text: text.clone(),
    };
    {
        let handle = handle.clone();
        use_effect_with(view.story.clone(), move |_| {
            handle.choose(None);
            handle.look();
            let article = handle.text.now().map(|text| text.element().clone());
            let subscriptions = article.map(|article| handle.listen(&article));
            move || drop(subscriptions)
        });
    }
    {
        // It has its size only once it is there.
        let handle = handle.clone();
        use_effect(move || {
            handle.place_bar();
            if handle.chosen().is_some() && handle.wants_focus.take() {
                let _ = selection_bar::focus();
            }
        });
    }
    handle
}

impl SelectingHandle {
    fn listen(&self, article: &Element) -> impl Sized + use<> {
        let (selected, released) = (self.clone(), self.clone());
        let (pressed, held) = (self.clone(), self.clone());
        let (scrolled, resized) = (self.clone(), self.clone());
        let (focused, keyed) = (self.clone(), self.clone());
        (
            events::on_single_key(move |key, _| keyed.press_beside(key)),
            // It would cover what has the focus.
            events::on_focus(move |_| {
                if !selection_bar::has_focus() {
                    focused.choose(None);
                }
            }),
            events::on_selected(move || selected.look()),
            events::on_released(move || released.look()),
            events::on_pressed_at(article, "pointerdown", move |x, y| {
                // A tap on a mark turns no page.
                let on_mark = held.mark_at(x, y).is_some();
                page::say("data-on-mark", on_mark.then_some(""));
            }),
            events::on_pressed_at(article, "click", move |x, y| pressed.press(x, y)),
            events::on_scroll(|| (), move || scrolled.place_bar()),
            events::on_resize(move || resized.place_bar()),
        )
    }

    /// The words that are chosen; none where none are. A mark on them that was deleted in another
    /// tab meanwhile is none.
    #[must_use]
    pub fn chosen(&self) -> Option<Chosen> {
        let mut chosen = self.chosen.borrow().clone()?;
        chosen.mark = chosen.mark.filter(|id| self.marks.all().contains_key(id));
        Some(chosen)
    }

    /// The tone of the chosen mark.
    #[must_use]
    pub fn tone(&self) -> Option<Tone> {
        self.marks.all().get(&self.chosen()?.mark?)?.tone()
    }

    /// What the note to the chosen mark begins with; none where there is no note.
    #[must_use]
    pub fn note(&self) -> Option<String> {
        let marks = self.marks.all();
        let note = &marks.get(&self.chosen()?.mark?)?.note;
        let mut shown = excerpt(note, 0);
        let words = |text: &str| text.split_whitespace().count();
        if !shown.ends_with('…') && words(&shown) < words(note) {
            shown.push_str("\u{a0}…");
        }
        Some(shown).filter(|shown| !shown.is_empty())
    }

    /// The chosen words, as they are spelt.
    #[must_use]
    pub fn words(&self) -> Option<String> {
        self.text.now()?.words_of(self.chosen()?.words)
    }

    /// Marks the chosen words in a tone; a mark has that tone from now on.
    pub fn mark(&self, tone: Tone) {
        match self.chosen() {
            Some(Chosen { mark: Some(id), .. }) => self.marks.set_tone(&id, tone),
            Some(Chosen { words, .. }) => {
                let _ = self.marks.highlight(words, tone);
            }
            None => return,
        }
        self.leave();
        let said = format!("Marked in {}.", tone.title().to_lowercase());
        self.text.announce(&said);
    }

    /// The mark on the chosen words, which is made if there is none; nothing is chosen any more.
    pub fn marked(&self) -> Option<String> {
        let chosen = self.chosen()?;
        let id = match chosen.mark {
            Some(id) => id,
            None => self.marks.highlight(chosen.words, Tone::default())?,
        };
        self.leave();
        Some(id)
    }

    /// Deletes the chosen mark.
    pub fn delete(&self) {
        if let Some(id) = self.chosen().and_then(|chosen| chosen.mark) {
            self.marks.delete_with_offer(&[id]);
        }
        self.leave();
    }

    /// Chooses the first paragraph in view, unless words are chosen, and gives the bar the focus:
    /// the way to mark without a pointer.
    pub fn begin(&self) {
        let Some(text) = self.text.now() else {
            return notice::say_briefly("Words are marked in a story: open one.");
        };
        if self.chosen().is_none() {
            let blocks = |block| text.words(block);
            let words = text.first_in_view().and_then(|first| {
                let here = extent::block(first.block, &blocks);
                let next = || extent::block_beside(first, true, &blocks);
                // Of one that begins above the view, only the rest is seen: the page would move.
                let begins_here = here.is_some_and(|[start, _]| text.is_in_view(start));
                let next_here = next().filter(|[start, _]| !begins_here && text.is_in_view(*start));
                next_here.or(here).or_else(next)
            });
            if let Some(words) = words {
                self.select(text, words);
            }
        }
        // The bar can have it once it is there.
        self.wants_focus.set(true);
        self.update.force_update();
    }

    /// Does what a key is for while the bar has the focus, and says whether it is for anything:
    /// arrows choose other words.
    pub fn press_key(&self, key: &str, shift: bool) -> bool {
        let (Some(chosen), Some(text)) = (self.chosen(), self.text.now()) else {
            return false;
        };
        let blocks = |block| text.words(block);
        let words = chosen.words;
        let [start, end] = words;
        let words = match key {
            "ArrowRight" => extent::by_a_word(words, shift, true, &blocks),
            "ArrowLeft" => extent::by_a_word(words, shift, false, &blocks),
            "End" => extent::to_the_edge(words, shift, true, &blocks),
            "Home" => extent::to_the_edge(words, shift, false, &blocks),
            "ArrowDown" => extent::block_beside(end, true, &blocks).unwrap_or(words),
            "ArrowUp" => extent::block_beside(start, false, &blocks).unwrap_or(words),
            "Escape" => {
                self.leave();
                return true;
            }
            _ => return false,
        };
        self.select(text, words);
        true
    }

    /// Does what a key is for while the bar is there and has not the focus, likewise: it stands
    /// beside the words, and is reached from them.
    fn press_beside(&self, key: &str) -> bool {
        // An open panel closes first.
        if self.chosen().is_none() || selection_bar::has_focus() || panels::any_is_open() {
            return false;
        }
        match key {
            "Escape" => self.leave(),
            "Tab" => {
                let _ = selection_bar::focus();
                return selection_bar::has_focus();
            }
            _ => return false,
        }
        true
    }

    /// Nothing is chosen any more, and reading goes on where it was.
    pub fn leave(&self) {
        if let (Some(chosen), Some(text)) = (self.chosen(), self.text.now()) {
            text.go_on_from(chosen.words[0].block);
        }
        self.choose(None);
    }

    fn choose(&self, chosen: Option<Chosen>) {
        let before = self.chosen.replace(chosen.clone());
        if before != chosen {
            let words = chosen.filter(|chosen| !chosen.pressed);
            let range = words.and_then(|chosen| self.text.now()?.range(chosen.words));
            paint(Paint::Chosen, range.as_slice());
            self.update.force_update();
        }
    }

    fn select(&self, text: &Text, words: [Locator; 2]) {
        // What is in the text can be selected.
        let _ = text.select(words);
        let before = self.chosen().map(|chosen| chosen.words);
        if let Some(place) = extent::out_of_view(before, words, &|place| text.is_in_view(place)) {
            exchange::look_at(place, false);
        }
        self.text
            .announce(&text.words_of(words).unwrap_or_default());
        self.choose(Some(self.selected(words)));
    }

    /// After the selection may have changed.
    fn look(&self) {
        match self.text.now().and_then(Text::selection) {
            Some(words) => self.choose(Some(self.selected(words))),
            // A mark that was pressed is chosen without being selected; and so are words for whoever
            // is in the bar, in WebKit.
            None if self.chosen().is_some_and(|chosen| !chosen.pressed)
                && !selection_bar::has_focus() =>
            {
                self.choose(None);
            }
            None => {}
        }
    }

    fn selected(&self, words: [Locator; 2]) -> Chosen {
        Chosen {
            words,
            mark: self.marks.on(words),
            pressed: false,
        }
    }

    /// After a click at a point of the text; whoever selects presses nothing.
    fn press(&self, x: f64, y: f64) {
        if self.text.now().and_then(Text::selection).is_some() {
            return;
        }
        self.choose(self.mark_at(x, y).and_then(|id| {
            Some(Chosen {
                words: self.marks.place(&id)?,
                mark: Some(id),
                pressed: true,
            })
        }));
    }

    fn mark_at(&self, x: f64, y: f64) -> Option<String> {
        self.marks.at(self.text.now()?.at_point(x, y)?)
    }

    fn place_bar(&self) {
        let range = self
            .chosen()
            .and_then(|chosen| self.text.now()?.range(chosen.words));
        let _ = selection_bar::place(range.as_ref());
    }
}
