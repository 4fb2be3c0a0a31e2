//! The text of one story, to be searched.

use std::ops::Range;

use super::{Folding, Hit, Query, Sentence};

/// The text of one story. Blocks are lines of one string each way, as spelt and folded, so that
/// a search is one pass over it.
pub struct SearchText {
    spelt: Lines,
    folded: Lines,
}

/// What stands for each digit of a footnote's number, which is no part of the words.
pub const MARK: char = '\u{2060}';

/// Where in a text the words of one query are. In a long one there may be a million, and few are
/// ever looked at: [`SearchText::hit`] does that.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Matches {
    /// The bytes at which they begin, also within one another, or in longer words.
    occurrences: Vec<usize>,
    /// Those of them that count.
    found: Vec<usize>,
}

impl Matches {
    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.found.len()
    }
}

/// The blocks of a text, each ended by a line feed.
#[derive(Default)]
struct Lines {
    text: String,
    /// Where each begins, in bytes.
    starts: Vec<usize>,
}

impl Lines {
    fn begin(&mut self) {
        self.starts.push(self.text.len());
    }

    /// The index of the block that `byte` is in.
    fn block_at(&self, byte: usize) -> usize {
        self.starts
            .partition_point(|start| *start <= byte)
            .saturating_sub(1)
    }

    fn block(&self, index: usize) -> &str {
        let start = self.starts.get(index).copied().unwrap_or_default();
        let block = self.text.get(start..).unwrap_or_default();
        block.split('\n').next().unwrap_or_default()
    }
}

impl SearchText {
    /// A text of these blocks, of which some characters are [`MARK`].
    pub fn new<'a>(blocks: impl Iterator<Item = &'a str>, folding: &Folding) -> Self {
        let (mut spelt, mut folded) = (Lines::default(), Lines::default());
        for block in blocks {
            spelt.begin();
            folded.begin();
            for character in block.chars() {
                folding.fold(character, &mut folded.text);
                // All spaces are one, and none ends a line.
                let space = character.is_whitespace();
                spelt.text.push(if space { ' ' } else { character });
            }
            spelt.text.push('\n');
            folded.text.push('\n');
        }
        Self { spelt, folded }
    }

    /// The words of a block, by its number, with [`MARK`] for each digit of a footnote's.
    #[must_use]
    pub fn words(&self, block: u32) -> Option<String> {
        let index = usize::try_from(block.checked_sub(1)?).ok()?;
        self.spelt.starts.get(index)?;
        Some(self.spelt.block(index).to_owned())
    }

    /// Where the words of `query` are. What was found for one that it continues, as one types,
    /// need not be looked for again.
    #[must_use]
    pub fn search(
        &self,
        query: &Query,
        folding: &Folding,
        before: Option<(&Query, &Matches)>,
    ) -> Matches {
        let text = self.lines(query).text.as_str();
        let needle = query.needle.as_str();
        let is_there = |byte: &usize| {
            let rest = text.as_bytes().get(*byte..).unwrap_or_default();
            rest.starts_with(needle.as_bytes())
        };
        let occurrences: Vec<usize> = match before {
            Some((before, matches)) if query.continues(before) => {
                let occurrences = matches.occurrences.iter().copied();
                occurrences.filter(is_there).collect()
            }
            _ => {
                let first = needle.chars().next().unwrap_or_default();
                let first = text.match_indices(first).map(|(byte, _)| byte);
                first.filter(is_there).collect()
            }
        };
        let is_whole = |byte: usize| {
            let in_word = |letter: Option<char>| letter.is_some_and(|l| folding.is_in_word(l));
            let before = text.get(..byte).and_then(|text| text.chars().next_back());
            let after = text.get(byte + needle.len()..);
            !in_word(before) && !in_word(after.and_then(|text| text.chars().next()))
        };
        let mut end = 0;
        let counts = |byte: &usize| {
            let counts = *byte >= end && (!query.whole_words || is_whole(*byte));
            if counts {
                end = byte + needle.len();
            }
            counts
        };
        let found = occurrences.iter().copied().filter(counts).collect();
        Matches { occurrences, found }
    }

    /// One of the matches, by its index.
    #[must_use]
    pub fn hit(
        &self,
        query: &Query,
        folding: &Folding,
        matches: &Matches,
        index: usize,
    ) -> Option<Hit> {
        self.hit_at(query, folding, *matches.found.get(index)?)
    }

    /// The index of the first of the matches that is in this block, or in one after it.
    #[must_use]
    pub fn first_from(&self, query: &Query, matches: &Matches, block: u32) -> usize {
        let index = usize::try_from(block).map_or(0, |block| block.saturating_sub(1));
        let starts = &self.lines(query).starts;
        let start = starts.get(index).copied().unwrap_or(usize::MAX);
        matches.found.partition_point(|byte| *byte < start)
    }

    fn lines(&self, query: &Query) -> &Lines {
        if query.exact {
            &self.spelt
        } else {
            &self.folded
        }
    }

    fn hit_at(&self, query: &Query, folding: &Folding, byte: usize) -> Option<Hit> {
        let lines = self.lines(query);
        let index = lines.block_at(byte);
        let from = byte - lines.starts.get(index)?;
        let to = from + query.needle.len();
        let (mut units, mut bytes) = (0, 0);
        let (mut start, mut end) = (0, 0);
        let mut folded = String::new();
        for character in self.spelt.block(index).chars() {
            if bytes >= to {
                break;
            }
            folded.clear();
            if query.exact {
                folded.push(character);
            } else {
                folding.fold(character, &mut folded);
            }
            // What folds to several letters may begin before what was found.
            if bytes <= from {
                start = units;
            }
            bytes += folded.len();
            units += units_of(character);
            end = units;
        }
        Some(Hit {
            block: u32::try_from(index + 1).ok()?,
            start,
            end,
        })
    }

    /// The byte of a block at which so many UTF-16 code units of it are over.
    fn byte_at(&self, index: usize, offset: u32) -> usize {
        let mut units = 0;
        let mut bytes = 0;
        for character in self.spelt.block(index).chars() {
            units += units_of(character);
            if units > offset {
                break;
            }
            bytes += character.len_utf8();
        }
        bytes
    }

    /// The sentence that a hit is in, as far as there is room for it.
    #[must_use]
    pub fn sentence(&self, hit: Hit) -> Sentence {
        let index = usize::try_from(hit.block).map_or(0, |block| block.saturating_sub(1));
        let block = self.spelt.block(index);
        let (start, end) = (self.byte_at(index, hit.start), self.byte_at(index, hit.end));
        let part = |range: Range<usize>| block.get(range).unwrap_or_default().replace(MARK, "");
        Sentence::around(&part(0..start), part(start..end), &part(end..block.len()))
    }
}

