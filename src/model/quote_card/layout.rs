//! Where everything on a card stands. All lengths are in pixels.

use super::lines::{END_OF_PARAGRAPH, Pieces, folded};
use super::mark::MARK_HEIGHT;
use super::{Measure, QuoteCard};
use crate::model::{Colour, LanguageTag, Typeface};

/// How wide every card is.
pub const CARD_WIDTH: u32 = 1200;

/// A card is no lower than this, however few the words.
const LEAST_HEIGHT: u32 = 630;

/// Large words make a card no higher than this, a square.
const SQUARE: u32 = 1200;

/// No card is higher than this.
const MOST_HEIGHT: u32 = 1500;

/// Sizes of the words, the best first.
const SIZES: [u32; 12] = [72, 68, 64, 60, 56, 52, 48, 44, 40, 36, 33, 30];

/// From this size down, a card becomes higher than a square before its words become smaller.
const SMALL: u32 = 40;

/// What is free at both sides of the text.
const MARGIN: u32 = 112;
const TEXT_WIDTH: u32 = CARD_WIDTH - 2 * MARGIN;

/// From the card's top to the mark, and from the mark to the words.
const ABOVE_MARK: u32 = 104;
const BELOW_MARK: u32 = 40;

/// From the words to the rule, and from there to the first baseline below it.
const ABOVE_RULE: u32 = 60;
const BELOW_RULE: u32 = 68;
const RULE_HEIGHT: u32 = 2;

/// From the last baseline to the card's end.
const BELOW_ALL: u32 = 92;

const TITLE_SIZE: u32 = 38;
const TITLE_LINES: usize = 2;
const TITLE_LINE_HEIGHT: u32 = 50;
const AUTHOR_SIZE: u32 = 30;
const AUTHOR_LINE_HEIGHT: u32 = 48;
const LIBRARY_SIZE: u32 = 26;

/// The library's name has at most this part of the width, and this distance from the title.
const LIBRARY_WIDTH: u32 = TEXT_WIDTH * 2 / 5;
const LIBRARY_GAP: u32 = 48;

/// How much of the background is in the mark, and in the rule.
const MARK_THINNED: f64 = 0.5;
const RULE_THINNED: f64 = 0.55;

/// A card, [`CARD_WIDTH`] wide, with everything in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardLayout {
    /// What the card is called: the title, and the author if there is one.
    pub name: String,
    /// How high it is.
    pub height: u32,
    /// The colour of all of it.
    pub background: Colour,
    /// The quotation mark.
    pub mark: CardMark,
    /// The line below the words.
    pub rule: CardRule,
    /// Every line of text, in the order in which they are read.
    pub texts: Vec<CardText>,
    /// The language of the words.
    pub language: LanguageTag,
    /// The face of the text.
    pub typeface: Typeface,
    /// Whether some of the chosen words had to be left out.
    pub shortened: bool,
}

/// Where [`super::MARK_PATH`] is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CardMark {
    /// Its left edge; its right one, where it is mirrored.
    pub x: u32,
    /// Its top.
    pub y: u32,
    /// Whether left is right.
    pub mirrored: bool,
    /// Its colour.
    pub colour: Colour,
}

/// A box filled with one colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CardRule {
    /// Its left edge.
    pub x: u32,
    /// Its top.
    pub y: u32,
    /// How wide it is.
    pub width: u32,
    /// How high it is.
    pub height: u32,
    /// Its colour.
    pub colour: Colour,
}

/// A line of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardText {
    /// What it says.
    pub text: String,
    /// Where `edge` is.
    pub x: u32,
    /// Which end of the text `x` is about.
    pub edge: Edge,
    /// What the letters stand on.
    pub baseline: u32,
    /// The size of the letters.
    pub size: u32,
    /// How wide the text is.
    pub width: u32,
    /// Its colour.
    pub colour: Colour,
}

/// The end of a text, in the direction in which it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    /// Where it begins.
    Start,
    /// Where it ends.
    End,
}

impl CardLayout {
    /// Whether the text is read from right to left.
    #[must_use]
    pub fn is_leftward(&self) -> bool {
        self.language.direction().is_some()
    }
}

