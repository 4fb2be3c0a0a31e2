use crate::model::Locator;
use crate::model::annotation::Target;
use crate::model::annotation::folded::{Folded, fold};
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
