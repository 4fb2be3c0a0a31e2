//! Taking the Markdown parser's events one by one.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::footnotes::{Footnotes, look_for_undefined};
use super::line::{Line, Mark, is_blank};
use super::{Text, href, unsupported};
use crate::model::source::diagnostic::quoted;
use crate::model::source::report::{Refusal, Report};
use crate::model::source::typography::typeset_block;
use crate::model::{Block, Inline, TextBlock};

/// How deep quotes and marks may lie in one another: far deeper than any story
/// goes, and far from where recursion over them would run out of stack.
const DEEPEST: usize = 24;

/// Where reading stands.
pub(super) struct Reader<'s, 'r, 'f> {
    source: &'s str,
    /// Where `source` begins in its file, in bytes.
    base: usize,
    report: &'r mut Report<'f>,
    /// The blocks that are done, outside of any open one.
    blocks: Vec<Block>,
    /// The blocks that are open around the next one.
    open: Vec<OpenBlock>,
    /// The text block that is being read.
    line: Option<Line>,
    /// How many ends must come until something refused is over.
    skipping: usize,
    is_too_deep: bool,
    footnotes: Footnotes,
    /// The labels, in small letters, of the link definitions that links use.
    used_definitions: BTreeSet<String>,
}

/// A quote or a footnote.
struct OpenBlock {
    start: usize,
    problems_before: usize,
    /// The label, if it is a footnote.
    footnote: Option<String>,
    blocks: Vec<Block>,
}

impl<'s, 'r, 'f> Reader<'s, 'r, 'f> {
    pub(super) fn new(source: &'s str, base: usize, report: &'r mut Report<'f>) -> Self {
        Self {
            source,
            base,
            report,
            blocks: Vec::new(),
            open: Vec::new(),
            line: None,
            skipping: 0,
            is_too_deep: false,
            footnotes: Footnotes::default(),
            used_definitions: BTreeSet::new(),
        }
    }

    /// Takes the next event, which stands for `range` of the source.
    pub(super) fn read(&mut self, event: Event<'_>, range: Range<usize>) {
        let start = self.base + range.start;
        if let Event::Start(Tag::Link { id, .. } | Tag::Image { id, .. }) = &event {
            self.used_definitions.insert(id.to_lowercase());
        }
        if self.skipping > 0 {
            self.skip(&event, start);
            return;
        }
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(words) => {
                look_for_undefined(self.source, range.start, self.base, self.report);
                self.write(start, |line| line.text(&words));
            }
            Event::SoftBreak => self.write(start, |line| line.text(" ")),
            Event::HardBreak => self.write(start, |line| line.push(Inline::LineBreak)),
            Event::FootnoteReference(label) => self.footnote_reference(&label, start),
            Event::InlineHtml(tag) => self.html_tag(&tag, start),
            Event::Rule => self.push(Block::Break),
            Event::Code(_) => self.report.refuse(start, unsupported::code()),
            Event::Html(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::TaskListMarker(_) => self.report.refuse(start, unsupported::other()),
        }
    }

    /// What has been read, and the labels of the link definitions in use.
    pub(super) fn finish(self) -> (Text, BTreeSet<String>) {
        let text = Text {
            blocks: self.blocks,
            footnotes: self.footnotes.finish(self.report),
        };
        (text, self.used_definitions)
    }

    /// Passes over what is within something refused, but for what other parts of
    /// the story may need: footnotes, and references to them.
    fn skip(&mut self, event: &Event<'_>, start: usize) {
        if let Event::Start(Tag::FootnoteDefinition(label)) = event {
            self.footnotes.define(label, start, Vec::new(), self.report);
        }
        match event {
            Event::Start(_) => self.skipping += 1,
            Event::End(_) => self.skipping -= 1,
            Event::FootnoteReference(label) => {
                self.footnotes.refer(label, start);
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        let start = self.base + range.start;
        let source = self.source.get(range).unwrap_or_default();
        let refusal = if self.line.is_some() {
            unsupported::inline(&tag)
        } else {
            unsupported::block(&tag, source)
        };
        if let Some(refusal) = refusal {
            self.report.refuse(start, refusal);
            self.skipping = 1;
            return;
        }
        match tag {
            Tag::Paragraph | Tag::Heading { .. } => {
                self.line = Some(Line::new(start, self.report.len()));
            }
            _ if !self.is_within_depth(start) => self.skipping = 1,
            Tag::BlockQuote(_) => self.open_block(start, None),
            Tag::FootnoteDefinition(label) => self.open_block(start, Some(label.into_string())),
            Tag::Strong => self.begin(Mark::Strong, start),
            Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            } => self.link(link_type, &dest_url, &title, start),
            _ => self.begin(Mark::Emphasis, start),
        }
    }

    fn link(&mut self, link_type: LinkType, address: &str, title: &str, start: usize) {
        let href = match link_type {
            LinkType::Email => format!("mailto:{address}"),
            _ => address.to_owned(),
        };
        if let Some(refusal) = href::refuse(&href) {
            self.report.refuse(start, refusal);
        }
        if !title.is_empty() {
            self.report.add(
                start,
                format!("a link with a title, {}", quoted(title)),
                "remove the title: most readers would never see it",
            );
        }
        self.begin(Mark::Link { href }, start);
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.end_text("paragraph", Block::Paragraph),
            TagEnd::Heading(level) => {
                let level = level as u8;
                self.end_text("heading", |text| Block::Heading { level, text });
            }
            TagEnd::BlockQuote(_) | TagEnd::FootnoteDefinition => self.end_block(),
            _ => {
                if let Some(line) = &mut self.line {
                    line.end(self.report);
                }
            }
        }
    }

