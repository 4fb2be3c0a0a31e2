//! Where quoted words are in a text that may have been corrected since.

mod boundary;
mod likeness;
mod nearest;
mod quote;
#[cfg(test)]
mod tests;

use std::cell::OnceCell;

use super::Target;
use super::folded::Folded;
use crate::model::{Blocks, Locator};
pub(super) use nearest::nearest;
use quote::Quote;

/// Fewer characters than these could stand anywhere.
const TELLING: usize = 12;
/// What is quoted of the beginning and the end of long words.
const EDGE: usize = 40;

/// See [`Target::find`].
pub(super) fn find(target: &Target, blocks: Blocks) -> Option<(Locator, Locator)> {
    find_all([target], blocks).pop().flatten()
}

/// See [`Target::find_all`].
pub(super) fn find_all<'a>(
    targets: impl IntoIterator<Item = &'a Target>,
    blocks: Blocks,
) -> Vec<Option<(Locator, Locator)>> {
    let whole = OnceCell::new();
    let find = |target: &'a Target| {
        let quote = Quote::of(target);
        if quote.stands_at(target, blocks) {
            return Some((target.start, target.end));
        }
        let text = whole.get_or_init(|| Folded::new(1..=u32::MAX, blocks));
        if quote.is_empty() {
            return stated(target, text, blocks);
        }
        let near = near(target, text, blocks);
        let (start, end) = quote.search(&text.text, near)?;
        let first = text.place(start, blocks);
        let after = if start < end {
            text.place_after(end, blocks)
        } else {
            first
        };
        Some((first, after))
    };
    targets.into_iter().map(find).collect()
}

/// The place of what quotes nothing: the stated one, as far as any is.
fn stated(target: &Target, text: &Folded, blocks: Blocks) -> Option<(Locator, Locator)> {
    if target.start > Locator::start_of(1) {
        blocks(target.start.block)?;
        let end = if blocks(target.end.block).is_some() {
            target.end.max(target.start)
        } else {
            target.start
        };
        return Some((target.start, end));
    }
    if target.progression <= 0.0 || text.text.is_empty() {
        return None;
    }
    let place = text.place(near(target, text, blocks), blocks);
    let place = Locator::start_of(place.block);
    Some((place, place))
}

/// The byte of the text near which the words stood: by the stated place or, where others
/// state none, by the progression.
fn near(target: &Target, text: &Folded, blocks: Blocks) -> usize {
    if target.start > Locator::start_of(1) {
        return text.index(target.start, blocks);
    }
    let last = text.text.len().saturating_sub(1);
    // Between 0 and the length, so nothing is cut off.
    let index = (target.progression.clamp(0.0, 1.0) * last as f64) as usize;
    text.text.floor_char_boundary(index)
}

fn is_telling(text: &str) -> bool {
    text.chars().nth(TELLING - 1).is_some()
}