/// How many UTF-16 code units a character takes on the page.
fn units_of(character: char) -> u32 {
    if character.len_utf16() == 2 { 2 } else { 1 }
}

#[cfg(test)]
mod tests {
    use super::super::folding::tests::folding;
    use super::*;
    use proptest::prelude::*;

    const BLOCKS: [&str; 3] = [
        "José left. “Did you see José’s ﬁne hat?” he said to me. No.",
        "One\u{a0}Two three, one two",
        "🕯 Jose JOSE joset",
    ];

    fn text() -> SearchText {
        SearchText::new(BLOCKS.into_iter(), &folding())
    }

    /// All that is found.
    fn hits(text: &SearchText, query: &Query) -> Vec<Hit> {
        let folding = folding();
        let matches = text.search(query, &folding, None);
        (0..matches.count())
            .filter_map(|index| text.hit(query, &folding, &matches, index))
            .collect()
    }

    /// Block and words of what is found.
    fn find(typed: &str, exact: bool, whole_words: bool) -> Vec<(u32, String)> {
        let (text, folding) = (text(), folding());
        let query = Query::new(typed, exact, whole_words, &folding).unwrap();
        hits(&text, &query)
            .iter()
            .map(|hit| (hit.block, text.sentence(*hit).found))
            .collect()
    }

    fn found(of: &[(u32, &str)]) -> Vec<(u32, String)> {
        of.iter()
            .map(|(block, words)| (*block, (*words).to_owned()))
            .collect()
    }

    #[test]
    fn case_and_accents_do_not_count() {
        let wanted = found(&[
            (1, "José"),
            (1, "José"),
            (3, "Jose"),
            (3, "JOSE"),
            (3, "jose"),
        ]);
        assert_eq!(find("jose", false, false), wanted);
        assert_eq!(find(" JOSÉ ", false, false), wanted);
    }

    #[test]
    fn they_count_where_the_reader_wants_it() {
        assert_eq!(find("José", true, false).len(), 2);
        assert_eq!(find("Jose", true, false), found(&[(3, "Jose")]));
    }

    #[test]
    fn whole_words_are_no_parts_of_others() {
        let wanted = found(&[(1, "José"), (1, "José"), (3, "Jose"), (3, "JOSE")]);
        assert_eq!(find("jose", false, true), wanted);
        assert_eq!(find("fin", false, true), []);
        assert_eq!(find("fine", true, true), []);
    }

    #[test]
    fn every_space_is_one() {
        let wanted = found(&[(2, "One Two"), (2, "one two")]);
        assert_eq!(find("one  two", false, false), wanted);
        assert_eq!(find("one\u{a0}two", false, false), wanted);
        assert_eq!(find("One Two", true, false), found(&[(2, "One Two")]));
    }

