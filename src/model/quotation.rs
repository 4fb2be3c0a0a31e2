//! The words around a place, by which a corrected text still finds it: prefix and
//! suffix, as in the W3C's `TextQuoteSelector` (Web Annotation Data Model, 4.2.4).

use std::ops::RangeInclusive;

use super::Locator;

/// How many characters are quoted before a place, and how many after it.
const LENGTH: usize = 40;

/// Fewer characters than these could stand anywhere.
const TELLING: usize = 12;

/// How many blocks before and after a place's own may be quoted.
const NEIGHBOURS: u32 = 3;

/// The words before and after a place. White space of any kind and length is one
/// space, and so is the end of a block.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Quotation {
    /// What stands before the place.
    pub before: String,
    /// What stands after it.
    pub after: String,
}

/// Gives the text of the block of a number; none past the last.
pub type Blocks<'a> = &'a dyn Fn(u32) -> Option<String>;

impl Quotation {
    /// The words around `place`.
    #[must_use]
    pub fn around(place: Locator, blocks: Blocks) -> Self {
        let first = place.block.saturating_sub(NEIGHBOURS).max(1);
        let last = place.block.saturating_add(NEIGHBOURS);
        let text = folded(first..=last, blocks);
        let at = start(&text, place);
        let (before, after) = text.split_at(at);
        let far = before.len().saturating_sub(LENGTH);
        let spelt = |(character, _): &(char, Locator)| *character;
        Self {
            before: before.iter().skip(far).map(spelt).collect(),
            after: after.iter().take(LENGTH).map(spelt).collect(),
        }
    }

    /// Where the words are that stood around `stated`: there, or where they are
    /// quoted nearest to it, or where a part of them is. If none is to be found, they
    /// were cut, with what stood around them: the nearest place before is the last word
    /// of the block before the stated one, or of the text where that is shorter.
    #[must_use]
    pub fn find(&self, stated: Locator, blocks: Blocks) -> Locator {
        let quoted = !self.before.is_empty() || !self.after.is_empty();
        if !quoted || *self == Self::around(stated, blocks) {
            return stated;
        }
        let text = folded(1..=u32::MAX, blocks);
        let place = |at: usize| text.get(at).map(|(_, place)| *place);
        let near = start(&text, stated);
        if let Some(found) = self.search(&text, near).and_then(place) {
            return found;
        }
        if text.is_empty() {
            return Locator::start_of(stated.block);
        }
        let cut = start(&text, Locator::start_of(stated.block));
        let before = text.get(..cut).unwrap_or_default();
        let is_space = |(character, _): &(char, Locator)| *character == ' ';
        let last = before.iter().rposition(|letter| !is_space(letter));
        let word = before.get(..last.unwrap_or(0)).unwrap_or_default();
        let word = word.iter().rposition(is_space).map_or(0, |space| space + 1);
        place(word).unwrap_or(Locator::start_of(1))
    }

    /// The index in `text` of the quoted place: by all that is quoted, or else by
    /// ever less, and of several the nearest to `near`.
    fn search(&self, text: &[(char, Locator)], near: usize) -> Option<usize> {
        let quoted: Vec<char> = self.before.chars().chain(self.after.chars()).collect();
        let (at, end) = (self.before.chars().count(), quoted.len());
        let (early, late) = (at / 2, at + (end - at) / 2);
        let parts = [
            (0, end),
            (at, end),
            (0, at),
            (at, late),
            (early, at),
            (0, early),
            (late, end),
        ];
        parts.into_iter().find_map(|(from, to)| {
            let sought = quoted.get(from..to)?;
            if sought.len() < TELLING {
                return None;
            }
            let is_here = |here: &[(char, Locator)]| {
                let pairs = here.iter().zip(sought);
                pairs
                    .into_iter()
                    .all(|((found, _), sought)| found == sought)
            };
            let found = text.windows(sought.len()).enumerate();
            let found = found.filter(|(_, here)| is_here(here));
            let (nearest, _) = found.min_by_key(|(index, _)| index.abs_diff(near))?;
            // Of a part that does not touch the place, its end that is nearer.
            Some(nearest + at.clamp(from, to) - from)
        })
    }
}

