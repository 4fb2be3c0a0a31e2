//! What a reader looks for.

use super::Folding;

/// Words to look for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// As they are looked for.
    pub(super) needle: String,
    /// Whether case and accents count.
    pub(super) exact: bool,
    /// Whether they may not be a part of longer words.
    pub(super) whole_words: bool,
}

impl Query {
    /// Looks for what was typed: white space around it means nothing, nor do quotation marks, by
    /// which other searches are told of a phrase; within it white space is one space. Nothing, where
    /// nothing is left of it.
    #[must_use]
    pub fn new(typed: &str, exact: bool, whole_words: bool, folding: &Folding) -> Option<Self> {
        let mut needle = String::new();
        for word in unquoted(typed).split_whitespace() {
            if !needle.is_empty() {
                needle.push(' ');
            }
            for character in word.chars() {
                if exact {
                    needle.push(character);
                } else {
                    folding.fold(character, &mut needle);
                }
            }
        }
        let needle = needle.trim().to_owned();
        (!needle.is_empty()).then_some(Self {
            needle,
            exact,
            whole_words,
        })
    }

    /// Whether all that this finds, `before` finds, too: there is more of the same words.
    #[must_use]
    pub fn continues(&self, before: &Self) -> bool {
        self.exact == before.exact && self.needle.starts_with(&before.needle)
    }
}

/// What is between quotation marks, if all of it is.
fn unquoted(typed: &str) -> &str {
    let mark = |character: char| matches!(character, '"' | '“' | '”' | '„' | '«' | '»');
    let typed = typed.trim();
    let within = typed
        .strip_prefix(mark)
        .and_then(|rest| rest.strip_suffix(mark));
    within
        .filter(|words| !words.trim().is_empty())
        .unwrap_or(typed)
}
