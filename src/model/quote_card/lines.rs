//! Breaking words into lines.

/// Says how wide a text is.
pub type Width<'a> = &'a dyn Fn(&str) -> f64;

/// Words, cut wherever a line may end.
pub struct Pieces<'a>(Vec<Piece<'a>>);

struct Piece<'a> {
    /// What is between this piece and the one before.
    gap: Gap,
    text: &'a str,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    Nothing,
    Space,
    EndOfLine,
    EndOfParagraph,
}

struct Line {
    text: String,
    /// Whether no word goes on in the next line.
    whole: bool,
}

/// Ends a paragraph in words that have several: PARAGRAPH SEPARATOR.
pub const END_OF_PARAGRAPH: char = '\u{2029}';

/// What a paragraph begins with that follows another: EM SPACE, which no software folds.
const INDENT: &str = "\u{2003}";

/// How often the width is halved in search of the one by which lines are even.
const HALVINGS: u32 = 8;

/// `words` as they are set: white space is one space, or the end of a line or of a paragraph where
/// that is in it; what has no shape is left out.
pub fn folded(words: &str) -> String {
    let mut folded = String::new();
    let mut gap = Gap::Nothing;
    for character in words.chars() {
        if character == END_OF_PARAGRAPH {
            gap = Gap::EndOfParagraph;
        } else if is_end_of_line(character) {
            gap = gap.max(Gap::EndOfLine);
        } else if is_space(character) {
            gap = gap.max(Gap::Space);
        } else if !is_shapeless(character) {
            match gap {
                _ if folded.is_empty() => {}
                Gap::Nothing => {}
                Gap::Space => folded.push(' '),
                Gap::EndOfLine => folded.push('\n'),
                Gap::EndOfParagraph => folded.push(END_OF_PARAGRAPH),
            }
            gap = Gap::Nothing;
            folded.push(character);
        }
    }
    folded
}

impl<'a> Pieces<'a> {
    /// The pieces of a text that was [`folded`].
    pub fn of(folded: &'a str) -> Self {
        let mut pieces = Vec::new();
        let mut gap = Gap::EndOfLine;
        for paragraph in folded.split(END_OF_PARAGRAPH) {
            // Lines of verse begin below each other.
            if paragraph.contains('\n') {
                gap = Gap::EndOfLine;
            }
            for line in paragraph.split('\n') {
                for word in line.split(' ') {
                    for text in parts(word) {
                        pieces.push(Piece { gap, text });
                        gap = Gap::Nothing;
                    }
                    gap = Gap::Space;
                }
                gap = Gap::EndOfLine;
            }
            gap = Gap::EndOfParagraph;
        }
        Self(pieces)
    }

    /// Lines no wider than `room`, as few as there can be, and about as long as each other;
    /// none, where they would be more than `most`.
    pub fn lines(&self, room: f64, most: usize, width: Width) -> Option<Vec<String>> {
        let mut lines = self.fill(room, room, most, width);
        if lines.len() > most {
            return None;
        }
        let few = lines.len();
        let (mut too_narrow, mut wide_enough) = (0.0, room);
        for _ in 0..HALVINGS {
            let between = (too_narrow + wide_enough) / 2.0;
            let narrower = self.fill(between, room, few, width);
            if narrower.len() > few {
                too_narrow = between;
            } else {
                wide_enough = between;
                lines = narrower;
            }
        }
        Some(lines.into_iter().map(|line| line.text).collect())
    }

    /// As many lines as `most`, the last of which says that there were more.
    pub fn first_lines(&self, room: f64, most: usize, width: Width) -> Vec<String> {
        let mut lines = self.fill(room, room, most, width);
        lines.truncate(most);
        let last = lines.pop().map(|last| last.with_ellipsis(room, width));
        let lines = lines.into_iter().map(|line| line.text);
        lines.chain(last).collect()
    }

    /// Lines of about the width `wanted`, and none wider than `room`; no more than one beyond
    /// `most`, which tells that they were too few.
    fn fill(&self, wanted: f64, room: f64, most: usize, width: Width) -> Vec<Line> {
        let mut lines = Vec::new();
        let mut line = String::new();
        for piece in &self.0 {
            if piece.gap < Gap::EndOfLine {
                let space = if piece.gap == Gap::Space { " " } else { "" };
                let longer = format!("{line}{space}{}", piece.text);
                if width(&longer) <= wanted {
                    line = longer;
                    continue;
                }
            }
            if !line.is_empty() {
                let whole = piece.gap != Gap::Nothing || line.ends_with(is_ideograph);
                let text = std::mem::take(&mut line);
                lines.push(Line { text, whole });
            }
            if piece.gap == Gap::EndOfParagraph {
                line.push_str(INDENT);
            }
            if width(&format!("{line}{}", piece.text)) <= room {
                line.push_str(piece.text);
            } else {
                for letter in letters(piece.text) {
                    if lines.len() > most {
                        break;
                    }
                    if !line.is_empty() && width(&format!("{line}{letter}")) > room {
                        let text = std::mem::take(&mut line);
                        lines.push(Line { text, whole: false });
                    }
                    line.push_str(letter);
                }
            }
            if lines.len() > most {
                return lines;
            }
        }
        if !line.is_empty() {
            let text = line;
            lines.push(Line { text, whole: true });
        }
        lines
    }
}

