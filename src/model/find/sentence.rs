//! The sentence around what was found, as far as there is room for it.

/// At most so many characters of it are told before what was found, and after it.
const LENGTH: usize = 60;

/// The sentence around what was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// What stands before.
    pub before: String,
    /// What was found.
    pub found: String,
    /// What stands after.
    pub after: String,
}

impl Sentence {
    /// Of what stands in the block before what was found, and after it, what is told.
    #[must_use]
    pub fn around(before: &str, found: String, after: &str) -> Self {
        Self {
            before: end_of(before),
            found,
            after: beginning_of(after),
        }
    }
}

/// The end of what stands before, from where a sentence begins, or a word.
fn end_of(text: &str) -> String {
    let (mut word, mut gap) = (text.len(), None);
    for (count, (at, character)) in text.char_indices().rev().enumerate() {
        let cut = match gap {
            Some(gap) if ends(character) => Some((gap, "")),
            _ if count < LENGTH => None,
            _ if word < text.len() => Some((word, "… ")),
            _ => Some((at + character.len_utf8(), "…")),
        };
        if let Some((from, mark)) = cut {
            return mark.to_owned() + text.get(from..).unwrap_or_default();
        }
        // A sentence ends where a space stands after its full stop and what closes.
        if character == ' ' {
            word = at + 1;
            gap = Some(word);
        } else if !closes(character) {
            gap = None;
        }
    }
    text.to_owned()
}

/// The beginning of what stands after, up to where the sentence ends, or a word.
fn beginning_of(text: &str) -> String {
    let (mut word, mut ended) = (0, false);
    for (count, (at, character)) in text.char_indices().enumerate() {
        let cut = match word {
            _ if ended && character == ' ' => Some((at, "")),
            _ if count < LENGTH => None,
            0 => Some((at, "…")),
            _ => Some((word, "\u{a0}…")),
        };
        if let Some((to, mark)) = cut {
            return text.get(..to).unwrap_or_default().to_owned() + mark;
        }
        if character == ' ' {
            word = at;
        }
        ended = ends(character) || ended && closes(character);
    }
    text.to_owned()
}

fn ends(character: char) -> bool {
    matches!(character, '.' | '!' | '?' | '…')
}

fn closes(character: char) -> bool {
    matches!(character, '”' | '’' | '"' | '\'' | ')' | '»')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_long_sentence_only_words_near_it_are_told() {
        let words = "word ".repeat(40);
        let told = Sentence::around(&words, "needle".to_owned(), &format!(" {words}"));
        assert!(told.before.starts_with("… word ") && told.before.ends_with("word "));
        assert!(told.after.starts_with(" word") && told.after.ends_with("word\u{a0}…"));
        for part in [told.before, told.after] {
            assert!(part.chars().count() <= LENGTH + 2, "{part}");
        }
    }

    #[test]
    fn it_begins_and_ends_with_its_sentence() {
        for (before, after, told) in [
            (
                "He left. “Did you ",
                " it?” he said.",
                ["“Did you ", " it?”"],
            ),
            ("One. Two ", ". Three", ["Two ", "."]),
            ("“Yes.” So ", "", ["So ", ""]),
        ] {
            let sentence = Sentence::around(before, String::new(), after);
            assert_eq!(
                [sentence.before, sentence.after],
                told,
                "{before:?} {after:?}"
            );
        }
    }
}
