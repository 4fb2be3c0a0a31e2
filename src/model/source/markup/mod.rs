//! A story's Markdown: from the parser's events to typed blocks.

mod footnotes;
mod href;
mod html;
mod line;
mod reader;
mod unsupported;

use pulldown_cmark::{BrokenLink, LinkType, Options, Parser};

use self::reader::Reader;
use super::diagnostic::quoted;
use super::report::Report;
use crate::model::{Block, Footnote};

/// What a story says.
#[derive(Debug)]
pub(super) struct Text {
    pub(super) blocks: Vec<Block>,
    pub(super) footnotes: Vec<Footnote>,
}

/// Reads `body`, which begins at byte `base` of its file. What comes out is of
/// use only if nothing was reported.
pub(super) fn read(body: &str, base: usize, report: &mut Report<'_>) -> Text {
    // Tables and the like are recognised in order to be refused by their names.
    let options =
        Options::ENABLE_FOOTNOTES | Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut undefined = Vec::new();
    let on_undefined = |link: BrokenLink<'_>| {
        undefined.push((
            link.link_type,
            link.span.start,
            link.reference.into_string(),
        ));
        None
    };
    let parser = Parser::new_with_broken_link_callback(body, options, Some(on_undefined));
    let definitions: Vec<(String, usize)> = parser
        .reference_definitions()
        .iter()
        .map(|(label, definition)| (label.to_owned(), definition.span.start))
        .collect();
    let mut reader = Reader::new(body, base, report);
    for (event, range) in parser.into_offset_iter() {
        reader.read(event, range);
    }
    let (mut text, used_definitions) = reader.finish();
    text.number();
    for (link_type, start, label) in undefined {
        // `[sic]` alone is no link; `[words][label]` is meant as one.
        if matches!(link_type, LinkType::Reference | LinkType::Collapsed) {
            report.add(
                base + start,
                format!("there is no address for the link {}", quoted(&label)),
                "write it on a line of its own, [label]: https://…; for the characters themselves write \\[",
            );
        }
    }
    for (label, start) in definitions {
        if !used_definitions.contains(&label.to_lowercase()) {
            report.add(
                base + start,
                format!("no link uses the address {}", quoted(&label)),
                "remove it; if it is text, put a backslash before its first bracket",
            );
        }
    }
    text
}

impl Text {
    /// Whether there is anything to read.
    pub(super) fn has_words(&self) -> bool {
        let mut text = String::new();
        self.blocks
            .iter()
            .for_each(|block| block.push_text(&mut text));
        text.chars().any(char::is_alphanumeric)
    }

    /// Numbers the text blocks from 1 in reading order, footnotes last.
    fn number(&mut self) {
        let mut last = 0;
        number_blocks(&mut self.blocks, &mut last);
        for footnote in &mut self.footnotes {
            number_blocks(&mut footnote.blocks, &mut last);
        }
    }
}

fn number_blocks(blocks: &mut [Block], last: &mut u32) {
    for block in blocks {
        match block {
            Block::Paragraph(text) | Block::Heading { text, .. } => {
                *last += 1;
                text.number = *last;
            }
            Block::Break => {}
            Block::Quote(blocks) => number_blocks(blocks, last),
        }
    }
}
