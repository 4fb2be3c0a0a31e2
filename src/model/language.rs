//! Which language a text is in.

use std::fmt;

/// A language tag as HTML's `lang` takes it (BCP 47), such as `en` or `pt-BR`.
///
/// Checked for its form, not against the registry of languages: a primary
/// subtag of 2-8 letters, then subtags of 1-8 letters or digits.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct LanguageTag(String);

impl LanguageTag {
    /// Takes `text` as a language tag if it has the form of one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut subtags = text.split('-');
        let primary = subtags.next().unwrap_or_default();
        let letters = |s: &str| s.bytes().all(|b| b.is_ascii_alphabetic());
        let letters_or_digits = |s: &str| s.bytes().all(|b| b.is_ascii_alphanumeric());
        let well_formed = (2..=8).contains(&primary.len())
            && letters(primary)
            && subtags.all(|s| (1..=8).contains(&s.len()) && letters_or_digits(s));
        well_formed.then(|| Self(text.to_owned()))
    }

    /// English, the language of the interface and the default of a library.
    #[must_use]
    pub fn english() -> Self {
        Self("en".to_owned())
    }

    /// The direction that the language is written in, as HTML's `dir` takes it;
    /// none for left to right, which is the default.
    #[must_use]
    pub fn direction(&self) -> Option<&'static str> {
        let primary = self.0.split('-').next().unwrap_or_default();
        let leftwards = ["ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"];
        leftwards
            .contains(&primary.to_ascii_lowercase().as_str())
            .then_some("rtl")
    }

    /// The tag as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for LanguageTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn some_languages_are_written_from_right_to_left() {
        for (tag, direction) in [("en", None), ("ar-EG", Some("rtl")), ("HE", Some("rtl"))] {
            let language = LanguageTag::parse(tag);
            assert_eq!(language.and_then(|tag| tag.direction()), direction, "{tag}");
        }
    }

    #[test]
    fn tags_are_checked_for_their_form() {
        for good in ["en", "it", "pt-BR", "zh-Hant-TW", "de-1996"] {
            assert!(LanguageTag::parse(good).is_some(), "{good}");
        }
        for bad in ["", "e", "en_GB", "en-", "1n", "en-abcdefghi", "en\""] {
            assert!(LanguageTag::parse(bad).is_none(), "{bad}");
        }
    }
}
