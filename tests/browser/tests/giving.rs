//! Files that are read and saved, and what is shared and copied. What a headless browser has
//! not, or would ask its reader about, is put in place by the tests.
#![cfg(target_arch = "wasm32")]
// Tests may fail loudly, their helpers too.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Function, JsString, Reflect};
use lamplight::browser::files::{self, Unread};
use lamplight::browser::share::{self, Shared};
use lamplight::browser::{clipboard, download};
use lamplight_browser_tests::{until, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Blob, File, Response};

wasm_bindgen_test_configure!(run_in_browser);

/// Runs a line of JavaScript.
fn run(script: &str) -> JsValue {
    Function::new_no_args(script)
        .call0(&JsValue::UNDEFINED)
        .expect("no error")
}

/// Puts something in place of what the browser has under a name of `navigator`.
fn put(name: &str, value: &str) {
    run(&format!(
        "Object.defineProperty(navigator, '{name}', {{ value: {value}, configurable: true }})"
    ));
}

/// What was given to the things that were put in place, as JSON.
fn given() -> Option<String> {
    let given = Reflect::get(&window(), &"given".into()).expect("a field");
    run("delete window.given");
    given.as_string()
}

/// What `ask` calls back with.
async fn answer<T: Clone + 'static>(ask: impl FnOnce(Box<dyn Fn(T)>)) -> T {
    let answer = Rc::new(RefCell::new(None));
    let answers = answer.clone();
    ask(Box::new(move |given| {
        answers.replace(Some(given));
    }));
    until("there is an answer", || answer.borrow().is_some()).await;
    answer.take().expect("an answer")
}

/// A callback that can be cloned.
fn shared<T: 'static>(callback: Box<dyn Fn(T)>) -> impl Fn(T) + Clone + 'static {
    let callback = Rc::new(callback);
    move |value| callback(value)
}

#[wasm_bindgen_test]
async fn a_text_file_is_read() {
    for text in ["", "“José” \u{1f56f}\r\n"] {
        let file = File::new_with_str_sequence(&Array::of1(&text.into()), "a.txt").expect("a file");
        let read = answer(|done| files::read_text(&file, shared(done))).await;
        assert_eq!(read.as_deref(), Ok(text));
    }
}

#[wasm_bindgen_test]
async fn a_file_that_is_too_large_is_not_read() {
    let million = Blob::new_with_str_sequence(&Array::of1(&"x".repeat(1_000_000).into()));
    let million = million.expect("a part");
    let parts: Array = (0..50).map(|_| million.clone()).collect();
    let file = File::new_with_blob_sequence(&parts, "film").expect("a file");
    assert_eq!(file.size(), files::LARGEST);
    let read = answer(|done| files::read_text(&file, shared(done))).await;
    assert_eq!(read.map(|text| text.len()), Ok(50_000_000));
    parts.push(&"x".into());
    let file = File::new_with_blob_sequence(&parts, "film").expect("a file");
    let read = answer(|done| files::read_text(&file, shared(done))).await;
    assert_eq!(read, Err(Unread::TooLarge));
}

