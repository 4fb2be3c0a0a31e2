//! Follows a reader through a story: what the page does while it is read, and
//! without a render while it is scrolled.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use web_sys::{Element, Node};

use super::keeper::{Anchor, Keeper};
use super::progress::{self, Progress};
use super::turning::turn_by_wheel;
use super::way::Offer;
use crate::browser::foot::Foot;
use crate::browser::gestures::Gesture;
use crate::browser::text::{Size, Text};
use crate::browser::{clipboard, clock, events, glow, motion, notice, page};
use crate::model::{Bars, Locator};

/// How long the page must be still, in milliseconds, before the place is kept.
/// Leaving keeps it at once.
const STILL_FOR: u32 = 300;

/// What the page says once an address was copied.
const COPIED: &str = "Link to this paragraph copied.";

/// What the page says where nothing can be copied.
const IN_THE_ADDRESS_BAR: &str = "The address bar has the link to this paragraph: copy it there.";

/// For how long, in milliseconds, pages are counted before the browser has its turn.
const AT_ONCE: f64 = 8.0;

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
    /// When the page was scrolled last.
    scrolled_at: Cell<f64>,
    counting: RefCell<Option<events::Timer>>,
    /// How large the text was when it was last laid out.
    size: Cell<Option<Size>>,
    /// Where it ended then.
    end: Cell<Option<[f64; 2]>>,
    /// Where the reader was when they began to look around.
    looking_from: Cell<Option<Anchor>>,
    /// Whether a page was turned that has not been said.
    turned: Cell<bool>,
    settling: RefCell<Option<events::Frame>>,
    /// What turns pages by the wheel, where there are pages.
    wheel: RefCell<Option<Gesture>>,
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
            scrolled_at: Cell::default(),
            counting: RefCell::default(),
            size: Cell::default(),
            end: Cell::default(),
            looking_from: Cell::default(),
            turned: Cell::default(),
            settling: RefCell::default(),
            wheel: RefCell::default(),
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
        self.keeper.text().settle(page::target().as_ref());
        if let Some(kept) = self.keeper.kept_anchor() {
            self.offer_back(kept);
        }
    }

    /// After the page was scrolled, by whomever.
    pub fn scrolled(self: &Rc<Self>) {
        let text = self.keeper.text();
        // All that is read comes before what is written, or the page is styled in between.
        let (by, progression) = if text.is_paged() {
            text.settle(None);
            (self.keeper.take_anchor(), self.keeper.progression())
        } else {
            (self.keeper.glance(), self.keeper.last_progression())
        };
        let heading_is_away = text.heading_is_away();
        self.moved(by);
        self.write(progression, heading_is_away);
        self.scrolled_at.set(clock::now());
        if self.still.borrow().is_none() {
            self.wait_for_rest();
        }
    }

    /// After a frame in which the page was not scrolled any more.
    pub fn stopped(&self) {
        self.keeper.take_anchor();
    }

    /// Waits until the page has been still for a while, with one timer for many frames.
    fn wait_for_rest(self: &Rc<Self>) {
        let follower = self.clone();
        let fragment = page::fragment();
        let still = events::after(STILL_FOR, move || {
            follower.still.replace(None);
            let moves = clock::now() - follower.scrolled_at.get() < f64::from(STILL_FOR) / 2.0;
            // Where an address leads elsewhere, the page is there only a while after it.
            if moves || page::fragment() != fragment {
                follower.wait_for_rest();
            } else {
                follower.rest();
            }
        });
        self.still.replace(Some(still));
    }

    /// After the page has been still for a while.
    fn rest(&self) {
        self.keeper.keep();
        self.tell();
        if let Some(Anchor { locator, .. }) = self.keeper.anchor() {
            page::keep_in_history(&format!("{}.{}", locator.block, locator.offset));
        }
        if self.turned.take() {
            let page = progress::page(self.keeper.text().whereabouts());
            self.foot.announce(&page.unwrap_or_default());
        }
    }

    /// Turns a page on, or back, which a finger has brought `by` CSS pixels to the
    /// right. After the last page comes the next story, before the first the one before.
    pub fn turn(self: &Rc<Self>, on: bool, by: f64) {
        let text = self.keeper.text();
        let Some(moved) = text.turn(on) else {
            motion::let_go(text, by);
            page::go_onward(text.view(), on);
            return;
        };
        motion::let_go(text, moved + by);
        self.turned.set(true);
        self.scrolled();
    }

    /// Scrolls on, or back, by as much as is in view, but two lines: the last of them
    /// lights up, so that the eye finds it again.
    pub fn glide(&self, on: bool) {
        let text = self.keeper.text();
        self.lit.set(None);
        if on {
            text.last_line_in_view().and_then(glow::show);
        }
        text.glide(on);
    }

    /// The reader looks around in the story from now on, or no longer: meanwhile every
    /// way back leads to where they are now.
    pub fn look_around(&self, begins: bool) {
        self.keeper.take_anchor();
        let here = self.keeper.anchor();
        self.looking_from.set(here.filter(|_| begins));
    }

    /// Goes elsewhere in the story, with a way back.
    pub fn go_to(self: &Rc<Self>, go: impl FnOnce(&Text)) {
        self.settling.replace(None);
        self.keeper.take_anchor();
        let left = self.looking_from.get().or_else(|| self.keeper.anchor());
        go(self.keeper.text());
        self.lit.set(None);
        glow::put_out();
        self.scrolled();
        // What is offered was offered before this.
        if let Some(left) = left {
            self.offer_back(left);
        }
    }

    /// After the reader has scrolled `by` CSS pixels.
    fn moved(&self, by: f64) {
        if by != 0.0 {
            let text = self.keeper.text();
            let mut bars = self.bars.get().scrolled(by, self.keeper.position());
            if let Some(offer) = self.offer.get() {
                self.offer(offer.scrolled(by, text.view_length()));
            }
            if self.keeper.is_paged() {
                // Its words are elsewhere now.
                glow::put_out();
                // After the text there is nothing that they could be in the way of.
                if text.whereabouts().after_the_text {
                    bars = Bars::default();
                }
            }
            self.show(bars);
            self.be_quiet();
        }
    }

    /// After words were selected, perhaps on another page.
    pub fn found(self: &Rc<Self>) {
        if self.keeper.text().show_selected() {
            self.scrolled();
        }
    }

    /// After the size of something has changed by which a change of layout is known. While
    /// one scrolls through a long text, it becomes as long as it is.
    pub fn resized(self: &Rc<Self>) {
        let size = self.size();
        let before = self.size.replace(Some(size));
        if before == Some(size) {
            return;
        }
        if before.is_some_and(|before| before.differs_in_length(size)) {
            self.moved(self.keeper.hold());
            self.move_light();
        } else {
            self.laid_out();
        }
    }

    /// After the text itself has another size. Of pages that says more than their own does.
    pub fn grown(self: &Rc<Self>) {
        let text = self.keeper.text();
        if !text.is_paged() {
            self.resized();
        } else if self.end.get() != text.end() {
            self.laid_out();
        }
    }

    /// After the layout may have changed.
    pub fn laid_out(self: &Rc<Self>) {
        let size = self.size();
        self.size.set(Some(size));
        if size.paged != self.wheel.borrow().is_some() {
            self.wheel.replace(size.paged.then(|| turn_by_wheel(self)));
        }
        self.keeper.text().count_anew();
        self.moved(self.keeper.hold());
        self.keeper.text().settle(None);
        self.count_more();
        self.end.set(self.keeper.text().end());
        self.move_light();
        self.tell();
    }

    fn size(&self) -> Size {
        self.keeper.text().state().size
    }

    fn move_light(&self) {
        let line = self.lit.get().and_then(|lit| self.keeper.text().line(lit));
        if let Some(line) = line {
            glow::place(line);
        }
    }

    /// Counts the pages that are not counted yet, when there is time for it.
    fn count_more(self: &Rc<Self>) {
        let follower = self.clone();
        let counting = events::when_idle(move || {
            // The text may have been laid out anew, and nobody has said so yet.
            follower.moved(follower.keeper.hold());
            if !follower.keeper.text().is_paged() {
                return;
            }
            let begun = clock::now();
            let mut more = true;
            while more && clock::now() - begun < AT_ONCE {
                more = follower.keeper.count_more();
            }
            if more {
                follower.count_more();
            }
            follower.tell();
        });
        self.counting.replace(Some(counting));
    }

    /// After an address has led elsewhere in the story, or to another view.
    pub fn jumped(&self) {
        if !self.keeper.text().is_shown() {
            return;
        }
        self.keeper.text().settle(page::target().as_ref());
        self.keeper.take_anchor();
        glow::put_out();
        self.show_bars();
        let back = self.offer.get().is_some_and(|offer| offer.left().is_some());
        if back && !page::names_a_part() {
            // The browser's own way back leads to the address without a part.
            return self.go();
        }
        // Only a step that was there before has a place: the browser has come back to it.
        let kept = page::kept_in_history();
        if let Some(place) = kept.and_then(|place| Locator::parse(&place)) {
            self.keeper.text().bring(place, 0.0);
            self.keeper.take_anchor();
            self.show_bars();
            return self.offer(None);
        }
        if let Some(left) = self.keeper.take_left() {
            self.offer_back(left);
        }
    }

    /// After something has got the focus, to which the browser may scroll: a jump, and
    /// not reading.
    pub fn focused(self: &Rc<Self>, element: &Element) {
        self.show_bars();
        // Only what is left from here on was left by the focus.
        let _ = self.keeper.take_left();
        let follower = self.clone();
        let element = element.clone();
        let settled = events::on_next_frame(move || {
            follower.keeper.text().settle(Some(&element));
            follower.keeper.take_anchor();
            if let Some(left) = follower.keeper.take_left() {
                glow::put_out();
                follower.offer_back(left);
                follower.keeper.came_by_jump();
            }
        });
        self.settling.replace(Some(settled));
    }

    /// After a block, or what is beside it, was tapped.
    pub fn tapped(&self, node: &Node) {
        let text = self.keeper.text();
        self.tapped.set(text.number_of(node));
        // On pages the side that was tapped matters, too.
        if !text.is_paged() {
            self.show_bars();
        }
    }

    /// Shows the bars, or puts them out of the way.
    pub fn toggle_bars(&self) {
        self.show(self.bars.get().toggled());
    }

    /// Shows the bars.
    pub fn show_bars(&self) {
        self.show(Bars::default());
    }

    /// Goes the way that is offered.
    pub fn go(&self) {
        let Some(offer) = self.offer.get() else {
            return;
        };
        // The focus that came with the press did not move the page; this does.
        self.settling.replace(None);
        glow::put_out();
        let text = self.keeper.text();
        if let Some(left) = offer.left() {
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
                notice::say_briefly(if copied { COPIED } else { IN_THE_ADDRESS_BAR });
            });
            self.said.set(true);
        }
    }

    /// Tells how far the reader has come.
    pub fn tell(&self) {
        let progression = self.keeper.progression();
        self.write(progression, self.keeper.text().heading_is_away());
    }

    fn write(&self, progression: f64, heading_is_away: bool) {
        let progress = Progress::of(self.words, progression);
        let text = self.keeper.text();
        let pages = self.keeper.is_paged().then(|| text.whereabouts());
        self.foot.tell(progression, &progress.text(pages));
        if self.heading_is_away.replace(heading_is_away) != heading_is_away {
            page::say("data-heading", heading_is_away.then_some("away"));
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
        let before = self.offer.replace(offer);
        if before.is_some() || offer.is_some() {
            self.foot.offer(offer.map(Offer::text));
        }
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