impl Line {
    /// The line, or as many of its words as there is room for, and an ellipsis.
    fn with_ellipsis(&self, room: f64, width: Width) -> String {
        let mut kept = self.text.as_str();
        if let Some((words, _)) = kept.rsplit_once(' ').filter(|_| !self.whole) {
            kept = words;
        }
        loop {
            let text = format!("{kept} …");
            if kept.is_empty() || width(&text) <= room {
                return text.trim_start_matches(' ').to_owned();
            }
            kept = match kept.rsplit_once(' ') {
                Some((words, _)) => words,
                None => without_last_letter(kept),
            };
        }
    }
}

/// A word, cut where a line may end in it: after hyphens and dashes, and between ideographs.
fn parts(word: &str) -> Vec<&str> {
    cut(word, &|before, at, after| {
        let ideographs = is_ideograph(at) || is_ideograph(after);
        let dashed = matches!(at, '-' | '‐' | '–' | '—')
            && before.is_some_and(char::is_alphanumeric)
            && after.is_alphabetic();
        let held = opens(at) || closes(after) || joins(at, after);
        dashed || (ideographs && !held)
    })
}

/// A word, cut between letters, with the marks that belong to them.
fn letters(word: &str) -> Vec<&str> {
    cut(word, &|_, at, after| !joins(at, after))
}

fn without_last_letter(text: &str) -> &str {
    let last = letters(text).last().map_or(0, |last| last.len());
    text.get(..text.len() - last).unwrap_or_default()
}

/// Cuts a text after each character for which, with the one before and the one after it,
/// `ends` says so.
fn cut<'a>(text: &'a str, ends: &dyn Fn(Option<char>, char, char) -> bool) -> Vec<&'a str> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut before = None;
    let mut characters = text.char_indices().peekable();
    while let Some((_, at)) = characters.next() {
        let next = characters.peek().copied();
        let end = match next {
            Some((next, after)) if ends(before, at, after) => next,
            Some(_) => {
                before = Some(at);
                continue;
            }
            None => text.len(),
        };
        parts.extend(text.get(start..end));
        start = end;
        before = Some(at);
    }
    parts
}

