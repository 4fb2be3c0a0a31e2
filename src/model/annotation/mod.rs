//! A reader's marks: bookmarks, highlights, and notes on either.

mod anchor;
pub mod export;
mod folded;
mod foreign;
mod id;
pub mod import;
mod json;
mod layers;
mod marks;
mod problem;
mod shared_quote;
mod source;
mod step;
mod target;
mod tone;

pub use foreign::Foreign;
pub use id::urn;
pub use layers::layers;
pub use marks::{Filter, Group, Marks, Order};
pub use problem::{Location, Problem};
pub use shared_quote::SharedQuote;
pub use step::Step;
pub use target::Target;
pub use tone::Tone;

/// One mark of a reader's in a story.
#[derive(Debug, Clone, PartialEq)]
pub struct Annotation {
    /// What it is called, never twice: `urn:uuid:…`, or what another program called it.
    pub id: String,
    /// The slug of the story; of a text that is no story, how another program names it.
    pub story: String,
    /// What kind of mark it is.
    pub kind: Kind,
    /// The words, or the place.
    pub target: Target,
    /// What the reader wrote to it; empty if nothing.
    pub note: String,
    /// When it was made, in whole milliseconds since 1970 (UTC).
    pub created: f64,
    /// When it was changed last, the same.
    pub modified: f64,
    /// What other programs wrote into it.
    pub foreign: Foreign,
}

/// What kind of mark an annotation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A place to come back to.
    Bookmark,
    /// Words in a tone.
    Highlight(Tone),
}

/// What an annotation was made for. One may be made for several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Motivation {
    /// To come back to a place.
    Bookmarking,
    /// To mark words.
    Highlighting,
    /// To write a note.
    Commenting,
}

impl Motivation {
    /// Every one of them.
    pub const ALL: [Self; 3] = [Self::Bookmarking, Self::Highlighting, Self::Commenting];

    /// Its name in the W3C's model.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Bookmarking => "bookmarking",
            Self::Highlighting => "highlighting",
            Self::Commenting => "commenting",
        }
    }
}

/// A change of one field, so that two that are made at once lose nothing.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// Another note, or none.
    Note(String),
    /// Another tone. A bookmark has none, and stays as it is.
    Tone(Tone),
    /// Other words, or where they are now.
    Place(Target),
}

impl Annotation {
    /// A mark without a note, made `at` (milliseconds since 1970).
    #[must_use]
    pub fn new(id: String, story: String, kind: Kind, target: Target, at: f64) -> Self {
        Self {
            id,
            story,
            kind,
            target,
            note: String::new(),
            created: at,
            modified: at,
            foreign: Foreign::default(),
        }
    }

    /// Whether another marks the same words in the same way, whoever made it, and when.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        self.story == other.story
            && self.kind == other.kind
            && self.target == other.target
            && self.note == other.note
            && self.foreign == other.foreign
    }

    /// The annotation with one field changed, `at` (milliseconds since 1970).
    #[must_use]
    pub fn with(mut self, change: Change, at: f64) -> Self {
        match change {
            // Nothing but space is no note.
            Change::Note(note) if note.trim().is_empty() => self.note.clear(),
            Change::Note(note) => self.note = note,
            Change::Tone(_) if self.kind == Kind::Bookmark => return self,
            Change::Tone(tone) => {
                if self.kind != Kind::Highlight(tone) {
                    // What others called the tone before would be written in place of it.
                    self.foreign.body.remove("color");
                }
                self.kind = Kind::Highlight(tone);
            }
            Change::Place(target) => self.target = target,
        }
        // A clock that was put back makes nothing older.
        self.modified = self.modified.max(at);
        self
    }

    /// Whether it was made for this.
    #[must_use]
    pub fn is(&self, motivation: Motivation) -> bool {
        match motivation {
            Motivation::Bookmarking => self.kind == Kind::Bookmark,
            Motivation::Highlighting => self.kind != Kind::Bookmark,
            Motivation::Commenting => !self.note.is_empty(),
        }
    }

    /// The tone of a highlight.
    #[must_use]
    pub fn tone(&self) -> Option<Tone> {
        match self.kind {
            Kind::Highlight(tone) => Some(tone),
            Kind::Bookmark => None,
        }
    }

    /// The annotation as one JSON object: an Annotation of the W3C's model.
    #[must_use]
    pub fn to_json(&self) -> String {
        json::write(self).to_string()
    }

    /// The annotation that such an object holds. What is not there or makes no sense falls
    /// back by itself.
    ///
    /// # Errors
    /// When `text` is no JSON, or not of an annotation, or does not say of which text it is.
    pub fn from_json(text: &str) -> Result<Self, Problem> {
        json::read(import::parse(text)?)
    }
}

#[cfg(test)]
mod tests;
