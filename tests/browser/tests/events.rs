//! What happens to the page, told once.
#![cfg(target_arch = "wasm32")]
// Tests may fail loudly, their helpers too.
#![allow(clippy::expect_used)]

use std::cell::Cell;
use std::rc::Rc;

use gloo::timers::future::TimeoutFuture;
use lamplight::browser::events::{self, Subscription};
use lamplight::browser::text::Text;
use lamplight::model::{Edition, Locator};
use lamplight_browser_tests::{Running, TestPage, story, until, window};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::Event;

wasm_bindgen_test_configure!(run_in_browser);

/// Counts how often it is told that the address leads elsewhere.
fn counted() -> (Rc<Cell<u32>>, [Subscription; 2]) {
    let told = Rc::new(Cell::new(0));
    let count = told.clone();
    let fragment = events::on_fragment(move || count.set(count.get() + 1));
    (told, fragment)
}

/// Gives the page another address, of which nothing tells.
fn address(fragment: &str) {
    let history = window().history().expect("a history");
    history
        .replace_state_with_url(&JsValue::NULL, "", Some(fragment))
        .expect("another address");
}

fn dispatch(event: &str) {
    let event = Event::new(event).expect("an event");
    window().dispatch_event(&event).expect("dispatched");
}

/// Waits for as long as it is waited for a `hashchange` after a step.
async fn a_while() {
    for _ in 0..3 {
        TimeoutFuture::new(0).await;
    }
}

#[wasm_bindgen_test]
async fn what_the_address_names_is_there_before_the_browser_has_gone_to_it() {
    let page = TestPage::new("site", vec![story(20)]);
    // By this, it goes nowhere.
    address("#p15");
    let running = Running::start(page).await;
    let text = Text::of(running.page.get("article"), Edition::Site).expect("a text");
    assert!(text.is_in_view(Locator::start_of(15)));
    assert_eq!(running.page.text("#notice"), "");
    address("#before");
}

#[wasm_bindgen_test]
async fn a_step_of_the_history_is_told_once_however_late_its_hashchange_is() {
    address("#before");
    let (told, _fragment) = counted();
    for (round, fragment) in (1..).zip(["#one", "#two"]) {
        address(fragment);
        dispatch("popstate");
        until("the step is told", || told.get() == round).await;
        dispatch("hashchange");
        assert_eq!(told.get(), round, "{fragment} was told again");
    }
    address("#before");
}

#[wasm_bindgen_test]
async fn a_step_is_told_once_by_its_hashchange() {
    address("#before");
    let (told, _fragment) = counted();
    for (round, fragment) in (1..).zip(["#one", "#two"]) {
        address(fragment);
        dispatch("popstate");
        dispatch("hashchange");
        assert_eq!(told.get(), round, "{fragment}");
        a_while().await;
        assert_eq!(told.get(), round, "{fragment} was told again");
    }
    address("#before");
}

#[wasm_bindgen_test]
async fn a_link_to_where_one_is_already_is_told() {
    address("#before");
    let (told, _fragment) = counted();
    // The app itself may have written the address meanwhile.
    dispatch("popstate");
    dispatch("hashchange");
    assert_eq!(told.get(), 1);
    dispatch("popstate");
    dispatch("hashchange");
    assert_eq!(told.get(), 2);
    address("#before");
}
