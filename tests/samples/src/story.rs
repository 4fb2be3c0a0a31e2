//! A story of a given length.

use crate::prose;
use crate::random::Random;

/// A part of a story's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// The heading of a chapter.
    Heading(String),
    /// A paragraph, with straight quotes. It has no character that Markdown or HTML would
    /// take for its own.
    Paragraph(String),
    /// A scene ends here.
    SceneBreak,
}

/// How long a story shall be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    /// How many chapters it has, each with a heading; with none it has scene breaks.
    pub chapters: usize,
    /// The length of a chapter, or of the story if it has none, in bytes of Markdown. The
    /// last paragraph goes beyond it.
    pub bytes: usize,
}

/// A story, as its publisher would have written it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Story {
    /// Its short name: that of its file, and in addresses.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// Its cover, as front matter says it.
    cover: String,
    /// Its text.
    pub blocks: Vec<Block>,
}

/// Paragraphs between two scene breaks: this many, and up to as many again.
const SCENE: usize = 20;

impl Story {
    /// Writes a story. The same words give the same story.
    pub fn write(slug: &str, title: &str, plan: Plan, seed: u64) -> Self {
        let mut random = Random::new(seed);
        let cover = cover(&mut random);
        let mut blocks = Vec::new();
        for _ in 0..plan.chapters {
            blocks.push(Block::Heading(prose::heading(&mut random)));
            blocks.extend(scenes(plan.bytes, None, &mut random));
        }
        if plan.chapters == 0 {
            blocks.extend(scenes(plan.bytes, Some(SCENE), &mut random));
        }
        Self {
            slug: slug.to_owned(),
            title: title.to_owned(),
            cover,
            blocks,
        }
    }

    /// The text of its file: front matter and Markdown.
    pub fn markdown(&self) -> String {
        let mut text = format!(
            "+++\ntitle = \"{}\"\ndescription = \"Made up by a program, to try the reader with.\"\n\
             cover = {}\n+++\n",
            self.title, self.cover
        );
        for block in &self.blocks {
            text += &block.markdown();
        }
        text
    }
}

impl Block {
    /// The block in Markdown, after an empty line.
    fn markdown(&self) -> String {
        match self {
            Self::Heading(text) => format!("\n## {text}\n"),
            Self::Paragraph(text) => format!("\n{text}\n"),
            Self::SceneBreak => "\n***\n".to_owned(),
        }
    }
}

/// Paragraphs of at least so many bytes of Markdown together; with a scene break after
/// about every `scene`, but none at the end.
fn scenes(bytes: usize, scene: Option<usize>, random: &mut Random) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut length = 0;
    let mut left = scene.map(|least| least + random.below(least));
    while length < bytes {
        if left == Some(0) {
            blocks.push(Block::SceneBreak);
            left = scene.map(|least| least + random.below(least));
        }
        let paragraph = Block::Paragraph(prose::paragraph(random));
        length += paragraph.markdown().len();
        blocks.push(paragraph);
        left = left.map(|left| left - 1);
    }
    blocks
}

/// A drawn cover, as front matter says it.
fn cover(random: &mut Random) -> String {
    let motif = random.choose(&["rain-window", "station-arch", "street-lamp", "reading-lamp"]);
    let tones = random.choose(&[
        r##"["#2f4a56", "#d9a464"]"##,
        r##"["#8a4526", "#f3d9a8"]"##,
        r##"["#2b3150", "#e8c88a"]"##,
        r##"["#3d4a3a", "#e6c27a"]"##,
    ]);
    format!("{{ motif = \"{motif}\", tones = {tones} }}")
}
