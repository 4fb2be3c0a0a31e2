//! Which part of the library is open. The address owns that.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use crate::browser::{events, notice, page};
use crate::model::{Edition, LanguageTag, Locator};

/// What the page says where the address names what is not there.
const UNKNOWN: &str = "The address names something that is not here; perhaps it was cut short. Every story is on the shelf.";

/// What is open.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct View {
    /// The story; none on the shelf.
    pub story: Option<AttrValue>,
    /// Whether the reader came here from another view of this document. If not,
    /// the browser and `place.js` have brought the page to its place.
    pub came_within: bool,
}

impl View {
    /// What the address says is open. Anything it might say means something: an
    /// unknown story is the shelf.
    fn of_address() -> Self {
        let story = match page::edition() {
            Some(Edition::OneFile) => page::story_of_the_one_file(),
            _ => page::story_of_the_site(),
        };
        Self {
            story: story.map(AttrValue::from),
            came_within: false,
        }
    }

    /// The part of the document that shows it.
    #[must_use]
    pub fn element(&self) -> Option<Element> {
        page::view(self.story.as_deref())
    }

    /// The language of its text; none on the shelf.
    #[must_use]
    pub fn language(&self) -> Option<LanguageTag> {
        LanguageTag::parse(&page::language(&self.element()?)?)
    }

    /// Says so where the address names something that is not there, until it names
    /// something that is.
    fn check_address() {
        if page::names_nothing() {
            notice::say(UNKNOWN);
        } else {
            notice::take_back(UNKNOWN);
        }
    }

    /// Gives the document this view's title and moves the focus there. A story is
    /// brought to its place by whoever keeps it; the shelf was left at
    /// `shelf_top`.
    fn arrive(&self, shelf_top: f64) {
        let Some(element) = self.element() else {
            return;
        };
        page::take_title(&element);
        page::focus_heading(&element);
        if self.story.is_none() {
            page::scroll_to(shelf_top);
        }
    }

    /// The place in the story that the address names.
    #[must_use]
    pub fn locator_in_address() -> Option<Locator> {
        let fragment = page::fragment();
        match page::edition()? {
            Edition::OneFile => Locator::of_one_file_fragment(&fragment),
            Edition::Site => Locator::of_fragment(&fragment),
        }
    }
}

/// What is open, for the desk: what follows from a change of the address, the reader's program
/// has done by then.
#[hook]
pub fn use_open_view() -> View {
    let view = use_state_eq(View::of_address);
    let setter = view.setter();
    use_effect_with((), move |()| {
        let fragment = events::on_fragment(move || setter.set(View::of_address()));
        move || drop(fragment)
    });
    (*view).clone()
}

/// What is open, now and whenever the address changes. When it changes within
/// the document, title and focus follow, and the shelf is as it was left.
#[hook]
pub fn use_view() -> View {
    let view = use_state_eq(View::of_address);
    let setter = view.setter();
    use_effect_with((), move |()| {
        View::check_address();
        let first = View::of_address();
        if let Some(element) = first.element() {
            page::take_title(&element);
        }
        let opened = Rc::new(RefCell::new(first.story));
        let shelf_top = Rc::new(Cell::new(0.0));
        let (last_shelf_top, scrolled) = (shelf_top.clone(), opened.clone());
        // What a story scrolls to says nothing of the shelf.
        let note = move || {
            if scrolled.borrow().is_none() {
                shelf_top.set(page::scroll_top());
            }
        };
        // Only in the one-file edition are there two in one document.
        let shared = page::edition() == Some(Edition::OneFile);
        let scroll = shared.then(|| events::on_scroll(note, || ()));
        let fragment = events::on_fragment(move || {
            page::name_the_shelf();
            let _ = page::show_what_is_named();
            View::check_address();
            let view = View {
                came_within: true,
                ..View::of_address()
            };
            if opened.replace(view.story.clone()) != view.story {
                view.arrive(last_shelf_top.get());
                setter.set(view);
            }
        });
        move || drop((scroll, fragment))
    });
    (*view).clone()
}
