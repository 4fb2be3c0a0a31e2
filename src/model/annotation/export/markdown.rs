//! Marks as Markdown (CommonMark).

use super::{Shelf, caption, lines, told};
use crate::model::annotation::Marks;

/// Marks as Markdown: a heading a story, a quotation a mark.
#[must_use]
pub fn markdown(marks: &Marks, shelf: &Shelf) -> String {
    let mut text = format!("# {}\n", escaped(&shelf.title));
    for story in told(marks, shelf) {
        text += &format!("\n## {}\n", escaped(story.title));
        if let Some(author) = story.author {
            text += &format!("\n{}\n", escaped(author));
        }
        for mark in &story.marks {
            let words = mark.target.words();
            let quoted: Vec<String> = lines(&words)
                .map(|line| format!("> {}\n", escaped(line)))
                .collect();
            if !quoted.is_empty() {
                // One paragraph of the text is one of the quotation.
                text += &format!("\n{}", quoted.join(">\n"));
            }
            for line in lines(&mark.note) {
                text += &format!("\n{}\n", escaped(line));
            }
            let caption = escaped(&caption(mark));
            text += &match story.link(mark) {
                Some(link) => format!("\n[{caption}](<{}>)\n", address(&link)),
                None => format!("\n{caption}\n"),
            };
            text += "\n---\n";
        }
    }
    text
}

/// `text` in one line, so that none of it is markup: CommonMark takes a backslash before any
/// ASCII punctuation.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for word in text.split_whitespace() {
        if !escaped.is_empty() {
            escaped.push(' ');
        }
        for character in word.chars() {
            let is_markup = match character {
                // They are none within a line of prose, and many.
                ',' | ';' | '?' | '\'' | '"' | '/' | '%' | '(' => false,
                // These are only where a line begins with them, or with a number before.
                '+' | '-' | '.' | ')' | '=' | ':' => !escaped.contains(' '),
                other => other.is_ascii_punctuation(),
            };
            if is_markup {
                escaped.push('\\');
            }
            escaped.push(character);
        }
    }
    escaped
}

/// An address between angle brackets.
fn address(link: &str) -> String {
    let mut address = String::new();
    for character in link.chars() {
        match character {
            '<' => address.push_str("%3C"),
            '>' => address.push_str("%3E"),
            '\\' => address.push_str("%5C"),
            '&' => address.push_str("&amp;"),
            character if character.is_control() => {}
            character => address.push(character),
        }
    }
    address
}
