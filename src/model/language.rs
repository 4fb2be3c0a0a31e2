//! Which language a text is in.

use std::fmt;

use super::Dimension;

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
        let leftwards = ["ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"];
        self.is_one_of(&leftwards).then_some("rtl")
    }

    /// Whether the language, whatever its region or script, is one of `languages`.
    fn is_one_of(&self, languages: &[&str]) -> bool {
        let primary = self.0.split('-').next().unwrap_or_default();
        languages
            .iter()
            .any(|language| primary.eq_ignore_ascii_case(language))
    }

    /// Whether a text in it can do something with a dimension. Letters that are
    /// joined in writing do not bear space between them, and some scripts put none
    /// between words. `static/css/prose.css` says the same of letters.
    #[must_use]
    pub fn offers(&self, dimension: Dimension) -> bool {
        match dimension {
            Dimension::LetterSpacing => {
                !self.is_one_of(&["ar", "ckb", "fa", "ps", "sd", "ug", "ur"])
            }
            Dimension::WordSpacing => !self.is_one_of(&["ja", "km", "lo", "my", "th", "zh"]),
            Dimension::Size
            | Dimension::LineHeight
            | Dimension::Measure
            | Dimension::Weight
            | Dimension::ParagraphSpacing => true,
        }
    }

    /// Whether browsers know how to hyphenate it: the languages that have patterns
    /// in both Chromium and Firefox.
    #[must_use]
    pub fn hyphenates(&self) -> bool {
        self.is_one_of(&[
            "bg", "cy", "da", "de", "en", "es", "et", "fr", "gl", "hr", "hu", "it", "ka", "la",
            "lt", "mn", "nb", "nl", "nn", "pt", "ru", "sl", "sv", "uk",
        ])
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
    fn only_what_a_language_bears_is_offered() {
        let tag = |text| LanguageTag::parse(text).unwrap();
        for (language, letters, words, hyphens) in [
            ("en-GB", true, true, true),
            ("fa", false, true, false),
            ("zh-Hant", true, false, false),
            ("DE", true, true, true),
        ] {
            let language = tag(language);
            assert_eq!(language.offers(Dimension::LetterSpacing), letters);
            assert_eq!(language.offers(Dimension::WordSpacing), words);
            assert_eq!(language.hyphenates(), hyphens);
            assert!(language.offers(Dimension::Size));
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
