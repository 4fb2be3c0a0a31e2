//! A story in one line, for comparing.

use lamplight::model::{Block, Inline, Story};

/// A story in a short notation: `p1(words)`, `h2:3(words)`, `em(words)`.
pub fn outline(story: &Story) -> String {
    let mut parts = vec![blocks(&story.blocks)];
    for note in &story.footnotes {
        parts.push(format!("note {}({})", note.number, blocks(&note.blocks)));
    }
    parts.join(" ")
}

fn blocks(list: &[Block]) -> String {
    let outlines = list.iter().map(|block| match block {
        Block::Paragraph(text) => format!("p{}({})", text.number, inlines(&text.content)),
        Block::Heading { level, text } => {
            format!("h{level}:{}({})", text.number, inlines(&text.content))
        }
        Block::Break => "break".to_owned(),
        Block::Quote(content) => format!("quote({})", blocks(content)),
    });
    Vec::from_iter(outlines).join(" ")
}

fn inlines(list: &[Inline]) -> String {
    let outlines = list.iter().map(|inline| match inline {
        Inline::Text(words) => words.clone(),
        Inline::Emphasis(content) => format!("em({})", inlines(content)),
        Inline::Strong(content) => format!("strong({})", inlines(content)),
        Inline::Link { href, content } => format!("link {href} ({})", inlines(content)),
        Inline::Foreign {
            italic,
            language,
            content,
        } => {
            let name = if *italic { "i" } else { "span" };
            format!("{name} {language} ({})", inlines(content))
        }
        Inline::LineBreak => " / ".to_owned(),
        Inline::FootnoteReference(number) => format!(" note {number}"),
    });
    outlines.collect()
}
