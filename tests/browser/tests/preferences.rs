//! The panel's controls and the keys, on a small page: what they set, what they
//! keep, and the way back.
#![cfg(target_arch = "wasm32")]
// Tests may fail loudly, their helpers too.
#![allow(clippy::expect_used, clippy::panic)]

use lamplight_browser_tests::{
    LIBRARY, Running, TestPage, document, element, property, root, root_has, storage, store,
    stored, story, until, window,
};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{
    Event, EventInit, HtmlElement, HtmlInputElement, KeyboardEvent, KeyboardEventInit,
    StorageEvent, StorageEventInit,
};

wasm_bindgen_test_configure!(run_in_browser);

/// Each slider with a value to move it to, and what that puts on the root.
const DIMENSIONS: [(&str, &str, &str, &str); 7] = [
    ("size", "32", "--font-size", "2rem"),
    ("line-height", "200", "--line-height", "2"),
    ("measure", "50", "--measure", "50"),
    ("weight", "500", "--weight", "500"),
    ("letter-spacing", "5", "--letter-spacing", "0.05em"),
    ("word-spacing", "20", "--word-spacing", "0.2em"),
    ("paragraph-spacing", "150", "--paragraph-spacing", "1.5em"),
];

async fn on_a_story() -> Running {
    Running::on(vec![story(6)]).await
}

fn input(running: &Running, name: &str) -> HtmlInputElement {
    running
        .page
        .get(&format!("input[name={name}]"))
        .unchecked_into()
}

fn fill(input: &HtmlInputElement, value: &str, event: &str) {
    input.set_value(value);
    let init = EventInit::new();
    init.set_bubbles(true);
    let event = Event::new_with_event_init_dict(event, &init).expect("an event");
    input.dispatch_event(&event).expect("dispatched");
}

fn press(target: &HtmlElement, key: &str, with_control: bool) {
    let init = KeyboardEventInit::new();
    init.set_ctrl_key(with_control);
    dispatch(target, key, &init);
}

fn hold(target: &HtmlElement, key: &str) {
    let init = KeyboardEventInit::new();
    init.set_repeat(true);
    dispatch(target, key, &init);
}

fn dispatch(target: &HtmlElement, key: &str, init: &KeyboardEventInit) {
    init.set_key(key);
    init.set_bubbles(true);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", init);
    target
        .dispatch_event(&event.expect("an event"))
        .expect("dispatched");
}

fn body() -> HtmlElement {
    document().body().expect("a body")
}

fn is_open(running: &Running, id: &str) -> bool {
    let panel = running.page.get(&format!("#{id}"));
    panel.matches(":popover-open").expect("a selector")
}

#[wasm_bindgen_test]
async fn every_dimension_is_set_put_back_and_put_back_taken_back() {
    let running = on_a_story().await;
    for (name, value, on_root, css) in DIMENSIONS {
        fill(&input(&running, name), value, "input");
        until(name, || property(on_root) == css).await;
        let put_back = format!("[data-dimension={name}] [name=put-back]");
        running.page.get(&put_back).click();
        until(name, || property(on_root).is_empty()).await;
        running.page.get("[name=undo]").click();
        until(name, || property(on_root) == css).await;
    }
    let kept = stored("preferences").expect("kept");
    for expected in [
        "\"line-height\":2,",
        "\"letter-spacing\":0.05,",
        "\"size\":32,",
    ] {
        assert!(kept.contains(expected), "{kept} has no {expected}");
    }
}

#[wasm_bindgen_test]
async fn dimensions_go_by_steps() {
    let running = on_a_story().await;
    running
        .page
        .get("[data-dimension=line-height] [name=more]")
        .click();
    until("more", || property("--line-height") == "1.6").await;
    running
        .page
        .get("[data-dimension=line-height] [name=less]")
        .click();
    until("less", || property("--line-height") == "1.55").await;
}

#[wasm_bindgen_test]
async fn a_preset_sets_several_at_once_and_can_be_undone() {
    let running = on_a_story().await;
    let presets = running
        .page
        .body
        .query_selector_all(".preset")
        .expect("a selector");
    let accessible: HtmlElement = presets.get(2).expect("a preset").unchecked_into();
    accessible.click();
    until("there is space", || property("--word-spacing") == "0.3em").await;
    assert_eq!(property("--indent"), "0");
    let pressed = || accessible.get_attribute("aria-pressed").as_deref() == Some("true");
    until("it says so", pressed).await;
    running.page.get("[name=undo]").click();
    until("there is none", || property("--word-spacing").is_empty()).await;
}

#[wasm_bindgen_test]
async fn justified_text_is_hyphenated_unless_that_is_switched_off() {
    let running = on_a_story().await;
    input(&running, "justified").click();
    until("justified", || root_has("data-align", Some("justify"))).await;
    assert!(root_has("data-hyphens", Some("auto")));
    input(&running, "hyphens").click();
    until("no hyphens", || root_has("data-hyphens", None)).await;
    assert!(root_has("data-align", Some("justify")));
}

