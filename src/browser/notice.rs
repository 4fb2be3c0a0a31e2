//! The page's one quiet line: for what does not work, and for what was done.

use std::cell::Cell;
use std::rc::Rc;

use web_sys::Element;

use super::events::{self, Subscription};
use super::{document, page};

/// How long what holds for a moment is said, in milliseconds: time to read two lines, and to press
/// what goes with it.
const MOMENT: u32 = 10_000;

thread_local! {
    /// How often something was told.
    static TOLD: Cell<u32> = const { Cell::new(0) };
}

/// Says `text`, in place of what was said before. Assistive software reads it
/// out when it has nothing else to say, and only once. Where the app has stopped,
/// that is the last word.
pub fn say(text: &str) {
    if let Some(line) = line().filter(|line| !is_saying(line, text)) {
        tell(&line, text, false);
    }
}

/// Says `text` likewise, for a moment: where a text has pages, it is said over the foot and
/// takes none of their room.
pub fn say_briefly(text: &str) {
    if let Some(line) = line() {
        tell(&line, text, true);
        fade(text.to_owned());
    }
}

/// What is offered in the quiet line. When this is dropped, it is taken back.
pub struct Offer {
    text: String,
    _pressed: Subscription,
    _undone: Subscription,
}

impl Drop for Offer {
    fn drop(&mut self) {
        take_back(&self.text);
    }
}

/// Says `text` for a moment, with a button that takes back what was done: that calls back, as do the
/// keys for it, also once the line is gone.
pub fn offer_undo(text: &str, callback: impl Fn() + 'static) -> Option<Offer> {
    let line = line().filter(|_| !page::has_failed())?;
    let button = document()?.create_element("button").ok()?;
    // The names are well formed, so this cannot fail.
    let _ = button.set_attribute("type", "button");
    let _ = button.set_attribute("aria-keyshortcuts", "Control+Z Meta+Z");
    button.set_class_name("text-button");
    button.set_text_content(Some("Undo"));
    let callback = Rc::new(callback);
    let undo = callback.clone();
    let pressed = events::on_press(&button, move || callback());
    let undone = events::on_undo(move || {
        undo();
        true
    });
    let text = format!("{text} ");
    tell(&line, &text, true);
    line.append_child(&button).ok()?;
    fade(text.clone());
    Some(Offer {
        text,
        _pressed: pressed,
        _undone: undone,
    })
}

/// Takes `text` back, if that is what was said last.
pub fn take_back(text: &str) {
    if let Some(line) = line().filter(|line| is_saying(line, text)) {
        line.set_text_content(None);
    }
}

fn tell(line: &Element, text: &str, briefly: bool) {
    if page::has_failed() {
        return;
    }
    TOLD.set(TOLD.get().wrapping_add(1));
    line.set_text_content(Some(text));
    // The name is well formed, so this cannot fail.
    let _ = line.toggle_attribute_with_force("data-brief", briefly);
}

/// Takes back what was told last after a moment; not before whoever is at it has left it.
fn fade(text: String) {
    let told = TOLD.get();
    events::after(MOMENT, move || match line() {
        // The same may have been told again.
        _ if TOLD.get() != told => {}
        Some(line) if is_saying(&line, &text) && is_used(&line) => fade(text),
        _ => take_back(&text),
    })
    .forget();
}

fn is_used(line: &Element) -> bool {
    line.matches(":hover, :focus-within").unwrap_or(false)
}

/// Whether that is what is said, whatever button goes with it.
fn is_saying(line: &Element, text: &str) -> bool {
    let said = line.first_child().and_then(|said| said.node_value());
    said.as_deref() == Some(text)
}

fn line() -> Option<Element> {
    document()?.get_element_by_id("notice")
}
