//! Going elsewhere in a story, and the way back.

use std::rc::Rc;

use web_sys::Element;

use super::Follower;
use crate::browser::text::{PageAt, Text};
use crate::browser::{clock, events, glow, page};
use crate::hooks::keeper::{Anchor, NEAR};
use crate::hooks::way::Offer;
use crate::model::Locator;

/// For how long, in milliseconds, a browser may yet scroll to what has got the focus, or was
/// selected: `WebKit` does so a frame or two after it has told of that.
const MAY_FOLLOW_FOR: f64 = 300.0;

/// What has got the focus.
pub(super) struct Focused {
    element: Element,
    /// Its page.
    page: PageAt,
    /// Since when that is shown, on the clock of the page.
    since: f64,
}

impl Follower {
    /// Goes elsewhere in the story, with a way back.
    pub fn go_to(self: &Rc<Self>, go: impl FnOnce(&Text)) {
        self.settling.replace(None);
        let glided = self.keeper.arrived();
        self.keeper.take_anchor();
        let left = self.looking_from.get().or_else(|| self.keeper.anchor());
        go(self.keeper.text());
        self.turned.set(self.keeper.text().is_paged());
        self.lit.set(None);
        glow::put_out();
        self.scrolled();
        self.stay(glided);
        // The way back stands in one of them.
        self.show_bars();
        // What is offered was offered before this.
        if let Some(left) = left {
            self.offer_back(left);
        }
    }

    /// Goes to one of several places that the reader looks through: until they begin `anew`, the
    /// way back leads to where they were before the first. None of it is reading.
    pub fn look_at(self: &Rc<Self>, anew: bool, go: impl FnOnce(&Text)) {
        if anew || self.searching_from.get().is_none() {
            self.keeper.take_anchor();
            self.searching_from.set(self.keeper.anchor());
        }
        let looking = self.looking_from.replace(self.searching_from.get());
        self.go_to(go);
        self.looking_from.set(looking);
        self.keeper.came_by_jump();
        // Whoever went says where to.
        self.turned.set(false);
    }

    /// The reader looks around in the story from now on, or no longer: meanwhile every
    /// way back leads to where they are now.
    pub fn look_around(&self, begins: bool) {
        self.keeper.take_anchor();
        let here = self.keeper.anchor();
        self.looking_from.set(here.filter(|_| begins));
    }

    /// Where the address names another place than the kept one, offers the way there.
    pub fn opened_elsewhere(&self) {
        page::go_to_target();
        self.keeper.text().settle(page::target().as_ref());
        if let Some(kept) = self.keeper.kept_anchor() {
            self.offer_back(kept);
        }
    }

    /// After an address has led elsewhere in the story, or to another view.
    pub fn jumped(self: &Rc<Self>) {
        if !self.keeper.text().is_shown() {
            return;
        }
        let glided = self.keeper.arrived();
        let target = page::target();
        if let Some(target) = target.as_ref().filter(|_| glided) {
            // Chromium may not have gone there: its own thread has glided on.
            target.scroll_into_view();
        }
        self.keeper.text().settle(target.as_ref());
        self.keeper.take_anchor();
        glow::put_out();
        self.show_bars();
        let back = self.offer.get().is_some_and(|offer| offer.left().is_some());
        if back && !page::names_a_part() {
            // The browser's own way back leads to the address without a part.
            self.go();
        } else if let Some(place) = page::kept_in_history().and_then(|kept| Locator::parse(&kept)) {
            // Only a step that was there before has a place: the browser has come back to it.
            self.keeper.text().bring(place, 0.0);
            self.keeper.take_anchor();
            self.show_bars();
            self.offer(None);
        } else if let Some(left) = self.keeper.take_left() {
            self.offer_back(left);
        }
        self.stay(glided);
    }

