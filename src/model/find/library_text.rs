//! The text of a whole library in one file, as search reads it.

use super::text::MARK;
use super::{Folding, SearchText};
use crate::model::{Block, Inline, Library, Story, TextBlock};

/// The file's name, beside the pages.
pub const FILE: &str = "texts.txt";

/// What the file's first line says: what follows is of this form.
const VERSION: &str = "lamplight texts 2";
/// What a story's first line begins with; none of a text does.
const STORY: char = '\u{1e}';
/// What stands between slug, title, language and author.
const SEPARATOR: char = '\u{1f}';

/// One story, to be searched.
pub struct Searchable {
    /// Its slug.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// The language that it is in.
    pub language: String,
    /// Who wrote it, if that is said.
    pub author: Option<String>,
    /// Its text.
    pub text: SearchText,
}

/// The file: a line that says what it is, then for each story a line with slug, title, language
/// and author, and its text blocks, a line each.
#[must_use]
pub fn write(library: &Library) -> String {
    let mut file = format!("{VERSION}\n");
    for story in &library.stories {
        let head = [
            story.slug.as_str(),
            &story.title,
            &story.language.to_string(),
            story.author.as_deref().unwrap_or_default(),
        ];
        file.push(STORY);
        file.push_str(&head.map(in_one_line).join(&SEPARATOR.to_string()));
        file.push('\n');
        push_text(story, &mut file);
    }
    file
}

/// Reads such a file; none of another form.
#[must_use]
pub fn read(file: &str, folding: &Folding) -> Option<Vec<Searchable>> {
    let stories = file.strip_prefix(VERSION)?.strip_prefix('\n')?;
    let read = |story: &str| {
        let mut lines = story.lines();
        let mut head = lines.next().unwrap_or_default().split(SEPARATOR);
        let mut part = || head.next().unwrap_or_default().to_owned();
        Searchable {
            slug: part(),
            title: part(),
            language: part(),
            author: Some(part()).filter(|author| !author.is_empty()),
            text: SearchText::new(lines, folding),
        }
    };
    Some(stories.split(STORY).skip(1).map(read).collect())
}

fn push_text(story: &Story, file: &mut String) {
    let notes = story.footnotes.iter().flat_map(|note| &note.blocks);
    for block in story.blocks.iter().chain(notes) {
        push_block(block, file);
    }
}

fn push_block(block: &Block, file: &mut String) {
    match block {
        Block::Paragraph(text) | Block::Heading { text, .. } => {
            push_line(text, file);
            file.push('\n');
        }
        Block::Break => {}
        Block::Quote(blocks) => blocks.iter().for_each(|block| push_block(block, file)),
    }
}

fn push_line(text: &TextBlock, file: &mut String) {
    push_content(&text.content, file);
}

fn push_content(content: &[Inline], file: &mut String) {
    for inline in content {
        match inline {
            Inline::Text(words) => file.push_str(&in_one_line(words)),
            Inline::Emphasis(content)
            | Inline::Strong(content)
            | Inline::Link { content, .. }
            | Inline::Foreign { content, .. } => push_content(content, file),
            Inline::LineBreak => file.push(' '),
            Inline::FootnoteReference(number) => {
                file.extend(number.to_string().chars().map(|_| MARK));
            }
        }
    }
}

/// Words without what has a meaning in the file, each character in its place.
fn in_one_line(words: &str) -> String {
    let plain = |character: char| match character {
        '\n' | '\r' | STORY | SEPARATOR | MARK => ' ',
        other => other,
    };
    words.chars().map(plain).collect()
}