    fn end_text(&mut self, name: &str, block: impl FnOnce(TextBlock) -> Block) {
        let Some(line) = self.line.take() else {
            return;
        };
        let (start, problems_before) = (line.start, line.problems_before);
        let mut content = line.finish(self.report);
        if is_blank(&content) {
            self.refuse_wordless(name, start, problems_before);
        }
        typeset_block(&mut content);
        self.push(block(TextBlock { number: 0, content }));
    }

    fn open_block(&mut self, start: usize, footnote: Option<String>) {
        if footnote.is_some() && !self.open.is_empty() {
            self.report.add(
                start,
                "a footnote within a quote or another footnote",
                "write it in a paragraph of its own, at the margin",
            );
        }
        self.open.push(OpenBlock {
            start,
            problems_before: self.report.len(),
            footnote,
            blocks: Vec::new(),
        });
    }

    fn end_block(&mut self) {
        let Some(open) = self.open.pop() else {
            return;
        };
        if open.blocks.is_empty() {
            let name = if open.footnote.is_some() {
                "footnote"
            } else {
                "quote"
            };
            self.refuse_wordless(name, open.start, open.problems_before);
        }
        match open.footnote {
            Some(label) => {
                self.footnotes
                    .define(&label, open.start, open.blocks, self.report);
            }
            None => self.push(Block::Quote(open.blocks)),
        }
    }

    fn footnote_reference(&mut self, label: &str, start: usize) {
        if self.open.iter().any(|open| open.footnote.is_some()) {
            self.report.add(
                start,
                "a footnote that refers to a footnote",
                "say both in one footnote",
            );
        }
        let number = self.footnotes.refer(label, start);
        self.write(start, |line| line.push(Inline::FootnoteReference(number)));
    }

    fn html_tag(&mut self, tag: &str, start: usize) {
        let is_read = tag.starts_with("</") || self.is_within_depth(start);
        if let Some(line) = &mut self.line {
            if is_read {
                line.tag(tag, start, self.report);
            } else {
                line.pass_over(tag);
            }
        }
    }

    /// Whether one more thing may open at `start`; reports the first that may not.
    fn is_within_depth(&mut self, start: usize) -> bool {
        let depth = self.open.len() + self.line.as_ref().map_or(0, Line::depth);
        let is_within = depth < DEEPEST;
        if !is_within && !self.is_too_deep {
            self.is_too_deep = true;
            self.report.add(
                start,
                format!("quotes and marks lie more than {DEEPEST} deep in one another"),
                "take some of them away",
            );
        }
        is_within
    }

    /// Reports a block that has no words, unless that follows from another problem in it.
    fn refuse_wordless(&mut self, name: &str, start: usize, problems_before: usize) {
        if self.report.len() == problems_before {
            self.report.refuse(
                start,
                Refusal::new(
                    format!("a {name} without words"),
                    "write its words, or remove it",
                ),
            );
        }
    }

    fn begin(&mut self, mark: Mark, start: usize) {
        if let Some(line) = &mut self.line {
            line.begin(mark, start, self.report);
        }
    }

    fn write(&mut self, start: usize, write: impl FnOnce(&mut Line)) {
        match &mut self.line {
            Some(line) => write(line),
            None => self.report.refuse(start, unsupported::other()),
        }
    }

    fn push(&mut self, block: Block) {
        match self.open.last_mut() {
            Some(open) => open.blocks.push(block),
            None => self.blocks.push(block),
        }
    }
}
