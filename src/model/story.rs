//! A story as the rest of the program sees it: typed, checked, complete.

use super::{Cover, Date, LanguageTag, ReadingTime, Slug};

/// One story: what it is called and what it says.
#[derive(Debug, Clone, PartialEq)]
pub struct Story {
    /// Its short name in addresses and files.
    pub slug: Slug,
    /// Its title, never empty.
    pub title: String,
    /// Who wrote it, where that is known.
    pub author: Option<String>,
    /// The language of the text.
    pub language: LanguageTag,
    /// One sentence about it, for the shelf and for sharing.
    pub description: Option<String>,
    /// The cover drawn for it.
    pub cover: Cover,
    /// When it was first published.
    pub date: Option<Date>,
    /// The text, in reading order; never without words.
    pub blocks: Vec<Block>,
    /// The footnotes, in the order in which the text first refers to them.
    pub footnotes: Vec<Footnote>,
}

/// A part of the text that stands on lines of its own.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A paragraph, or a stanza where it has line breaks.
    Paragraph(TextBlock),
    /// A heading within the story.
    Heading {
        /// 2-6: the story's title is the page's only level 1.
        level: u8,
        /// Its words.
        text: TextBlock,
    },
    /// A scene break.
    Break,
    /// A block quote: letters, epigraphs, signs.
    Quote(Vec<Block>),
}

/// A run of text that a reader's place can point into.
#[derive(Debug, Clone, PartialEq)]
pub struct TextBlock {
    /// Its number in the story, from 1, in reading order, footnotes last. It is
    /// the `7` of the address `#p7`.
    pub number: u32,
    /// What it says.
    pub content: Vec<Inline>,
}

/// A part of a line.
#[derive(Debug, Clone, PartialEq)]
pub enum Inline {
    /// Words as they are.
    Text(String),
    /// Stressed words, `<em>`.
    Emphasis(Vec<Inline>),
    /// Strongly stressed words, `<strong>`.
    Strong(Vec<Inline>),
    /// A link.
    Link {
        /// Where to: `https:`, `http:`, `mailto:`, or a file or fragment beside
        /// the page. Nothing else is let through.
        href: String,
        /// The words that are linked.
        content: Vec<Inline>,
    },
    /// Words in another language than the text around them.
    Foreign {
        /// Whether they are set in italics (`<i>`) or not (`<span>`).
        italic: bool,
        /// Their language.
        language: LanguageTag,
        /// The words.
        content: Vec<Inline>,
    },
    /// The end of a line of verse.
    LineBreak,
    /// A reference to the footnote of this number.
    FootnoteReference(u32),
}

/// A footnote.
#[derive(Debug, Clone, PartialEq)]
pub struct Footnote {
    /// Its number, from 1.
    pub number: u32,
    /// What it says.
    pub blocks: Vec<Block>,
}

impl Story {
    /// How many words the text has, footnotes included: runs of characters
    /// between white space that have a letter or a digit.
    #[must_use]
    pub fn words(&self) -> usize {
        let notes = self.footnotes.iter().flat_map(|note| &note.blocks);
        let mut text = String::new();
        for block in self.blocks.iter().chain(notes) {
            block.push_text(&mut text);
        }
        text.split_whitespace()
            .filter(|word| word.chars().any(char::is_alphanumeric))
            .count()
    }

    /// How long it takes to read.
    #[must_use]
    pub fn reading_time(&self) -> ReadingTime {
        ReadingTime::of_words(self.words())
    }
}

impl TextBlock {
    /// How long it is on the page, in UTF-16 code units, as the DOM counts.
    #[must_use]
    pub fn length(&self) -> u32 {
        length_of(&self.content)
    }
}

impl Block {
    /// Appends the block's words to `text`, each text block on a line of its
    /// own, without markup.
    pub fn push_text(&self, text: &mut String) {
        match self {
            Self::Paragraph(block) | Self::Heading { text: block, .. } => {
                push_inline_text(&block.content, text);
                text.push('\n');
            }
            Self::Break => {}
            Self::Quote(blocks) => blocks.iter().for_each(|block| block.push_text(text)),
        }
    }
}

fn length_of(content: &[Inline]) -> u32 {
    let length = |inline: &Inline| match inline {
        Inline::Text(words) => u32::try_from(words.encode_utf16().count()).unwrap_or(u32::MAX),
        Inline::Emphasis(content)
        | Inline::Strong(content)
        | Inline::Link { content, .. }
        | Inline::Foreign { content, .. } => length_of(content),
        Inline::LineBreak => 1,
        // The page shows its number.
        Inline::FootnoteReference(number) => number.checked_ilog10().map_or(1, |ten| ten + 1),
    };
    content.iter().map(length).sum()
}

fn push_inline_text(content: &[Inline], text: &mut String) {
    for inline in content {
        match inline {
            Inline::Text(words) => text.push_str(words),
            Inline::Emphasis(content)
            | Inline::Strong(content)
            | Inline::Link { content, .. }
            | Inline::Foreign { content, .. } => push_inline_text(content, text),
            Inline::LineBreak => text.push('\n'),
            Inline::FootnoteReference(_) => {}
        }
    }
}
