//! What is in view of a text, and how far through it that is.

use web_sys::Element;

use super::characters::{Characters, partition_near};
use super::scroller::Scroller;
use super::{Text, rect};
use crate::model::Locator;

/// About as far, in characters, is a place from where it is looked for first.
const LETTERS: u32 = 16;

/// In such steps, in characters, it is looked about where a place is.
const STRIDE: u32 = 4 * LETTERS;

/// Where a reader is, at a glance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glance {
    /// Near the first words in view: how far in their block is estimated.
    pub first: Locator,
    /// Their block.
    pub block: Seen,
}

/// Where a block was seen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Seen {
    /// Its number.
    number: u32,
    /// How far below the view's upper edge it began, in CSS pixels.
    pub distance: f64,
    /// How long it was, in CSS pixels: it was laid out otherwise if it is another length.
    length: f64,
}

/// A block of the text, and from where to where it is on the scroller's scale.
struct Block {
    number: u32,
    element: Element,
    start: f64,
    end: f64,
}

impl Text {
    /// The first line that is in view as a whole: its first character.
    #[must_use]
    pub fn first_in_view(&self) -> Option<Locator> {
        Some(self.first_line_in_view()?.0)
    }

    /// The first line that is in view as a whole: its first character, and how far below
    /// the view's upper edge that is, in CSS pixels. Of pages, how far along they are.
    #[must_use]
    pub fn first_line_in_view(&self) -> Option<(Locator, f64)> {
        let edge = self.scroller().view_start();
        let (first, start) = self.first_from(edge)?;
        Some((first, start - edge))
    }

    /// The first line that begins at `edge` or after it, and where it does, on the
    /// scroller's scale.
    pub(super) fn first_from(&self, edge: f64) -> Option<(Locator, f64)> {
        let scroller = self.scroller();
        let near = self.first.get();
        let block = self.block_at(scroller, edge, near.block);
        let block = block.or_else(|| self.first_block_after(scroller, edge));
        let Some(block) = block else {
            // All of it is before the view: the reader is at its end.
            return self.start_of(self.positions.blocks());
        };
        let characters = Characters::of(&block.element)?;
        let mut start = block.end;
        let offset = if near.block == block.number {
            near.offset
        } else {
            0
        };
        let offset = partition_near(characters.length, offset, LETTERS, &mut |offset| {
            let Some(rect) = characters.rect(offset) else {
                return false;
            };
            let begins = scroller.start(&rect);
            // A line counts from half a pixel before the edge: rounding is no reason
            // to pass over it.
            let above = begins < edge - 0.5;
            if !above {
                // The last that is not above is the first in the text.
                start = begins;
            }
            above
        });
        if offset >= characters.length {
            // Only the end of this block's last line is in view.
            return self.start_of((block.number + 1).min(self.positions.blocks()));
        }
        let found = Locator {
            block: block.number,
            offset,
        };
        self.first.set(found);
        Some((found, start))
    }

    /// Looks about where the first line in view begins: near there it is found soon.
    pub fn look_for_first_line(&self) -> Option<()> {
        let scroller = self.scroller();
        let edge = scroller.view_start();
        let block = self.first_block_after(scroller, edge)?;
        let characters = Characters::of(&block.element)?;
        let near = self.near(&block, edge).offset / STRIDE;
        let strides = partition_near(characters.length / STRIDE, near, 1, &mut |strides| {
            let rect = characters.rect(strides * STRIDE);
            rect.is_some_and(|rect| scroller.start(&rect) < edge)
        });
        self.first.set(Locator {
            block: block.number,
            offset: strides * STRIDE,
        });
        Some(())
    }

    /// The beginning of a block, and where it is, on the scroller's scale.
    fn start_of(&self, block: u32) -> Option<(Locator, f64)> {
        let place = Locator::start_of(block);
        let start = self.scroller().start(&self.rect(place)?);
        self.first.set(place);
        Some((place, start))
    }

    /// Scrolls so that a block begins where it was seen, if it is as long as it was.
    #[must_use]
    pub fn bring_seen(&self, seen: Seen) -> Option<()> {
        let scroller = self.scroller();
        let block = self.see(scroller, seen.number)?;
        // Rounding makes less of a difference.
        if (block.end - block.start - seen.length).abs() > 0.5 {
            return None;
        }
        let off_by = block.start - scroller.view_start() - seen.distance;
        if off_by.abs() > 0.5 {
            scroller.go_by(off_by);
        }
        Some(())
    }

