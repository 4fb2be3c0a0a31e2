//! Marks as plain text.

use super::{Shelf, caption, lines, told};
use crate::model::annotation::Marks;

/// Marks as plain text, story by story.
#[must_use]
pub fn text(marks: &Marks, shelf: &Shelf) -> String {
    let mut text = format!("{}\n", one_line(&shelf.title));
    for story in told(marks, shelf) {
        let mut title = one_line(story.title);
        if let Some(author) = story.author {
            title = format!("{title}, {}", one_line(author));
        }
        let rule = "=".repeat(title.chars().count());
        text += &format!("\n\n{title}\n{rule}\n");
        for mark in &story.marks {
            text.push('\n');
            for line in lines(&mark.target.words()) {
                text += &format!("> {line}\n");
            }
            for line in lines(&mark.note) {
                text += &format!("{line}\n");
            }
            text += &format!("({})\n", caption(mark));
            if let Some(link) = story.link(mark) {
                text += &format!("{link}\n");
            }
        }
    }
    text
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
