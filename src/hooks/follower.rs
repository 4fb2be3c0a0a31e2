//! Follows a reader through a story: what the page does while it is read, and
//! without a render while it is scrolled.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use web_sys::Node;

use super::keeper::{Anchor, Keeper};
use super::progress::Progress;
use super::way::Offer;
use crate::browser::foot::Foot;
use crate::browser::{clipboard, events, glow, notice, page};
use crate::model::{Bars, Locator};

/// How long the page must be still, in milliseconds, before the place is kept.
/// Leaving keeps it at once.
const STILL_FOR: u32 = 300;

/// What the page says once an address was copied.
const COPIED: &str = "Link to this paragraph copied.";

/// What the page says where nothing can be copied.
const IN_THE_ADDRESS_BAR: &str = "The address bar has the link to this paragraph: copy it there.";

/// Who jumps less far than this, in CSS pixels, has not left the words.
const NEAR: f64 = 150.0;

/// The reader of one story.
pub struct Follower {
    keeper: Rc<Keeper>,
    words: usize,
    foot: Foot,
    bars: Cell<Bars>,
    heading_is_away: Cell<bool>,
    offer: Cell<Option<Offer>>,
    /// The block that was tapped last.
    tapped: Cell<Option<u32>>,
    /// The line that is lit up.
    lit: Cell<Option<Locator>>,
    /// Whether the notice says what was done.
    said: Cell<bool>,
    still: RefCell<Option<events::Timer>>,
    settling: RefCell<Option<events::Frame>>,
}

impl Follower {
    /// Of the story that `keeper` keeps the place in, of so many words.
    #[must_use]
    pub fn new(keeper: Keeper, words: usize, foot: Foot) -> Self {
        Self {
            keeper: keeper.into(),
            words,
            foot,
            bars: Cell::default(),
            heading_is_away: Cell::default(),
            offer: Cell::default(),
            tapped: Cell::default(),
            lit: Cell::default(),
            said: Cell::default(),
            still: RefCell::default(),
            settling: RefCell::default(),
        }
    }

    /// Who keeps the place.
    #[must_use]
    pub fn keeper(&self) -> &Keeper {
        &self.keeper
    }

    /// The story's foot.
    #[must_use]
    pub fn foot(&self) -> &Foot {
        &self.foot
    }

    /// Goes to where the reader stopped, and shows where that is.
    pub fn resume(&self, anew: bool) {
        let Some(place) = self.keeper.resume(anew) else {
            return;
        };
        self.lit.set(Some(place));
        self.keeper.text().line(place).and_then(glow::show);
        self.offer(Some(Offer::to_the_beginning()));
    }

    /// Where the address names another place than the kept one, offers the way there.
    pub fn opened_elsewhere(&self) {
        if let Some(kept) = self.keeper.kept_anchor() {
            self.offer_back(kept);
        }
    }

    /// After the page was scrolled, by whomever.
    pub fn scrolled(&self) {
        self.moved(self.keeper.take_anchor());
        self.tell();
        let keeper = self.keeper.clone();
        let still = events::after(STILL_FOR, move || keeper.keep());
        self.still.replace(Some(still));
    }

    /// After the reader has scrolled `by` CSS pixels.
    fn moved(&self, by: f64) {
        if by != 0.0 {
            let bars = self.bars.get().scrolled(by, page::scroll_top());
            self.show(bars);
            let offer = self.offer.get();
            self.offer(offer.and_then(|offer| offer.scrolled(by, page::window_height())));
            self.be_quiet();
        }
    }

    /// After the layout may have changed.
    pub fn laid_out(&self) {
        self.moved(self.keeper.hold());
        let lit = self.lit.get();
        if let Some(line) = lit.and_then(|lit| self.keeper.text().line(lit)) {
            glow::place(line);
        }
        self.tell();
    }

    /// After an address has led elsewhere in the story, or to another view.
    pub fn jumped(&self) {
        if !self.keeper.text().is_shown() {
            return;
        }
        self.keeper.take_anchor();
        self.show_bars();
        let back = self.offer.get().is_some_and(|offer| offer.left().is_some());
        if back && !page::names_a_part() {
            // The browser's own way back leads to the address without a part.
            return self.go();
        }
        if let Some(left) = self.keeper.take_left() {
            self.offer_back(left);
        }
    }

