//! Words from one place of a text to another, made longer and shorter word by word.

use super::{Blocks, Locator};

/// The words of a whole block, without the space around them; none of a block without any.
#[must_use]
pub fn block(number: u32, blocks: Blocks) -> Option<[Locator; 2]> {
    let words = words(number, blocks);
    let (first, last) = (words.first()?, words.last()?);
    Some([first[0], last[1]])
}

/// The words of the nearest block with any after, or before, the one that `from` is in.
#[must_use]
pub fn block_beside(from: Locator, on: bool, blocks: Blocks) -> Option<[Locator; 2]> {
    let mut number = from.block;
    loop {
        number = if on {
            number.checked_add(1)?
        } else {
            number.checked_sub(1)?
        };
        if number == 0 {
            return None;
        }
        blocks(number)?;
        if let Some(words) = block(number, blocks) {
            return Some(words);
        }
    }
}

/// The end of the word that is at a place, or after it in its block.
#[must_use]
pub fn end_of_word(at: Locator, blocks: Blocks) -> Option<Locator> {
    let mut ends = words(at.block, blocks).into_iter().map(|[_, end]| end);
    ends.find(|end| *end > at)
}

/// The same words with one more at their end, or one fewer; at their beginning with `at_start`.
/// One is left, and what is beyond a block's end goes on in the next.
#[must_use]
pub fn by_a_word(
    [start, end]: [Locator; 2],
    at_start: bool,
    on: bool,
    blocks: Blocks,
) -> [Locator; 2] {
    let moved = if at_start {
        word_boundary(start, 0, on, blocks).map(|start| [start, end])
    } else {
        word_boundary(end, 1, on, blocks).map(|end| [start, end])
    };
    if_any_are_left(moved).unwrap_or([start, end])
}

/// The same words up to the end of their last block, or with just the first of them (`on` or not);
/// `at_start` from the beginning of their first block, or with just the last of them (not `on`, or
/// on).
#[must_use]
pub fn to_the_edge(
    [start, end]: [Locator; 2],
    at_start: bool,
    on: bool,
    blocks: Blocks,
) -> [Locator; 2] {
    let moved = match (at_start, on) {
        (false, true) => block(end.block, blocks).map(|[_, last]| [start, last]),
        (true, false) => block(start.block, blocks).map(|[first, _]| [first, end]),
        (false, false) => word_boundary(start, 1, true, blocks).map(|end| [start, end]),
        (true, true) => word_boundary(end, 0, false, blocks).map(|start| [start, end]),
    };
    if_any_are_left(moved).unwrap_or([start, end])
}

/// Where to look once words are chosen, after others `before`, if not all of them can be seen:
/// where they have changed, or at their beginning, where all of them have.
#[must_use]
pub fn out_of_view(
    before: Option<[Locator; 2]>,
    [start, end]: [Locator; 2],
    is_in_view: &dyn Fn(Locator) -> bool,
) -> Option<Locator> {
    let last = Locator {
        offset: end.offset.saturating_sub(1),
        ..end
    };
    match before {
        Some([same, _]) if same == start => Some(last).filter(|last| !is_in_view(*last)),
        Some([_, same]) if same == end => Some(start).filter(|start| !is_in_view(*start)),
        _ => (!is_in_view(start) || !is_in_view(last)).then_some(start),
    }
}

fn if_any_are_left(moved: Option<[Locator; 2]>) -> Option<[Locator; 2]> {
    moved.filter(|[start, end]| start < end)
}

/// Where the next word, or the one before, begins (`side` 0) or ends (1), seen from a place.
fn word_boundary(from: Locator, side: usize, on: bool, blocks: Blocks) -> Option<Locator> {
    let mut block = from.block;
    loop {
        blocks(block)?;
        let words = words(block, blocks);
        let mut boundaries = words.iter().filter_map(|word| word.get(side).copied());
        let found = if on {
            boundaries.find(|boundary| *boundary > from)
        } else {
            boundaries.rfind(|boundary| *boundary < from)
        };
        if found.is_some() {
            return found;
        }
        block = if on {
            block + 1
        } else {
            block.checked_sub(1).filter(|block| *block > 0)?
        };
    }
}

