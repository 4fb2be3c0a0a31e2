//! What is laid out of a long text, wherever it is: what is in view, and what is gone to.

use std::ops::Range;

use super::Text;
use super::runs::Runs;
use super::scroller::Scroller;

/// So many pieces are more than are ever in view of a text that is cut because it is long.
const MOST_IN_VIEW: u32 = 8;

impl Text {
    /// Has the browser lay out what is in view of a text in sections, where it is: until
    /// then it may be longer than its words, or shorter.
    pub fn lay_out_view(&self) {
        let scroller = self.scroller();
        if !self.is_cut(scroller) {
            return;
        }
        let mut seen = self.runs_in_view(scroller);
        let first = seen.start;
        let runs = self.runs(scroller);
        let begun = runs.start(first, scroller);
        // Where one becomes shorter, the next comes into view.
        for _ in 0..MOST_IN_VIEW {
            if !self.lay_out(scroller, &seen) {
                return;
            }
            // What is no longer laid out above may have another size by that.
            let by = runs.start(first, scroller) - begun;
            if by != 0.0 {
                scroller.go_by(by);
            }
            let now = self.runs_in_view(scroller);
            seen = seen.start.min(now.start)..seen.end.max(now.end);
        }
    }

    /// Has the browser lay out likewise what was in view at the last glance, but once it does so
    /// anyway, and moves nothing.
    pub fn ask_for_view(&self) {
        if self.is_cut(self.scroller()) {
            let (first, last) = (self.first.get().block, self.last.get().block);
            for runs in [&self.whole, &self.pieces] {
                let [from, to] = [first, last.max(first)].map(|block| runs.cuts.run_of(block));
                runs.also_come_near(from, to + 1);
            }
        }
    }

    /// Has the browser lay out the pieces from that of one block to that of another, wherever
    /// they are, and no other that is far from view. Gives whether they were others before.
    pub(super) fn come_near(&self, from: u32, to: u32) -> bool {
        // Both, one after the other: a piece is laid out only where its section is.
        let come_near = |runs: &Runs| {
            let [from, to] = [from, to].map(|block| runs.cuts.run_of(block));
            runs.come_near(from, to + 1)
        };
        let other_sections = come_near(&self.whole);
        if other_sections {
            // WebKit moves what is laid out by that only once a box before it is measured.
            let before = self.whole.cuts.run_of(from).saturating_sub(1);
            let _ = self.whole.start(before, self.scroller());
        }
        come_near(&self.pieces) || other_sections
    }

    /// What the text is laid out by.
    pub(super) fn runs(&self, scroller: Scroller) -> &Runs {
        if scroller.is_paged() || self.pieces.is_empty() {
            &self.whole
        } else {
            &self.pieces
        }
    }

    /// Whether it is laid out piece by piece.
    fn is_cut(&self, scroller: Scroller) -> bool {
        self.is_in_sections() && !scroller.is_paged()
    }

    fn lay_out(&self, scroller: Scroller, runs: &Range<usize>) -> bool {
        let cuts = &self.runs(scroller).cuts;
        let first_of = |run| Some(cuts.blocks_of(run)?.0);
        let (from, to) = (first_of(runs.start), first_of(runs.end - 1));
        (from.zip(to)).is_some_and(|(from, to)| self.come_near(from, to))
    }

    /// The indexes of the runs in view.
    fn runs_in_view(&self, scroller: Scroller) -> Range<usize> {
        let first = self.first.get().block;
        let runs = self.runs(scroller);
        let first = runs.first_after(scroller, scroller.view_start(), true, first);
        let last = self.last.get().block;
        let after = runs.first_after(scroller, scroller.view_end(), false, last);
        first..after.max(first + 1)
    }
}