    /// A block, if that is where `edge` is; on a page others begin at the same one.
    fn block_at(&self, scroller: Scroller, edge: f64, number: u32) -> Option<Block> {
        if scroller.is_paged() {
            return None;
        }
        let runs = self.runs(scroller);
        let edge = edge + 1.0;
        let is_there = runs.is_one() || runs.has(runs.cuts.run_of(number), scroller, edge);
        let block = self.see(scroller, number).filter(|_| is_there)?;
        Some(block).filter(|block| block.start <= edge && block.end > edge)
    }

    /// The first block that ends after `edge`, on the scroller's scale.
    fn first_block_after(&self, scroller: Scroller, edge: f64) -> Option<Block> {
        let near = self.first.get().block;
        let runs = self.runs(scroller);
        let run = if runs.is_one() {
            0
        } else {
            runs.first_after(scroller, edge + 1.0, true, near)
        };
        let (first, count) = runs.cuts.blocks_of(run)?;
        let mut seen = None;
        partition_near(count, near.saturating_sub(first), 1, &mut |index| {
            let block = self.see(scroller, first + index);
            let hidden = block.as_ref().is_none_or(|block| block.end <= edge + 1.0);
            if !hidden {
                // The last that is not hidden is the first in the text.
                seen = block;
            }
            hidden
        });
        // As long as a run is not laid out, there may be nothing at its end.
        seen.or_else(|| self.see(scroller, first + count))
    }

    /// The last block that begins before `edge`, on the scroller's scale; where that is
    /// none of the run that does, the place where this begins.
    fn last_block_before(&self, scroller: Scroller, edge: f64) -> Option<Result<Block, Locator>> {
        let near = self.last.get().block;
        let runs = self.runs(scroller);
        let after = if runs.is_one() {
            1
        } else {
            runs.first_after(scroller, edge, false, near)
        };
        let (first, count) = runs.cuts.blocks_of(after.checked_sub(1)?)?;
        let mut seen = None;
        partition_near(count, (near + 1).saturating_sub(first), 1, &mut |index| {
            let block = self.see(scroller, first + index);
            let begun = block.as_ref().is_some_and(|block| block.start < edge);
            if begun {
                // The last that has begun is the last in the text.
                seen = block;
            }
            begun
        });
        Some(seen.ok_or(Locator::start_of(first)))
    }

    fn see(&self, scroller: Scroller, number: u32) -> Option<Block> {
        let element = self.block(number)?;
        let rect = rect(&element);
        Some(Block {
            number,
            element,
            start: scroller.start(&rect),
            end: scroller.end(&rect),
        })
    }

    /// How far below the view's upper edge the words at `locator` are, in CSS
    /// pixels; negative above it. A place beyond a block's end is its end. Of pages, how
    /// far along they are.
    #[must_use]
    pub fn distance(&self, locator: Locator) -> Option<f64> {
        let scroller = self.scroller();
        Some(scroller.start(&self.rect(locator)?) - scroller.view_start())
    }

    /// Whether all of the text is before the view, which shows the ways onward, given that the
    /// first words in it were looked for.
    #[must_use]
    pub fn is_over(&self) -> bool {
        let scroller = self.scroller();
        let last = self.sections.len().saturating_sub(1);
        // Its first words are in none but the last section then.
        self.whole.cuts.run_of(self.first.get().block) >= last
            && (self.whole).is_before(last, scroller, scroller.view_start() + 1.0, true)
    }

    /// Where the last block ends, in CSS pixels from where the text begins: words do not
    /// move without moving it. Of a text in several sections it may not be laid out.
    #[must_use]
    pub fn end(&self) -> Option<[f64; 2]> {
        if self.sections.len() != 1 {
            return None;
        }
        let (from, to) = (
            rect(&self.article),
            rect(&self.block(self.positions.blocks())?),
        );
        Some([to.right() - from.left(), to.bottom() - from.top()])
    }

    /// What a glance shows of where the reader is, cheap enough for while they scroll: the blocks
    /// at the view's upper edge are looked at, and not the lines in them.
    #[must_use]
    pub fn glance(&self) -> Option<Glance> {
        let scroller = self.scroller();
        let start = scroller.view_start();
        // After the end it is the last.
        let block = self.first_block_after(scroller, start);
        let block = block.or_else(|| self.see(scroller, self.positions.blocks()))?;
        let first = self.near(&block, start);
        self.first.set(first);
        Some(Glance {
            first,
            block: Seen {
                number: block.number,
                distance: block.start - start,
                length: block.end - block.start,
            },
        })
    }

    /// What a glance at the view's lower edge shows likewise of how far through the text a reader
    /// is, 0 to 1, whose first words were looked for before; 1 is exact.
    #[must_use]
    pub fn progression_at_a_glance(&self) -> f64 {
        let scroller = self.scroller();
        let end = scroller.view_end();
        let first = self.first.get();
        let last = match self.last_block_before(scroller, end) {
            Some(Ok(block)) => self.near(&block, end),
            Some(Err(place)) => place,
            // Before the text there is a title that fills the view.
            None => first,
        };
        self.last.set(last);
        let (from, to) = (
            self.positions.position(first),
            self.positions.position(last),
        );
        self.positions.progression(from, to.max(from))
    }

