//! Where words begin or end, by what stood before and after.

use super::nearest::nearest;
use super::{EDGE, TELLING, is_telling};
use crate::model::annotation::target::{head, tail};

/// The side of a place that counts before the other.
#[derive(Clone, Copy)]
pub enum Side {
    Before,
    After,
}

/// Where words begin between what stood `before` and `after`.
pub fn start(text: &str, before: &str, after: &str, near: usize, outer: Side) -> Option<usize> {
    let about = || Some(word_start(text, about(text, before, after, near)?));
    boundary(text, before, after, near, outer)
        .or_else(|| edge(text, before, after, near, outer))
        .or_else(about)
}

/// Where words end between what stood `before` and `after`.
pub fn end(text: &str, before: &str, after: &str, near: usize) -> Option<usize> {
    let about = || Some(word_end(text, about(text, before, after, near)?));
    boundary(text, before, after, near, Side::After)
        .or_else(|| edge(text, before, after, near, Side::After))
        .or_else(about)
}

/// Where in `text` what stood `before` a place meets what stood `after` it: by all of that,
/// or else by ever less of both sides, or of one, and of several the nearest to `near`.
fn boundary(text: &str, before: &str, after: &str, near: usize, outer: Side) -> Option<usize> {
    let find = |needle: &str, shift: usize| {
        let found = nearest(text, needle, near.saturating_sub(shift))?;
        Some(found + shift)
    };
    let all = format!("{before}{after}");
    // However little all of it is, as in a text of few words, there is no more.
    if !all.trim().is_empty()
        && let Some(found) = find(&all, before.len())
    {
        return Some(found);
    }
    for length in [usize::MAX, EDGE, EDGE / 2, TELLING, TELLING / 2] {
        let (late, early) = (tail(before, length), head(after, length));
        let both = format!("{late}{early}");
        let sides = match outer {
            Side::Before => [(late, late.len()), (early, 0)],
            Side::After => [(early, 0), (late, late.len())],
        };
        let parts = [(&*both, late.len())].into_iter().chain(sides);
        let mut telling = parts.filter(|(part, _)| is_telling(part));
        let found = telling.find_map(|(part, shift)| find(part, shift));
        if found.is_some() {
            return found;
        }
    }
    None
}

/// Where that is near an edge of the text, which is why little is quoted on that side.
fn edge(text: &str, before: &str, after: &str, near: usize, outer: Side) -> Option<usize> {
    let place = match outer {
        Side::Before if !is_telling(before) && text.starts_with(before) => before.len(),
        Side::After if !is_telling(after) && text.ends_with(after) => text.len() - after.len(),
        _ => return None,
    };
    (place.abs_diff(near) <= 4 * EDGE).then_some(place)
}

/// About where that is, by what stood farther away from it.
fn about(text: &str, before: &str, after: &str, near: usize) -> Option<usize> {
    let half = |part: &str| part.chars().count() / 2;
    let first = Some(head(before, half(before))).filter(|part| is_telling(part));
    let last = Some(tail(after, half(after))).filter(|part| is_telling(part));
    let by_first =
        || Some(nearest(text, first?, near.saturating_sub(before.len()))? + before.len());
    let by_last = || {
        let shift = after.len() - last?.len();
        let found = nearest(text, last?, near.saturating_add(shift))?;
        Some(found.saturating_sub(shift))
    };
    by_first()
        .or_else(by_last)
        .map(|about| about.min(text.len()))
}

/// The beginning of a word that is nearest to a byte.
pub fn word_start(text: &str, index: usize) -> usize {
    let (before, after) = around(text, index);
    let back = before.rfind(' ').map_or(0, |space| space + 1);
    let on = after.find(' ').map(|space| before.len() + space + 1);
    nearer(index, back, on)
}

/// The end of a word that is nearest to a byte.
pub fn word_end(text: &str, index: usize) -> usize {
    let (before, after) = around(text, index);
    let back = before.rfind(' ');
    let on = after
        .find(' ')
        .map_or(text.len(), |space| before.len() + space);
    nearer(index, on, back)
}

fn around(text: &str, index: usize) -> (&str, &str) {
    text.split_at(text.floor_char_boundary(index))
}

fn nearer(index: usize, one: usize, other: Option<usize>) -> usize {
    let other = other.filter(|other| other.abs_diff(index) < one.abs_diff(index));
    other.unwrap_or(one)
}
