//! The names of what Markdown has and stories have not, and what to write instead.

use pulldown_cmark::{CodeBlockKind, Tag};

use super::html;
use crate::model::source::report::Refusal;

/// Why a block that begins with `tag` is refused, where `source` is its text;
/// none if stories may have it.
pub(super) fn block(tag: &Tag<'_>, source: &str) -> Option<Refusal> {
    let (problem, mend) = match tag {
        Tag::HtmlBlock => return Some(html::refuse_block(source)),
        Tag::List(_) if is_task_list(source) => {
            ("a task list", "write it as paragraphs, without the boxes")
        }
        Tag::List(None) => (
            "a list",
            "write it as paragraphs; to begin one with a dash or a star, put a backslash before it",
        ),
        Tag::List(Some(_)) => (
            "a numbered list",
            "write it as paragraphs; to begin one with a number, put a backslash before its full stop: 1986\\.",
        ),
        Tag::Table(_) => ("a table", "write it as paragraphs"),
        Tag::CodeBlock(CodeBlockKind::Fenced(_)) => (
            "a block of code",
            "remove the lines of backticks or tildes around it",
        ),
        Tag::CodeBlock(CodeBlockKind::Indented) => (
            "a text indented by four spaces or a tab, which Markdown takes for code,",
            "begin its lines at the margin; the page indents paragraphs by itself",
        ),
        Tag::Heading { .. } if !source.trim_start().starts_with('#') => (
            "a heading made by the line under it",
            "for a heading write ## before it; for a scene break leave an empty line before the dashes",
        ),
        Tag::Heading { level, .. } if *level as u8 == 1 => (
            "a heading of level 1",
            "write ## instead: the story's title is the one heading of level 1",
        ),
        Tag::Paragraph | Tag::Heading { .. } | Tag::BlockQuote(None) => return None,
        Tag::FootnoteDefinition(_) => return None,
        _ => return Some(other()),
    };
    Some(not_for_stories(problem, mend))
}

/// Why a part of a line that begins with `tag` is refused; none if stories may have it.
pub(super) fn inline(tag: &Tag<'_>) -> Option<Refusal> {
    let (problem, mend) = match tag {
        Tag::Emphasis | Tag::Strong | Tag::Link { .. } => return None,
        Tag::Image { .. } => ("an image", "remove it; a story's picture is its cover"),
        Tag::Strikethrough => (
            "struck-out text",
            "remove the tildes; for a tilde itself write \\~",
        ),
        _ => return Some(other()),
    };
    Some(not_for_stories(problem, mend))
}

/// Why words between backticks are refused.
pub(super) fn code() -> Refusal {
    not_for_stories(
        "code, in backticks,",
        "remove the backticks; for a backtick itself write \\`",
    )
}

/// Why anything is refused for which there is no better name.
pub(super) fn other() -> Refusal {
    not_for_stories("this markup", "write it as plain text")
}

fn not_for_stories(problem: &str, mend: &str) -> Refusal {
    Refusal::new(format!("{problem} is not for stories"), mend)
}

/// Whether a list's first item begins with a box: `- [ ] milk`.
fn is_task_list(source: &str) -> bool {
    let marker = |c: char| c.is_whitespace() || c.is_ascii_digit() || "-+*.)".contains(c);
    let item = source.trim_start_matches(marker);
    ["[ ]", "[x]", "[X]"]
        .iter()
        .any(|tick| item.starts_with(tick))
}