impl QuoteCard {
    /// Lays the card out. The words are set as large as there is room for; where there is not
    /// enough even at the smallest size, some are left out. A title, an author or a library
    /// whose name is too long for its place ends with an ellipsis.
    #[must_use]
    pub fn layout(&self, measure: Measure) -> CardLayout {
        let foot = self.foot(measure);
        let around = ABOVE_MARK + MARK_HEIGHT + BELOW_MARK + ABOVE_RULE + foot.height;
        let words = set_words(&folded(&self.words), around, measure);
        let line_height = line_height(words.size);
        let natural = around + total(line_height, words.lines.len());
        let spare = LEAST_HEIGHT.saturating_sub(natural);
        let height = natural + spare;
        let top = ABOVE_MARK + spare / 2;
        let leftward = self.language.direction().is_some();
        let (start, end) = if leftward {
            (CARD_WIDTH - MARGIN, MARGIN)
        } else {
            (MARGIN, CARD_WIDTH - MARGIN)
        };
        let colours = self.colours;
        let rule = height - foot.height;

        let line = |text: String, size, baseline, colour| CardText {
            width: pixels(measure(&text, size)),
            text,
            x: start,
            edge: Edge::Start,
            baseline,
            size,
            colour,
        };
        let mut texts = Vec::new();
        // Capitals, seven tenths of the size, stand in the middle of a line.
        let mut baseline = top + MARK_HEIGHT + BELOW_MARK + line_height / 2 + words.size * 35 / 100;
        for text in words.lines {
            texts.push(line(text, words.size, baseline, colours.text));
            baseline += line_height;
        }
        let mut baseline = rule + RULE_HEIGHT + BELOW_RULE;
        let mut last = baseline;
        for text in foot.title {
            texts.push(line(text, TITLE_SIZE, baseline, colours.text));
            last = baseline;
            baseline += TITLE_LINE_HEIGHT;
        }
        for text in foot.author {
            last += AUTHOR_LINE_HEIGHT;
            texts.push(line(text, AUTHOR_SIZE, last, colours.muted));
        }
        for text in foot.library {
            texts.push(CardText {
                x: end,
                edge: Edge::End,
                ..line(text, LIBRARY_SIZE, last, colours.muted)
            });
        }
        CardLayout {
            name: self.name(),
            height,
            background: colours.background,
            mark: CardMark {
                x: start,
                y: top,
                mirrored: leftward,
                colour: colours.accent.mix(colours.background, MARK_THINNED),
            },
            rule: CardRule {
                x: MARGIN,
                y: rule,
                width: TEXT_WIDTH,
                height: RULE_HEIGHT,
                colour: colours.border.mix(colours.background, RULE_THINNED),
            },
            texts,
            language: self.language.clone(),
            typeface: self.typeface,
            shortened: words.shortened,
        }
    }

    fn name(&self) -> String {
        let author = self.author.as_deref().map(folded).unwrap_or_default();
        match author.as_str() {
            "" => folded(&self.title),
            author => format!("{} – {author}", folded(&self.title)),
        }
    }

    fn foot(&self, measure: Measure) -> Foot {
        let set = |text: &str, size, room, most| set(text, size, room, most, measure);
        let library = set(&self.library, LIBRARY_SIZE, LIBRARY_WIDTH, 1);
        let taken = library
            .first()
            .map_or(0, |name| pixels(measure(name, LIBRARY_SIZE)) + LIBRARY_GAP);
        let room = TEXT_WIDTH.saturating_sub(taken);
        let title = set(&self.title, TITLE_SIZE, room, TITLE_LINES);
        let author = self.author.as_deref().unwrap_or_default();
        let author = set(author, AUTHOR_SIZE, room, 1);
        let below_first = total(TITLE_LINE_HEIGHT, title.len().saturating_sub(1))
            + total(AUTHOR_LINE_HEIGHT, author.len());
        Foot {
            title,
            author,
            library,
            height: RULE_HEIGHT + BELOW_RULE + below_first + BELOW_ALL,
        }
    }
}

/// What stands below the words.
struct Foot {
    title: Vec<String>,
    author: Vec<String>,
    library: Vec<String>,
    /// From the rule to the card's end.
    height: u32,
}

struct Words {
    lines: Vec<String>,
    size: u32,
    shortened: bool,
}

/// Sets the words on a card where everything else takes the height `around`.
fn set_words(words: &str, around: u32, measure: Measure) -> Words {
    let pieces = Pieces::of(words);
    let room = f64::from(TEXT_WIDTH);
    let mut smallest = (0, 0);
    for size in SIZES {
        let most = if size > SMALL { SQUARE } else { MOST_HEIGHT };
        let most = most.saturating_sub(around) / line_height(size);
        let most = usize::try_from(most).unwrap_or(usize::MAX);
        if let Some(lines) = pieces.lines(room, most, &|text| measure(text, size)) {
            return Words {
                lines,
                size,
                shortened: false,
            };
        }
        smallest = (size, most);
    }
    let (size, most) = smallest;
    Words {
        lines: pieces.first_lines(room, most, &|text| measure(text, size)),
        size,
        shortened: true,
    }
}

/// Sets a text in no more than `most` lines.
fn set(text: &str, size: u32, room: u32, most: usize, measure: Measure) -> Vec<String> {
    // A name has no lines of its own.
    let text = folded(text).replace(['\n', END_OF_PARAGRAPH], " ");
    let pieces = Pieces::of(&text);
    let (room, width) = (f64::from(room), |text: &str| measure(text, size));
    let whole = pieces.lines(room, most, &width);
    whole.unwrap_or_else(|| pieces.first_lines(room, most, &width))
}

