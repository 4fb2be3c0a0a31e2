//! Follows a reader through a story: what the page does while it is read, and
//! without a render while it is scrolled.

mod jumps;
mod layout;
mod scrolling;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use web_sys::{Element, Node};

use crate::browser::foot::Foot;
use crate::browser::gestures::Gesture;
use crate::browser::text::Size;
use crate::browser::{clipboard, clock, events, glow, motion, notice, page};
use crate::hooks::keeper::{Anchor, Keeper};
use crate::hooks::progress::{self, Progress};
use crate::hooks::way::Offer;
use crate::model::{Bars, Locator};
use jumps::Focused;
use scrolling::Due;

/// How long the page must be still, in milliseconds, before the place is kept.
/// Leaving keeps it at once.
const STILL_FOR: u32 = 300;

/// What is done once it has been: all at once, that would be felt by whoever scrolls on.
const AT_REST: [fn(&Follower); 4] = [
    Follower::keep,
    Follower::tell,
    Follower::keep_in_history,
    Follower::announce,
];

/// What the page says once an address was copied.
const COPIED: &str = "Link to this paragraph copied.";

/// What the page says where nothing can be copied.
const IN_THE_ADDRESS_BAR: &str = "The address bar has the link to this paragraph: copy it there.";

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
    /// What is to be measured in the next frame, or brought back.
    stopping: RefCell<Option<events::Frame>>,
    /// When the page was scrolled last.
    scrolled_at: Cell<f64>,
    /// When it was last looked at what is in view.
    looked_at: Cell<f64>,
    /// What is still to be done of that.
    due: Cell<Due>,
    counting: RefCell<Option<events::Timer>>,
    /// How large the text was when it was last laid out.
    size: Cell<Option<Size>>,
    /// Where it ended then.
    end: Cell<Option<[f64; 2]>>,
    /// Where the reader was when they began to look around.
    looking_from: Cell<Option<Anchor>>,
    /// Where they were before the first of the places that they look through.
    searching_from: Cell<Option<Anchor>>,
    /// Whether a page was turned that has not been said.
    turned: Cell<bool>,
    /// What has got the focus, until the page is where that is.
    settling: RefCell<Option<(Element, events::Frame)>>,
    /// What has got it last.
    focused: RefCell<Option<Focused>>,
    /// When words were selected last.
    selected_at: Cell<f64>,
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
            stopping: RefCell::default(),
            scrolled_at: Cell::default(),
            looked_at: Cell::default(),
            due: Cell::default(),
            counting: RefCell::default(),
            size: Cell::default(),
            end: Cell::default(),
            looking_from: Cell::default(),
            searching_from: Cell::default(),
            turned: Cell::default(),
            settling: RefCell::default(),
            focused: RefCell::default(),
            selected_at: Cell::default(),
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

    /// Waits until the page has been still for a while, with one timer for many frames.
    fn wait_for_rest(self: &Rc<Self>) {
        let follower = self.clone();
        let fragment = page::fragment();
        let still = events::after(STILL_FOR, move || {
            // Where an address leads elsewhere, the page is there only a while after it.
            if page::fragment() == fragment {
                follower.rest(&AT_REST);
            } else {
                follower.wait_for_rest();
            }
        });
        self.still.replace(Some(still));
    }

    /// Does one thing after the other while the page is still, each when there is time for it.
    fn rest(self: &Rc<Self>, deeds: &'static [fn(&Self)]) {
        self.still.replace(None);
        if clock::now() - self.scrolled_at.get() < f64::from(STILL_FOR) / 2.0 {
            self.wait_for_rest();
        } else if let [deed, others @ ..] = deeds {
            deed(self);
            let follower = self.clone();
            let then = events::when_idle(move || follower.rest(others));
            self.still.replace(Some(then));
        }
    }

    fn keep(&self) {
        self.keeper.arrived();
        self.keeper.keep();
    }

    /// Keeps the place with this step of the browser's history. (The browser alone takes a
    /// millisecond for that.)
    fn keep_in_history(&self) {
        if let Some(Anchor { locator, .. }) = self.keeper.anchor() {
            let text = self.keeper.text();
            let is_end = if text.is_paged() {
                text.whereabouts().after_the_text
            } else {
                self.keeper.last_progression() >= 1.0
            };
            let place = format!("{}.{}", locator.block, locator.offset);
            let _ = page::keep_in_history(&place, is_end);
        }
    }

    fn announce(&self) {
        if self.turned.take() {
            self.foot
                .announce(&progress::page(self.keeper.text().whereabouts()));
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
    pub fn glide(self: &Rc<Self>, on: bool) {
        // Going back brings them back.
        let words = self.keeper.glide(on, on && self.bars.get().hidden());
        let lit = words.filter(|_| on);
        if let Some(lit) = lit {
            self.keeper.text().line(lit).and_then(glow::show);
        }
        self.lit.set(lit);
        self.scrolled_at.set(clock::now());
        self.wait_for_rest();
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

    /// After a block, or what is beside it, was tapped.
    pub fn tapped(&self, node: &Node) {
        let text = self.keeper.text();
        self.tapped.set(text.number_of(node));
        // On pages the side that was tapped matters, too.
        if !text.is_paged() {
            self.show_bars();
        }
    }

    /// After a key that does not scroll the page.
    pub fn pressed(self: &Rc<Self>) {
        self.follow_focus();
        self.show_bars();
    }

    /// Shows the bars, or puts them out of the way.
    pub fn toggle_bars(&self) {
        self.show(self.bars.get().toggled());
    }

    /// Shows the bars.
    pub fn show_bars(&self) {
        self.show(Bars::default());
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
        self.draw(progression);
        self.say_what_is_left(progression);
    }

    fn draw(&self, progression: f64) {
        self.foot.draw(progression);
        let heading_is_away = self.keeper.text().heading_is_away();
        if self.heading_is_away.replace(heading_is_away) != heading_is_away {
            page::say("data-heading", heading_is_away.then_some("away"));
        }
    }

    fn say_what_is_left(&self, progression: f64) {
        let text = self.keeper.text();
        let pages = self.keeper.is_paged().then(|| text.whereabouts());
        if let Some(here) = pages {
            let leads = |on| page::leads_onward(text.view(), on);
            let back = here.page != Some(1) || leads(false);
            self.foot.lead(back, !here.after_the_text || leads(true));
        }
        let progress = Progress::of(self.words, progression);
        self.foot.tell(&progress.text(pages));
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

    /// Ends when the reader leaves for another part of the document, which has bars of its
    /// own: keeps the place, and waits for nothing any more. What it waits for holds it, so it
    /// would not end by itself.
    pub fn end(&self) {
        self.still.replace(None);
        self.stopping.replace(None);
        self.counting.replace(None);
        self.settling.replace(None);
        self.focused.replace(None);
        self.wheel.replace(None);
        self.keeper.keep();
        self.show_bars();
        page::say("data-heading", None);
        self.foot.offer(None);
        self.be_quiet();
        glow::put_out();
    }
}
