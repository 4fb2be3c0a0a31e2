//! Quoted words, and where they stand: the very words, or what became of them.

use super::boundary::{Side, end, start, word_end, word_start};
use super::likeness::alike;
use super::nearest::nearest;
use super::{EDGE, is_telling};
use crate::model::Blocks;
use crate::model::annotation::Target;
use crate::model::annotation::folded::{Folded, fold};
use crate::model::annotation::target::{NEIGHBOURS, head, tail};

/// As many characters say enough by themselves, whatever is around them.
const TELLING_ALONE: usize = 24;
/// How alike what is around shorter words must be for these to be the same.
const ALIKE_AROUND: f64 = 0.4;
/// How alike corrected words must be to the quoted ones to be the same.
const ALIKE: f64 = 0.5;
/// Of words that stand everywhere, as many are weighed.
const WEIGHED: usize = 2_000;

/// The quoted words, folded as the text is.
pub struct Quote {
    before: String,
    exact: String,
    after: String,
}

impl Quote {
    pub fn of(target: &Target) -> Self {
        Self {
            before: fold(&target.prefix),
            exact: fold(&target.exact).trim().to_owned(),
            after: fold(&target.suffix),
        }
    }

    pub fn is_empty(&self) -> bool {
        [&self.before, &self.exact, &self.after]
            .iter()
            .all(|part| part.trim().is_empty())
    }

    /// Whether all that is quoted stands where it stood. Only blocks around are read.
    pub fn stands_at(&self, target: &Target, blocks: Blocks) -> bool {
        let (first, last) = (target.start.block, target.end.block);
        if self.is_empty() || last < first {
            return false;
        }
        let numbers = first.saturating_sub(NEIGHBOURS)..=last.saturating_add(NEIGHBOURS);
        let text = Folded::new(numbers, blocks);
        let start = text.index(target.start, blocks);
        let end = text.index(target.end, blocks);
        let part = |range| text.text.get(range).unwrap_or_default();
        start <= end
            && part(start..end) == self.exact
            && part(0..start).ends_with(&self.before)
            && part(end..text.text.len()).starts_with(&self.after)
    }

    /// From where to where in `text` the words are.
    pub fn search(&self, text: &str, near: usize) -> Option<(usize, usize)> {
        if self.exact.is_empty() {
            // The words that stand there are what the place is shown by.
            let place = start(text, &self.before, &self.after, near, Side::After)?;
            return Some((place, place));
        }
        self.unchanged(text, near)
            .map(|start| (start, start + self.exact.len()))
            .or_else(|| self.corrected(text, near))
    }

    /// Where the very words begin: with all that is around them, or with what is on one
    /// side, or where what is around is most alike.
    fn unchanged(&self, text: &str, near: usize) -> Option<usize> {
        let (before, exact, after) = (&self.before, &self.exact, &self.after);
        let all = format!("{before}{exact}{after}");
        if is_telling(&all) {
            let shift = |found: usize| found + before.len();
            let all = nearest(text, &all, near.saturating_sub(before.len())).map(shift);
            if all.is_some() {
                return all;
            }
        }
        let one_side = |around: &str, needle: String, shift: usize| {
            let is_telling = is_telling(&needle) && !around.trim().is_empty();
            let found = nearest(text, &needle, near.saturating_sub(shift));
            found.filter(|_| is_telling).map(|found| found + shift)
        };
        let sides = [
            one_side(before, format!("{before}{exact}"), before.len()),
            one_side(after, format!("{exact}{after}"), 0),
        ];
        let sided = sides.into_iter().flatten();
        if let Some(found) = sided.min_by_key(|found| found.abs_diff(near)) {
            return Some(found);
        }
        let found = text.match_indices(exact.as_str()).take(WEIGHED);
        let weighed = found.map(|(start, _)| (self.alike_around(text, start), start));
        let (alike, start) = weighed.max_by(|(a, at), (b, other)| {
            let nearer = || other.abs_diff(near).cmp(&at.abs_diff(near));
            a.total_cmp(b).then_with(nearer)
        })?;
        let says_enough = exact.chars().count() >= TELLING_ALONE || alike >= ALIKE_AROUND;
        says_enough.then_some(start)
    }

    /// How alike, 0 to 1, to what is quoted around the words is what is around `start`.
    fn alike_around(&self, text: &str, start: usize) -> f64 {
        let (before, rest) = text.split_at_checked(start).unwrap_or_default();
        let (_, after) = rest.split_at_checked(self.exact.len()).unwrap_or_default();
        // Where little is quoted, the text began or ended, and should here.
        let length = |quoted: &str| quoted.chars().count().max(EDGE);
        let before = alike(tail(before, length(&self.before)), &self.before);
        let after = alike(head(after, length(&self.after)), &self.after);
        (before + after) / 2.0
    }

    /// From where to where words are of which a part was corrected: by their edges, each of
    /// which may be found by what is within or by what is around.
    fn corrected(&self, text: &str, near: usize) -> Option<(usize, usize)> {
        let length = self.exact.len();
        let words = head(&self.exact, EDGE);
        let start = start(text, &self.before, words, near, Side::Before);
        let near = start.unwrap_or(near).saturating_add(length);
        let end = end(text, tail(&self.exact, EDGE), &self.after, near);
        // If one of them is gone, it was about as far away as the words are long.
        let guessed_end = start.map(|start| word_end(text, start.saturating_add(length)));
        let guessed_start = end.map(|end| word_start(text, end.saturating_sub(length)));
        let pairs = [(start, end), (start, guessed_end), (guessed_start, end)];
        let mut ranges = pairs.into_iter().filter_map(|pair| {
            let (start, end) = (pair.0?, pair.1?);
            let words = text.get(start..end)?;
            let from = start + words.len() - words.trim_start().len();
            let words = words.trim();
            // What is far longer is not these words, and costs time to compare.
            let fits = !words.is_empty() && words.len() <= length.saturating_mul(3);
            let likeness = if fits { alike(words, &self.exact) } else { 0.0 };
            Some((likeness, (from, from + words.len())))
        });
        // A guess may by chance be a little more alike than edges that were found.
        ranges
            .find(|(likeness, _)| *likeness >= ALIKE)
            .map(|(_, range)| range)
    }
}