    /// After something has got the focus, to which the browser may scroll: a jump, and
    /// not reading.
    pub fn focused(self: &Rc<Self>) {
        self.show_bars();
        // Only what is left from here on was left by the focus.
        let _ = self.keeper.take_left();
        let follower = self.clone();
        let settled = events::on_next_frame(move || {
            follower.keeper.take_anchor();
            if let Some(left) = follower.keeper.take_left() {
                follower.offer_back(left);
                follower.keeper.came_by_jump();
            }
        });
        self.settling.replace(Some(settled));
    }

    /// After a block, or what is beside it, was tapped.
    pub fn tapped(&self, node: &Node) {
        self.tapped.set(self.keeper.text().number_of(node));
        self.show_bars();
    }

    /// Shows the bars.
    pub fn show_bars(&self) {
        self.show(Bars::default());
    }

    /// Goes the way that is offered.
    pub fn go(&self) {
        let Some(offer) = self.offer.take() else {
            return;
        };
        // The focus that came with the press did not move the page; this does.
        self.settling.replace(None);
        let text = self.keeper.text();
        if let Some(left) = offer.left() {
            self.keeper.go_back_to(left);
            text.go_on_from(left.locator.block);
            self.offer(None);
        } else {
            let left = self.keeper.anchor();
            page::scroll_to(0.0);
            self.keeper.take_anchor();
            page::focus_heading(text.element());
            self.offer(None);
            if let Some(left) = left {
                self.offer_back(left);
            }
        }
    }

    /// Copies the address of the block that the reader has selected words in, or has
    /// tapped, or else of the first in view.
    pub fn copy_address(&self) {
        let text = self.keeper.text();
        let in_view = |block: &u32| text.is_in_view(Locator::start_of(*block));
        let meant = text.selected().filter(in_view);
        let meant = meant.or(self.tapped.get().filter(in_view));
        let first = || text.first_in_view().map(|place| place.block);
        let Some(block) = meant.or_else(first) else {
            return;
        };
        self.lit.set(None);
        text.area(block).and_then(glow::show);
        if let Some(id) = text.id(block) {
            clipboard::copy_address_of(&id, |copied| {
                notice::say(if copied { COPIED } else { IN_THE_ADDRESS_BAR });
            });
            self.said.set(true);
        }
    }

    /// Tells how far the reader has come.
    pub fn tell(&self) {
        let progression = self.keeper.progression();
        let progress = Progress::of(self.words, progression);
        self.foot.tell(progression, &progress.text());
        let away = self.keeper.text().heading_is_away();
        if self.heading_is_away.replace(away) != away {
            page::say("data-heading", away.then_some("away"));
        }
    }

    fn offer_back(&self, left: Anchor) {
        let text = self.keeper.text();
        let now = text.distance(left.locator);
        if now.is_some_and(|now| (now - left.distance).abs() > NEAR) {
            self.offer(Some(Offer::back(left)));
        }
    }

    /// Offers a way, unless what it leads to is in view.
    fn offer(&self, offer: Option<Offer>) {
        let text = self.keeper.text();
        let offer = offer.filter(|offer| !text.is_in_view(offer.leads_to()));
        self.offer.set(offer);
        self.foot.offer(offer.map(Offer::text));
    }

    /// Takes back what was said of copying, and nothing else.
    fn be_quiet(&self) {
        if self.said.take() {
            notice::take_back(COPIED);
            notice::take_back(IN_THE_ADDRESS_BAR);
        }
    }

    fn show(&self, bars: Bars) {
        let before = self.bars.replace(bars);
        if before.hidden() != bars.hidden() {
            page::say("data-bars", bars.hidden().then_some("hidden"));
        }
    }
}

/// Keeps the place when the reader leaves for another part of the document, which
/// has bars of its own.
impl Drop for Follower {
    fn drop(&mut self) {
        self.keeper.keep();
        self.show_bars();
        page::say("data-heading", None);
        self.foot.offer(None);
        self.be_quiet();
        glow::put_out();
    }
}
