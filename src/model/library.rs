//! The collection that a build bundles.

use std::fmt;

use super::{Date, LanguageTag, Story};

/// The stories of one build, and what the collection is called.
#[derive(Debug, Clone, PartialEq)]
pub struct Library {
    /// Tells this library from others on the same origin; every stored key
    /// carries it.
    pub id: LibraryId,
    /// The collection's name, never empty.
    pub title: String,
    /// One sentence about it.
    pub description: Option<String>,
    /// The language of the collection's own words, and of stories that name none.
    pub language: LanguageTag,
    /// Who publishes it.
    pub publisher: Option<String>,
    /// When it was last changed.
    pub updated: Option<Date>,
    /// The stories, in the shelf's order; at least one.
    pub stories: Vec<Story>,
}

/// A library's identity: of the form of a [`Slug`](super::Slug), chosen once and never changed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct LibraryId(String);

impl LibraryId {
    /// Takes `text` as an id, or says in words why it is none.
    ///
    /// # Errors
    /// When `text` has not the form of a slug.
    pub fn parse(text: &str) -> Result<Self, super::SlugError> {
        super::Slug::parse(text).map(|slug| Self(slug.as_str().to_owned()))
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for LibraryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