fn is_end_of_line(character: char) -> bool {
    matches!(
        character,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// White space at which a line may end: no-break spaces are of the word.
fn is_space(character: char) -> bool {
    character.is_whitespace() && !matches!(character, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

/// Whether it only tells software something; and the two that XML admits nowhere.
fn is_shapeless(character: char) -> bool {
    character.is_control() || matches!(character, '\u{ad}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// Whether lines may end on both sides: Chinese and Japanese have no spaces.
fn is_ideograph(character: char) -> bool {
    matches!(character,
        '\u{2e80}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff01}'..='\u{ff60}'
        | '\u{20000}'..='\u{3ffff}')
}

/// Whether no line ends after it.
fn opens(character: char) -> bool {
    matches!(
        character,
        '(' | '[' | '“' | '‘' | '«' | '「' | '『' | '（' | '《' | '〈' | '【' | '〔'
    )
}

/// Whether no line begins with it.
fn closes(character: char) -> bool {
    matches!(
        character,
        '.' | ','
            | ':'
            | ';'
            | '!'
            | '?'
            | ')'
            | ']'
            | '”'
            | '’'
            | '»'
            | '…'
            | '—'
            | '。'
            | '、'
            | '，'
            | '．'
            | '：'
            | '；'
            | '！'
            | '？'
            | '」'
            | '』'
            | '）'
            | '》'
            | '〉'
            | '】'
            | '〕'
            | '・'
            | 'ー'
            | '々'
            | 'っ'
            | 'ッ'
            | 'ゃ'
            | 'ャ'
            | 'ゅ'
            | 'ュ'
            | 'ょ'
            | 'ョ'
    )
}

/// Whether `after` is drawn on what is before it: the usual marks, and what makes one picture
/// of several. Only a word that is longer than a line is cut there at all.
fn joins(before: char, after: char) -> bool {
    before == '\u{200d}'
        || matches!(after,
            '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}'
            | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{93a}'..='\u{94f}' | '\u{e31}'
            | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}' | '\u{1ab0}'..='\u{1aff}'
            | '\u{1dc0}'..='\u{1dff}' | '\u{200c}'..='\u{200d}' | '\u{20d0}'..='\u{20ff}'
            | '\u{3099}'..='\u{309a}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}'
            | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0100}'..='\u{e01ef}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Every character is one wide.
    fn counted(text: &str) -> f64 {
        text.chars().map(|_| 1.0).sum()
    }

    fn lines(words: &str, room: f64, most: usize) -> Option<Vec<String>> {
        Pieces::of(&folded(words)).lines(room, most, &counted)
    }

    fn first_lines(words: &str, room: f64, most: usize) -> Vec<String> {
        Pieces::of(&folded(words)).first_lines(room, most, &counted)
    }

    #[test]
    fn lines_are_few_and_even() {
        for (words, expected) in [
            ("", &[][..]),
            ("one", &["one"]),
            ("a bb ccc dddd ee", &["a bb ccc", "dddd ee"]),
            (" one \n\n two\r\nthree ", &["one", "two", "three"]),
            (
                "one\u{2029} \ntwo three four",
                &["one", "\u{2003}two three", "four"],
            ),
            (
                "one\u{2029}\u{2029}a\nb\u{2029}two",
                &["one", "a", "b", "\u{2003}two"],
            ),
            (
                "one\u{2029}abcdefghijk",
                &["one", "\u{2003}abcdefghi", "jk"],
            ),
            ("one\u{a0}two\tthree four", &["one\u{a0}two", "three four"]),
            ("the rain-soaked", &["the rain-", "soaked"]),
            ("the -5 of 20-30", &["the -5", "of 20-30"]),
            ("abcdefghijklmnop", &["abcdefghij", "klmnop"]),
            ("so abcdefghijklmnop it", &["so", "abcdefghij", "klmnop it"]),
            (
                "雨は静かに降り続いていた。",
                &["雨は静かに降り", "続いていた。"],
            ),
            ("aaaaaaaaae\u{301}bc", &["aaaaaaaaa", "e\u{301}bc"]),
            ("zero\u{0}\u{ad}width", &["zerowidth"]),
        ] {
            assert_eq!(
                lines(words, 10.0, 9).as_deref(),
                Some(as_strings(expected).as_slice()),
                "{words}"
            );
        }
    }

    #[test]
    fn what_is_cut_off_ends_with_a_word_and_an_ellipsis() {
        for (words, most, expected) in [
            ("one two three four", 1, &["one two …"][..]),
            ("one two th abcdef", 1, &["one two …"]),
            ("one\ntwo\nthree", 2, &["one", "two …"]),
            ("one\u{2029}two three four", 2, &["one", "\u{2003}two …"]),
            ("the rain-soaked street", 1, &["the …"]),
            ("abcdefghijklmnop", 1, &["abcdefgh …"]),
            ("abcdefghijklmnop", 0, &[]),
            ("雨は静かに降り続いていた。", 1, &["雨は静かに降り続 …"]),
        ] {
            assert_eq!(lines(words, 10.0, most), None, "{words}");
            assert_eq!(
                first_lines(words, 10.0, most),
                as_strings(expected),
                "{words}"
            );
        }
    }

    fn as_strings(lines: &[&str]) -> Vec<String> {
        lines.iter().map(|line| (*line).to_owned()).collect()
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_no_line_is_too_wide(words in "[ \n\u{2029}abc\u{301}—雨。\u{a0}-]{0,80}", room in 3_u32..30) {
            let room = f64::from(room);
            let shown = lines(&words, room, usize::MAX - 1).expect("there is no end of lines");
            // A letter with all its marks is never cut, however many they are.
            let too_wide = |line: &&String| counted(line) > room && letters(line).len() > 1;
            prop_assert_eq!(shown.iter().find(too_wide), None);
            let bare = |text: &str| text.replace(is_end_of_line, " ").split(is_space).collect::<String>();
            prop_assert_eq!(bare(&shown.concat()), bare(&words));
            for line in &shown {
                prop_assert!(!line.is_empty() && line.trim_matches(' ') == line, "{:?}", line);
            }
        }

        #[test]
        fn odd_widths_end(words in "[ \nab雨-]{0,40}", width in prop_oneof![Just(f64::NAN), Just(f64::INFINITY), Just(-1.0), Just(0.0)]) {
            let folded = folded(&words);
            let pieces = Pieces::of(&folded);
            pieces.lines(10.0, 5, &|_| width);
            prop_assert!(pieces.first_lines(10.0, 5, &|_| width).len() <= 5);
        }
    }
}
