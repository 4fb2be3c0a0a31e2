//! Which marks are shown, and in which order.

use super::Choice;
use super::annotation::{Filter, Order, Tone};

/// Of which stories marks are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scope {
    /// Of the one that is open.
    #[default]
    Story,
    /// Of all.
    Library,
}

impl Choice for Scope {
    const NAME: &'static str = "marks-of";
    const ATTRIBUTE: &'static str = "";
    const LABEL: &'static str = "Of";
    const ALL: &'static [(Self, &'static str, &'static str)] = &[
        (Self::Story, "story", "This story"),
        (Self::Library, "library", "All"),
    ];
}

impl Choice for Order {
    const NAME: &'static str = "marks-order";
    const ATTRIBUTE: &'static str = "";
    const LABEL: &'static str = "Order";
    const ALL: &'static [(Self, &'static str, &'static str)] = &[
        (Self::Text, "text", "As written"),
        (Self::Time, "time", "Latest"),
    ];
}

/// What the reader wants to see of their marks.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct MarksView {
    /// Of which stories.
    pub scope: Scope,
    /// In which order.
    pub order: Order,
    /// In which tone; in any, and bookmarks, if none is chosen.
    pub tone: Option<Tone>,
    /// With which words.
    pub words: String,
}

impl MarksView {
    /// What is shown where the story `open` is open; without one, marks of all.
    #[must_use]
    pub fn filter(&self, open: Option<&str>) -> Filter {
        let story = open.filter(|_| self.scope == Scope::Story);
        Filter {
            story: story.map(String::from),
            tones: self.tone.into_iter().collect(),
            words: self.words.clone(),
            ..Filter::default()
        }
    }

    /// Whether some marks are left out that would be shown otherwise.
    #[must_use]
    pub fn leaves_out(&self) -> bool {
        self.tone.is_some() || !self.words.trim().is_empty()
    }
}
