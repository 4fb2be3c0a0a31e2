//! Sections: runs of a long text that a browser lays out one by one, so that what
//! a reader waits for does not grow with the text.

use super::{Block, Footnote, Story};

/// About how long a section is, in UTF-16 code units, where no heading decides.
const LENGTH: u32 = 100_000;

/// Texts up to this length are one section.
const WHOLE: u32 = LENGTH + LENGTH / 2;

/// About how long a piece is, in UTF-16 code units: more than a phone shows at once.
const PIECE: u32 = 2_500;

/// A run of a story's text.
#[derive(Debug, Clone, PartialEq)]
pub struct Section<'a> {
    /// The blocks of the text in it.
    pub blocks: &'a [Block],
    /// The notes in it: all of the story's, in its last section.
    pub notes: &'a [Footnote],
    /// The lengths of its text blocks, in UTF-16 code units.
    pub lengths: Vec<u32>,
    /// Whether it begins within a chapter, so that its first paragraph goes on.
    pub goes_on: bool,
}

/// A run of a section's blocks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Piece<'a> {
    /// The blocks in it.
    pub blocks: &'a [Block],
    /// How many text blocks these are.
    pub count: usize,
}

impl<'a> Section<'a> {
    /// Its blocks in pieces of about 2,500 characters, in reading order. They are cut between
    /// two paragraphs, where there is no margin that would be lost between boxes.
    #[must_use]
    pub fn pieces(&self) -> Vec<Piece<'a>> {
        let pieces = cut_evenly(self.blocks, PIECE, |since, before, next| {
            let paragraphs = [before, next].map(|block| matches!(block, Block::Paragraph(_)));
            paragraphs == [true, true] && since >= PIECE
        });
        let piece = |blocks| Piece {
            blocks,
            count: lengths(blocks).len(),
        };
        pieces.into_iter().map(piece).collect()
    }
}

/// A story's sections, in reading order; never none. A text of more than about
/// 150,000 characters is cut at the headings of its highest level, and what is
/// then still as long near every 100,000: after a scene break if there is one
/// around there, otherwise between paragraphs. The notes of such a text are a
/// section of their own.
#[must_use]
pub fn sections(story: &Story) -> Vec<Section<'_>> {
    let notes = story.footnotes.as_slice();
    let note_lengths = || notes.iter().flat_map(|note| lengths(&note.blocks));
    let all: Vec<u32> = lengths(&story.blocks)
        .into_iter()
        .chain(note_lengths())
        .collect();
    if all.iter().sum::<u32>() <= WHOLE {
        return vec![Section {
            blocks: &story.blocks,
            notes,
            lengths: all,
            goes_on: false,
        }];
    }
    let mut sections = Vec::new();
    for chapter in chapters(&story.blocks) {
        for (index, blocks) in parts(chapter).into_iter().enumerate() {
            sections.push(Section {
                blocks,
                notes: &[],
                lengths: lengths(blocks),
                goes_on: index > 0,
            });
        }
    }
    if !notes.is_empty() {
        sections.push(Section {
            blocks: &[],
            notes,
            lengths: note_lengths().collect(),
            goes_on: false,
        });
    }
    sections
}

/// The text cut before each heading of the highest level that it has.
fn chapters(blocks: &[Block]) -> Vec<&[Block]> {
    let level = |block: &Block| match block {
        Block::Heading { level, .. } => Some(*level),
        _ => None,
    };
    let highest = blocks.iter().filter_map(level).min();
    cut(blocks, |_, next| {
        highest.is_some() && level(next) == highest
    })
}

/// A chapter cut into about equal parts, if it is long.
fn parts(chapter: &[Block]) -> Vec<&[Block]> {
    let whole = length(chapter);
    if whole <= WHOLE {
        return vec![chapter];
    }
    let size = whole / (whole / LENGTH).max(1);
    cut_evenly(chapter, size, |since, before, _| {
        let enough = matches!(before, Block::Break) && since >= size - size / 4;
        enough || since >= size
    })
}

/// `blocks` cut between each two for which `between` holds, given how many characters there
/// are since the last cut; what is left at the end is no less than half of `size`.
fn cut_evenly(
    blocks: &[Block],
    size: u32,
    between: impl Fn(u32, &Block, &Block) -> bool,
) -> Vec<&[Block]> {
    let mut since = 0;
    let mut left = length(blocks);
    cut(blocks, |before, next| {
        let own = length(std::slice::from_ref(before));
        since += own;
        left -= own;
        let here = left >= size / 2 && between(since, before, next);
        if here {
            since = 0;
        }
        here
    })
}

/// `blocks` cut between each two for which `between` holds; it is asked of all pairs
/// in order.
fn cut(blocks: &[Block], mut between: impl FnMut(&Block, &Block) -> bool) -> Vec<&[Block]> {
    blocks
        .chunk_by(|before, next| !between(before, next))
        .collect()
}

fn length(blocks: &[Block]) -> u32 {
    lengths(blocks).into_iter().sum()
}

/// The lengths of all text blocks in `blocks`.
fn lengths(blocks: &[Block]) -> Vec<u32> {
    let own = |block: &Block| match block {
        Block::Paragraph(text) | Block::Heading { text, .. } => vec![text.length()],
        Block::Break => Vec::new(),
        Block::Quote(blocks) => lengths(blocks),
    };
    blocks.iter().flat_map(own).collect()
}
