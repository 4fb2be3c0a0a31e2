//! The short name a story has in addresses, files and storage.

use std::fmt;

/// A story's short name: lower-case ASCII letters and digits in groups joined
/// by single hyphens, such as `anya-salemi`.
///
/// A slug is a file name, a URL path segment, a fragment and a part of storage
/// keys, so it is limited to what is safe in all four.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(String);

impl Slug {
    /// The longest slug, in bytes: keeps `<slug>.html` well under the 255 bytes
    /// that common file systems allow.
    pub const MAX_LEN: usize = 100;

    /// Names that the build itself gives: to files beside the stories, and to
    /// elements beside them in the one-file edition, where a slug is an id.
    pub const RESERVED: [&'static str; 21] = [
        "404",
        "app",
        "continue",
        "desk",
        "desk-wasm",
        "find",
        "go-to",
        "help",
        "index",
        "keep-a-copy",
        "lamplight",
        "marks",
        "more",
        "notice",
        "panels",
        "share",
        "shelf",
        "stories",
        "themes-and-type",
        "wasm",
        "your-data",
    ];

    /// Takes `text` as a slug, or says in words why it is none.
    ///
    /// # Errors
    /// When `text` is empty, too long, reserved, or has other characters than
    /// `a-z`, `0-9` and single inner hyphens.
    pub fn parse(text: &str) -> Result<Self, SlugError> {
        if text.is_empty() {
            return Err(SlugError::Empty);
        }
        if text.len() > Self::MAX_LEN {
            return Err(SlugError::TooLong);
        }
        if Self::RESERVED.contains(&text) {
            return Err(SlugError::Reserved);
        }
        let group = |group: &str| {
            !group.is_empty()
                && group
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        };
        if text.split('-').all(group) {
            Ok(Self(text.to_owned()))
        } else {
            Err(SlugError::Characters)
        }
    }

    /// The slug as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Why a text is no slug.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlugError {
    /// It has no characters.
    Empty,
    /// It is longer than [`Slug::MAX_LEN`].
    TooLong,
    /// It is one of [`Slug::RESERVED`].
    Reserved,
    /// It has characters, or hyphens, where a slug has none.
    Characters,
}

impl fmt::Display for SlugError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("it is empty"),
            Self::TooLong => write!(f, "it is longer than {} characters", Slug::MAX_LEN),
            Self::Reserved => f.write_str("the build uses that name itself"),
            Self::Characters => f.write_str(
                "a slug has only the letters a-z, digits, and single hyphens between them",
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_lower_case_groups_joined_by_hyphens() {
        for good in ["anya-salemi", "a", "7", "chapter-10-part-2"] {
            assert_eq!(Slug::parse(good).map(|s| s.to_string()), Ok(good.into()));
        }
    }

    #[test]
    fn anything_else_is_refused_with_its_reason() {
        use SlugError::{Characters, Empty, Reserved, TooLong};
        let long = "a".repeat(Slug::MAX_LEN + 1);
        for (bad, reason) in [
            ("", Empty),
            (long.as_str(), TooLong),
            ("index", Reserved),
            ("-a", Characters),
            ("a-", Characters),
            ("a--b", Characters),
            ("José", Characters),
            ("a.b", Characters),
            ("../a", Characters),
            ("A", Characters),
        ] {
            assert_eq!(Slug::parse(bad), Err(reason), "{bad:?}");
        }
    }
}