#[wasm_bindgen_test]
async fn what_a_face_or_a_language_cannot_do_is_not_offered() {
    let running = on_a_story().await;
    let offered = |name: &str| running.page.find(&format!("input[name={name}]")).is_some();
    assert!(offered("weight"));
    running.choose("typeface", "opendyslexic");
    until("there are no weights", || !offered("weight")).await;

    let persian = story(3);
    let article = persian.query_selector("article").expect("a selector");
    article
        .expect("a story")
        .set_attribute("lang", "fa")
        .expect("set");
    drop(running);
    let running = Running::on(vec![persian]).await;
    let offered = |name: &str| running.page.find(&format!("input[name={name}]")).is_some();
    assert!(!offered("letter-spacing") && !offered("hyphens"));
    assert!(offered("word-spacing") && offered("justified"));
}

#[wasm_bindgen_test]
async fn values_out_of_range_fall_back_one_by_one() {
    let page = TestPage::new("site", vec![story(3)]);
    store(
        "preferences",
        "{\"version\":1,\"line-height\":9,\"measure\":50,\"weight\":\"bold\",\"hyphens\":7}",
    );
    let _running = Running::start(page).await;
    assert_eq!(property("--measure"), "50");
    assert_eq!(property("--line-height"), "");
    assert_eq!(property("--weight"), "");
    assert!(root_has("data-hyphens", None));
}

#[wasm_bindgen_test]
async fn a_theme_of_ones_own_is_made_named_mended_deleted_and_brought_back() {
    let running = on_a_story().await;
    running.page.get(".add-theme").click();
    until("it is in force", || root_has("data-theme", Some("custom"))).await;
    until("it can be edited", || {
        running.page.find(".theme-editor").is_some()
    })
    .await;

    fill(&input(&running, "background"), "#ffffff", "input");
    until("white", || property("--custom-background") == "#ffffff").await;
    fill(&input(&running, "text"), "#999999", "input");
    until("grey", || property("--custom-text") == "#999999").await;
    let verdict = || running.page.text(".colour output");
    until("its contrast is told", || verdict().starts_with("2.8 : 1")).await;
    running.page.get(".make-legible").click();
    until("it reads well", || {
        let output = running.page.find(".colour output").expect("an output");
        output.get_attribute("data-legible").as_deref() == Some("true")
    })
    .await;
    assert!(
        running
            .page
            .find(".make-legible[aria-disabled=true]")
            .is_some()
    );

    fill(&input(&running, "theme-name"), "  Moss ", "input");
    until("it has its name", || {
        running
            .page
            .text(".choice:has([value=custom-1])")
            .ends_with("Moss")
    })
    .await;
    until("it is kept", || {
        stored("theme/1").is_some_and(|kept| kept.contains("\"name\":\"Moss\""))
    })
    .await;
    assert!(stored("preferences").is_some_and(|kept| kept.contains("\"theme\":\"custom-1\"")));
    assert!(stored("appearance").is_some_and(|kept| kept.contains("--custom-background")));

    running.page.get(".delete-theme").click();
    until("it is gone", || root_has("data-theme", None)).await;
    assert_eq!(stored("theme/1"), None);
    assert_eq!(property("--custom-text"), "");
    running.page.get("[name=undo]").click();
    until("it is back", || root_has("data-theme", Some("custom"))).await;
    assert!(stored("theme/1").is_some_and(|kept| kept.contains("Moss")));
}

#[wasm_bindgen_test]
async fn several_themes_of_ones_own_are_in_force_after_a_start() {
    let page = TestPage::new("site", vec![story(3)]);
    store(
        "theme/2",
        "{\"version\":1,\"name\":\"Dawn\",\"background\":\"#ffeedd\"}",
    );
    store(
        "theme/5",
        "{\"version\":1,\"name\":\"Dusk\",\"background\":\"#332211\"}",
    );
    store("preferences", "{\"version\":1,\"theme\":\"custom-5\"}");
    let running = Running::start(page).await;
    assert!(root_has("data-theme", Some("custom")));
    assert_eq!(property("--custom-background"), "#332211");
    assert!(running.page.find("[value=custom-2]").is_some());
    running.page.get(".add-theme").click();
    until("a free number is taken", || stored("theme/1").is_some()).await;
    assert!(stored("theme/2").is_some_and(|kept| kept.contains("Dawn")));
}

#[wasm_bindgen_test]
async fn a_theme_of_ones_own_is_kept_again_after_storage_was_cleared() {
    let running = on_a_story().await;
    running.page.get(".add-theme").click();
    until("it is kept", || stored("theme/1").is_some()).await;
    fill(&input(&running, "theme-name"), "Moss dark", "input");
    until("it has its whole name", || {
        running
            .page
            .text(".choice:has([value=custom-1])")
            .ends_with("Moss dark")
    })
    .await;
    storage().clear().expect("cleared");
    running.choose("typeface", "atkinson");
    until("it is kept again", || {
        stored("theme/1").is_some_and(|kept| kept.contains("Moss dark"))
    })
    .await;
    assert!(stored("preferences").is_some_and(|kept| kept.contains("custom-1")));
}

