//! Words that the address quotes: shown to whoever follows the link.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use super::open_text::OpenText;
use super::view::View;
use crate::browser::highlights::{Paint, paint};
use crate::browser::{events, exchange, notice, page, panels, query};
use crate::model::Locator;
use crate::model::annotation::SharedQuote;

/// What is said where the quoted words are no longer in the text.
const GONE: &str =
    "The words that this link leads to are not in the text any more. This is where they were.";

/// The same, where the link does not say where that was.
const GONE_ANYWHERE: &str = "The words that this link leads to are not in the text.";

/// What is said where no story is open that could have them, as by a link to the one file that has
/// lost what follows its `#`.
const OF_NO_STORY: &str =
    "This link quotes words, but has lost the name of their story. Every story is on the shelf.";

/// What is said where other words are shown: nobody is to take them for those that were shared.
const CHANGED: &str = "The text does not have these very words. What is marked is nearest to them.";

/// The quoted words, as their island knows them.
#[derive(Clone)]
pub struct QuotedHandle {
    /// From where to where they are, as long as they are painted.
    pub words: UseStateHandle<Option<[Locator; 2]>>,
    text: OpenText,
    /// The part of the document that they were asked for in. From disk the address goes on
    /// quoting them wherever it leads.
    asked: Rc<RefCell<Option<String>>>,
}

/// Shows words of what is open, if the address quotes some.
#[hook]
pub fn use_quoted(view: &View, text: &OpenText) -> QuotedHandle {
    let handle = QuotedHandle {
        words: use_state_eq(|| None),
        text: text.clone(),
        asked: use_mut_ref(|| None),
    };
    {
        let handle = handle.clone();
        use_effect_with(view.story.clone(), move |_| {
            let first = handle.clone();
            let soon = Rc::new(RefCell::new(Some(arrive_soon(first, true))));
            let fragment = events::on_fragment({
                let soon = soon.clone();
                move || drop(soon.replace(Some(arrive_soon(handle.clone(), false))))
            });
            move || drop((soon, fragment))
        });
    }
    {
        let handle = handle.clone();
        use_effect_with(handle.words.is_some(), move |shown| {
            let key = shown.then(|| {
                events::on_single_key(move |key, _| {
                    // An open panel closes first.
                    let ends = key == "Escape" && !panels::any_is_open();
                    if ends {
                        handle.clear();
                    }
                    ends
                })
            });
            move || drop(key)
        });
    }
    handle
}

/// By then, the reader's program has gone where the address leads.
fn arrive_soon(handle: QuotedHandle, opened: bool) -> events::Timer {
    events::after(0, move || {
        let _ = handle.arrive(opened);
    })
}

impl QuotedHandle {
    /// Shows the quoted words once more.
    pub fn show(&self) {
        if let (Some([start, _]), Some(text)) = (*self.words, self.text.now()) {
            exchange::look_at(start, !text.is_in_view(start));
            text.go_on_from(start.block);
        }
    }

    /// Paints them no more, and lets the address quote nothing.
    pub fn clear(&self) {
        query::set(&[(SharedQuote::NAME, None)]);
        paint(Paint::Quoted, &[]);
        self.words.set(None);
    }

    fn arrive(&self, opened: bool) -> Option<()> {
        let quote = query::value(SharedQuote::NAME)?;
        // Whoever passes an address on may lose what follows its `#`.
        let near = View::locator_in_address().map_or(1, |place| place.block);
        let fragment = page::fragment();
        if *self.asked.borrow_mut().get_or_insert(fragment.clone()) != fragment {
            if opened {
                // The address of another story quotes nothing of it.
                self.clear();
            }
            return None;
        }
        let Some(text) = self.text.now() else {
            notice::say_briefly(OF_NO_STORY);
            return None;
        };
        let quote = SharedQuote::parse(&quote);
        let found = quote.and_then(|quote| {
            let words = quote.find(near, &|block| text.words(block))?;
            Some((words, quote.is_of(&text.words_of(words)?)))
        });
        let Some((words, unchanged)) = found else {
            let told = View::locator_in_address().is_some();
            notice::say_briefly(if told { GONE } else { GONE_ANYWHERE });
            return None;
        };
        if !unchanged {
            notice::say_briefly(CHANGED);
        }
        paint(Paint::Quoted, text.range(words).as_slice());
        self.words.set(Some(words));
        // Who loads the page anew, or comes back to it, stays where they were.
        let came_back = if opened {
            page::names_a_part() && page::resumed_at().is_some()
        } else {
            page::kept_in_history().is_some()
        };
        if !came_back {
            exchange::look_at(words[0], true);
            text.go_on_from(words[0].block);
            let said = text.words_of(words).unwrap_or_default();
            self.text.announce(&format!("{said} Esc ends the marking."));
        }
        Some(())
    }
}
