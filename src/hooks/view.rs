//! Which part of the library is open. The address owns that.

use web_sys::Element;
use yew::prelude::*;

use crate::browser::{events, page};
use crate::model::{Edition, Fragment};

/// What is open.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct View {
    /// The story; none on the shelf.
    pub story: Option<AttrValue>,
}

impl View {
    /// What the address says is open. Anything it might say means something: an
    /// unknown story is the shelf.
    fn of_address() -> Self {
        let story = match page::edition() {
            Some(Edition::OneFile) => {
                let fragment = page::fragment();
                let slug = Fragment::of_one_file(&fragment).slug;
                slug.filter(|slug| page::has_story(slug)).map(str::to_owned)
            }
            _ => page::story_of_the_site(),
        };
        Self {
            story: story.map(AttrValue::from),
        }
    }

    /// The part of the document that shows it.
    #[must_use]
    pub fn element(&self) -> Option<Element> {
        page::view(self.story.as_deref())
    }

    /// The place in the story that the address names.
    #[must_use]
    pub fn locator_in_address() -> Option<crate::model::Locator> {
        let fragment = page::fragment();
        match page::edition()? {
            Edition::OneFile => Fragment::of_one_file(&fragment).locator,
            Edition::Site => Fragment::of_page(&fragment).locator,
        }
    }
}

/// What is open, now and whenever the address changes. When it changes within
/// the document, title and focus follow, and the shelf is as it was left.
#[hook]
pub fn use_view() -> View {
    let view = use_state_eq(View::of_address);
    let shelf_top = use_mut_ref(|| 0.0_f64);
    {
        let view = view.setter();
        use_effect_with((), move |()| {
            let subscription = events::on_fragment(move || view.set(View::of_address()));
            move || drop(subscription)
        });
    }
    let first = use_mut_ref(|| true);
    {
        let is_shelf = view.story.is_none();
        use_effect_with((*view).clone(), move |view| {
            // On opening a document, focus and place are the browser's.
            if !first.replace(false)
                && let Some(element) = view.element()
            {
                page::take_title(&element);
                if view.story.is_none() {
                    page::scroll_to(*shelf_top.borrow());
                }
                page::focus_heading(&element);
            }
            let scrolled = is_shelf.then(|| {
                events::on_scroll(move || {
                    // What another view scrolls to says nothing of the shelf.
                    if View::of_address().story.is_none() {
                        *shelf_top.borrow_mut() = page::scroll_top();
                    }
                })
            });
            move || drop(scrolled)
        });
    }
    (*view).clone()
}