/// The height of a line: small letters need more of it.
fn line_height(size: u32) -> u32 {
    size * 13 / 10 + 6
}

fn total(height: u32, lines: usize) -> u32 {
    u32::try_from(lines).map_or(u32::MAX, |lines| height.saturating_mul(lines))
}

/// A length in whole pixels, at least as long.
fn pixels(length: f64) -> u32 {
    // What is no length at all becomes 0.
    length.ceil() as u32
}

#[cfg(test)]
mod tests {
    use super::super::tests::{card, plausible};
    use super::*;
    use proptest::prelude::*;

    fn words_of(layout: &CardLayout) -> Vec<&str> {
        let above = |text: &&CardText| text.baseline < layout.rule.y;
        let words = layout.texts.iter().filter(above);
        words.map(|text| text.text.as_str()).collect()
    }

    #[test]
    fn few_words_are_large_and_many_are_small() {
        let sentence = "He was a man consumed by his past. ";
        let mut sizes = Vec::new();
        for (times, height, shortened) in [
            (1, 630..=1200, false),
            (8, 900..=1200, false),
            (20, 1200..=1500, false),
            (200, 1400..=1500, true),
        ] {
            let layout = card(&sentence.repeat(times)).layout(&plausible);
            assert!(
                height.contains(&layout.height),
                "{times}: {}",
                layout.height
            );
            assert_eq!(layout.shortened, shortened, "{times}");
            let last = words_of(&layout).last().map(|line| line.ends_with(" …"));
            assert_eq!(last, Some(shortened));
            sizes.extend(layout.texts.first().map(|text| text.size));
        }
        assert!(sizes.is_sorted_by(|a, b| a >= b), "{sizes:?}");
        assert_eq!((sizes.first(), sizes.last()), (Some(&72), Some(&30)));
    }

    #[test]
    fn below_the_rule_are_title_author_and_library() {
        let layout = card("He wept.").layout(&plausible);
        let texts: Vec<_> = layout.texts.iter().map(|text| text.text.as_str()).collect();
        assert_eq!(
            texts,
            ["He wept.", "José Olsen", "A. Writer", "Café Stories"]
        );
        assert_eq!(layout.name, "José Olsen – A. Writer");
        assert_eq!(layout.height, 630, "the least");
        let [.., author, library] = layout.texts.as_slice() else {
            panic!("no texts");
        };
        assert_eq!(author.baseline, library.baseline);
        assert_eq!((library.x, library.edge), (CARD_WIDTH - MARGIN, Edge::End));
    }

    #[test]
    fn a_card_is_laid_out_without_words_and_names() {
        let mut card = card("");
        card.title = String::new();
        card.author = None;
        card.library = " \n".to_owned();
        let layout = card.layout(&plausible);
        assert_eq!(layout.texts, []);
        assert_eq!(layout.height, 630);
    }

    #[test]
    fn from_right_to_left_everything_is_mirrored() {
        let mut card = card("גשם ירד על הכיכר");
        card.language = LanguageTag::parse("he").expect("a tag");
        let layout = card.layout(&plausible);
        assert!(layout.is_leftward() && layout.mark.mirrored);
        let ends: Vec<_> = layout
            .texts
            .iter()
            .map(|text| (text.x, text.edge))
            .collect();
        let start = (CARD_WIDTH - MARGIN, Edge::Start);
        assert_eq!(ends, [start, start, start, (MARGIN, Edge::End)]);
    }

    proptest! {
        #[test]
        fn nothing_leaves_the_card_and_no_word_is_lost(
            words in "[a-zé雨 \n\u{2029}’-]{0,900}",
            title in ".{0,120}",
            author in proptest::option::of("[A-Z a-z]{0,90}"),
            library in "[a-z ]{0,90}",
        ) {
            let card = QuoteCard { title, author, library, ..card(&words) };
            let layout = card.layout(&plausible);
            prop_assert!((LEAST_HEIGHT..=MOST_HEIGHT).contains(&layout.height));
            let mut above = layout.mark.y + MARK_HEIGHT;
            for text in &layout.texts {
                prop_assert!(text.width <= TEXT_WIDTH, "{:?}", text);
                if text.edge == Edge::Start {
                    prop_assert!(text.baseline - text.size * 4 / 5 >= above, "{:?}", text);
                    above = text.baseline;
                }
                prop_assert!(text.baseline + text.size / 3 < layout.height);
            }
            let [.., last, library] = layout.texts.as_slice() else { return Ok(()) };
            if library.edge == Edge::End {
                prop_assert!(last.width + library.width < TEXT_WIDTH);
            }
            let bare = |text: &str| text.split_whitespace().collect::<String>();
            let (shown, chosen) = (bare(&words_of(&layout).concat()), bare(&words));
            if layout.shortened {
                let begun = shown.trim_end_matches('…');
                prop_assert!(chosen.starts_with(begun) && begun.len() < chosen.len());
            } else {
                prop_assert_eq!(shown, chosen);
            }
        }
    }
}
