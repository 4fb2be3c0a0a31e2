//! Words of a story as an address quotes them, for whoever gets the link.

use std::fmt;

use super::Target;
use super::anchor::nearest;
use super::folded::{Folded, fold};
use super::target::{head, tail};
use crate::model::{Blocks, Locator};

/// Words of more characters than these are quoted by their beginning and their end.
const WHOLE: usize = 100;
/// About how many characters these have.
const EDGE: usize = 40;
/// How many characters are quoted around words that stand in the story more than once: as few
/// of these as tell them apart.
const AROUND: [usize; 5] = [0, 16, 32, 64, 128];

/// What parts two fields of the address, and what stands before a mark that parts nothing.
const BETWEEN: char = '*';
const ESCAPE: char = '_';

/// Words of a story as an address quotes them: `the words`, `their first*their last`,
/// `before*the words*after` or `before*first*last*after`, with any white space as one space.
/// The block that the address names says near what they are.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SharedQuote {
    before: String,
    /// The words, or the first of them.
    words: String,
    /// The last of them, where some between are left out.
    last: Option<String>,
    after: String,
}

impl SharedQuote {
    /// What an address calls it.
    pub const NAME: &str = "quote";

    /// The words from `start` up to `end`, so that [`Self::find`] leads to them and to no others;
    /// none where there are none.
    #[must_use]
    pub fn of([start, end]: [Locator; 2], blocks: Blocks) -> Option<Self> {
        let target = Target::of(start, end, 0.0, blocks);
        let text = Folded::new(1..=u32::MAX, blocks);
        let near = text.index(Locator::start_of(target.start.block), blocks);
        let from = text.index(target.start, blocks);
        let to = text.index(target.end, blocks);
        let text = text.text;
        let exact = text.get(from..to).filter(|words| !words.is_empty())?;
        let quote = |is_whole, around| Self::cut(&text, from, to, is_whole, around);
        let is_long = exact.chars().nth(WHOLE).is_some();
        // Where beginning and end do not tell them apart, as in a text of one word, all do.
        let ways = [false, true].into_iter().skip(usize::from(!is_long));
        let mut quotes = ways.flat_map(|is_whole| AROUND.map(|around| quote(is_whole, around)));
        let tells = |quote: &Self| {
            quote.stands_once_in(&text) && quote.unchanged(&text, near) == Some((from, to))
        };
        let clearest = || quote(true, AROUND.into_iter().max().unwrap_or(0));
        Some(quotes.find(tells).unwrap_or_else(clearest))
    }

    /// Reads what an address says; none where it quotes nothing.
    #[must_use]
    pub fn parse(value: &str) -> Option<Self> {
        let mut fields = vec![String::new()];
        let mut characters = value.chars().peekable();
        while let Some(character) = characters.next() {
            let next = characters.next_if(|next| character == ESCAPE && is_mark(*next));
            match (next, fields.last_mut()) {
                (None, _) if character == BETWEEN => fields.push(String::new()),
                (next, Some(field)) => field.push(next.unwrap_or(character)),
                (_, None) => {}
            }
        }
        let mut fields = fields.into_iter().map(|field| fold(&field));
        let fields: [_; 5] = std::array::from_fn(|_| fields.next());
        let (before, words, last, after) = match fields {
            [Some(words), None, ..] => (None, words, None, None),
            [Some(words), last, None, ..] => (None, words, last, None),
            [before, Some(words), after, None, _] => (before, words, None, after),
            [before, Some(words), last, after, None] => (before, words, last, after),
            _ => return None,
        };
        let quote = Self {
            before: before.unwrap_or_default(),
            words: words.trim().to_owned(),
            last: last.map(|last| last.trim().to_owned()),
            after: after.unwrap_or_default(),
        };
        let is_empty = quote.words.is_empty() || quote.last.as_deref() == Some("");
        (!is_empty).then_some(quote)
    }

    /// From where to where the words are, near the block of this number: also after small
    /// corrections in them or around them. None if they are gone.
    #[must_use]
    pub fn find(&self, block: u32, blocks: Blocks) -> Option<[Locator; 2]> {
        let text = Folded::new(1..=u32::MAX, blocks);
        let near = text.index(Locator::start_of(block), blocks);
        let found = self.unchanged(&text.text, near);
        if let Some((from, to)) = found.or_else(|| self.only(&text.text)) {
            return Some([text.place(from, blocks), text.place_after(to, blocks)]);
        }
        let corrected = |exact: &str, prefix: &str, suffix: &str, start| {
            let target = Target {
                exact: exact.to_owned(),
                prefix: prefix.to_owned(),
                suffix: suffix.to_owned(),
                start,
                end: start,
                progression: 0.0,
            };
            target.find(blocks).map(|(start, end)| [start, end])
        };
        let start = Locator::start_of(block);
        let Some(last) = &self.last else {
            return corrected(&self.words, &self.before, &self.after, start);
        };
        let first = corrected(&self.words, &self.before, "", start);
        let near = first.map_or(start, |[_, end]| end);
        let last = corrected(last, "", &self.after, near);
        match (first, last) {
            (Some([start, after]), Some([before, end])) if after <= before => Some([start, end]),
            // Of one end alone, or of ends that are not these any more, that one is shown.
            (Some(words), _) | (None, Some(words)) => Some(words),
            (None, None) => None,
        }
    }

