//! The text block that is being read: a stack of the marks that are open in it.

use super::html;
use crate::model::source::report::Report;
use crate::model::{Inline, LanguageTag};

/// A mark around words.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Mark {
    Emphasis,
    Strong,
    Link { href: String },
}

/// A text block that is being read.
pub(super) struct Line {
    /// Where it begins, in bytes of the file.
    pub(super) start: usize,
    /// How many problems there were when it began.
    pub(super) problems_before: usize,
    content: Vec<Inline>,
    open: Vec<Open>,
    /// The tags, italic or not, that have been reported. The ends that come for
    /// them are then no further problem.
    cut_short: Vec<bool>,
}

/// A mark that has no end yet. `content` is what stood before it.
struct Open {
    kind: Kind,
    start: usize,
    problems_before: usize,
    content_before: Vec<Inline>,
}

enum Kind {
    /// By Markdown, which always has an end.
    Mark(Mark),
    /// By an HTML tag, whose end may be missing or misplaced.
    Foreign {
        italic: bool,
        language: LanguageTag,
        /// Whether its end has been seen, at a place where it cannot be.
        is_reported: bool,
    },
}

impl Line {
    pub(super) fn new(start: usize, problems_before: usize) -> Self {
        Self {
            start,
            problems_before,
            content: Vec::new(),
            open: Vec::new(),
            cut_short: Vec::new(),
        }
    }

    /// How many marks are open.
    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    /// Adds words.
    pub(super) fn text(&mut self, words: &str) {
        match self.content.last_mut() {
            Some(Inline::Text(text)) => text.push_str(words),
            _ => self.content.push(Inline::Text(words.to_owned())),
        }
    }

    /// Adds what has no words.
    pub(super) fn push(&mut self, inline: Inline) {
        self.content.push(inline);
    }

    /// Begins a mark at `start`.
    pub(super) fn begin(&mut self, mark: Mark, start: usize, report: &Report<'_>) {
        self.open(Kind::Mark(mark), start, report);
    }

    /// Ends the innermost of Markdown's own marks, and whatever tags are open within it.
    pub(super) fn end(&mut self, report: &mut Report<'_>) {
        while let Some(open) = self.open.pop() {
            let is_mark = matches!(open.kind, Kind::Mark(_));
            self.close(open, report);
            if is_mark {
                break;
            }
        }
    }

    /// Takes an HTML tag at `start`.
    pub(super) fn tag(&mut self, tag: &str, start: usize, report: &mut Report<'_>) {
        match html::parse(tag) {
            Ok(html::Tag::Open { italic, language }) => {
                let kind = Kind::Foreign {
                    italic,
                    language,
                    is_reported: false,
                };
                self.open(kind, start, report);
            }
            Ok(html::Tag::Close { italic }) => self.end_foreign(italic, start, report),
            Err((refused, refusal)) => {
                report.refuse(start, refusal);
                if let html::Refused::Opening { italic } = refused {
                    self.cut_short.push(italic);
                }
            }
        }
    }

    /// Passes over an HTML tag that lies too deep.
    pub(super) fn pass_over(&mut self, tag: &str) {
        if let Ok(html::Tag::Open { italic, .. }) = html::parse(tag) {
            self.cut_short.push(italic);
        }
    }

    /// What has been read, once the block has ended.
    pub(super) fn finish(mut self, report: &mut Report<'_>) -> Vec<Inline> {
        while let Some(open) = self.open.pop() {
            self.close(open, report);
        }
        self.content
    }

    fn end_foreign(&mut self, italic: bool, start: usize, report: &mut Report<'_>) {
        if let Some(last) = self.open.pop_if(|open| open.is_foreign(italic)) {
            let content = std::mem::replace(&mut self.content, last.content_before);
            if let Kind::Foreign { language, .. } = last.kind {
                self.content.push(Inline::Foreign {
                    italic,
                    language,
                    content,
                });
            }
            return;
        }
        if let Some(cut) = self.cut_short.iter().rposition(|i| *i == italic) {
            self.cut_short.remove(cut);
            return;
        }
        let name = name(italic);
        let begun = self.open.iter_mut().rfind(|open| open.is_foreign(italic));
        if let Some(Kind::Foreign { is_reported, .. }) = begun.map(|open| &mut open.kind) {
            *is_reported = true;
            report.add(
                start,
                format!("</{name}> within a mark that began after its <{name}>"),
                format!("end first what was begun last: <{name} lang=\"it\">*così*</{name}>"),
            );
        } else {
            report.add(
                start,
                format!("</{name}> without a <{name}> before it"),
                format!("remove it, or write <{name} lang=\"…\"> before its words, in the same paragraph"),
            );
        }
    }

    fn open(&mut self, kind: Kind, start: usize, report: &Report<'_>) {
        self.open.push(Open {
            kind,
            start,
            problems_before: report.len(),
            content_before: std::mem::take(&mut self.content),
        });
    }

    /// Closes what was open around the content: a mark at its end, or a tag that has none.
    fn close(&mut self, open: Open, report: &mut Report<'_>) {
        let content = std::mem::replace(&mut self.content, open.content_before);
        match open.kind {
            Kind::Mark(Mark::Emphasis) => self.push(Inline::Emphasis(content)),
            Kind::Mark(Mark::Strong) => self.push(Inline::Strong(content)),
            Kind::Mark(Mark::Link { href }) => {
                if is_blank(&content) && report.len() == open.problems_before {
                    report.add(
                        open.start,
                        "a link without words",
                        "write its words between the square brackets",
                    );
                }
                self.push(Inline::Link { href, content });
            }
            Kind::Foreign {
                italic,
                is_reported,
                ..
            } => {
                if !is_reported {
                    let name = name(italic);
                    report.add(
                        open.start,
                        format!("<{name} lang> without an end"),
                        format!(
                            "write </{name}> after its words, in the same paragraph and emphasis"
                        ),
                    );
                    self.cut_short.push(italic);
                }
                self.content.extend(content);
            }
        }
    }
}

impl Open {
    fn is_foreign(&self, italic: bool) -> bool {
        matches!(self.kind, Kind::Foreign { italic: i, .. } if i == italic)
    }
}

/// Whether `content` has nothing that a reader could see.
pub(super) fn is_blank(content: &[Inline]) -> bool {
    content.iter().all(|inline| match inline {
        Inline::Text(words) => words.trim().is_empty(),
        Inline::LineBreak | Inline::FootnoteReference(_) => true,
        Inline::Emphasis(content)
        | Inline::Strong(content)
        | Inline::Link { content, .. }
        | Inline::Foreign { content, .. } => is_blank(content),
    })
}

fn name(italic: bool) -> &'static str {
    if italic { "i" } else { "span" }
}