/// The index in `text` at which `place` begins.
fn start(text: &[(char, Locator)], place: Locator) -> usize {
    text.partition_point(|(_, before)| *before < place)
}

/// The characters of some blocks, each with its place.
fn folded(numbers: RangeInclusive<u32>, blocks: Blocks) -> Vec<(char, Locator)> {
    let mut text: Vec<(char, Locator)> = Vec::new();
    for block in numbers {
        let Some(words) = blocks(block) else { break };
        let mut offset = 0;
        for character in words.chars().chain([' ']) {
            let blank = character.is_whitespace();
            if !blank {
                text.push((character, Locator { block, offset }));
            } else if text.last().is_some_and(|(last, _)| *last != ' ') {
                text.push((' ', Locator { block, offset }));
            }
            offset += if character.len_utf16() == 2 { 2 } else { 1 };
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const STORY: [&str; 5] = [
        "It rained on the square, and the café was warm and nearly empty.",
        "She ordered a small coffee. He looked up from his paper, and at her \u{1f56f} and away.",
        "“Is it always like this in November?” she asked nobody in particular.",
        "He folded the paper – slowly, twice – and said that it was not.",
        "Then nobody spoke for a while, and the rain went on without them.",
    ];

    fn quoted(story: &[&str], place: Locator) -> Quotation {
        Quotation::around(place, &|number| block(story, number))
    }

    fn block(story: &[&str], number: u32) -> Option<String> {
        let index = usize::try_from(number).ok()?.checked_sub(1)?;
        story.get(index).map(|text| (*text).to_owned())
    }

    /// The place where `words` begin in a story.
    fn place(story: &[&str], words: &str) -> Locator {
        let found = story.iter().zip(1..).find_map(|(text, block)| {
            let (before, _) = text.split_once(words)?;
            let offset = u32::try_from(before.encode_utf16().count()).ok()?;
            Some(Locator { block, offset })
        });
        found.unwrap_or_else(|| panic!("{words:?} is not in the story"))
    }

    /// Whoever stopped at `words` of [`STORY`] finds `expected` in `story`.
    #[track_caller]
    fn check(words: &str, story: &[&str], expected: &str) {
        let stated = place(&STORY, words);
        let found = quoted(&STORY, stated).find(stated, &|number| block(story, number));
        assert_eq!(found, place(story, expected), "{words:?}");
    }

    fn with(change: impl FnOnce(&mut Vec<&'static str>)) -> Vec<&'static str> {
        let mut story = STORY.to_vec();
        change(&mut story);
        story
    }

    #[test]
    fn a_quotation_crosses_blocks_and_counts_characters() {
        let place = place(&STORY, "“Is it");
        assert_eq!(
            quoted(&STORY, place),
            Quotation {
                before: " from his paper, and at her \u{1f56f} and away. ".to_owned(),
                after: "“Is it always like this in November?” sh".to_owned(),
            }
        );
    }

    #[test]
    fn the_same_text_has_the_same_place() {
        for words in ["It rained", "café", "and away", "“Is", "twice", "them."] {
            check(words, &STORY, words);
        }
    }

    #[test]
    fn a_corrected_text_still_finds_the_place() {
        let added = with(|story| story.insert(0, "A new beginning."));
        let added_here = with(|story| story.insert(2, "A waiter came, and went."));
        let cut_before = with(|story| {
            story.remove(0);
        });
        let changed = with(|story| {
            story[1] = "She ordered a coffee. He looked up from his newspaper, at her and away.";
        });
        let both = with(|story| {
            story[1] =
                "She asked for a coffee. He looked up from the paper, past her \u{1f56f} and away.";
            story[2] = "“Is it always so wet in November?” she asked nobody in particular.";
        });
        let joined = with(|story| {
            story.remove(3);
            story[2] = "“Is it always like this in November?” she asked nobody in particular. \
                        He folded the paper – slowly, twice – and said that it was not.";
        });
        for (story, words, expected) in [
            (&added, "“Is", "“Is"),
            (&added, "twice", "twice"),
            (&added_here, "“Is", "“Is"),
            (&cut_before, "He looked", "He looked"),
            (&changed, "He looked", "He looked"),
            (&changed, "“Is", "“Is"),
            (&both, "always", "always"),
            (&joined, "He folded", "He folded"),
            (&joined, "Then nobody", "Then nobody"),
        ] {
            check(words, story, expected);
        }
    }

    #[test]
    fn of_a_text_that_was_cut_the_nearest_is_found() {
        let cut_here = with(|story| {
            story.remove(2);
        });
        check("“Is it", &cut_here, "He folded");
        // All that is quoted was cut.
        let long = "“It was not always like this,” he said, “and least of all in November, \
                    when we were young and had no paper to read.”";
        let story = with(|story| story[2] = long);
        let stated = place(&story, "least of all");
        let found = quoted(&story, stated).find(stated, &|number| block(&cut_here, number));
        assert_eq!(found, place(&cut_here, "away."));
        let rewritten = with(|story| {
            story
                .splice(1..4, ["Nothing of it is left."])
                .for_each(drop)
        });
        check("“Is it", &rewritten, "left.");
        let short = ["Only this is left of it now."];
        check("Then nobody", &short, "now");
        let nothing = Locator::start_of(3);
        assert_eq!(quoted(&STORY, nothing).find(nothing, &|_| None), nothing);
    }

    #[test]
    fn spaces_of_all_kinds_count_as_one() {
        let spaced = with(|story| {
            story.insert(0, "\u{a0}");
            story[4] =
                "He\u{a0}folded  the\npaper\u{2009}– slowly, twice – and said that it was not.";
        });
        check("twice", &spaced, "twice");
        let mut place = place(&STORY, "twice");
        let before = quoted(&STORY, place);
        place.block += 1;
        place.offset += 1;
        assert_eq!(before.before, quoted(&spaced, place).before);
    }

    #[test]
    fn of_several_the_nearest_is_meant() {
        let refrain = "And the rain went on and on, and nobody minded it at all.";
        let story = [refrain, "One.", refrain, "Two.", refrain, "Three.", refrain];
        let longer = [
            "New.", refrain, "One.", refrain, "Two.", refrain, "Three.", refrain,
        ];
        let stated = Locator::start_of(5);
        let found = quoted(&story, stated).find(stated, &|number| block(&longer, number));
        assert_eq!(found, Locator::start_of(6));
    }

    #[test]
    fn without_a_quotation_the_stated_place_counts() {
        let stated = Locator {
            block: 3,
            offset: 7,
        };
        let found = Quotation::default().find(stated, &|number| block(&STORY, number));
        assert_eq!(found, stated);
    }

    proptest! {
        #[test]
        fn any_place_is_found_after_paragraphs_were_added(
            blocks in prop::collection::vec("[a-z]{3,9}( [a-zé]{2,9}){4,20}", 1..9),
            more in prop::collection::vec("[A-Z]{3,9}( [A-Z]{2,9}){0,9}", 0..4),
            block_index in any::<prop::sample::Index>(),
            offset_index in any::<prop::sample::Index>(),
        ) {
            let index = block_index.index(blocks.len());
            let offset = offset_index.index(blocks[index].encode_utf16().count());
            let stated = Locator {
                block: u32::try_from(index).unwrap_or(0) + 1,
                offset: u32::try_from(offset).unwrap_or(0),
            };
            let old: Vec<&str> = blocks.iter().map(String::as_str).collect();
            let new: Vec<&str> = more.iter().map(String::as_str).chain(old.iter().copied()).collect();
            let found = quoted(&old, stated).find(stated, &|number| block(&new, number));
            let moved = u32::try_from(more.len()).unwrap_or(0);
            prop_assert_eq!(found, Locator { block: stated.block + moved, ..stated });
        }

        #[test]
        fn anything_quoted_finds_something_in_anything(
            before in any::<String>(),
            after in any::<String>(),
            blocks in prop::collection::vec(any::<String>(), 0..5),
            block_number in any::<u32>(),
            offset in any::<u32>(),
        ) {
            let story: Vec<&str> = blocks.iter().map(String::as_str).collect();
            let stated = Locator { block: block_number, offset };
            let _ = Quotation { before, after }.find(stated, &|number| block(&story, number));
            let _ = quoted(&story, stated);
        }
    }
}
