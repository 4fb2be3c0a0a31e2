//! Keeps a reader's place in one story: in view while the layout changes, and
//! in storage for the next time.

use std::cell::{Cell, RefCell};

use crate::browser::records::Kept;
use crate::browser::text::Text;
use crate::browser::{clock, page, records};
use crate::model::{Locator, Place, Quotation, excerpt, keys};

/// Scrolling by less than this, in CSS pixels, is rounding and not the reader.
const STILL: f64 = 2.0;

/// The place in one story.
pub struct Keeper {
    text: Text,
    key: String,
    anchor: RefCell<Option<Anchor>>,
    /// Whether the reader has moved since the place was last kept: a story that
    /// was only opened has no place, and an idle tab keeps none over another's.
    moved: Cell<bool>,
    /// Whether the last line has ever been seen.
    finished: Cell<bool>,
    /// How far the reader was when the text was last looked at.
    progression: Cell<f64>,
}

/// The words that stay in view.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Anchor {
    locator: Locator,
    /// How far below the view's upper edge they are, in CSS pixels.
    distance: f64,
    /// How far the page was scrolled when they were last put there.
    scroll_top: f64,
    /// The text's width and height then, by which a change of layout is told
    /// from scrolling.
    size: (f64, f64),
}

impl Anchor {
    fn is_at(&self, scroll_top: f64) -> bool {
        (self.scroll_top - scroll_top).abs() < STILL
    }
}

impl Keeper {
    /// A keeper for the story `slug` with its text on the page.
    #[must_use]
    pub fn new(text: Text, library: &str, slug: &str) -> Self {
        let keeper = Self {
            text,
            key: keys::place(library, slug),
            anchor: RefCell::default(),
            moved: Cell::new(false),
            finished: Cell::new(false),
            progression: Cell::new(0.0),
        };
        let kept = keeper.kept();
        keeper
            .finished
            .set(kept.is_some_and(|place| place.finished));
        keeper
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &Text {
        &self.text
    }

    /// How much of the text has been seen, 0 to 1.
    #[must_use]
    pub fn progression(&self) -> f64 {
        if self.text.is_shown() {
            self.progression.set(self.text.progression());
        }
        self.progression.get()
    }

    /// Goes to where the reader stopped; to the beginning if that was nowhere, or
    /// the end of a story that is opened anew.
    pub fn resume(&self, anew: bool) {
        match self.kept() {
            Some(place) if !(anew && place.progression >= 1.0) => {
                let words = |block| self.text.words(block);
                let now = place.quotation.find(place.locator, &words);
                self.text.bring(now, 0.0);
            }
            _ => page::scroll_to(0.0),
        }
        self.anchor_here();
        self.moved.set(false);
    }

    /// Takes the first words in view as those that stay there, if the reader has
    /// scrolled; a change of layout is told apart from that.
    pub fn take_anchor(&self) {
        let anchor = *self.anchor.borrow();
        match anchor {
            // A shorter text may have scrolled the page by itself.
            Some(anchor) if anchor.size != self.text.size() => self.hold(),
            Some(anchor) if anchor.is_at(page::scroll_top()) => {}
            _ => self.anchor_here(),
        }
    }

    /// Brings the words back to where they were in the view, after the layout
    /// may have changed. A page at its beginning stays there.
    pub fn hold(&self) {
        if !self.text.is_shown() {
            return;
        }
        let anchor = *self.anchor.borrow();
        let Some(anchor) = anchor else { return };
        if anchor.is_at(0.0) {
            return self.anchor_here();
        }
        if anchor.size == self.text.size() && !anchor.is_at(page::scroll_top()) {
            // The reader has scrolled, and the anchor is about to follow.
            return;
        }
        self.bring(anchor);
    }

    /// Brings the words back to where they were in the view, wherever the
    /// browser has scrolled the page to.
    pub fn return_to_anchor(&self) {
        let anchor = *self.anchor.borrow();
        if let Some(anchor) = anchor {
            self.bring(anchor);
        }
    }

    fn bring(&self, anchor: Anchor) {
        self.text.bring(anchor.locator, anchor.distance);
        self.anchor.replace(Some(Anchor {
            scroll_top: page::scroll_top(),
            size: self.text.size(),
            ..anchor
        }));
    }

    /// Takes the first words in view as those that stay there.
    fn anchor_here(&self) {
        if !self.text.is_shown() {
            return;
        }
        let anchor = self.text.first_in_view().and_then(|locator| {
            Some(Anchor {
                locator,
                distance: self.text.distance(locator)?,
                scroll_top: page::scroll_top(),
                size: self.text.size(),
            })
        });
        // What was read before the app was up counts, too.
        let before = self.anchor.replace(anchor);
        let before = before.map_or(0.0, |before| before.scroll_top);
        if (page::scroll_top() - before).abs() >= STILL {
            self.moved.set(true);
        }
    }

    /// Keeps the place in storage, if there is one to keep. The text may be gone
    /// from the view by then.
    pub fn keep(&self) {
        let progression = self.progression();
        let just_finished = progression >= 1.0 && !self.finished.get();
        let Some(anchor) = *self.anchor.borrow() else {
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
            finished: self.finished.get(),
            at: clock::now(),
        };
        // Where nothing can be kept, the preferences say so; once is enough.
        let _ = records::write(&self.key, Place::VERSION, &place.to_record());
    }

    fn kept(&self) -> Option<Place> {
        match records::read(&self.key, Place::VERSION) {
            Kept::Record(record) => Place::from_record(&record),
            Kept::Nothing | Kept::Newer => None,
        }
    }
}
