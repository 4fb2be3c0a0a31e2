//! The page's one quiet line: for what does not work, and for what was done.

use super::document;

/// Says `text`, in place of what was said before. Assistive software reads it
/// out when it has nothing else to say.
pub fn say(text: &str) {
    let line = document().and_then(|document| document.get_element_by_id("notice"));
    if let Some(line) = line {
        line.set_text_content(Some(text));
    }
}
