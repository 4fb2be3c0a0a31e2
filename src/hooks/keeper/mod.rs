//! Keeps a reader's place in one story: in view while the layout changes (here), and in storage
//! for the next time (`storage.rs`).

mod anchor;
mod storage;

use std::cell::{Cell, RefCell};

use crate::browser::page;
use crate::browser::text::{Goal, State, Text};
use crate::model::{Locator, keys};
pub use anchor::Anchor;
use anchor::{STILL, is_beginning};

/// Who jumps less far than this, in CSS pixels, has not left the words.
pub const NEAR: f64 = 150.0;

/// How closely the first words in view are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    /// Their block, and about where in it they are.
    Glance,
    /// Themselves, where they are shown now.
    AsShown,
    /// Themselves, once the view is laid out.
    Exact,
}

/// The place in one story.
pub struct Keeper {
    text: Text,
    key: String,
    anchor: RefCell<Option<Anchor>>,
    /// Where the page glides to.
    goal: Cell<Option<Goal>>,
    /// The anchor before the reader last scrolled.
    left: Cell<Option<Anchor>>,
    /// Whether the reader has moved since the place was last kept: a story that
    /// was only opened has no place, and an idle tab keeps none over another's.
    moved: Cell<bool>,
    /// Whether the reader is where they are by a jump, and has not scrolled since.
    by_jump: Cell<bool>,
    /// Whether the last line has ever been seen.
    finished: Cell<bool>,
    /// How far the reader was when the text was last looked at.
    progression: Cell<f64>,
    /// How far they have scrolled since, in CSS pixels, down being positive.
    followed: Cell<f64>,
}