    /// Whether words are those that it quotes, and not only like them.
    #[must_use]
    pub fn is_of(&self, words: &str) -> bool {
        let words = fold(words);
        let words = words.trim();
        match &self.last {
            Some(last) => words.starts_with(&self.words) && words.ends_with(last),
            None => words == self.words,
        }
    }

    /// The bytes `from..to` of `text`, whole or by their edges, with so many characters around.
    fn cut(text: &str, from: usize, to: usize, is_whole: bool, around: usize) -> Self {
        let part = |range: std::ops::Range<usize>| text.get(range).unwrap_or_default();
        let exact = part(from..to);
        let (words, last) = if is_whole {
            (exact, None)
        } else {
            (first_words(exact), Some(last_words(exact).to_owned()))
        };
        Self {
            before: words_before(part(0..from), around).to_owned(),
            words: words.to_owned(),
            last,
            after: words_after(part(to..text.len()), around).to_owned(),
        }
    }

    /// What stands in a row in the text: where there is a last part, its first.
    fn row(&self) -> String {
        let after = if self.last.is_none() {
            &*self.after
        } else {
            ""
        };
        format!("{}{}{after}", self.before, self.words)
    }

    fn stands_once_in(&self, text: &str) -> bool {
        let row = self.row();
        let (first, last) = (text.find(&row), text.rfind(&row));
        first.is_some() && first == last
    }

    /// Where all that is quoted stands as it is quoted, nearest to a byte.
    fn unchanged(&self, text: &str, near: usize) -> Option<(usize, usize)> {
        let found = nearest(text, &self.row(), near.saturating_sub(self.before.len()))?;
        self.from(text, found + self.before.len())
    }

    /// Where the words stand, without what was around them, if that is in one place only.
    fn only(&self, text: &str) -> Option<(usize, usize)> {
        let (first, last) = (text.find(&self.words)?, text.rfind(&self.words)?);
        if first == last {
            self.from(text, first)
        } else {
            None
        }
    }

    /// From where to where they are, if they begin at a byte.
    fn from(&self, text: &str, start: usize) -> Option<(usize, usize)> {
        let end = start + self.words.len();
        let Some(last) = &self.last else {
            return Some((start, end));
        };
        let rest = text.get(end..)?;
        let found = rest.find(&format!("{last}{}", self.after))?;
        Some((start, end + found + last.len()))
    }
}

/// The value that the address gives to [`SharedQuote::NAME`].
impl fmt::Display for SharedQuote {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        let is_alone = self.before.is_empty() && self.after.is_empty();
        let around = |field| Some(field).filter(|_| !is_alone);
        let fields = [
            around(&self.before),
            Some(&self.words),
            self.last.as_ref(),
            around(&self.after),
        ];
        let fields = fields.into_iter().flatten().map(|field| escaped(field));
        let fields: Vec<String> = fields.collect();
        formatter.write_str(&fields.join("*"))
    }
}

fn is_mark(character: char) -> bool {
    matches!(character, BETWEEN | ESCAPE)
}

fn escaped(field: &str) -> String {
    let mut escaped = String::new();
    for character in field.chars() {
        if is_mark(character) {
            escaped.push(ESCAPE);
        }
        escaped.push(character);
    }
    escaped
}

/// The first words, to the end of one; of a script without spaces the first characters.
fn first_words(text: &str) -> &str {
    let first = head(text, EDGE);
    let is_cut = text
        .get(first.len()..)
        .is_some_and(|rest| !rest.starts_with(' '));
    match first.rsplit_once(' ') {
        Some((whole, _)) if is_cut && whole.len() * 2 > first.len() => whole,
        _ => first.trim_end(),
    }
}

/// The last words, likewise.
fn last_words(text: &str) -> &str {
    let last = tail(text, EDGE);
    let before = text.len() - last.len();
    let is_cut = text.get(..before).is_some_and(|rest| !rest.ends_with(' '));
    match last.split_once(' ') {
        Some((_, whole)) if is_cut && whole.len() * 2 > last.len() => whole,
        _ => last.trim_start(),
    }
}

