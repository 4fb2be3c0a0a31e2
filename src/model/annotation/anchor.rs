//! Where quoted words are in a text that may have been corrected since.

use std::cell::OnceCell;
use std::collections::HashMap;

use super::Target;
use super::folded::{Folded, fold};
use super::target::{NEIGHBOURS, head, tail};
use crate::model::{Blocks, Locator};

/// Fewer characters than these could stand anywhere.
const TELLING: usize = 12;
/// As many say enough by themselves, whatever is around them.
const TELLING_ALONE: usize = 24;
/// How alike what is around shorter words must be for these to be the same.
const ALIKE_AROUND: f64 = 0.4;
/// How alike corrected words must be to the quoted ones to be the same.
const ALIKE: f64 = 0.5;
/// What is quoted of the beginning and the end of long words.
const EDGE: usize = 40;
/// So many bytes before and after a place are looked at first.
const REACH: usize = 4_096;
/// Of words that stand everywhere, as many are weighed.
const WEIGHED: usize = 2_000;

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

/// The quoted words, folded as the text is.
struct Quote {
    before: String,
    exact: String,
    after: String,
}

impl Quote {
    fn of(target: &Target) -> Self {
        Self {
            before: fold(&target.prefix),
            exact: fold(&target.exact).trim().to_owned(),
            after: fold(&target.suffix),
        }
    }

    fn is_empty(&self) -> bool {
        [&self.before, &self.exact, &self.after]
            .iter()
            .all(|part| part.trim().is_empty())
    }