impl Keeper {
    /// A keeper for the story `slug` with its text on the page.
    #[must_use]
    pub fn new(text: Text, library: &str, slug: &str) -> Self {
        let keeper = Self {
            text,
            key: keys::place(library, slug),
            anchor: RefCell::default(),
            goal: Cell::default(),
            left: Cell::default(),
            moved: Cell::new(false),
            by_jump: Cell::new(false),
            finished: Cell::new(false),
            progression: Cell::new(0.0),
            followed: Cell::new(0.0),
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

    /// How far the reader has come in the text, 0 to 1.
    #[must_use]
    pub fn progression(&self) -> f64 {
        if self.text.is_shown() {
            self.progression.set(self.text.progression());
        }
        self.progression.get()
    }

    /// How far that was when it was last asked for, or seen at a glance.
    #[must_use]
    pub fn last_progression(&self) -> f64 {
        self.progression.get()
    }

    /// The words that stay in view.
    #[must_use]
    pub fn anchor(&self) -> Option<Anchor> {
        *self.anchor.borrow()
    }

    /// Whether the text was laid out as pages when it was last looked at.
    #[must_use]
    pub fn is_paged(&self) -> bool {
        self.anchor().is_some_and(|anchor| anchor.state.size.paged)
    }

    /// How far it was scrolled then, in CSS pixels.
    #[must_use]
    pub fn position(&self) -> f64 {
        self.anchor().map_or(0.0, |anchor| anchor.state.position)
    }

    /// The words that the reader left by the last scroll; told once.
    #[must_use]
    pub fn take_left(&self) -> Option<Anchor> {
        self.left.take()
    }

    /// Scrolls on, or back, by as much as is in view, but two lines, so that the reader sees
    /// it. Gives words that are in view before and after. The bars may be hidden.
    pub fn glide(&self, on: bool, hidden: bool) -> Option<Locator> {
        let goal = self.text.glide(on, hidden, self.goal.get())?;
        self.goal.set(Some(goal));
        Some(goal.words)
    }

    /// The page glides nowhere any more. Gives whether it did.
    pub fn arrived(&self) -> bool {
        self.goal.take().is_some()
    }

    /// Brings words back to where they were when they were left.
    pub fn go_back_to(&self, left: Anchor) {
        // Words that were only looked at are near those that were first; their block is exact.
        let is_whole = !(self.text.is_in_sections() || self.text.is_paged());
        let block = left.rough.filter(|_| is_whole);
        if block
            .and_then(|block| self.text.bring_seen(block))
            .is_none()
        {
            self.show(left);
        }
        self.take_anchor();
    }

    /// Takes the first words in view as those that stay there, if the reader has
    /// scrolled, and gives by how much, in CSS pixels; a change of layout is told
    /// apart from that.
    pub fn take_anchor(&self) -> f64 {
        self.take(Look::Exact)
    }

    /// As [`Self::take_anchor`], of a long text as it is shown now: [`Self::lay_out_view`] has time.
    pub fn take_anchor_as_shown(&self) -> f64 {
        self.take(Look::AsShown)
    }

    /// Has the browser lay out what is in view of a long text. That scrolls the page with what is
    /// in view, and is no scrolling of the reader's.
    pub fn lay_out_view(&self) {
        let before = self.text.position();
        self.text.lay_out_view();
        if let Some(anchor) = self.anchor.borrow_mut().as_mut() {
            anchor.state.position += self.text.position() - before;
        }
    }

    /// As [`Self::take_anchor`], at a glance, again and again while the reader scrolls;
    /// once they rest, take the anchor. Not for pages, which are turned.
    pub fn glance(&self) -> f64 {
        self.take(Look::Glance)
    }

    /// Looks how far the reader has come, at a glance likewise, after [`Self::glance`].
    pub fn glance_at_progression(&self) {
        self.progression.set(self.text.progression_at_a_glance());
    }

    /// Between two glances: the words are those that stand where the reader has scrolled to in the
    /// block that was first, or as far from its end. Gives whether that is so; in pages, in another
    /// layout, or after a leap, look at the text.
    #[must_use]
    pub fn follow(&self) -> bool {
        let now = self.text.state();
        let Some(anchor) = self.anchor() else {
            return false;
        };
        if now.size.paged {
            return false;
        }
        if anchor.is_unmoved(now) {
            return true;
        }
        let by = now.position - anchor.state.position;
        let as_before = anchor.state.size == now.size && self.has_scrolled(anchor, now);
        if !as_before || by.abs() > NEAR {
            return false;
        }
        self.followed.set(self.followed.get() + by);
        let mut anchor = anchor.scrolled_to(now.position);
        if let Some(block) = anchor.rough {
            (anchor.locator, anchor.distance) = self.text.words_at_edge(block);
        }
        self.anchor.replace(Some(anchor));
        true
    }

    /// Whether the reader has scrolled since the text was last looked at.
    fn has_followed(&self) -> bool {
        self.followed.get() != 0.0
    }

    fn take(&self, look: Look) -> f64 {
        let now = self.text.state();
        match self.anchor() {
            Some(anchor) if anchor.is_unmoved(now) && self.has_followed() => {
                self.anchor_here(now, look)
            }
            Some(anchor) if anchor.is_unmoved(now) => {
                if look != Look::Glance {
                    self.refine(now, look);
                }
                0.0
            }
            Some(anchor) if !self.has_scrolled(anchor, now) => {
                let by = self.hold();
                if look != Look::Glance {
                    self.refine(self.text.state(), look);
                }
                by
            }
            _ => self.anchor_here(now, look),
        }
    }

    /// Takes the words themselves where they were only looked at, as long as they are
    /// where they were then.
    fn refine(&self, now: State, look: Look) {
        let rough = self.anchor().filter(|anchor| anchor.rough.is_some());
        if rough.is_some_and(|anchor| anchor.is_unmoved(now)) {
            self.anchor.replace(self.first_words(now, look));
        }
    }

    /// Brings the words back to where they were in the view, after the layout
    /// may have changed. A page at its beginning stays there, unless the reader has
    /// scrolled: gives by how much.
    pub fn hold(&self) -> f64 {
        let now = self.text.state();
        if !now.size.is_shown() {
            return 0.0;
        }
        self.refine(now, Look::Exact);
        let Some(anchor) = self.anchor() else {
            return 0.0;
        };
        if let Some(goal) = self.goal.get() {
            // Whatever scrolls now ends the gliding, which leads elsewhere in another layout.
            if !self.is_laid_out_anew(anchor, now) {
                return 0.0;
            }
            self.arrived();
            self.text.arrive(goal);
            return self.anchor_here(self.text.state(), Look::Exact);
        }
        // Another layout is where it was left, or where its browser has put it.
        let same = anchor.state.size.paged == now.size.paged;
        if same && anchor.at_beginning && !is_beginning(now.position) {
            return self.anchor_here(now, Look::Exact);
        }
        // If the reader has scrolled, the anchor is about to follow.
        if !self.has_scrolled(anchor, now) {
            self.bring(anchor);
        }
        0.0
    }

    /// Counts the pages of one part more, and gives whether there may be others. That
    /// scrolls the text, with the words that stay in view, and is no scrolling of the reader's.
    pub fn count_more(&self) -> bool {
        let now = self.text.state();
        // Where the pages have been scrolled to, the text does not know yet.
        let scrolled = |anchor| self.has_scrolled(anchor, now);
        if self.anchor().is_some_and(scrolled) {
            return true;
        }
        let more = self.text.count_more();
        if let Some(anchor) = self.anchor.borrow_mut().as_mut() {
            anchor.state.position = self.text.position();
        }
        more
    }

    /// Whether it was the reader who scrolled since the anchor was put there: a shorter
    /// text, or a taller window, scrolls the page by itself, back to its end.
    fn has_scrolled(&self, anchor: Anchor, now: State) -> bool {
        let pushed_back = now.position < anchor.state.position && self.text.is_at_its_end();
        !self.is_laid_out_anew(anchor, now) && !anchor.is_at(now.position) && !pushed_back
    }

    /// Whether the text was laid out anew since. What is scrolled to in a text in sections is
    /// laid out at once, and of its own length: that does not count.
    fn is_laid_out_anew(&self, anchor: Anchor, now: State) -> bool {
        let before = anchor.state.size;
        before != now.size && !(self.text.is_in_sections() && before.differs_in_length(now.size))
    }

    /// Brings the words back to where they were in the view, wherever the
    /// browser has scrolled the page to.
    pub fn return_to_anchor(&self) {
        if let Some(anchor) = self.anchor() {
            self.bring(anchor);
        }
    }

    fn show(&self, anchor: Anchor) {
        if anchor.at_beginning {
            self.text.go_to_beginning();
        } else if anchor.over && self.text.is_paged() {
            self.text.show_onward();
        } else {
            self.text.bring(anchor.locator, anchor.distance);
        }
    }

    fn bring(&self, anchor: Anchor) {
        let size = self.text.state().size;
        if let Some(block) = anchor.rough
            && anchor.state.size.differs_in_length(size)
            && self.text.bring_seen(block).is_some()
        {
            let state = self.text.state();
            self.anchor.replace(Some(Anchor { state, ..anchor }));
            return;
        }
        self.show(anchor);
        self.anchor.replace(Some(Anchor {
            at_beginning: anchor.at_beginning,
            over: anchor.over,
            ..self.anchor_at(anchor.locator, anchor.distance, self.text.state())
        }));
    }

    /// An anchor in the text as it is laid out and scrolled now.
    fn anchor_at(&self, locator: Locator, distance: f64, now: State) -> Anchor {
        Anchor {
            locator,
            distance,
            state: now,
            rough: None,
            at_beginning: is_beginning(now.position),
            over: self.text.is_over(),
        }
    }

    /// Says that the reader is here by a jump: until they scroll, nothing of it is
    /// kept, and no story is finished by it.
    pub fn came_by_jump(&self) {
        self.by_jump.set(true);
    }

    /// The first words in view, or others near them.
    fn first_words(&self, now: State, look: Look) -> Option<Anchor> {
        if look == Look::Glance {
            let glance = self.text.glance()?;
            return Some(Anchor {
                locator: glance.first,
                distance: glance.block.distance.max(0.0),
                state: now,
                rough: Some(glance.block),
                at_beginning: is_beginning(now.position),
                over: false,
            });
        }
        let state = if look == Look::AsShown {
            now
        } else {
            self.text.lay_out_view();
            // That may have made the text longer.
            self.text.state()
        };
        let (locator, distance) = self.text.first_line_in_view()?;
        // What is above the edge is so by rounding, which must not add up.
        let below = if state.size.paged {
            0.0
        } else {
            distance.max(0.0)
        };
        Some(self.anchor_at(locator, below, state))
    }

    /// Takes the first words in view as those that stay there. Gives how far the
    /// reader has scrolled since the last ones were taken.
    fn anchor_here(&self, now: State, look: Look) -> f64 {
        if !now.size.is_shown() {
            return 0.0;
        }
        let anchor = self.first_words(now, look);
        // What was read before the app was up counts, too.
        let left = self.anchor.replace(anchor);
        let by = now.position - left.map_or(0.0, |left| left.state.position);
        let by = by + self.followed.take();
        if by.abs() >= STILL {
            self.moved.set(true);
            // Until all of a page is there, its browser goes again and again to what the address
            // names, as styles and faces come.
            self.by_jump.set(self.by_jump.get() && page::is_loading());
            self.left.set(left);
        }
        by
    }
}
