//! What is seen of a page being turned. The pages are where they are from the first
//! frame on; they are only drawn elsewhere for a while. The style sheet says how long,
//! and that nothing moves for those who wish for less motion.

use web_sys::{Element, HtmlElement};

use super::root;
use super::text::Text;

/// Draws the pages by so many CSS pixels further to the right than they are, as long as
/// a finger holds them.
pub fn drag(text: &Text, by: f64) {
    mark(text.view(), "data-held", true);
    draw(text, Some(by));
}

/// Lets the pages go from there, or from where they were before a turn, to where they
/// are.
pub fn let_go(text: &Text, from: f64) {
    let turn = root().and_then(|root| root.get_attribute("data-turn"));
    let fades = turn.as_deref() == Some("fade");
    mark(text.view(), "data-held", true);
    mark(text.view(), "data-faded", fades);
    draw(text, (turn.is_none()).then_some(from));
    // The style must have been computed once, for there to be a way from it.
    let _ = text.view().get_bounding_client_rect();
    for element in text.moving() {
        let _ = element.offset_width();
    }
    mark(text.view(), "data-held", false);
    mark(text.view(), "data-faded", false);
    draw(text, None);
}

fn draw(text: &Text, by: Option<f64>) {
    for element in text.moving() {
        put(element, by);
    }
}

fn put(element: &HtmlElement, by: Option<f64>) {
    let style = element.style();
    let spelt = by.and_then(|by| {
        let number = js_sys::Number::from(by).to_fixed(1).ok()?;
        Some(String::from(number) + "px")
    });
    // Neither can fail on a length and a name of our own.
    let _ = match spelt {
        Some(length) => style.set_property("translate", &length).is_ok(),
        None => style.remove_property("translate").is_ok(),
    };
}

fn mark(element: &Element, name: &str, marked: bool) {
    // The name is well formed, so this cannot fail.
    let _ = element.toggle_attribute_with_force(name, marked);
}
