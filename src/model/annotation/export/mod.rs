//! A list of marks as a file that a reader keeps or passes on.

mod html;
mod json;
mod markdown;
mod text;

pub use html::html;
pub use json::json;
pub use markdown::markdown;
pub use text::text;

use super::{Annotation, Marks};
use crate::model::timestamp;

/// What is to be said of the library that marks are of.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shelf {
    /// The library's id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// The language of that.
    pub language: String,
    /// Its stories, as they stand on the shelf.
    pub stories: Vec<StoryHead>,
}

/// What is to be said of a story.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StoryHead {
    /// Its slug.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// Who wrote it.
    pub author: Option<String>,
    /// The language that it is in, as HTML's `lang` has it.
    pub language: String,
    /// Where it can be read: of the site, or of the one-file edition with its fragment.
    /// Empty if nowhere.
    pub address: String,
}

/// The marks of a story, as they are told.
struct Told<'a> {
    title: &'a str,
    author: Option<&'a str>,
    /// Empty if it is not known.
    language: &'a str,
    address: &'a str,
    marks: Vec<&'a Annotation>,
}

/// The marks by story. Of a story that is not on the shelf its name is told.
fn told<'a>(marks: &'a Marks, shelf: &'a Shelf) -> Vec<Told<'a>> {
    let slugs: Vec<&str> = shelf.stories.iter().map(|story| &*story.slug).collect();
    let groups = marks.by_story(&slugs).into_iter();
    let tell = |group: super::Group<'a>| {
        let story = shelf.stories.iter().find(|story| story.slug == group.story);
        Told {
            title: story.map_or(group.story, |story| &story.title),
            author: story.and_then(|story| story.author.as_deref()),
            language: story.map_or("", |story| &story.language),
            address: story.map_or("", |story| &story.address),
            marks: group.marks,
        }
    };
    groups.map(tell).collect()
}

impl Told<'_> {
    /// A link to a mark's paragraph; none where the story has no address.
    fn link(&self, mark: &Annotation) -> Option<String> {
        // In the one-file edition the story is a fragment itself.
        let joint = if self.address.contains('#') { '.' } else { '#' };
        let block = mark.target.start.block;
        (!self.address.is_empty()).then(|| format!("{}{joint}p{block}", self.address))
    }
}

/// What kind of mark it is, and since when: “Bookmark, 2026-11-28”.
fn caption(mark: &Annotation) -> String {
    let kind = match mark.tone() {
        None => "Bookmark",
        Some(tone) => tone.title(),
    };
    if mark.created > 0.0 {
        format!("{kind}, {}", timestamp::day(mark.created))
    } else {
        // Another program did not say when.
        kind.to_owned()
    }
}

/// The lines of a text that have words, without space around them.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

#[cfg(test)]
mod tests;