    /// Whether all that is quoted stands where it stood. Only blocks around are read.
    fn stands_at(&self, target: &Target, blocks: Blocks) -> bool {
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
    fn search(&self, text: &str, near: usize) -> Option<(usize, usize)> {
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

fn is_telling(text: &str) -> bool {
    text.chars().nth(TELLING - 1).is_some()
}

/// The side of a place that counts before the other.
#[derive(Clone, Copy)]
enum Side {
    Before,
    After,
}

/// Where words begin between what stood `before` and `after`.
fn start(text: &str, before: &str, after: &str, near: usize, outer: Side) -> Option<usize> {
    let about = || Some(word_start(text, about(text, before, after, near)?));
    boundary(text, before, after, near, outer)
        .or_else(|| edge(text, before, after, near, outer))
        .or_else(about)
}

/// Where words end between what stood `before` and `after`.
fn end(text: &str, before: &str, after: &str, near: usize) -> Option<usize> {
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
fn word_start(text: &str, index: usize) -> usize {
    let (before, after) = around(text, index);
    let back = before.rfind(' ').map_or(0, |space| space + 1);
    let on = after.find(' ').map(|space| before.len() + space + 1);
    nearer(index, back, on)
}

/// The end of a word that is nearest to a byte.
fn word_end(text: &str, index: usize) -> usize {
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

/// Where `needle` begins in `text`, nearest to `near`: ever farther around it, so that what
/// is near costs no more in a long text.
pub(super) fn nearest(text: &str, needle: &str, near: usize) -> Option<usize> {
    let mut reach = REACH;
    loop {
        let from = text.floor_char_boundary(near.saturating_sub(reach));
        let to = near.saturating_add(reach).saturating_add(needle.len());
        let to = text.ceil_char_boundary(to);
        let window = text.get(from..to).unwrap_or_default();
        let found = window.match_indices(needle).map(|(at, _)| from + at);
        let found = found.min_by_key(|at| at.abs_diff(near));
        if found.is_some() || (from == 0 && to >= text.len()) {
            return found;
        }
        reach = reach.saturating_mul(16);
    }
}

/// How alike two texts are, 0 to 1: Dice's coefficient of their pairs of characters.
fn alike(a: &str, b: &str) -> f64 {
    if a == b {
        return 1.0;
    }
    let pairs = |text: &str| text.chars().zip(text.chars().skip(1)).collect::<Vec<_>>();
    let (a, b) = (pairs(a), pairs(b));
    let mut counts: HashMap<(char, char), usize> = HashMap::new();
    for pair in &a {
        *counts.entry(*pair).or_default() += 1;
    }
    let mut shared = 0_usize;
    for pair in &b {
        if let Some(count) = counts.get_mut(pair).filter(|count| **count > 0) {
            *count -= 1;
            shared += 1;
        }
    }
    match a.len() + b.len() {
        0 => 0.0,
        all => 2.0 * shared as f64 / all as f64,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::cell::Cell;

    const STORY: [&str; 6] = [
        "It rained on the square, and the café was warm and nearly empty.",
        "She ordered a small coffee. He looked up from his paper, and at her \u{1f56f} and away.",
        "“Is it always like this in November?” she asked nobody in particular.",
        "He folded the paper – slowly, twice – and said that it was not.",
        "Then nobody spoke for a while, and the \u{1d49c}\u{1d4b7}\u{1d4b8} rain went on without them.",
        "Outside a tram rang its bell, and was gone; the lamps over the bridge came on one by one.",
    ];

    type Story = Vec<String>;

    fn story() -> Story {
        STORY.map(String::from).to_vec()
    }

    fn block(story: &[String], number: u32) -> Option<String> {
        let index = usize::try_from(number).ok()?.checked_sub(1)?;
        story.get(index).cloned()
    }

    fn target(story: &[String], start: Locator, end: Locator) -> Target {
        Target::of(start, end, 0.0, &|number| block(story, number))
    }

    /// The words that a target finds in a story.
    fn found(target: &Target, story: &[String]) -> Option<String> {
        let blocks = |number| block(story, number);
        let (start, end) = target.find(&blocks)?;
        Some(fold(&Target::of(start, end, 0.0, &blocks).exact))
    }

    /// The target of these words of [`STORY`].
    fn of(words: &str) -> Target {
        let (start, end) = places(&story(), words);
        target(&story(), start, end)
    }

    fn places(story: &[String], words: &str) -> (Locator, Locator) {
        let blocks = |number| block(story, number);
        let folded = Folded::new(1..=u32::MAX, &blocks);
        let start = folded
            .text
            .find(words)
            .unwrap_or_else(|| panic!("{words:?}"));
        let end = start + words.len();
        (
            folded.place(start, &blocks),
            folded.place_after(end, &blocks),
        )
    }

    #[test]
    fn words_are_found_after_corrections_within() {
        for (words, from, to) in [
            ("She ordered a small coffee.", "small", "large"),
            ("She ordered a small coffee.", "She", "Anya"),
            ("She ordered a small coffee.", "coffee.", "coffee!"),
            ("a small coffee", "a small coffee", "a very small coffee"),
            ("always", "always", "allways"),
            ("in November?” she asked", "” she", "”, she"),
            (
                "paper, and at her \u{1f56f} and away. “Is it",
                "\u{1f56f} ",
                "",
            ),
        ] {
            let corrected: Story = story()
                .iter()
                .map(|block| block.replace(from, to))
                .collect();
            let expected = words.replace(from, to);
            assert_eq!(found(&of(words), &corrected), Some(expected), "{words}");
        }
    }

    #[test]
    fn words_at_an_edge_of_the_text_are_found_by_it() {
        for (words, from, to) in [
            (
                "It rained on the square, and the café",
                "It",
                "Yesterday it",
            ),
            ("rained on the square, and the café", "rained", "snowed"),
            ("over the bridge came on one by one.", "one.", "another."),
        ] {
            let correct = |block: &String| block.replace(from, to);
            let corrected: Story = story().iter().map(correct).collect();
            let expected = words.replace(from, to);
            assert_eq!(found(&of(words), &corrected), Some(expected), "{words}");
        }
    }

    #[test]
    fn of_the_same_words_those_with_the_same_around_are_meant() {
        let mut longer = story();
        longer.insert(
            0,
            "The rain, the rain; and nobody minded the rain.".to_owned(),
        );
        let mark = of("rain");
        let blocks = |number| block(&longer, number);
        let (start, _) = mark.find(&blocks).unwrap();
        // It is “rained” of the second block: what was quoted is the first four letters of it.
        assert_eq!((start.block, start.offset), (2, 3));
    }

    #[test]
    fn of_a_refrain_the_nearest_is_meant() {
        let refrain = "And the rain went on and on, and nobody minded it at all.".to_owned();
        let one = "One word or two, which differ from all the others here.".to_owned();
        let mut text: Story = Vec::new();
        for _ in 0..5 {
            text.extend([refrain.clone(), one.clone()]);
        }
        let place = |offset| Locator { block: 5, offset };
        let mark = target(&text, place(8), place(12));
        text.insert(0, "New.".to_owned());
        let blocks = |number| block(&text, number);
        let (start, end) = mark.find(&blocks).unwrap();
        assert_eq!((start.block, start.offset, end.offset), (6, 8, 12));
    }

    #[test]
    fn what_is_gone_is_not_found() {
        let other: Story = (0..9)
            .map(|_| "Quite different prose, which speaks of ships.".to_owned())
            .collect();
        for words in [
            "rain",
            "coffee",
            "a small coffee",
            "always like this in November?” she asked nobody in particular. He folded",
        ] {
            assert_eq!(found(&of(words), &other), None, "{words}");
            assert_eq!(found(&of(words), &[]), None, "{words}");
        }
        let place = places(&story(), "Then nobody").0;
        let bookmark = target(&story(), place, place);
        assert_eq!(bookmark.find(&|number| block(&other, number)), None);
        // One word, replaced by another, is gone.
        let mut changed = story();
        changed[1] = changed[1].replace("coffee", "sherry");
        assert_eq!(found(&of("coffee"), &changed), None);
    }

    #[test]
    fn a_bookmark_is_found_by_either_side() {
        let place = places(&story(), "Then nobody").0;
        let bookmark = target(&story(), place, place);
        for (index, text) in [
            (3, "He said no."),
            (4, "Then nobody spoke, and then everybody did."),
        ] {
            let mut changed = story();
            changed[index] = text.to_owned();
            changed.insert(0, "A new beginning.".to_owned());
            let expected = Locator { block: 6, ..place };
            let blocks = |number| block(&changed, number);
            assert_eq!(bookmark.find(&blocks), Some((expected, expected)), "{text}");
        }
    }

    #[test]
    fn without_a_quotation_only_a_stated_place_counts() {
        let blocks = |number| block(&story(), number);
        let place = Locator {
            block: 3,
            offset: 7,
        };
        let bare = Target::default();
        assert_eq!(bare.find(&blocks), None);
        let stated = Target {
            start: place,
            end: place,
            ..bare.clone()
        };
        assert_eq!(stated.find(&blocks), Some((place, place)));
        assert_eq!(stated.find(&|_| None), None);
        let by_progression = Target {
            progression: 0.99,
            ..bare
        };
        let last = Locator::start_of(6);
        assert_eq!(by_progression.find(&blocks), Some((last, last)));
    }

    #[test]
    fn others_quote_with_their_own_spaces() {
        let foreign = Target {
            exact: "and away. \n\n\t  “Is it  always".to_owned(),
            prefix: "her \u{1f56f}\n".to_owned(),
            suffix: " like  this".to_owned(),
            ..Target::default()
        };
        assert_eq!(
            found(&foreign, &story()).as_deref(),
            Some("and away. “Is it always")
        );
    }

    /// A text of 3 MB that counts how many blocks are asked for.
    fn novel(asked: &Cell<usize>) -> impl Fn(u32) -> Option<String> {
        move |number| {
            asked.set(asked.get() + 1);
            let line = "words upon words, and none of them again; ".repeat(12);
            (1..=6_000)
                .contains(&number)
                .then(|| format!("Block {number}: {line}"))
        }
    }

    #[test]
    fn marks_that_stand_where_they_stood_read_only_what_is_around() {
        let asked = Cell::new(0);
        let blocks = novel(&asked);
        let marks: Vec<Target> = (1..=500)
            .map(|number| {
                let start = Locator {
                    block: number * 11,
                    offset: 3,
                };
                Target::of(
                    start,
                    Locator {
                        offset: 40,
                        ..start
                    },
                    0.0,
                    &blocks,
                )
            })
            .collect();
        asked.set(0);
        let found = Target::find_all(&marks, &blocks);
        let places: Vec<_> = marks
            .iter()
            .map(|mark| Some((mark.start, mark.end)))
            .collect();
        assert_eq!(found, places);
        assert!(asked.get() <= 500 * 12, "{}", asked.get());
    }

    #[test]
    fn of_marks_that_moved_the_text_is_read_once() {
        let asked = Cell::new(0);
        let blocks = novel(&asked);
        let marks: Vec<Target> = (1..=500)
            .map(|number| {
                let start = Locator {
                    block: number * 11,
                    offset: 3,
                };
                Target::of(
                    start,
                    Locator {
                        offset: 40,
                        ..start
                    },
                    0.0,
                    &blocks,
                )
            })
            .collect();
        asked.set(0);
        let moved = |number: u32| match number {
            1 => Some("A new beginning.".to_owned()),
            number => blocks(number - 1),
        };
        let found = Target::find_all(&marks, &moved);
        for (mark, found) in marks.iter().zip(found) {
            let block = mark.start.block + 1;
            let expected = (
                Locator {
                    block,
                    ..mark.start
                },
                Locator { block, ..mark.end },
            );
            assert_eq!(found, Some(expected));
        }
        assert!(asked.get() <= 6_001 + 500 * 16, "{}", asked.get());
    }

    /// The boundaries of the words of a story: where each begins and ends.
    fn words(story: &[String]) -> Vec<(Locator, Locator)> {
        let blocks = |number| block(story, number);
        let folded = Folded::new(1..=u32::MAX, &blocks);
        let mut places = Vec::new();
        let mut index = 0;
        for word in folded.text.split(' ').filter(|word| !word.is_empty()) {
            let start = folded.text[index..].find(word).unwrap() + index;
            index = start + word.len();
            places.push((
                folded.place(start, &blocks),
                folded.place_after(index, &blocks),
            ));
        }
        places
    }

    /// Any range of whole words of [`STORY`]: the index of the first, and how many.
    fn range() -> impl Strategy<Value = (usize, usize)> {
        let count = words(&story()).len();
        (0..count).prop_flat_map(move |first| (Just(first), 1..=count - first))
    }

    fn mark((first, count): (usize, usize)) -> Target {
        let words = words(&story());
        target(&story(), words[first].0, words[first + count - 1].1)
    }

    /// The story with the word of an index replaced.
    fn replace(index: usize, with: &str) -> Story {
        let (start, end) = words(&story())[index];
        let mut changed = story();
        let text = &mut changed[start.block as usize - 1];
        let units: Vec<u16> = text.encode_utf16().collect();
        let part = |from: usize, to: usize| String::from_utf16(&units[from..to]).unwrap();
        let (from, to) = (start.offset as usize, end.offset as usize);
        *text = format!("{}{with}{}", part(0, from), part(to, units.len()));
        changed
    }

    proptest! {
        #[test]
        fn any_range_is_found_where_it_stands(
            first in 1_u32..7, from in 0_u32..99, second in 1_u32..7, to in 0_u32..99,
        ) {
            let (start, end) = (
                Locator { block: first, offset: from },
                Locator { block: second, offset: to },
            );
            let target = target(&story(), start, end);
            let found = target.find(&|number| block(&story(), number));
            prop_assert_eq!(found, Some((target.start, target.end)));
        }

        #[test]
        fn any_words_are_found_after_another_word_changed(
            range in range(), changed in any::<prop::sample::Index>(),
        ) {
            let all = words(&story()).len();
            let changed = changed.index(all);
            prop_assume!(!(range.0..range.0 + range.1).contains(&changed));
            let target = mark(range);
            let story = replace(changed, "Änderung");
            prop_assert_eq!(found(&target, &story), Some(fold(&target.exact)));
        }

        #[test]
        fn any_four_words_are_found_after_one_of_them_changed(
            range in range(), changed in any::<prop::sample::Index>(),
        ) {
            let target = mark(range);
            let changed = changed.index(range.1);
            let length = |text: &str| text.chars().count();
            let word = fold(&target.exact).split(' ').nth(changed).map_or(0, length);
            // Of words that are mostly others now, it is another question.
            prop_assume!(range.1 >= 4 && word * 3 <= length(&target.exact));
            let index = range.0 + changed;
            let story = replace(index, "Ox");
            let places = words(&story);
            let (start, end) = (places[range.0].0, places[range.0 + range.1 - 1].1);
            let found = target.find(&|number| block(&story, number));
            prop_assert_eq!(found, Some((start, end)), "{}", index);
        }

        #[test]
        fn any_words_are_found_after_paragraphs_were_added_and_cut(
            range in range(), added in 0_usize..6, cut in 0_usize..6,
        ) {
            let target = mark(range);
            let touched = target.start.block as usize - 1..=target.end.block as usize - 1;
            let mut story = story();
            if !touched.contains(&cut) {
                story.remove(cut);
            }
            if added <= *touched.start() && cut >= *touched.start() {
                story.insert(added, "A paragraph that nobody had read before.".to_owned());
            }
            prop_assert_eq!(found(&target, &story), Some(fold(&target.exact)));
        }

        #[test]
        fn any_words_are_found_after_a_paragraph_was_split(
            range in range(), at in any::<prop::sample::Index>(),
        ) {
            let target = mark(range);
            let mut story = story();
            let places: Vec<_> = words(&story).into_iter().filter(|(start, _)| start.offset > 0).collect();
            let (start, _) = places[at.index(places.len())];
            let index = start.block as usize - 1;
            let units: Vec<u16> = story[index].encode_utf16().collect();
            let (before, after) = units.split_at(start.offset as usize);
            let part = |units: &[u16]| String::from_utf16(units).unwrap();
            story.splice(index..=index, [part(before), part(after)]);
            prop_assert_eq!(found(&target, &story), Some(fold(&target.exact)));
        }

        #[test]
        fn nothing_is_found_once_all_words_are_gone(range in range()) {
            let target = mark(range);
            let gone: Story = story()
                .iter()
                .map(|block| block.chars().map(|c| if c.is_whitespace() { c } else { 'x' }).collect())
                .collect();
            prop_assert_eq!(target.find(&|number| block(&gone, number)), None);
        }

        #[test]
        fn anything_can_be_looked_for_in_anything(
            texts in prop::array::uniform3(".{0,60}"),
            story in prop::collection::vec(".{0,60}", 0..4),
            places in prop::array::uniform4(any::<u32>()),
            progression in any::<f64>(),
        ) {
            let [exact, prefix, suffix] = texts;
            let [block_number, offset, end_block, end_offset] = places;
            let start = Locator { block: block_number % 6, offset: offset % 70 };
            let end = Locator { block: end_block % 6, offset: end_offset % 70 };
            let target = Target { exact, prefix, suffix, start, end, progression };
            let _ = target.find(&|number| block(&story, number));
            let far = Locator { block: u32::MAX, offset };
            let target = Target { start: far, end: far, ..target };
            let _ = target.find(&|number| block(&story, number));
            let _ = Target::of(start, end, progression, &|number| block(&story, number));
        }
    }
}
