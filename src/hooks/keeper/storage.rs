//! The place in storage, from one visit to the next.

use super::anchor::{Anchor, is_beginning};
use super::{Keeper, Look};
use crate::browser::records::Kept;
use crate::browser::{clock, records};
use crate::model::{Locator, Place, Quotation, excerpt};

impl Keeper {
    /// Goes to where the reader stopped; to the beginning if that was nowhere, or
    /// the end of a story that is opened anew. Gives the words gone to, if they are
    /// not the first.
    pub fn resume(&self, anew: bool) -> Option<Locator> {
        let place = self.kept();
        let place = place.filter(|place| !(anew && place.progression >= 1.0));
        let over = place.as_ref().is_some_and(|place| place.over);
        let place = place.map(|place| {
            let words = |block| self.text.words(block);
            place.quotation.find(place.locator, &words)
        });
        // Whoever has read nothing yet sees the title, too.
        let place = place.filter(|place| *place > Locator::start_of(1) || !self.shows_beginning());
        let resumed = if over && self.text.is_paged() {
            self.text.show_onward();
            Some(())
        } else {
            place.and_then(|place| self.text.bring(place, 0.0))
        };
        if resumed.is_none() {
            self.text.go_to_beginning();
        }
        self.anchor_here(self.text.state(), Look::Exact);
        if let Some(place) = place
            && let Some(anchor) = self.anchor.borrow_mut().as_mut()
        {
            // The place itself, and not the beginning of the line on which it is now.
            anchor.locator = place;
            anchor.distance = 0.0;
            anchor.at_beginning = false;
        }
        self.moved.set(false);
        place.filter(|place| *place > Locator::start_of(1))
    }

    /// Whether the first words are in view of who has not scrolled.
    fn shows_beginning(&self) -> bool {
        !self.text.is_paged()
            && is_beginning(self.text.position())
            && self.text.is_in_view(Locator::start_of(1))
    }

    /// The words that are kept in storage, as if they had stood at the view's edge; none
    /// where the story was finished.
    pub fn kept_anchor(&self) -> Option<Anchor> {
        let place = self.kept().filter(|place| place.progression < 1.0)?;
        let words = |block| self.text.words(block);
        Some(Anchor {
            over: false,
            ..self.anchor_at(
                place.quotation.find(place.locator, &words),
                0.0,
                self.text.state(),
            )
        })
    }

    /// Keeps the place in storage, if there is one to keep. The text may be gone
    /// from the view by then.
    pub fn keep(&self) {
        if self.by_jump.get() {
            return;
        }
        if self.has_followed() {
            self.take_anchor();
        }
        self.refine(self.text.state(), Look::Exact);
        let progression = self.progression();
        let just_finished = progression >= 1.0 && !self.finished.get();
        let Some(anchor) = self.anchor() else {
            return;
        };
        if !self.moved.replace(false) && !just_finished {
            return;
        }
        // Another tab may have come to the end meanwhile.
        let elsewhere = self.kept().is_some_and(|place| place.finished);
        self.finished
            .set(self.finished.get() || just_finished || elsewhere);
        let locator = anchor.locator;
        let words = self.text.words(locator.block).unwrap_or_default();
        let place = Place {
            locator,
            quotation: Quotation::around(locator, &|block| self.text.words(block)),
            words: excerpt(&words, locator.offset),
            progression,
            over: anchor.over,
            finished: self.finished.get(),
            at: clock::now(),
        };
        if !records::write(&self.key, Place::VERSION, &place.to_record()) {
            // There may be room the next time.
            self.moved.set(true);
        }
    }

    /// After what is kept was changed by others on this page: the reader stays where they are, and
    /// until they read on nothing is kept of that.
    pub fn kept_by_others(&self) {
        self.finished
            .set(self.kept().is_some_and(|place| place.finished));
        self.came_by_jump();
    }

    pub(super) fn kept(&self) -> Option<Place> {
        match records::read(&self.key, Place::VERSION) {
            Kept::Record(record) => Place::from_record(&record),
            Kept::Nothing | Kept::Newer => None,
        }
    }
}