    #[test]
    fn a_phrase_between_quotation_marks_is_found_without_them() {
        let wanted = found(&[(2, "One Two"), (2, "one two")]);
        for typed in ["\"one two\"", " “one two” ", "„ one two“"] {
            assert_eq!(find(typed, false, false), wanted, "{typed}");
        }
        // As long as only one is there, or nothing between them, they are what is looked for.
        let opening = found(&[(1, "“Did")]);
        assert_eq!(find("\"did", false, false), opening);
        assert_eq!(find("\"", false, false).len(), 2);
    }

    #[test]
    fn what_folds_to_several_letters_is_found_by_each() {
        assert_eq!(find("fine", false, false), found(&[(1, "ﬁne")]));
        assert_eq!(find("ine", false, false), found(&[(1, "ﬁne")]));
        assert_eq!(
            find("see josé's f", false, false),
            found(&[(1, "see José’s ﬁ")])
        );
    }

    #[test]
    fn the_end_of_a_line_of_verse_is_a_space_and_a_mark_is_nothing() {
        let folding = folding();
        let text = SearchText::new(
            ["the sea\nwas low\u{2060}\u{2060} and"].into_iter(),
            &folding,
        );
        for (typed, exact, start, end, found) in [
            ("sea was", false, 4, 11, "sea was"),
            ("sea was", true, 4, 11, "sea was"),
            ("was low and", false, 8, 21, "was low and"),
            ("low", false, 12, 15, "low"),
        ] {
            let query = Query::new(typed, exact, true, &folding).unwrap();
            let hit = hits(&text, &query)[0];
            assert_eq!((hit.start, hit.end), (start, end), "{typed}");
            assert_eq!(text.sentence(hit).found, found);
        }
        let query = Query::new("sea", false, true, &folding).unwrap();
        let hit = hits(&text, &query)[0];
        assert_eq!(text.sentence(hit).after, " was low and");
    }

    #[test]
    fn nothing_is_found_across_blocks_or_by_nothing() {
        assert_eq!(find("no. one", false, false), []);
        assert_eq!(Query::new(" \u{a0}", false, false, &folding()), None);
        assert_eq!(Query::new("\u{ad}", false, false, &folding()), None);
    }

    #[test]
    fn a_hit_comes_with_its_sentence() {
        let (text, folding) = (text(), folding());
        let query = Query::new("see", false, false, &folding).unwrap();
        let hit = hits(&text, &query)[0];
        let sentence = text.sentence(hit);
        assert_eq!(
            (&*sentence.before, &*sentence.found, &*sentence.after),
            ("“Did you ", "see", " José’s ﬁne hat?”")
        );
    }

    #[test]
    fn matches_are_counted_from_any_block() {
        let (text, folding) = (text(), folding());
        let query = Query::new("jose", false, false, &folding).unwrap();
        let matches = text.search(&query, &folding, None);
        for (block, first) in [(0, 0), (1, 0), (2, 2), (3, 2), (4, 5)] {
            assert_eq!(text.first_from(&query, &matches, block), first, "{block}");
        }
        assert_eq!(text.hit(&query, &folding, &matches, 5), None);
    }

    proptest! {
        #[test]
        fn whatever_is_looked_for_what_is_found_is_that(
            blocks in prop::collection::vec("[aAéß 🕯.\u{301}\u{a0}]{0,12}", 0..4),
            typed in "[aAéß 🕯.]{1,3}",
            exact: bool,
        ) {
            let folding = folding();
            let text = SearchText::new(blocks.iter().map(String::as_str), &folding);
            if let Some(query) = Query::new(&typed, exact, false, &folding) {
                for hit in hits(&text, &query) {
                    let found = text.sentence(hit).found;
                    let again = Query::new(&found, exact, false, &folding).unwrap();
                    prop_assert!(again.needle.contains(&query.needle), "{found:?} for {typed:?}");
                    let block = &blocks[hit.block as usize - 1];
                    let units: Vec<u16> = block.encode_utf16().collect();
                    prop_assert!(hit.start < hit.end && hit.end as usize <= units.len());
                    prop_assert!(String::from_utf16(&units[hit.start as usize..hit.end as usize]).is_ok());
                }
            }
        }

        #[test]
        fn letter_by_letter_the_same_is_found(
            block in "[ab ]{0,24}",
            typed in "[ab ]{1,4}",
            whole_words: bool,
        ) {
            let folding = folding();
            let text = SearchText::new([block.as_str()].into_iter(), &folding);
            let mut before = None::<(Query, Matches)>;
            for end in 1..=typed.len() {
                if let Some(query) = Query::new(&typed[..end], false, whole_words, &folding) {
                    let at_once = text.search(&query, &folding, None);
                    let known = before.as_ref().map(|(query, matches)| (query, matches));
                    let matches = text.search(&query, &folding, known);
                    prop_assert_eq!(&matches, &at_once);
                    before = Some((query, matches));
                }
            }
        }
    }
}
