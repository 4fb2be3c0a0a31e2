//! The words that the reader has selected, or the mark that they have pressed: what the bar beside
//! them is for.

use web_sys::Element;
use yew::prelude::*;

use super::marks::MarksHandle;
use super::open_text::OpenText;
use super::view::View;
use crate::browser::text::Text;
use crate::browser::{events, exchange, page, selection_bar};
use crate::model::annotation::Tone;
use crate::model::{Locator, extent};

/// Words of the story that is open.
#[derive(Debug, Clone, PartialEq)]
pub struct Chosen {
    /// From where to where they are.
    pub words: [Locator; 2],
    /// The mark on exactly these.
    pub mark: Option<String>,
}

/// What is chosen, as its island knows it.
#[derive(Clone)]
pub struct SelectingHandle {
    /// The words; none where none are.
    pub chosen: UseStateHandle<Option<Chosen>>,
    /// The reader's marks.
    pub marks: MarksHandle,
    text: OpenText,
}

/// Follows what the reader selects and presses in the text.
#[hook]
pub fn use_selecting(view: &View, text: &OpenText, marks: &MarksHandle) -> SelectingHandle {
    let chosen = use_state_eq(|| None::<Chosen>);
    let handle = SelectingHandle {
        chosen,
        marks: marks.clone(),
        text: text.clone(),
    };
    {
        let handle = handle.clone();
        use_effect_with(view.story.clone(), move |_| {
            handle.chosen.set(None);
            handle.look();
            let article = view_article(&handle);
            let subscriptions = article.map(|article| handle.listen(&article));
            move || drop(subscriptions)
        });
    }
    {
        // It has its size only once it is there.
        let handle = handle.clone();
        use_effect(move || handle.place_bar());
    }
    handle
}

fn view_article(handle: &SelectingHandle) -> Option<Element> {
    Some(handle.text.now()?.element().clone())
}

impl SelectingHandle {
    fn listen(&self, article: &Element) -> impl Sized + use<> {
        let (selected, released) = (self.clone(), self.clone());
        let (pressed, held) = (self.clone(), self.clone());
        let (scrolled, resized) = (self.clone(), self.clone());
        (
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

    /// Marks the chosen words in a tone; a mark has that tone from now on.
    pub fn mark(&self, tone: Tone) {
        let Some(chosen) = &*self.chosen else { return };
        let mark = match &chosen.mark {
            Some(id) => {
                self.marks.set_tone(id, tone);
                Some(id.clone())
            }
            None => self.marks.highlight(chosen.words, tone),
        };
        let words = chosen.words;
        self.chosen.set(Some(Chosen { words, mark }));
    }

    /// The tone of the chosen mark.
    #[must_use]
    pub fn tone(&self) -> Option<Tone> {
        let id = self.chosen.as_ref()?.mark.as_ref()?;
        self.marks.all().get(id)?.tone()
    }

    /// The mark on the chosen words, which is made if there is none; nothing is chosen any more.
    pub fn marked(&self) -> Option<String> {
        let chosen = self.chosen.as_ref()?;
        let id = match &chosen.mark {
            Some(id) => id.clone(),
            None => self.marks.highlight(chosen.words, Tone::default())?,
        };
        self.chosen.set(None);
        Some(id)
    }

    /// Deletes the chosen mark.
    pub fn delete(&self) {
        if let Some(id) = self.chosen.as_ref().and_then(|chosen| chosen.mark.as_ref()) {
            self.marks.delete(id);
        }
        self.leave();
    }

    /// Chooses the first paragraph in view, unless words are chosen, and gives the bar the focus:
    /// the way to mark without a pointer.
    pub fn begin(&self) {
        let Some(text) = self.text.now() else { return };
        if self.chosen.is_none() {
            let first = text.first_in_view();
            let blocks = |block| text.words(block);
            let words = first.and_then(|first| {
                extent::block(first.block, &blocks)
                    .or_else(|| extent::block_beside(first, true, &blocks))
            });
            if let Some(words) = words {
                self.choose(text, words);
            }
        }
        events::after(0, || selection_bar::focus().unwrap_or_default()).forget();
    }

    /// Does what a key is for while the bar has the focus, and says whether it is for anything:
    /// arrows choose other words.
    pub fn press_key(&self, key: &str, shift: bool) -> bool {
        let (Some(chosen), Some(text)) = (&*self.chosen, self.text.now()) else {
            return false;
        };
        let blocks = |block| text.words(block);
        let words = chosen.words;
        let [start, end] = words;
        let words = match key {
            "ArrowRight" => extent::by_a_word(words, shift, true, &blocks),
            "ArrowLeft" => extent::by_a_word(words, shift, false, &blocks),
            "ArrowDown" => extent::block_beside(end, true, &blocks).unwrap_or(words),
            "ArrowUp" => extent::block_beside(start, false, &blocks).unwrap_or(words),
            "Escape" => {
                self.leave();
                return true;
            }
            _ => return false,
        };
        self.choose(text, words);
        true
    }

    /// Nothing is chosen any more.
    pub fn leave(&self) {
        if let (Some(chosen), Some(text)) = (&*self.chosen, self.text.now()) {
            text.go_on_from(chosen.words[0].block);
        }
        self.chosen.set(None);
    }

    /// The chosen words, as they are spelt.
    #[must_use]
    pub fn words(&self) -> Option<String> {
        let chosen = self.chosen.as_ref()?;
        self.text.now()?.words_of(chosen.words)
    }

    fn choose(&self, text: &Text, words: [Locator; 2]) {
        // What is in the text can be selected.
        let _ = text.select(words);
        if !text.is_in_view(words[0]) {
            exchange::look_at(words[0], false);
        }
        self.text
            .announce(&text.words_of(words).unwrap_or_default());
        let mark = self.marks.on(words);
        self.chosen.set(Some(Chosen { words, mark }));
    }

    /// After the selection may have changed.
    fn look(&self) {
        let words = self.text.now().and_then(Text::selection);
        match words {
            Some(words) => {
                let mark = self.marks.on(words);
                self.chosen.set(Some(Chosen { words, mark }));
            }
            // A mark that was pressed is chosen without being selected.
            None if !selection_bar::has_focus() => {
                let pressed = self
                    .chosen
                    .as_ref()
                    .is_some_and(|chosen| chosen.mark.is_some());
                if !pressed {
                    self.chosen.set(None);
                }
            }
            None => {}
        }
    }

    /// After a click at a point of the text, which nothing was selected by.
    fn press(&self, x: f64, y: f64) {
        if self.text.now().and_then(Text::selection).is_some() {
            return;
        }
        let chosen = self.mark_at(x, y).and_then(|id| {
            let words = self.marks.place(&id)?;
            Some(Chosen {
                words,
                mark: Some(id),
            })
        });
        self.chosen.set(chosen);
    }

    fn mark_at(&self, x: f64, y: f64) -> Option<String> {
        self.marks.at(self.text.now()?.at_point(x, y)?)
    }

    fn place_bar(&self) {
        let range = self
            .chosen
            .as_ref()
            .and_then(|chosen| self.text.now()?.range(chosen.words));
        selection_bar::place(range.as_ref());
    }
}