/// About so many characters from the end, from the beginning of a word on if there is one.
fn words_before(text: &str, characters: usize) -> &str {
    let last = tail(text, characters);
    match last.split_once(' ') {
        Some((_, whole)) if last.len() < text.len() && !whole.is_empty() => whole,
        _ => last,
    }
}

/// About so many from the beginning, to the end of a word, likewise.
fn words_after(text: &str, characters: usize) -> &str {
    let first = head(text, characters);
    match first.rsplit_once(' ') {
        Some((whole, _)) if first.len() < text.len() && !whole.is_empty() => whole,
        _ => first,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const STORY: [&str; 6] = [
        "It rained on the square, and the café was warm and nearly empty.",
        "She ordered a small\n coffee. He looked up, and at her \u{1f56f} and away.",
        "“Is it always like this in November?” she asked nobody in particular, and nobody at all \
         answered. The rain went on, and so did the clock above the door, which was five minutes \
         slow and had been so for as long as anyone could remember.",
        "He folded the paper, twice, and laid it on the table between them.",
        "The rain went on.",
        "“Always,” he said. “In November.” And the rain went on and on.",
    ];

    fn block<T: AsRef<str>>(story: &[T], number: u32) -> Option<String> {
        let index = usize::try_from(number).ok()?.checked_sub(1)?;
        story.get(index).map(|text| text.as_ref().to_owned())
    }

    /// Where words of the story are, in their block.
    fn place(story: &[&str], number: u32, words: &str) -> [Locator; 2] {
        let text = block(story, number).unwrap();
        let before = text.find(words).unwrap();
        let units = |text: &str| u32::try_from(text.encode_utf16().count()).unwrap();
        let start = units(&text[..before]);
        let at = |offset| Locator {
            block: number,
            offset,
        };
        [at(start), at(start + units(words))]
    }

    fn value(number: u32, words: &str) -> String {
        let place = place(&STORY, number, words);
        let quote = SharedQuote::of(place, &|number| block(&STORY, number)).unwrap();
        quote.to_string()
    }

    /// What an address leads to in a story, as it is spelt there, and in which block.
    fn led(value: &str, number: u32, story: &[&str]) -> Option<(u32, String)> {
        let blocks = |number| block(story, number);
        let [start, end] = SharedQuote::parse(value)?.find(number, &blocks)?;
        Some((start.block, Target::of(start, end, 0.0, &blocks).exact))
    }

    #[test]
    fn an_address_reads_like_the_words() {
        assert_eq!(value(4, "folded the paper"), "folded the paper");
        assert_eq!(value(2, "small\n coffee"), "small coffee");
        let whole =
            "“Is it always like this in November?”*so for as long as anyone could remember.";
        assert_eq!(value(3, STORY[2]), whole);
        assert_eq!(value(5, "The rain"), "between them. *The rain* went on.");
    }

    #[test]
    fn marks_of_the_address_in_the_words_are_told_apart() {
        let story = ["a * b__c _* d*", "And nothing else."];
        let blocks = |number| block(&story, number);
        let place = place(&story, 1, "* b__c _* d*");
        let quote = SharedQuote::of(place, &blocks).unwrap();
        assert_eq!(quote.to_string(), "_* b____c ___* d_*");
        assert_eq!(SharedQuote::parse(&quote.to_string()), Some(quote));
        // Who writes one by hand need not know of that.
        assert_eq!(SharedQuote::parse("b_c").unwrap().words, "b_c");
    }

    #[test]
    fn what_quotes_nothing_is_none() {
        for value in ["", " ", "*", "a*", "*a", "a**b", "**a**", "a*b*c*d*e"] {
            let found = SharedQuote::parse(value);
            let has_words = |quote: &SharedQuote| quote.words == "a" || quote.words == "b";
            assert!(found.as_ref().is_none_or(has_words), "{value:?}: {found:?}");
        }
        let nowhere = Locator::start_of(2);
        assert_eq!(
            SharedQuote::of([nowhere; 2], &|number| block(&STORY, number)),
            None
        );
        assert_eq!(led("nothing of this is there at all", 2, &STORY), None);
        assert_eq!(led("folded", 9, &[]), None);
    }

    #[test]
    fn small_corrections_do_not_matter() {
        let mut corrected = STORY;
        corrected[2] = "“Is it always so in November?” she asked nobody in particular, and nobody \
                        answered. The rain went on, and so did the clock over the door, which was \
                        five minutes slow and had been so as long as anybody could remember.";
        corrected[3] = "He folded the newspaper, twice, and put it on the table between them.";
        let mut story = vec!["A new beginning, of which nobody knew.", "And more of it."];
        story.extend(corrected);
        let old = value(3, STORY[2]);
        let whole = (
            5,
            corrected[2]
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" "),
        );
        assert_eq!(led(&old, 3, &story), Some(whole));
        let old = value(4, "folded the paper, twice, and laid it on the table");
        let words = "folded the newspaper, twice, and put it on the table".to_owned();
        assert_eq!(led(&old, 4, &story), Some((6, words)));
        // The words as they were, the ones around not.
        let old = value(5, "The rain");
        let mut story = STORY;
        story[2] = "All of this is another.";
        story[5] = "Nobody spoke.";
        assert_eq!(led(&old, 5, &story), Some((5, "The rain".to_owned())));
    }

    #[test]
    fn words_that_are_gone_are_not_found() {
        let old = value(4, "folded the paper, twice, and laid it on the table");
        let mut story = STORY;
        story[3] = "They left without a word.";
        assert_eq!(led(&old, 4, &story), None);
        let short = value(4, "twice");
        assert_eq!(led(&short, 4, &story), None);
    }

    #[test]
    fn a_link_does_not_say_more_than_it_must() {
        let long: Vec<String> = (1..2_000)
            .map(|number| format!("Sentence number {number} is as long as all of the others."))
            .collect();
        let blocks = |number| block(&long, number);
        let end = Locator {
            block: 1_500,
            offset: 12,
        };
        let quote = SharedQuote::of([Locator::start_of(3), end], &blocks).unwrap();
        let value = quote.to_string();
        assert!(value.chars().count() <= 2 * (EDGE + 32), "{value}");
        assert_eq!(quote.find(3, &blocks), Some([Locator::start_of(3), end]));
    }

    #[test]
    fn other_words_are_told_from_those_that_are_quoted() {
        let quote = SharedQuote::parse("small coffee").unwrap();
        assert!(quote.is_of("small\n\u{a0}coffee"));
        assert!(!quote.is_of("small coffees"));
        let quote = SharedQuote::parse("“Is it*anyone could remember.").unwrap();
        assert!(quote.is_of(STORY[2]));
        assert!(!quote.is_of(STORY[1]));
    }

    /// Texts of few words, in which all stands more than once.
    fn stories() -> impl Strategy<Value = Vec<String>> {
        let words = "[a-c*_ é雨\u{a0}\n\u{1f56f}]{0,60}|(a b ){0,90}|[a-z]{1,9}( [a-z]{1,9}){0,40}";
        prop::collection::vec(words, 1..6)
    }

    proptest! {
        #[test]
        fn any_words_are_what_their_address_leads_to(
            story in stories(),
            places in any::<[(prop::sample::Index, prop::sample::Index); 2]>(),
        ) {
            let blocks = |number| block(&story, number);
            let [one, other] = places.map(|(block, offset)| {
                let block = block.index(story.len());
                let length = story[block].encode_utf16().count();
                let offset = u32::try_from(offset.index(length + 1)).unwrap();
                Locator { block: u32::try_from(block).unwrap() + 1, offset }
            });
            // Nobody selects half of a character.
            let halves = |place: &Locator| {
                let units: Vec<u16> = blocks(place.block).unwrap().encode_utf16().collect();
                units.get(place.offset as usize).is_some_and(|unit| (0xdc00..0xe000).contains(unit))
            };
            prop_assume!(![one, other].iter().any(halves));
            let words = Target::of(one, other, 0.0, &blocks);
            let quote = SharedQuote::of([one, other], &blocks);
            prop_assert_eq!(quote.is_none(), words.exact.is_empty());
            let Some(quote) = quote else { return Ok(()) };
            let led = SharedQuote::parse(&quote.to_string());
            prop_assert_eq!(led.as_ref(), Some(&quote));
            let found = quote.find(words.start.block, &blocks);
            let Some([start, end]) = found else { return Err(TestCaseError::fail("not found")) };
            let found = Target::of(start, end, 0.0, &blocks);
            prop_assert_eq!(fold(&found.exact), fold(&words.exact));
            prop_assert!(quote.is_of(&found.exact));
        }

        #[test]
        fn any_address_leads_somewhere_or_nowhere(
            value in "[a-c*_ \u{0}é]{0,40}|.{0,60}",
            number in any::<u32>(),
            story in stories(),
        ) {
            if let Some(quote) = SharedQuote::parse(&value) {
                let found = quote.find(number, &|number| block(&story, number));
                prop_assert!(found.is_none_or(|[start, end]| start < end));
                prop_assert_eq!(SharedQuote::parse(&quote.to_string()), Some(quote));
            }
        }
    }
}