    /// Is still here in the next frame, where the page glided before: Chromium glides in a thread
    /// of its own, and scrolls on by what that had in hand.
    fn stay(self: &Rc<Self>, glided: bool) {
        let here = self.keeper.anchor().filter(|_| glided);
        if let Some(here) = here {
            let follower = self.clone();
            let next = events::on_next_frame(move || follower.keeper.go_back_to(here));
            self.stopping.replace(Some(next));
        }
    }

    /// After something has got the focus, to which the browser may scroll: a jump, and
    /// not reading.
    pub fn focused(self: &Rc<Self>, element: &Element) {
        self.show_bars();
        // Nothing scrolls to what is in a panel, or pressed in a bar: what moves meanwhile is the
        // reader.
        if !self.keeper.text().is_around(element) || page::is_pressed_in_a_bar(element) {
            return;
        }
        // Only what is left from here on was left by the focus.
        let _ = self.keeper.take_left();
        let follower = self.clone();
        let settled = events::on_next_frame(move || follower.follow_focus());
        self.settling.replace(Some((element.clone(), settled)));
    }

    /// Is where the focus is, if it is not yet: at the next frame the browser has scrolled
    /// to it, and so it has by the next key, which may come before that and leads on from there.
    pub fn follow_focus(self: &Rc<Self>) {
        let Some((element, _)) = self.settling.take() else {
            return;
        };
        let glided = self.keeper.arrived();
        self.keeper.text().settle(Some(&element));
        self.focused.replace(Some(Focused {
            element,
            page: self.keeper.text().shown_page(),
            since: clock::now(),
        }));
        self.keeper.take_anchor();
        if let Some(left) = self.keeper.take_left() {
            glow::put_out();
            self.offer_back(left);
            self.keeper.came_by_jump();
        }
        self.stay(glided);
    }

    /// What the browser may yet scroll to since it has got the focus, unless another page was
    /// turned to.
    pub(super) fn may_follow(&self) -> Option<Element> {
        let focused = self.focused.borrow();
        let focused = focused.as_ref()?;
        let may = clock::now() - focused.since < MAY_FOLLOW_FOR
            && self.keeper.text().shown_page() == focused.page;
        may.then(|| focused.element.clone())
    }

    /// Whether what scrolls may be the browser, to words that have been selected.
    pub(super) fn has_just_selected(&self) -> bool {
        clock::now() - self.selected_at.get() < MAY_FOLLOW_FOR
    }

    /// After words were selected, perhaps on another page.
    pub fn found(self: &Rc<Self>) {
        self.selected_at.set(clock::now());
        if self.keeper.text().show_selected() {
            self.scrolled();
        }
    }

    /// Goes the way that is offered.
    pub fn go(self: &Rc<Self>) {
        let Some(offer) = self.offer.get() else {
            return;
        };
        // The focus that came with the press did not move the page; this does.
        self.settling.replace(None);
        let glided = self.keeper.arrived();
        glow::put_out();
        let text = self.keeper.text();
        if let Some(left) = offer.left() {
            self.turned.set(text.is_paged());
            self.keeper.go_back_to(left);
            text.go_on_from(left.locator.block);
            self.offer(None);
        } else {
            let left = self.keeper.anchor();
            text.go_to_beginning();
            self.keeper.take_anchor();
            page::focus_heading(text.element());
            self.offer(None);
            if let Some(left) = left {
                self.offer_back(left);
            }
        }
        self.stay(glided);
    }

    fn offer_back(&self, left: Anchor) {
        let text = self.keeper.text();
        let now = text.distance(left.locator);
        if now.is_some_and(|now| (now - left.distance).abs() > NEAR) {
            self.offer(Some(Offer::back(left)));
        }
    }

    /// Offers a way, unless what it leads to is in view.
    pub(super) fn offer(&self, offer: Option<Offer>) {
        let text = self.keeper.text();
        let offer = offer.filter(|offer| !text.is_in_view(offer.leads_to()));
        let before = self.offer.replace(offer);
        if before.is_some() || offer.is_some() {
            self.foot.offer(offer.map(Offer::text));
        }
    }
}
