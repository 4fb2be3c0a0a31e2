//! What the browser tests share: small pages like those that the build makes,
//! and waiting for what is to come.

// Tests may fail loudly.
#![allow(clippy::expect_used, clippy::panic)]

mod running;

pub use running::Running;

use std::cell::Cell;
use std::rc::Rc;

use gloo::timers::future::TimeoutFuture;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Document, Element, HtmlElement, KeyboardEvent, KeyboardEventInit, Storage};

/// The library's id on every test page.
pub const LIBRARY: &str = "test-library";

/// A page in the document, taken away again when it is dropped.
pub struct TestPage {
    /// What holds it.
    pub body: HtmlElement,
}

impl TestPage {
    /// A page of the site, or the one-file edition, with `children`.
    #[must_use]
    pub fn new(edition: &str, children: Vec<Element>) -> Self {
        storage().clear().expect("storage");
        // A test that failed has left its page.
        if let Some(left) = document().get_element_by_id("test-page") {
            left.remove();
        }
        let root = root();
        for name in [
            "data-theme",
            "data-typeface",
            "data-align",
            "data-hyphens",
            "data-app",
            "data-bars",
            "data-returning",
            "data-layout",
            "data-columns",
            "data-turn",
            "style",
        ] {
            root.remove_attribute(name).expect("removed");
        }
        root.set_attribute("data-library", LIBRARY).expect("set");
        root.set_attribute("data-edition", edition).expect("set");
        root.style()
            .set_property("scroll-padding-block", "50px 30px")
            .expect("set");
        root.style()
            .set_property("overflow-anchor", "none")
            .expect("set");
        let story = children
            .iter()
            .find_map(|child| child.query_selector("article").expect("a selector"));
        match story.and_then(|article| article.get_attribute("data-slug")) {
            Some(slug) => root.set_attribute("data-story", &slug).expect("set"),
            None => root.remove_attribute("data-story").expect("removed"),
        }
        let body = element(
            "div",
            &[("id", "test-page"), ("style", "font: 20px/1.5 monospace")],
            "",
        );
        let panels = element("div", &[("id", "panels")], "");
        let help = element(
            "div",
            &[("id", "help"), ("class", "panel"), ("popover", "auto")],
            "",
        );
        let switch = element("div", &[("data-slot", "single-keys")], "");
        help.append_child(&switch).expect("appended");
        panels.append_child(&help).expect("appended");
        let notice = element("p", &[("id", "notice")], "");
        let host = element("div", &[("id", "app")], "");
        for child in children.into_iter().chain([panels, notice, host]) {
            body.append_child(&child).expect("appended");
        }
        document()
            .body()
            .expect("a body")
            .append_child(&body)
            .expect("appended");
        Self {
            body: body.dyn_into().expect("an HTML element"),
        }
    }

    /// The first element of the page that `selector` selects.
    #[must_use]
    pub fn find(&self, selector: &str) -> Option<HtmlElement> {
        let found = self.body.query_selector(selector).expect("a selector");
        found.map(|element| element.dyn_into().expect("an HTML element"))
    }

    /// As [`Self::find`], for what must be there.
    #[must_use]
    pub fn get(&self, selector: &str) -> HtmlElement {
        self.find(selector)
            .unwrap_or_else(|| panic!("no {selector}"))
    }

    /// The text of the first element that `selector` selects; empty without one.
    #[must_use]
    pub fn text(&self, selector: &str) -> String {
        self.find(selector)
            .and_then(|found| found.text_content())
            .unwrap_or_default()
    }

    /// Where the app is mounted.
    #[must_use]
    pub fn host(&self) -> Element {
        self.get("#app").into()
    }
}

