//! The page's one quiet line: for what does not work, and for what was done.

use web_sys::Element;

use super::{document, page};

/// Says `text`, in place of what was said before. Assistive software reads it
/// out when it has nothing else to say, and only once. Where the app has stopped,
/// that is the last word.
pub fn say(text: &str) {
    tell(text, false);
}

/// Says `text` likewise, which holds only for a moment: where a text has pages, it is
/// said over the foot and takes none of their room.
pub fn say_briefly(text: &str) {
    tell(text, true);
}

fn tell(text: &str, briefly: bool) {
    set(|said| (said != text && !page::has_failed()).then_some(text));
    if let Some(line) = line() {
        // The name is well formed, so this cannot fail.
        let _ = line.toggle_attribute_with_force("data-brief", briefly);
    }
}

/// Takes `text` back, if that is what was said last.
pub fn take_back(text: &str) {
    set(|said| (said == text).then_some(""));
}

fn set<'a>(change: impl FnOnce(&str) -> Option<&'a str>) {
    let Some(line) = line() else { return };
    if let Some(text) = change(&line.text_content().unwrap_or_default()) {
        line.set_text_content(Some(text));
    }
}

fn line() -> Option<Element> {
    document()?.get_element_by_id("notice")
}