#[wasm_bindgen_test]
async fn a_file_is_saved_under_its_name() {
    run("window.click = HTMLAnchorElement.prototype.click;
        HTMLAnchorElement.prototype.click = function () {
            window.given = JSON.stringify([this.href, this.download]);
        }");
    let mut addresses = Vec::new();
    for text in ["one", "two"] {
        download::save_text(text, "text/plain", "words.txt").expect("saved");
        let given = given().expect("a click");
        let address = given.strip_suffix("\",\"words.txt\"]");
        let address = address.and_then(|given| given.strip_prefix("[\""));
        addresses.push(address.expect("an address and a name").to_owned());
    }
    run("HTMLAnchorElement.prototype.click = window.click");
    let saved = JsFuture::from(window().fetch_with_str(&addresses[1])).await;
    let saved: Response = saved.expect("the file").unchecked_into();
    let media_type = saved.headers().get("content-type").expect("no error");
    assert_eq!(media_type.as_deref(), Some("text/plain"));
    let text = JsFuture::from(saved.text().expect("a text")).await;
    assert_eq!(text.expect("a text"), "two");
    let first = JsFuture::from(window().fetch_with_str(&addresses[0])).await;
    assert!(first.is_err(), "what was saved before is let go");
}

#[wasm_bindgen_test]
async fn what_cannot_be_shared_is_said() {
    put("share", "undefined");
    put("canShare", "undefined");
    assert!(!share::can_share() && !share::can_share_pictures());
    let outcome = answer(|done| share::share("A", "b", None, shared(done))).await;
    assert_eq!(outcome, Shared::Failed);
}

#[wasm_bindgen_test]
async fn words_are_shared_and_a_change_of_mind_is_no_failure() {
    put(
        "canShare",
        "what => !('files' in what) && what.text.length > 0",
    );
    assert!(share::can_share() && !share::can_share_pictures());
    for (result, expected) in [
        ("Promise.resolve()", Shared::Done),
        (
            "Promise.reject(new DOMException('', 'AbortError'))",
            Shared::Cancelled,
        ),
        (
            "Promise.reject(new DOMException('', 'DataError'))",
            Shared::Failed,
        ),
        ("Promise.reject()", Shared::Failed),
    ] {
        put(
            "share",
            &format!("what => {{ window.given = JSON.stringify(what); return {result} }}"),
        );
        let outcome =
            answer(|done| share::share("A", "b", Some("https://c.example/"), shared(done))).await;
        assert_eq!(outcome, expected, "{result}");
        let words = "{\"title\":\"A\",\"text\":\"b\",\"url\":\"https://c.example/\"}";
        assert_eq!(given().as_deref(), Some(words));
    }
}

#[wasm_bindgen_test]
async fn a_picture_is_shared_under_its_name() {
    put(
        "canShare",
        "what => what.files?.every(file => file.type === 'image/png') ?? false",
    );
    assert!(share::can_share_pictures() && !share::can_share());
    put(
        "share",
        "async ({ title, files: [file] }) => {
            window.given = [title, file.name, file.type, file.size].join();
        }",
    );
    let picture = download::text_file("12345", "image/png").expect("a file");
    let outcome = answer(|done| share::share_file(&picture, "a.png", "A", shared(done))).await;
    assert_eq!(outcome, Shared::Done);
    assert_eq!(given().as_deref(), Some("A,a.png,image/png,5"));
}

#[wasm_bindgen_test]
async fn words_are_copied_or_it_is_said_that_they_are_not() {
    for (value, expected) in [
        ("{ writeText: async text => { window.given = text } }", true),
        (
            "{ writeText: async text => { throw window.given = text } }",
            false,
        ),
    ] {
        put("clipboard", value);
        let copied = answer(|said| clipboard::copy_text("words", shared(said))).await;
        assert_eq!(copied, expected, "{value}");
        assert_eq!(given().as_deref(), Some("words"));
    }
    put("clipboard", "undefined");
    assert!(!answer(|said| clipboard::copy_text("words", shared(said))).await);
}

#[wasm_bindgen_test]
async fn a_picture_is_copied_where_there_is_such_a_thing() {
    let picture = download::text_file("12345", "image/png").expect("a file");
    put(
        "clipboard",
        "{ write: async ([item]) => { window.given = item.said } }",
    );
    run("window.ClipboardItem = undefined");
    assert!(!clipboard::copies_pictures());
    assert!(!answer(|said| clipboard::copy_picture(&picture, shared(said))).await);
    run("window.ClipboardItem = class {
        constructor(data) {
            this.said = Object.entries(data).map(([type, blob]) => type + ',' + blob.size).join();
        }
    }");
    assert!(clipboard::copies_pictures());
    assert!(answer(|said| clipboard::copy_picture(&picture, shared(said))).await);
    assert_eq!(given().map(JsString::from), Some("image/png,5".into()));
}