/// The words of a block, each from where to where it is.
fn words(block: u32, blocks: Blocks) -> Vec<[Locator; 2]> {
    let text = blocks(block).unwrap_or_default();
    let mut words = Vec::new();
    let (mut offset, mut begun) = (0, None::<Locator>);
    for character in text.chars().chain([' ']) {
        let here = Locator { block, offset };
        match (begun, character.is_whitespace()) {
            (Some(start), true) => {
                words.push([start, here]);
                begun = None;
            }
            (None, false) => begun = Some(here),
            _ => {}
        }
        offset += if character.len_utf16() == 2 { 2 } else { 1 };
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    const STORY: [&str; 4] = ["One two three.", " ", "Four \u{1f56f} five.", "Six."];

    fn blocks(number: u32) -> Option<String> {
        let index = usize::try_from(number).ok()?.checked_sub(1)?;
        STORY.get(index).map(|text| (*text).to_owned())
    }

    fn at(block: u32, offset: u32) -> Locator {
        Locator { block, offset }
    }

    #[test]
    fn a_block_is_taken_without_the_space_around_it() {
        assert_eq!(block(1, &blocks), Some([at(1, 0), at(1, 14)]));
        assert_eq!(block(2, &blocks), None);
        assert_eq!(block(3, &blocks), Some([at(3, 0), at(3, 13)]));
    }

    #[test]
    fn what_has_no_words_is_passed_over() {
        let beside = |from, on| block_beside(from, on, &blocks);
        assert_eq!(beside(at(1, 4), true), Some([at(3, 0), at(3, 13)]));
        assert_eq!(beside(at(3, 0), false), Some([at(1, 0), at(1, 14)]));
        assert_eq!(beside(at(1, 0), false), None);
        assert_eq!(beside(at(4, 0), true), None);
    }

    #[test]
    fn what_is_chosen_comes_into_view() {
        // The view is from 10 up to 20.
        let look =
            |before, words| out_of_view(before, words, &|place| (10..20).contains(&place.offset));
        assert_eq!(look(None, [at(1, 12), at(1, 20)]), None);
        assert_eq!(look(None, [at(1, 12), at(1, 21)]), Some(at(1, 12)));
        assert_eq!(look(None, [at(1, 5), at(1, 12)]), Some(at(1, 5)));
        let before = Some([at(1, 12), at(1, 20)]);
        assert_eq!(look(before, [at(1, 12), at(1, 25)]), Some(at(1, 24)));
        assert_eq!(look(before, [at(1, 12), at(1, 18)]), None);
        assert_eq!(look(before, [at(1, 8), at(1, 20)]), Some(at(1, 8)));
        assert_eq!(look(before, [at(1, 20), at(1, 30)]), Some(at(1, 20)));
    }

    #[test]
    fn words_come_and_go_at_either_end() {
        let check = |from, at_start, on, to| {
            assert_eq!(by_a_word(from, at_start, on, &blocks), to, "{from:?}");
        };
        check([at(1, 0), at(1, 7)], false, true, [at(1, 0), at(1, 14)]);
        check([at(1, 0), at(1, 7)], false, false, [at(1, 0), at(1, 3)]);
        check([at(1, 0), at(1, 7)], true, true, [at(1, 4), at(1, 7)]);
        check([at(1, 4), at(1, 7)], true, false, [at(1, 0), at(1, 7)]);
        // Over a block's end, and over what is two code units.
        check([at(1, 8), at(1, 14)], false, true, [at(1, 8), at(3, 4)]);
        check([at(1, 8), at(3, 4)], false, true, [at(1, 8), at(3, 7)]);
        // One word is left; nothing is beyond the text.
        check([at(1, 0), at(1, 3)], false, false, [at(1, 0), at(1, 3)]);
        check([at(1, 0), at(1, 3)], true, true, [at(1, 0), at(1, 3)]);
        check([at(4, 0), at(4, 4)], false, true, [at(4, 0), at(4, 4)]);
        check([at(1, 0), at(1, 3)], true, false, [at(1, 0), at(1, 3)]);
    }

    #[test]
    fn words_go_as_far_as_their_block_or_are_one() {
        let check = |from, at_start, on, to| {
            assert_eq!(to_the_edge(from, at_start, on, &blocks), to, "{from:?}");
        };
        check([at(1, 4), at(1, 7)], false, true, [at(1, 4), at(1, 14)]);
        check([at(1, 4), at(3, 4)], false, true, [at(1, 4), at(3, 13)]);
        check([at(1, 4), at(3, 4)], false, false, [at(1, 4), at(1, 7)]);
        check([at(1, 4), at(3, 4)], true, false, [at(1, 0), at(3, 4)]);
        check([at(1, 4), at(3, 7)], true, true, [at(3, 5), at(3, 7)]);
        // Already so, or half a word.
        check([at(1, 4), at(1, 7)], false, false, [at(1, 4), at(1, 7)]);
        check([at(1, 4), at(1, 5)], true, true, [at(1, 4), at(1, 5)]);
        check([at(2, 0), at(2, 1)], false, true, [at(2, 0), at(2, 1)]);
    }
}