#[wasm_bindgen_test]
async fn another_tabs_theme_of_ones_own_is_taken_and_left_alone() {
    let running = on_a_story().await;
    store(
        "theme/1",
        "{\"version\":1,\"name\":\"Elsewhere\",\"background\":\"#332211\"}",
    );
    // Not yet heard of it.
    running.choose("typeface", "atkinson");
    until("the choice is kept", || stored("preferences").is_some()).await;
    assert!(stored("theme/1").is_some_and(|kept| kept.contains("Elsewhere")));
    store("preferences", "{\"version\":1,\"theme\":\"custom-1\"}");
    let init = StorageEventInit::new();
    init.set_key(Some(&format!("{LIBRARY}/preferences")));
    let event = StorageEvent::new_with_event_init_dict("storage", &init).expect("an event");
    window().dispatch_event(&event).expect("dispatched");
    until("it is in force", || {
        property("--custom-background") == "#332211"
    })
    .await;
}

#[wasm_bindgen_test]
async fn single_keys_do_what_the_help_says() {
    let running = on_a_story().await;
    root()
        .style()
        .set_property("--default-font-size", "1.25rem")
        .expect("set");
    for (key, on_root, css) in [
        ("+", "--font-size", "1.3125rem"),
        ("+", "--font-size", "1.375rem"),
        ("-", "--font-size", "1.3125rem"),
        ("0", "--font-size", ""),
    ] {
        press(&body(), key, false);
        until(key, || property(on_root) == css).await;
    }
    press(&body(), "d", false);
    until("it is dark", || root_has("data-theme", Some("night"))).await;
    press(&body(), "t", false);
    until("themes and type are open", || {
        is_open(&running, "themes-and-type")
    })
    .await;
    press(&body(), "?", false);
    until("help is open", || is_open(&running, "help")).await;
    assert!(!is_open(&running, "themes-and-type"));
    press(&body(), "?", false);
    until("help is closed", || !is_open(&running, "help")).await;
}

#[wasm_bindgen_test]
async fn no_key_is_taken_from_the_browser_or_from_writing() {
    let running = on_a_story().await;
    let field: HtmlElement = element("input", &[("type", "text")], "").unchecked_into();
    running.page.body.append_child(&field).expect("appended");
    press(&field, "+", false);
    press(&body(), "+", true);
    for arrow in ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"] {
        press(&body(), arrow, false);
    }
    // What is pressed last is done last.
    press(&body(), "d", false);
    until("the last key was heard", || {
        root_has("data-theme", Some("night"))
    })
    .await;
    assert_eq!(property("--font-size"), "");
}

#[wasm_bindgen_test]
async fn a_key_that_is_held_down_goes_on_with_the_size_and_flashes_nothing() {
    let _running = on_a_story().await;
    press(&body(), "d", false);
    until("it is dark", || root_has("data-theme", Some("night"))).await;
    // As the theme's style sheet would say it, which no test page has.
    root()
        .style()
        .set_property("--lamplight", "1")
        .expect("set");
    hold(&body(), "d");
    hold(&body(), "+");
    until("the size goes on", || !property("--font-size").is_empty()).await;
    assert!(root_has("data-theme", Some("night")));
}

#[wasm_bindgen_test]
async fn single_keys_can_be_switched_off() {
    let running = on_a_story().await;
    input(&running, "single-keys").click();
    until("that is kept", || {
        stored("preferences").is_some_and(|kept| kept.contains("\"single-keys\":0"))
    })
    .await;
    press(&body(), "+", false);
    running.choose("theme", "night");
    until("it is dark", || root_has("data-theme", Some("night"))).await;
    assert_eq!(property("--font-size"), "");
    input(&running, "single-keys").click();
    until("that is kept", || {
        stored("preferences").is_some_and(|kept| !kept.contains("single-keys"))
    })
    .await;
    press(&body(), "0", false);
    press(&body(), "+", false);
    until("keys work again", || !property("--font-size").is_empty()).await;
}

#[wasm_bindgen_test]
async fn a_panel_closes_when_the_focus_leaves_it() {
    let running = on_a_story().await;
    let behind: HtmlElement = element("button", &[], "Behind").unchecked_into();
    running.page.body.append_child(&behind).expect("appended");
    press(&body(), "t", false);
    until("it is open", || is_open(&running, "themes-and-type")).await;
    running
        .page
        .get("#themes-and-type [name=reset]")
        .focus()
        .expect("focused");
    assert!(is_open(&running, "themes-and-type"), "the focus is in it");
    behind.focus().expect("focused");
    until("it is closed", || !is_open(&running, "themes-and-type")).await;
}