    /// About which words of a block that was seen are at the view's upper edge by now, and how
    /// far below it: further only than the block begins, or negative where it has ended.
    #[must_use]
    pub fn words_at_edge(&self, seen: Seen) -> (Locator, f64) {
        let end = seen.distance + seen.length;
        let below = seen.distance.max(0.0) + end.min(0.0);
        let words = self.at_share(seen.number, -seen.distance / seen.length.max(1.0));
        (words, below)
    }

    /// About where a block passes `edge`.
    fn near(&self, block: &Block, edge: f64) -> Locator {
        let length = (block.end - block.start).max(1.0);
        self.at_share(block.number, (edge - block.start) / length)
    }

    /// The place after a share of a block's length, 0 to 1.
    fn at_share(&self, block: u32, share: f64) -> Locator {
        let length = f64::from(self.positions.length(block));
        // A share of a length is in its range.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let offset = (share.clamp(0.0, 1.0) * length) as u32;
        Locator { block, offset }
    }

    /// How far through the text the reader is: 0 as long as it begins in view, 1
    /// once its last line has been seen.
    #[must_use]
    pub fn progression(&self) -> f64 {
        let ends = || {
            let first = self.positions.position(self.first_in_view()?);
            let last = self.last_in_view()?.max(first);
            Some(self.positions.progression(first, last))
        };
        ends().unwrap_or(0.0)
    }

    /// The place of a reader who would have come as far as `progression`, 0 to 1.
    #[must_use]
    pub fn place_at(&self, progression: f64) -> Locator {
        let ends = || {
            let first = self.positions.position(self.first_in_view()?);
            Some(self.last_in_view()?.saturating_sub(first))
        };
        // Pages differ in how much they hold; the end is the end.
        let visible = if progression < 1.0 { ends() } else { None };
        let position = self.positions.at(progression, visible.unwrap_or(0));
        self.positions.place(position)
    }

    /// The last character that is wholly in view.
    #[must_use]
    pub fn last_words_in_view(&self) -> Option<Locator> {
        self.last_before(self.scroller().view_end())
    }

    /// The last character that ends before `edge`, on the scroller's scale.
    pub(super) fn last_before(&self, edge: f64) -> Option<Locator> {
        let last = self.end_before(edge)?.checked_sub(1)?;
        Some(self.positions.place(last))
    }

    /// The position after the last character that is wholly in view.
    pub(super) fn last_in_view(&self) -> Option<u32> {
        self.end_before(self.scroller().view_end())
    }

    /// The position after the last character that ends before `edge`.
    fn end_before(&self, edge: f64) -> Option<u32> {
        let scroller = self.scroller();
        let near = self.last.get();
        let (number, block) = match self.last_block_before(scroller, edge)? {
            Ok(block) => (block.number, block.element),
            // What is before this section is in view.
            Err(place) => return Some(self.positions.position(place)),
        };
        let characters = Characters::of(&block)?;
        let mut whole = |offset: u32| {
            characters
                .rect(offset)
                .is_some_and(|rect| scroller.end(&rect) <= edge + 1.0)
        };
        let near = if number == near.block { near.offset } else { 0 };
        let last = Locator {
            block: number,
            offset: partition_near(characters.length, near, LETTERS, &mut whole),
        };
        self.last.set(last);
        Some(self.positions.position(last))
    }

    /// Whether the words at `locator` can be seen.
    #[must_use]
    pub fn is_in_view(&self, locator: Locator) -> bool {
        let scroller = self.scroller();
        let (begin, end) = (scroller.view_start(), scroller.view_end());
        // Where words of a run that is not laid out would be means nothing.
        let runs = self.runs(scroller);
        let run = runs.cuts.run_of(locator.block);
        let could_be = runs.is_before(run, scroller, end, false)
            && !runs.is_before(run, scroller, begin, true);
        // What touches the upper edge is in view: rounding is no reason.
        let is = |distance| distance >= -1.0 && distance < end - begin;
        could_be && self.distance(locator).is_some_and(is)
    }

    /// Whether the story's heading has been scrolled away.
    #[must_use]
    pub fn heading_is_away(&self) -> bool {
        // It stands before the first words.
        if self.first.get() > Locator::start_of(1) {
            return true;
        }
        let heading = self.article.query_selector("h1").ok().flatten();
        let scroller = self.scroller();
        heading.is_some_and(|heading| scroller.end(&rect(&heading)) < scroller.view_start())
    }
}
