//! What makes two spellings one where a reader looks for either: case, accents, marks that a
//! keyboard does not have.

use std::cell::RefCell;

use super::text::MARK;

/// Folds characters. What it takes to know of all scripts, a browser has and the program need
/// not carry: it asks for each character once.
pub struct Folding {
    ask: Box<dyn Fn(char) -> Letter>,
    known: RefCell<Vec<(char, Letter)>>,
}

/// What a browser knows of a character beyond ASCII.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Without its accents, in small letters, and in the compatibility decomposition of Unicode
    /// (a ligature is its letters).
    pub folded: String,
    /// Whether it is a part of a word: a letter, or a number.
    pub in_word: bool,
}

impl Folding {
    /// Asks `ask` for what is to know of a character beyond ASCII.
    #[must_use]
    pub fn new(ask: impl Fn(char) -> Letter + 'static) -> Self {
        Self {
            ask: Box::new(ask),
            known: RefCell::default(),
        }
    }

    /// Adds to `folded` what `character` is folded to: of a soft hyphen or an accent by itself
    /// nothing, of a ligature several.
    pub fn fold(&self, character: char, folded: &mut String) {
        match character {
            '\t'..='\r' => folded.push(' '),
            '\0'..='\x7f' => folded.push(character.to_ascii_lowercase()),
            '\u{ad}' | MARK => {}
            '‘' | '’' | '‚' | '‹' | '›' => folded.push('\''),
            '“' | '”' | '„' | '«' | '»' => folded.push('"'),
            '‐'..='―' | '−' => folded.push('-'),
            _ if character.is_whitespace() => folded.push(' '),
            _ => self.with(character, |letter| folded.push_str(&letter.folded)),
        }
    }

    /// A whole text, folded.
    #[must_use]
    pub fn text(&self, text: &str) -> String {
        let mut folded = String::new();
        for character in text.chars() {
            self.fold(character, &mut folded);
        }
        folded
    }

    /// Whether a character is a part of a word.
    #[must_use]
    pub fn is_in_word(&self, character: char) -> bool {
        if character.is_ascii() {
            character.is_ascii_alphanumeric()
        } else {
            let mut in_word = false;
            self.with(character, |letter| in_word = letter.in_word);
            in_word
        }
    }

    fn with(&self, character: char, read: impl FnOnce(&Letter)) {
        let mut known = self.known.borrow_mut();
        let index = known.partition_point(|(other, _)| *other < character);
        match known.get(index) {
            Some((other, letter)) if *other == character => read(letter),
            _ => {
                let letter = (self.ask)(character);
                read(&letter);
                known.insert(index, (character, letter));
            }
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// What a browser says, as far as these tests ask.
    pub fn folding() -> Folding {
        Folding::new(|character| Letter {
            folded: match character {
                'é' | 'É' => "e".to_owned(),
                'ï' => "i".to_owned(),
                'ﬁ' => "fi".to_owned(),
                'ß' => "ss".to_owned(),
                '\u{301}' => String::new(),
                '…' => "...".to_owned(),
                other => other.to_lowercase().collect(),
            },
            in_word: character.is_alphanumeric(),
        })
    }

    fn folded(text: &str) -> String {
        folding().text(text)
    }

    #[test]
    fn what_a_keyboard_writes_is_what_stands_there() {
        for (text, typed) in [
            ("José", "jose"),
            ("Jose\u{301}", "jose"),
            ("‘Don’t’", "'don't'"),
            ("“Ja – «so»”", "\"ja - \"so\"\""),
            ("a\u{a0}b\u{202f}c\u{2009}d", "a b c d"),
            ("ﬁn Straße", "fin strasse"),
            ("to\u{ad}day", "today"),
        ] {
            assert_eq!(folded(text), typed, "{text}");
        }
    }

    #[test]
    fn a_character_is_asked_for_once() {
        use std::cell::Cell;
        use std::rc::Rc;
        let count = Rc::new(Cell::new(0));
        let counted = count.clone();
        let folding = Folding::new(move |character| {
            counted.set(counted.get() + 1);
            Letter {
                folded: character.to_string(),
                in_word: true,
            }
        });
        let mut text = String::new();
        for character in "éüéüé".chars() {
            folding.fold(character, &mut text);
        }
        assert_eq!((text.as_str(), count.get()), ("éüéüé", 2));
    }
}
