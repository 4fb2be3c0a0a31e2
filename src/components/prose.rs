//! A story's text as HTML.

use yew::prelude::*;

use crate::model::{Block, Edition, Footnote, Inline, Section, Slug, Story, TextBlock};

/// A section of the text, with its footnotes, and in pieces where the story is long. Each text
/// block carries an id, `p7`, that an address can name.
pub fn prose(story: &Story, edition: Edition, section: &Section, in_pieces: bool) -> Html {
    let ids = Ids {
        edition,
        slug: &story.slug,
    };
    html! {
        <>
            if !section.blocks.is_empty() {
                <div class="prose">
                    if in_pieces {
                        { for section.pieces().into_iter().map(|part| piece(part.count, ids.blocks(part.blocks))) }
                    } else {
                        { ids.blocks(section.blocks) }
                    }
                </div>
            }
            if !section.notes.is_empty() {
                if in_pieces {
                    { piece(section.lengths.len(), ids.notes(section.notes)) }
                } else {
                    { ids.notes(section.notes) }
                }
            }
        </>
    }
}

/// So many text blocks, which can be passed over while they are far from view.
fn piece(count: usize, content: Html) -> Html {
    html! { <div class="piece" data-blocks={count.to_string()}>{ content }</div> }
}

/// How parts of one story are named in one edition.
#[derive(Clone, Copy)]
struct Ids<'a> {
    edition: Edition,
    slug: &'a Slug,
}

impl Ids<'_> {
    fn id(self, part: &str) -> String {
        self.edition.part_id(self.slug, part)
    }

    fn block_id(self, text: &TextBlock) -> String {
        self.id(&format!("p{}", text.number))
    }

    fn notes(self, notes: &[Footnote]) -> Html {
        html! {
            <section class="notes prose" role="doc-endnotes" aria-labelledby={self.id("notes")}>
                <div class="kept">
                    <h2 id={self.id("notes")} lang="en">{ "Notes" }</h2>
                </div>
                <ol>{ for notes.iter().map(|note| self.footnote(note)) }</ol>
            </section>
        }
    }

    /// Blocks one after the other. Headings that follow each other share a box, which the
    /// style sheet keeps on the page of the lines under it.
    fn blocks(self, blocks: &[Block]) -> Html {
        let is_heading = |block: &Block| matches!(block, Block::Heading { .. });
        let runs = blocks.chunk_by(|one, next| is_heading(one) && is_heading(next));
        let html = runs.map(|run| {
            let html: Html = run.iter().map(|block| self.block(block)).collect();
            if run.iter().any(is_heading) {
                html! { <div class="kept">{ html }</div> }
            } else {
                html
            }
        });
        html.collect()
    }

    fn block(self, block: &Block) -> Html {
        match block {
            Block::Paragraph(text) => {
                let verse = text.content.contains(&Inline::LineBreak);
                html! {
                    <p id={self.block_id(text)} class={verse.then_some("verse")}>
                        { self.inlines(&text.content) }
                    </p>
                }
            }
            Block::Heading { level, text } => html! {
                <@{format!("h{level}")} id={self.block_id(text)}>
                    { self.inlines(&text.content) }
                </@>
            },
            Block::Break => html! { <hr /> },
            Block::Quote(blocks) => html! {
                <blockquote>{ self.blocks(blocks) }</blockquote>
            },
        }
    }

    fn inlines(self, content: &[Inline]) -> Html {
        content.iter().map(|inline| self.inline(inline)).collect()
    }

    fn inline(self, inline: &Inline) -> Html {
        match inline {
            Inline::Text(text) => html! { text.clone() },
            Inline::Emphasis(content) => html! { <em>{ self.inlines(content) }</em> },
            Inline::Strong(content) => html! { <strong>{ self.inlines(content) }</strong> },
            Inline::Link { href, content } => html! {
                <a href={self.edition.link_in_text(self.slug, href)}>{ self.inlines(content) }</a>
            },
            Inline::Foreign {
                italic,
                language,
                content,
            } => {
                let tag = if *italic { "i" } else { "span" };
                html! { <@{tag} lang={language.to_string()}>{ self.inlines(content) }</@> }
            }
            // Whoever reads the words without their elements has the line feed.
            Inline::LineBreak => html! { <><br />{ "\n" }</> },
            Inline::FootnoteReference(number) => html! {
                <sup>
                    <a
                        id={self.id(&format!("ref{number}"))}
                        href={format!("#{}", self.id(&format!("note{number}")))}
                        role="doc-noteref"
                        aria-label={format!("Note {number}")}
                    >
                        { number }
                    </a>
                </sup>
            },
        }
    }

    fn footnote(self, note: &Footnote) -> Html {
        let number = note.number;
        html! {
            <li id={self.id(&format!("note{number}"))}>
                { self.blocks(&note.blocks) }
                <a
                    href={format!("#{}", self.id(&format!("ref{number}")))}
                    role="doc-backlink"
                    aria-label={format!("Back to the text at note {number}")}
                >
                    { "\u{21a9}\u{fe0e}" }
                </a>
            </li>
        }
    }
}
