//! The words that stay in view when the layout changes, and counting pages anew.

use std::rc::Rc;

use super::Follower;
use crate::browser::text::Size;
use crate::browser::{clock, events, glow};
use crate::hooks::turning::turn_by_wheel;

/// For how long, in milliseconds, pages are counted before the browser has its turn.
const AT_ONCE: f64 = 8.0;

impl Follower {
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
        // A page may have another number now.
        self.foot.announce("");
        self.tell();
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

    fn size(&self) -> Size {
        self.keeper.text().state().size
    }

    fn move_light(&self) {
        let line = self.lit.get().and_then(|lit| self.keeper.text().line(lit));
        if let Some(line) = line {
            glow::place(line);
        }
    }
}
