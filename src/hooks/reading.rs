//! Reading a story: the place is kept, the bars go and come, and how far the reader
//! has come is told.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::HtmlElement;
use yew::prelude::*;

use super::follower::Follower;
use super::keeper::Keeper;
use super::preferences::PreferencesHandle;
use super::turning::turn_pages;
use super::view::View;
use crate::browser::foot::Foot;
use crate::browser::text::Text;
use crate::browser::{events, exchange, page};

/// What is being read.
#[derive(Clone)]
pub struct Reading(Rc<RefCell<Option<Rc<Follower>>>>);

impl Reading {
    /// Who follows the reader; none on the shelf.
    pub(super) fn follower(&self) -> Option<Rc<Follower>> {
        self.0.borrow().clone()
    }
}

/// Follows the reader through what is open, if that is a story, without a render.
#[hook]
pub fn use_reading(view: &View, preferences: &PreferencesHandle) -> Reading {
    let follower = use_mut_ref(|| None::<Rc<Follower>>);

    {
        let follower = follower.clone();
        use_effect_with(view.clone(), move |view| {
            let reading = open(view).map(|new| {
                let new = Rc::new(new);
                follower.replace(Some(new.clone()));
                if goes_to_the_kept_place(view) {
                    // Only a step that was there before has a place: who comes back to a
                    // story that they finished does not begin it again.
                    let came_back = page::kept_in_history().is_some();
                    new.resume(view.came_within && !came_back);
                } else if page::names_a_part() {
                    new.opened_elsewhere();
                }
                let following = follow(&new);
                // The desk, which knows where they are, may come long after this.
                if page::names_a_part() && page::looks_words_up() && page::resumed_at().is_none() {
                    new.keeper().came_by_jump();
                }
                following
            });
            move || {
                drop(reading);
                if let Some(ended) = follower.take() {
                    ended.end();
                }
            }
        });
    }

    // Another face can move words within a text of the same size, which no
    // observer of sizes sees. By the next frame the choice is on the page.
    let reading = Reading(follower.clone());
    use_effect_with(preferences.current.of_layout(), move |_| {
        let frame = events::on_next_frame(move || {
            if let Some(follower) = &*follower.borrow() {
                follower.laid_out();
            }
        });
        move || drop(frame)
    });
    reading
}

/// Whether the place in storage is where the reader is to be brought. On opening
/// a document `place.js` decides and goes there; the browser may have gone on to
/// what the address names, or a face that arrived may have moved the words, but
/// where the reader has scrolled since, they stay. Within the document, an
/// address that names a place means that place.
fn goes_to_the_kept_place(view: &View) -> bool {
    let named = View::locator_in_address().is_some();
    if view.came_within {
        return !page::names_a_part();
    }
    page::resumed_at().is_some_and(|top| named || (top - page::scroll_top()).abs() < 1.0)
}

/// How far below the view's upper edge words are brought that the reader looks up, as a share
/// of the view.
const BELOW: f64 = 0.25;

/// Who follows the reader through what is open.
fn open(view: &View) -> Option<Follower> {
    let slug = view.story.as_ref()?;
    let element = view.element()?;
    let article: HtmlElement = page::article(&element)?;
    let words = page::stated_number(&article, "data-words").unwrap_or(0);
    let text = Text::of(article, page::edition()?)?;
    let keeper = Keeper::new(text, &page::library()?, slug);
    Some(Follower::new(keeper, words, Foot::of(&element)?))
}

/// Lets the follower know what happens, until this is dropped.
fn follow(follower: &Rc<Follower>) -> impl Sized + use<> {
    follower.laid_out();
    // Both ways, so that the browser has compiled both before the reader scrolls.
    if !follower.keeper().text().is_paged() {
        follower.keeper().glance();
        follower.keeper().glance_at_progression();
    }
    follower.keeper().take_anchor();
    follower.tell();
    // One kind of closure for all keeps the wasm small.
    let then = |what: fn(&Rc<Follower>)| {
        let follower = follower.clone();
        move || what(&follower)
    };
    let text = follower.keeper().text().element();
    let view = follower.keeper().text().view();
    let flow = follower.keeper().text().flow();
    let (tapped, focused, looking) = (follower.clone(), follower.clone(), follower.clone());
    (
        exchange::on_look(move |place, anew| {
            looking.look_at(anew, |text| {
                // What is in the text can be gone to.
                let _ = text.bring(place, text.view_length() * BELOW);
            });
        }),
        exchange::on_records_changed(then(|follower| follower.keeper().kept_by_others())),
        events::on_scroll(then(Follower::scrolling), then(Follower::stopped)),
        events::on_size(&[text.clone(), view.clone()], then(Follower::resized)),
        // Pages are as large as before when the browser sets its text larger; a button is not.
        events::on_size(&[follower.foot().copy.clone()], then(Follower::laid_out)),
        // WebKit does not always tell that a face has arrived.
        flow.map(|flow| events::on_size(&[flow], then(Follower::grown))),
        // A text as wide as before has the same size in a window of another height.
        events::on_resize(then(Follower::laid_out)),
        // Chromium's `find()` selects on another page, and stays on this one.
        events::on_selected(then(Follower::found)),
        events::on_fonts(then(Follower::laid_out)),
        // In Firefox a page is as large as before, whatever its face.
        events::while_fonts_load(then(Follower::grown)),
        events::on_leaving(then(|follower| follower.keeper().keep())),
        // WebKit brings a page back from its cache at its beginning.
        events::on_return(then(|follower| follower.keeper().return_to_anchor())),
        events::on_fragment(then(|follower| follower.jumped())),
        events::on_link(text, |address| {
            // The browser tells nobody of a link to where the address leads already.
            if address == page::fragment() {
                page::name_no_part();
            }
        }),
        events::on_other_key(then(|follower| follower.pressed())),
        events::on_focus(move |element| focused.focused(element)),
        events::on_click(text, move |node| tapped.tapped(node)),
        events::on_press(&follower.foot().way, then(|follower| follower.go())),
        turn_pages(follower),
        events::on_press(
            &follower.foot().copy,
            then(|follower| follower.copy_address()),
        ),
    )
}
