//! What printed pages of the one-file edition say in their margins: the title of
//! the story that is open, which the root cannot say of itself.

use std::fmt::Write;

use crate::model::Story;

/// A style sheet that names the story whose part is the address's fragment.
/// `static/css/print.css` puts the name on the page.
pub fn titles<'a>(stories: impl Iterator<Item = &'a Story>) -> String {
    let mut rules = String::new();
    for story in stories {
        let id = string(story.slug.as_str());
        let title = string(&story.title);
        // Writing to a string cannot fail.
        let _ = writeln!(
            rules,
            ":root:has([id={id}]:target, [id={id}] :target) {{--running-title: {title}}}"
        );
    }
    format!("\n@media print {{\n{rules}}}")
}

/// The text as a CSS string. Whatever could end the string, or the sheet, is
/// written as a number.
fn string(text: &str) -> String {
    let mut string = String::from('"');
    for character in text.chars() {
        if character.is_alphanumeric() || " -,.".contains(character) {
            string.push(character);
        } else {
            let _ = write!(string, "\\{:x} ", u32::from(character));
        }
    }
    string + "\""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_cannot_leave_its_string() {
        let check = |text, expected| assert_eq!(string(text), expected);
        check("José, 1.", "\"José, 1.\"");
        check("a\"}", "\"a\\22 \\7d \"");
        check("</style>", "\"\\3c \\2f style\\3e \"");
        check("a\\\n", "\"a\\5c \\a \"");
    }
}
