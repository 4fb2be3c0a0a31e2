//! Small libraries for the tests of reading.

// Each test file compiles this for itself and uses a part of it; and what helps
// tests may fail as loudly as they.
#![allow(
    dead_code,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

pub mod outline;
pub mod problems;
pub mod written;

use lamplight::model::source::{self, Diagnostic, SourceFile};
use lamplight::model::{Block, Library, Story};

/// A library file with what it must have.
pub const LIBRARY: &str = "id = \"tests\"\ntitle = \"Tests\"\n";

/// A file of a stories folder.
pub fn file(name: &str, bytes: impl AsRef<[u8]>) -> SourceFile {
    SourceFile {
        name: name.to_owned(),
        bytes: bytes.as_ref().to_vec(),
    }
}

/// The file of a story with a title and `body`, which begins on line 4.
pub fn story_file(name: &str, body: &str) -> SourceFile {
    file(name, format!("+++\ntitle = \"A\"\n+++\n{body}"))
}

/// Reads the library of one story with `body`.
pub fn read_body(body: &str) -> Result<Library, Vec<Diagnostic>> {
    source::read(&[file("library.toml", LIBRARY), story_file("a.md", body)])
}

/// The story with `body`, which has no problems.
pub fn story(body: &str) -> Story {
    match read_body(body) {
        Ok(mut library) => library.stories.remove(0),
        Err(problems) => panic!("{body:?} has {problems:#?}"),
    }
}

/// A block's words without markup.
pub fn words(block: &Block) -> String {
    let mut text = String::new();
    block.push_text(&mut text);
    text.trim_end_matches('\n').to_owned()
}

/// The numbers of the text blocks in reading order, footnotes last.
pub fn numbers(story: &Story) -> Vec<u32> {
    fn push(blocks: &[Block], numbers: &mut Vec<u32>) {
        for block in blocks {
            match block {
                Block::Paragraph(text) | Block::Heading { text, .. } => numbers.push(text.number),
                Block::Break => {}
                Block::Quote(blocks) => push(blocks, numbers),
            }
        }
    }
    let mut numbers = Vec::new();
    push(&story.blocks, &mut numbers);
    for footnote in &story.footnotes {
        push(&footnote.blocks, &mut numbers);
    }
    numbers
}

/// Undoes what typesetting did.
pub fn untypeset(text: &str) -> String {
    text.replace(['‘', '’'], "'")
        .replace(['“', '”'], "\"")
        .replace('\u{a0}', " ")
}
