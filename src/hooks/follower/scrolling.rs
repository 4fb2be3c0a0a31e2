//! What is done while the reader scrolls, and once they have stopped: a little in each frame, since
//! all of it at once could be felt.

use std::rc::Rc;

use super::Follower;
use crate::browser::{clock, events};

/// How often, in milliseconds, it is looked at what is in view while one scrolls. Less often, one
/// would see the bars and the line in the foot lag behind; in each frame it would be for nobody.
const LOOK_EVERY: f64 = 100.0;

/// What is still to be done, one after the other: all of it once the reader has stopped, or else
/// what comes after a look at the first words in view.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd)]
pub(super) enum Due {
    #[default]
    Nothing,
    /// Looking about where the first line in view begins.
    FirstLine,
    /// Taking its words.
    FirstWords,
    /// Asking for what is in view to be laid out.
    View,
    /// Having it laid out.
    Layout,
    /// Looking how far the reader has come.
    Progression,
    /// Drawing that.
    Line,
    /// Saying what is left.
    Words,
}

impl Follower {
    /// After each frame in which the page was scrolled.
    pub fn scrolling(self: &Rc<Self>) {
        // Nothing rests before it has stopped.
        self.still.replace(None);
        if self.due.get() < Due::Progression {
            // It had not.
            self.due.set(Due::Nothing);
        }
        let now = clock::now();
        let looked = (now - self.looked_at.get()).abs() < LOOK_EVERY;
        let looked = looked || self.due.get() != Due::Nothing;
        // Where something has got the focus, what was left by it is what was looked at before.
        if looked && self.settling.borrow().is_none() && self.keeper.follow() {
            self.scrolled_at.set(now);
            self.go_on();
        } else {
            self.looked_at.set(now);
            self.look();
        }
    }

    /// After the page was scrolled, by whomever: looks at what is in view, and tells it.
    pub fn scrolled(self: &Rc<Self>) {
        self.look();
        while self.due.get() != Due::Nothing {
            self.go_on();
        }
        if self.still.borrow().is_none() {
            self.wait_for_rest();
        }
    }

    /// In the first frame in which the page is not scrolled any more. The first words are taken
    /// first: whatever changes the layout from then on moves them nowhere.
    pub fn stopped(self: &Rc<Self>) {
        // Those of a page were taken when it was turned.
        let paged = self.keeper.is_paged();
        self.due.set(if paged {
            Due::Progression
        } else {
            Due::FirstLine
        });
        self.go_on_frame_by_frame();
    }

    fn go_on_frame_by_frame(self: &Rc<Self>) {
        self.go_on();
        if self.due.get() == Due::Nothing {
            self.wait_for_rest();
            return;
        }
        let follower = self.clone();
        let next = events::on_next_frame(move || follower.go_on_frame_by_frame());
        self.stopping.replace(Some(next));
    }

    fn look(self: &Rc<Self>) {
        let text = self.keeper.text();
        let paged = text.is_paged();
        if paged && text.has_other_pages() {
            // Nobody has said so yet, and the page's number would lead elsewhere.
            self.laid_out();
        }
        let by = if paged {
            match self.may_follow() {
                None if self.has_just_selected() => text.settle_after_selecting(),
                target => text.settle(target.as_ref()),
            }
            self.keeper.take_anchor()
        } else {
            self.keeper.glance()
        };
        self.moved(by);
        self.scrolled_at.set(clock::now());
        self.due.set(Due::Progression);
    }

    /// Does what is due next.
    fn go_on(&self) {
        let next = match self.due.get() {
            Due::Nothing => Due::Nothing,
            Due::FirstLine => {
                let _ = self.keeper.text().look_for_first_line();
                Due::FirstWords
            }
            Due::FirstWords => {
                self.moved(self.keeper.take_anchor_as_shown());
                Due::View
            }
            Due::View => {
                self.keeper.text().ask_for_view();
                Due::Layout
            }
            // By the frame after it was asked for, the browser has.
            Due::Layout => {
                self.keeper.lay_out_view();
                Due::Progression
            }
            Due::Progression => {
                if self.keeper.is_paged() {
                    let _ = self.keeper.progression();
                } else {
                    self.keeper.glance_at_progression();
                }
                Due::Line
            }
            Due::Line => {
                self.draw(self.keeper.last_progression());
                Due::Words
            }
            Due::Words => {
                self.say_what_is_left(self.keeper.last_progression());
                Due::Nothing
            }
        };
        self.due.set(next);
    }
}