impl Drop for TestPage {
    fn drop(&mut self) {
        // Firefox scrolls what comes in an element's place to where that was: none does.
        self.body.set_inner_html("");
        self.body.set_id("");
        window().scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// A story's view on a page of the site: `paragraphs` of some lines each.
#[must_use]
pub fn story(paragraphs: u32) -> Element {
    let main = element("main", &[("id", "story")], "");
    let bar = element("div", &[("data-slot", "actions")], "");
    let article = element(
        "article",
        &[
            ("data-slug", "a-story"),
            ("data-words", "480"),
            ("style", "display: block; padding: 100px 0 200px"),
        ],
        "",
    );
    let columns = element("div", &[("class", "columns")], "");
    let mut lengths = Vec::new();
    for number in 1..=paragraphs {
        let id = format!("p{number}");
        let text = format!(
            "Paragraph {number}. {}",
            "Words upon words follow here. ".repeat(20)
        );
        lengths.push(text.len().to_string());
        columns
            .append_child(&element("p", &[("id", &id)], &text))
            .expect("appended");
    }
    let section = element(
        "div",
        &[("class", "section"), ("data-lengths", &lengths.join(" "))],
        "",
    );
    section.append_child(&columns).expect("appended");
    article.append_child(&section).expect("appended");
    let foot = element("div", &[("data-slot", "foot")], "");
    for (tag, class) in [
        ("button", "turn-back"),
        ("button", "time-left"),
        ("button", "way"),
        ("button", "copy-link"),
        ("button", "turn-on"),
        ("output", "said"),
        ("div", "progress"),
    ] {
        let part = element(tag, &[("class", class)], "");
        for _ in 0..2 {
            part.append_child(&element("span", &[], ""))
                .expect("appended");
        }
        foot.append_child(&part).expect("appended");
    }
    for child in [bar, article, foot] {
        main.append_child(&child).expect("appended");
    }
    main
}

/// A shelf with a card for each of `slugs`, of 480 words each.
#[must_use]
pub fn shelf(slugs: &[&str]) -> Element {
    let main = element("main", &[("id", "shelf")], "");
    for slot in ["actions", "continue"] {
        main.append_child(&element("div", &[("data-slot", slot)], ""))
            .expect("appended");
    }
    for slug in slugs {
        let card = element(
            "li",
            &[
                ("class", "story-card"),
                ("lang", "en"),
                ("data-slug", slug),
                ("data-words", "480"),
            ],
            "",
        );
        let heading = element("h2", &[], "");
        let link = element(
            "a",
            &[("href", &format!("{slug}.html"))],
            &format!("Title of {slug}"),
        );
        heading.append_child(&link).expect("appended");
        card.append_child(&heading).expect("appended");
        card.append_child(&element("p", &[("class", "time")], "2 min"))
            .expect("appended");
        main.append_child(&card).expect("appended");
    }
    main
}

/// An element with attributes and a text.
#[must_use]
pub fn element(tag: &str, attributes: &[(&str, &str)], text: &str) -> Element {
    let element = document().create_element(tag).expect("an element");
    for (name, value) in attributes {
        element.set_attribute(name, value).expect("an attribute");
    }
    element.set_text_content(Some(text));
    element
}

/// Waits until `condition` holds; panics, naming it, if it never does.
pub async fn until(what: &str, condition: impl Fn() -> bool) {
    // The limit only ends a test that has failed; none waits for it otherwise.
    for _ in 0..1500 {
        if condition() {
            return;
        }
        TimeoutFuture::new(10).await;
    }
    panic!("it never came about that {what}");
}

/// Waits for the next frame: what the app does by then is done.
pub async fn frame() {
    let come = Rc::new(Cell::new(false));
    let comes = come.clone();
    let then = Closure::once(move || comes.set(true));
    window()
        .request_animation_frame(then.as_ref().unchecked_ref())
        .expect("asked");
    until("there is a frame", || come.get()).await;
}

/// The window.
#[must_use]
pub fn window() -> web_sys::Window {
    web_sys::window().expect("a window")
}

/// The document.
#[must_use]
pub fn document() -> Document {
    window().document().expect("a document")
}

/// The root element.
#[must_use]
pub fn root() -> HtmlElement {
    document()
        .document_element()
        .expect("a root")
        .dyn_into()
        .expect("an HTML element")
}

/// Whether an attribute of the root has this value; none means that it is absent.
#[must_use]
pub fn root_has(name: &str, value: Option<&str>) -> bool {
    root().get_attribute(name).as_deref() == value
}

/// A custom property that is set on the root itself; empty where it is not.
#[must_use]
pub fn property(name: &str) -> String {
    root().style().get_property_value(name).expect("a value")
}

/// `localStorage`.
#[must_use]
pub fn storage() -> Storage {
    window()
        .local_storage()
        .expect("no error")
        .expect("storage")
}

/// Presses a key, as someone does who has the focus nowhere.
pub fn press(key: &str) {
    press_key(key, false);
}

/// Presses a key with Shift.
pub fn press_with_shift(key: &str) {
    press_key(key, true);
}

fn press_key(key: &str, shift: bool) {
    let init = KeyboardEventInit::new();
    init.set_key(key);
    init.set_shift_key(shift);
    init.set_bubbles(true);
    init.set_cancelable(true);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init);
    let event = event.expect("an event");
    root().dispatch_event(&event).expect("dispatched");
}

/// What `localStorage` has under the library's `name`.
#[must_use]
pub fn stored(name: &str) -> Option<String> {
    storage()
        .get_item(&format!("{LIBRARY}/{name}"))
        .expect("no error")
}

/// Puts `text` in `localStorage` under the library's `name`.
pub fn store(name: &str, text: &str) {
    storage()
        .set_item(&format!("{LIBRARY}/{name}"), text)
        .expect("stored");
}
