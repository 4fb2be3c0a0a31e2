//! A few words from a text, to tell a reader where they stopped.

/// About how many characters an excerpt has.
const LENGTH: usize = 90;

/// An excerpt this long may end with a sentence.
const ENOUGH: usize = 50;

/// How far before the place its sentence may begin for the excerpt to begin
/// there.
const LOOK_BACK: usize = 60;

/// The words of `text` around `offset` (in UTF-16 code units): from the
/// beginning of the sentence if that is near, else from the word, on to the end
/// of a word or of the text. White space is folded; what was cut is marked, on the line of the word
/// before it. A word longer than an excerpt, as whole paragraphs are that have no spaces, is cut.
#[must_use]
pub fn excerpt(text: &str, offset: u32) -> String {
    let at = byte_offset(text, offset);
    let before = text.get(..at).unwrap_or_default();
    let (start, mut excerpt) = match sentence_start(before) {
        Some(start) => (start, String::new()),
        None => (word_start(before), "…".to_owned()),
    };
    let words = text.get(start..).unwrap_or_default();

    for word in words.split_whitespace() {
        let length = excerpt.chars().count();
        if length >= ENOUGH && ends_sentence(&excerpt) {
            return excerpt;
        }
        let is_too_long = length + word.chars().count() > LENGTH;
        if is_too_long && (length == 0 || excerpt == "…") {
            excerpt.extend(word.chars().take(LENGTH));
            excerpt.push('…');
            return excerpt;
        }
        if is_too_long {
            excerpt.push_str("\u{a0}…");
            return excerpt;
        }
        if length > 0 {
            excerpt.push(' ');
        }
        excerpt.push_str(word);
    }
    excerpt
}

/// Whether a character ends a sentence; what closes may still follow.
fn ends(character: char) -> bool {
    matches!(character, '.' | '!' | '?' | '…')
}

fn closes(character: char) -> bool {
    matches!(character, '”' | '’' | '"' | '\'' | ')' | '»')
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(closes).ends_with(ends)
}

/// The byte at which the UTF-16 code unit `offset` of `text` begins; its end
/// where the text is shorter.
fn byte_offset(text: &str, offset: u32) -> usize {
    let mut units = 0;
    for (byte, character) in text.char_indices() {
        if units >= offset {
            return byte;
        }
        units += if character.len_utf16() == 2 { 2 } else { 1 };
    }
    text.len()
}

/// Where the last sentence of `before` begins, if that is near its end.
fn sentence_start(before: &str) -> Option<usize> {
    let mut start = 0;
    let mut ended = false;
    for (byte, character) in before.char_indices() {
        if ends(character) {
            ended = true;
        } else if character.is_whitespace() && ended {
            start = byte + character.len_utf8();
        } else if !closes(character) {
            ended = false;
        }
    }
    let near = before.get(start..)?.chars().count() <= LOOK_BACK;
    near.then_some(start)
}

fn word_start(before: &str) -> usize {
    before
        .rfind(char::is_whitespace)
        .and_then(|byte| Some(byte + before.get(byte..)?.chars().next()?.len_utf8()))
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_begins_with_its_sentence_and_ends_with_a_word() {
        let text = "Ana led him to a table. Then, as if drawn by an unseen force, José began \
                    to talk – about Sophia, about Lily, about the pain. He wept.";
        for (offset, expected) in [
            (
                0,
                "Ana led him to a table. Then, as if drawn by an unseen force, José began to talk – about\u{a0}…",
            ),
            (
                8,
                "Ana led him to a table. Then, as if drawn by an unseen force, José began to talk – about\u{a0}…",
            ),
            (
                30,
                "Then, as if drawn by an unseen force, José began to talk – about Sophia, about Lily, about\u{a0}…",
            ),
            (110, "… about the pain. He wept."),
            (9_999, "He wept."),
        ] {
            assert_eq!(excerpt(text, offset), expected, "{offset}");
        }
    }

    #[test]
    fn a_word_that_is_too_long_is_cut() {
        let long = "雨".repeat(500);
        let cut = format!("{}…", "雨".repeat(LENGTH));
        assert_eq!(excerpt(&long, 0), cut);
        assert_eq!(excerpt(&format!("{long} rain"), 300), format!("…{cut}"));
        assert_eq!(excerpt(&format!("It was {long}"), 0), "It was\u{a0}…");
        assert_eq!(excerpt(&"雨".repeat(LENGTH), 0), "雨".repeat(LENGTH));
    }

    #[test]
    fn offsets_count_utf_16_and_may_be_anything() {
        for (text, offset, expected) in [
            ("", 0, ""),
            ("", 7, ""),
            ("a\u{a0}b", 2, "a b"),
            ("😀 one. Two", 8, "Two"),
            ("one", u32::MAX, "one"),
        ] {
            assert_eq!(excerpt(text, offset), expected, "{text:?} at {offset}");
        }
    }
}
