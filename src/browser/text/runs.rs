//! Runs of a text that a browser lays out one by one: its sections, or the pieces of these.

use std::cell::Cell;

use wasm_bindgen::JsCast;
use web_sys::Element;

use super::characters::partition_near;
use super::rect;
use super::scroller::Scroller;
use crate::browser::page;
use crate::model::Cuts;

/// All of a text, run by run.
#[derive(Debug)]
pub struct Runs {
    runs: Vec<Run>,
    /// Which blocks are in each.
    pub cuts: Cuts,
    /// How many boxes are marked with each, its own the first: the stretch with a section.
    marked: usize,
    /// The indexes of those that are laid out wherever they are, from and up to.
    near: Cell<[usize; 2]>,
    /// Those of others that still are.
    former: Cell<[usize; 2]>,
}

/// What can be passed over while it is far from view.
#[derive(Debug)]
struct Run {
    /// Itself, after what it would be passed over with.
    boxes: Vec<Element>,
    /// How many text blocks are in it.
    count: usize,
}

impl Runs {
    /// The sections of a text, and their pieces, if it has any.
    pub fn of(article: &Element) -> [Self; 2] {
        let (mut sections, mut pieces) = (Vec::<Run>::new(), Vec::<Run>::new());
        let mut stretch = None;
        let found = article
            .query_selector_all(".stretch, .section, .piece")
            .ok();
        let length = found.as_ref().map_or(0, web_sys::NodeList::length);
        for index in 0..length {
            let node = found.as_ref().and_then(|found| found.item(index));
            let Some(Ok(element)) = node.map(JsCast::dyn_into::<Element>) else {
                continue;
            };
            let around = if let Some(lengths) = element.get_attribute("data-lengths") {
                let count = lengths.split_ascii_whitespace().count();
                (&mut sections, Vec::from_iter(stretch.clone()), count)
            } else if let Some(count) = page::stated_number(&element, "data-blocks") {
                let around = sections.last().map(|section| section.boxes.clone());
                (&mut pieces, around.unwrap_or_default(), count)
            } else {
                stretch = Some(element);
                continue;
            };
            let (runs, mut boxes, count) = around;
            boxes.push(element);
            runs.push(Run { boxes, count });
        }
        [(sections, 2), (pieces, 1)].map(|(runs, marked)| Self {
            marked,
            cuts: Cuts::new(runs.iter().map(|run| run.count)),
            // `place.js` may have gone to one.
            near: Cell::new(match runs.iter().position(Run::is_near) {
                Some(index) => [index, index + 1],
                None => [0, 0],
            }),
            former: Cell::default(),
            runs,
        })
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// Whether it is laid out as one.
    pub fn is_one(&self) -> bool {
        self.runs.len() == 1
    }

    /// The index of the first run that does not end before `edge`, or at it; if none is asked
    /// for that `ends`, that does not begin before it. It is looked for near a block. After
    /// the last one it is the number of runs.
    pub fn first_after(&self, scroller: Scroller, edge: f64, ends: bool, block: u32) -> usize {
        let as_index = |index: usize| u32::try_from(index).unwrap_or(u32::MAX);
        let near = as_index(self.cuts.run_of(block));
        let found = partition_near(as_index(self.runs.len()), near, 1, &mut |index| {
            usize::try_from(index).is_ok_and(|index| self.is_before(index, scroller, edge, ends))
        });
        usize::try_from(found).unwrap_or(usize::MAX)
    }

    /// Whether a run ends before `edge`, or at it; or else whether it begins before it. What
    /// is in a box that is passed over may be thought to go beyond its end, and measuring it
    /// has it laid out, so the outer ones have the first word.
    pub fn is_before(&self, run: usize, scroller: Scroller, edge: f64, ends: bool) -> bool {
        let boxes = match self.boxes(run, scroller) {
            // What is after it in its section, which may be yet to shrink, is its own.
            [around @ .., _] if ends && self.is_last_in(around, run) => around,
            boxes => boxes,
        };
        for element in boxes {
            let rect = rect(element);
            if scroller.end(&rect) <= edge {
                return true;
            }
            if scroller.start(&rect) >= edge {
                return false;
            }
        }
        !ends
    }

    /// Whether a run is the last in the boxes around it.
    fn is_last_in(&self, around: &[Element], run: usize) -> bool {
        let next = self.runs.get(run + 1);
        let next = next.and_then(|next| next.boxes.split_last());
        !around.is_empty() && next.is_none_or(|(_, others)| others.last() != around.last())
    }

    /// Where a run begins, which is in all that is around it, on the scroller's scale.
    pub fn start(&self, run: usize, scroller: Scroller) -> f64 {
        let (mut start, mut end) = (f64::NEG_INFINITY, f64::INFINITY);
        for element in self.boxes(run, scroller) {
            let rect = rect(element);
            start = scroller.start(&rect).max(start).min(end);
            end = scroller.end(&rect).min(end);
        }
        start
    }

    /// Whether an edge is in a run, which is in all that is around it.
    pub fn has(&self, run: usize, scroller: Scroller, edge: f64) -> bool {
        let boxes = self.boxes(run, scroller);
        boxes.iter().all(|element| {
            let rect = rect(element);
            scroller.start(&rect) <= edge && scroller.end(&rect) > edge
        })
    }

    /// Its box, after those around it. What is laid out wherever it is says itself where that is;
    /// and of pages a stretch is no box.
    fn boxes(&self, run: usize, scroller: Scroller) -> &[Element] {
        let boxes = self.runs.get(run).map(|run| run.boxes.as_slice());
        match boxes {
            Some([.., own]) if scroller.is_paged() || self.is_laid_out(run) => {
                std::slice::from_ref(own)
            }
            boxes => boxes.unwrap_or_default(),
        }
    }

    /// Whether the run that a block is in is laid out wherever it is.
    pub fn is_near(&self, block: u32) -> bool {
        self.is_laid_out(self.cuts.run_of(block))
    }

    fn is_laid_out(&self, run: usize) -> bool {
        let [from, end] = self.near.get();
        (from..end).contains(&run)
    }

    /// Has the browser lay out the runs of these indexes, wherever they are, and no other that
    /// is far from view. Gives whether they were others before.
    pub fn come_near(&self, from: usize, end: usize) -> bool {
        let now = [from, end.min(self.runs.len())];
        let before = [self.near.replace(now), self.former.take()];
        if self.runs.len() < 2 || before == [now, [0, 0]] {
            return false;
        }
        for former in before {
            self.set_near(former, now, false);
        }
        self.set_near(now, [0, 0], true);
        true
    }

    /// Has the browser lay out these, too. What it lays out already stays, until
    /// [`Self::come_near`] says otherwise: nothing moves.
    pub fn also_come_near(&self, from: usize, end: usize) {
        let now = [from, end.min(self.runs.len())];
        if self.runs.len() > 1 && self.near.get() != now && self.former.get() == [0, 0] {
            self.former.set(self.near.replace(now));
            self.set_near(now, [0, 0], true);
        }
    }

    /// Says of runs whether they are near, but of some. (A style sheet could tell of a stretch
    /// whether there is such a section in it; with that, Chromium styles all of the text each time.)
    fn set_near(&self, [from, end]: [usize; 2], [other, others]: [usize; 2], near: bool) {
        let runs = (from..end).filter(|index| !(other..others).contains(index));
        let boxes = runs.filter_map(|index| Some(&self.runs.get(index)?.boxes));
        for marked in boxes.flat_map(|boxes| boxes.iter().rev().take(self.marked)) {
            // The name is well formed, so this cannot fail.
            let _ = marked.toggle_attribute_with_force("data-near", near);
        }
    }
}

impl Run {
    fn is_near(&self) -> bool {
        let own = self.boxes.last();
        own.is_some_and(|own| own.has_attribute("data-near"))
    }
}
