//! A story's file: front matter, then Markdown.

use super::front_matter::{self, FrontMatter};
use super::markup::{self, Text};
use super::report::Report;
use crate::model::{Cover, LanguageTag, Slug, Story};

/// A story that lacks only what its library says.
#[derive(Debug)]
pub(super) struct StoryFile {
    slug: Slug,
    front_matter: FrontMatter,
    text: Text,
}

/// Reads the file of the story `slug`; none, and a report, if anything in it is wrong.
pub(super) fn read(slug: Slug, text: &str, report: &mut Report<'_>) -> Option<StoryFile> {
    let parts = front_matter::split(text, report)?;
    let front_matter = front_matter::read(&parts, report);
    let before_text = report.len();
    refuse_control_characters(parts.body, parts.body_start, report);
    let text = markup::read(parts.body, parts.body_start, report);
    let is_all_right = report.len() == before_text;
    if is_all_right && parts.has_front_matter() && !text.has_words() {
        report.add(
            parts.body_start,
            "the story is empty",
            "write it after the second `+++`",
        );
    }
    if report.len() > before_text {
        return None;
    }
    Some(StoryFile {
        slug,
        front_matter: front_matter?,
        text,
    })
}

impl StoryFile {
    /// The story; in the library's language, if it names none.
    pub(super) fn into_story(self, language: &LanguageTag) -> Story {
        let FrontMatter {
            title,
            author,
            language: own_language,
            description,
            cover,
            date,
        } = self.front_matter;
        let cover = cover.unwrap_or_else(|| Cover::by_slug(&self.slug));
        Story {
            slug: self.slug,
            title,
            author,
            language: own_language.unwrap_or_else(|| language.clone()),
            description,
            cover,
            date,
            blocks: self.text.blocks,
            footnotes: self.text.footnotes,
        }
    }
}

/// Reports the first character that no text has and no page can show.
fn refuse_control_characters(body: &str, base: usize, report: &mut Report<'_>) {
    let is_bad = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    if let Some((offset, bad)) = body.char_indices().find(|(_, c)| is_bad(*c)) {
        report.add(
            base + offset,
            format!("a control character, U+{:04X}", u32::from(bad)),
            "remove it; is this a text file, in UTF-8?",
        );
    }
}
