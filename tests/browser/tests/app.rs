//! The app on small pages: what it puts there, what it keeps, what it leaves.
#![cfg(target_arch = "wasm32")]
// Tests may fail loudly, their helpers too.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use lamplight::browser::text::Text;
use lamplight::model::{Edition, Locator};
use lamplight_browser_tests::{
    LIBRARY, Running, TestPage, document, press, property, root, root_has, shelf, storage, store,
    stored, story, until, window,
};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Event, HtmlInputElement, StorageEvent, StorageEventInit};

wasm_bindgen_test_configure!(run_in_browser);

async fn start(page: TestPage) -> Running {
    Running::start(page).await
}

async fn on_a_story() -> Running {
    start(TestPage::new("site", vec![story(20)])).await
}

fn font_size() -> String {
    property("--font-size")
}

#[wasm_bindgen_test]
async fn a_chosen_theme_is_put_on_the_page_and_kept() {
    let running = on_a_story().await;
    running.choose("theme", "night");
    until("the page is dark", || root_has("data-theme", Some("night"))).await;
    assert_eq!(
        stored("preferences").as_deref(),
        Some("{\"version\":1,\"theme\":\"night\"}")
    );
    assert_eq!(
        stored("appearance").as_deref(),
        Some("{\"data-theme\":\"night\"}")
    );

    running.choose("theme", "system");
    until("the system decides", || root_has("data-theme", None)).await;
    assert_eq!(stored("appearance").as_deref(), Some("{}"));
}

#[wasm_bindgen_test]
async fn the_default_face_is_no_attribute() {
    let running = on_a_story().await;
    running.choose("typeface", "atkinson");
    until("the face changes", || {
        root_has("data-typeface", Some("atkinson"))
    })
    .await;
    running.choose("typeface", "literata");
    until("the face is the default", || {
        root_has("data-typeface", None)
    })
    .await;
}

#[wasm_bindgen_test]
async fn size_goes_by_steps_and_by_the_slider() {
    let running = on_a_story().await;
    root()
        .style()
        .set_property("--font-size", "1.25rem")
        .expect("set");
    running
        .page
        .get(".range[data-dimension=size] [name=more]")
        .click();
    until("it is larger", || font_size() == "1.3125rem").await;
    running
        .page
        .get(".range[data-dimension=size] [name=less]")
        .click();
    until("it is smaller", || font_size() == "1.25rem").await;

    let slider: HtmlInputElement = running.page.get("input[name=size]").unchecked_into();
    slider.set_value("48");
    let init = web_sys::EventInit::new();
    init.set_bubbles(true);
    let event = web_sys::InputEvent::new_with_event_init_dict("input", init.unchecked_ref());
    slider
        .dispatch_event(&event.expect("an event"))
        .expect("dispatched");
    until("it is largest", || font_size() == "3rem").await;
    let told = || slider.get_attribute("aria-valuetext");
    until("it is told", || told().as_deref() == Some("48 pixels")).await;
}

#[wasm_bindgen_test]
async fn starting_over_can_be_undone() {
    let running = on_a_story().await;
    running.choose("theme", "sepia");
    until("it is sepia", || root_has("data-theme", Some("sepia"))).await;
    running.page.get("[name=reset]").click();
    until("it is as it was made", || root_has("data-theme", None)).await;
    running.page.get("[name=undo]").click();
    until("it is sepia again", || {
        root_has("data-theme", Some("sepia"))
    })
    .await;
}

#[wasm_bindgen_test]
async fn what_was_kept_is_in_force_at_the_start() {
    let page = TestPage::new("site", vec![story(3)]);
    store(
        "preferences",
        "{\"version\":1,\"theme\":\"dusk\",\"size\":900}",
    );
    let running = start(page).await;
    assert!(root_has("data-theme", Some("dusk")));
    assert_eq!(
        font_size(),
        "",
        "a size that is not on offer is the default"
    );
    let dusk = "input[name=theme][value=dusk]:checked";
    assert!(running.page.find(dusk).is_some());
}

#[wasm_bindgen_test]
async fn what_boot_replays_is_made_to_say_what_is_kept() {
    let kept = "{\"version\":1,\"theme\":\"dusk\"}";
    for (preferences, appearance, expected) in [
        (Some(kept), None, Some("{\"data-theme\":\"dusk\"}")),
        (
            Some(kept),
            Some("{\"--font-size\":\"90rem\"}"),
            Some("{\"data-theme\":\"dusk\"}"),
        ),
        (None, Some("{\"data-theme\":\"night\"}"), Some("{}")),
        (None, Some("nonsense"), Some("{}")),
        (None, None, None),
        (Some("{\"version\":2}"), Some("its own"), Some("its own")),
    ] {
        let page = TestPage::new("site", vec![story(3)]);
        for (name, text) in [("preferences", preferences), ("appearance", appearance)] {
            if let Some(text) = text {
                store(name, text);
            }
        }
        let running = start(page).await;
        assert_eq!(stored("appearance").as_deref(), expected, "{preferences:?}");
        assert_eq!(stored("preferences").as_deref(), preferences);
        let said = running.page.text("#notice");
        assert!(!said.contains("kept"), "all is well, but it says {said:?}");
    }
}

#[wasm_bindgen_test]
async fn what_is_in_force_stays_when_storage_is_cleared() {
    let running = on_a_story().await;
    running.choose("theme", "dusk");
    until("it is dusk", || root_has("data-theme", Some("dusk"))).await;
    storage().clear().expect("cleared");
    let event = StorageEvent::new("storage").expect("an event");
    window().dispatch_event(&event).expect("dispatched");
    until("that is said", || {
        running.page.text("#notice").contains("cleared")
    })
    .await;
    assert!(root_has("data-theme", Some("dusk")));
    assert_eq!(stored("preferences"), None, "who cleared it meant it");
    running.choose("typeface", "atkinson");
    until("both are kept again", || {
        stored("preferences").is_some_and(|kept| {
            kept.contains("\"theme\":\"dusk\"") && kept.contains("\"typeface\":\"atkinson\"")
        })
    })
    .await;
}

#[wasm_bindgen_test]
async fn another_tabs_choice_is_taken_and_not_written_again() {
    let _running = on_a_story().await;
    store("preferences", "{\"version\":1,\"theme\":\"black\"}");
    let init = StorageEventInit::new();
    init.set_key(Some(&format!("{LIBRARY}/preferences")));
    let event = StorageEvent::new_with_event_init_dict("storage", &init).expect("an event");
    window().dispatch_event(&event).expect("dispatched");
    until("it is black", || root_has("data-theme", Some("black"))).await;
    assert_eq!(stored("appearance"), None);
}

#[wasm_bindgen_test]
async fn another_librarys_choice_is_not_taken() {
    let running = on_a_story().await;
    let init = StorageEventInit::new();
    init.set_key(Some("another-library/preferences"));
    let event = StorageEvent::new_with_event_init_dict("storage", &init).expect("an event");
    store("preferences", "{\"version\":1,\"theme\":\"black\"}");
    window().dispatch_event(&event).expect("dispatched");
    running.choose("typeface", "atkinson");
    until("our own is taken", || {
        root_has("data-typeface", Some("atkinson"))
    })
    .await;
    assert!(root_has("data-theme", None));
}

#[wasm_bindgen_test]
async fn the_foot_tells_what_is_left_and_the_place_is_kept() {
    let running = on_a_story().await;
    let page = &running.page;
    until("it says what is left", || {
        page.text(".time-left").ends_with("min\u{a0}left")
    })
    .await;
    assert_eq!(
        stored("place/a-story"),
        None,
        "a story that was only opened has no place"
    );

    page.get("#p9").scroll_into_view();
    until("the place is kept", || {
        stored("place/a-story").is_some_and(|place| place.contains("\"block\":9,"))
    })
    .await;
    page.get("#p20").scroll_into_view_with_bool(false);
    window().scroll_by_with_x_and_y(0.0, 200.0);
    until("it is finished", || page.text(".time-left") == "Finished").await;
}

#[wasm_bindgen_test]
async fn the_words_stay_while_the_layout_changes() {
    let running = on_a_story().await;
    let page = &running.page;
    page.get("#p9").scroll_into_view();
    until("the place is kept", || stored("place/a-story").is_some()).await;
    let text = Text::of(page.get("article"), Edition::Site).expect("a text");
    let top = || text.distance(Locator::start_of(9)).expect("a place");
    let before = top();
    for (property, value) in [
        ("font-size", "29px"),
        ("width", "320px"),
        ("font-size", "16px"),
    ] {
        page.body
            .style()
            .set_property(property, value)
            .expect("set");
        until(property, || (top() - before).abs() < 1.0).await;
    }
}

#[wasm_bindgen_test]
async fn a_face_that_arrives_while_the_reader_scrolls_loses_nothing() {
    let running = on_a_story().await;
    let page = &running.page;
    page.get("#p9").scroll_into_view();
    // Before the page's own scroll event.
    let arrived = Event::new("loadingdone").expect("an event");
    document()
        .fonts()
        .dispatch_event(&arrived)
        .expect("dispatched");
    let top = page.get("#p9").get_bounding_client_rect().top();
    assert!(
        (top - 50.0).abs() < 1.0,
        "the page stays where the reader scrolled"
    );
    until("the place is kept", || {
        stored("place/a-story").is_some_and(|place| place.contains("\"block\":9,"))
    })
    .await;
}

#[wasm_bindgen_test]
async fn the_shelf_makes_room_for_a_story_that_another_tab_began() {
    let running = start(TestPage::new("site", vec![shelf(&["one"])])).await;
    assert!(root_has("data-returning", None));
    store(
        "place/one",
        "{\"version\":1,\"block\":3,\"progression\":0.5,\"at\":1000}",
    );
    let init = StorageEventInit::new();
    init.set_key(Some(&format!("{LIBRARY}/place/one")));
    let event = StorageEvent::new_with_event_init_dict("storage", &init).expect("an event");
    window().dispatch_event(&event).expect("dispatched");
    until("there is a card", || {
        running.page.find("#continue a").is_some()
    })
    .await;
    assert!(root_has("data-returning", Some("")));
}

#[wasm_bindgen_test]
async fn the_shelf_tells_how_far_each_story_is_and_what_to_go_on_with() {
    let place = |progression: &str, at: &str| {
        format!(
            "{{\"version\":1,\"block\":3,\"offset\":0,\"words\":\"Then he spoke\",\
             \"progression\":{progression},\"at\":{at}}}"
        )
    };
    let page = TestPage::new("site", vec![shelf(&["one", "two", "three", "four"])]);
    store("place/one", &place("0.6", "1000"));
    store("place/two", &place("0.25", "2000"));
    store("place/three", &place("1", "3000"));
    let running = start(page).await;
    let page = &running.page;
    until("there is something to go on with", || {
        page.find("#continue a").is_some()
    })
    .await;
    let link = page.get("#continue a");
    assert_eq!(link.get_attribute("href").as_deref(), Some("two.html"));
    assert_eq!(page.text("#continue .words"), "Then he spoke");
    for (slug, time) in [
        ("one", "1\u{a0}min\u{a0}left"),
        ("two", "2\u{a0}min\u{a0}left"),
        ("three", "Finished"),
        ("four", "2 min"),
    ] {
        assert_eq!(
            page.text(&format!("[data-slug={slug}] .time")),
            time,
            "{slug}"
        );
    }
}

const A_PLACE: &str =
    "{\"version\":1,\"block\":12,\"offset\":0,\"words\":\"x\",\"progression\":0.5,\"at\":9e12}";

fn leave() {
    let leaving = Event::new("pagehide").expect("an event");
    window().dispatch_event(&leaving).expect("dispatched");
}

#[wasm_bindgen_test]
async fn an_idle_tab_keeps_no_place_over_anothers() {
    let running = on_a_story().await;
    store("place/a-story", A_PLACE);
    leave();
    assert_eq!(stored("place/a-story").as_deref(), Some(A_PLACE));
    drop(running);
    assert_eq!(stored("place/a-story").as_deref(), Some(A_PLACE));
}

#[wasm_bindgen_test]
async fn what_was_read_before_the_app_was_up_is_kept() {
    let page = TestPage::new("site", vec![story(20)]);
    page.get("#p9").scroll_into_view();
    let _running = start(page).await;
    leave();
    let place = stored("place/a-story").expect("a place");
    assert!(place.contains("\"block\":9,"), "{place}");
}

#[wasm_bindgen_test]
async fn the_app_goes_on_from_where_the_page_went() {
    let page = TestPage::new("site", vec![story(20)]);
    store("place/a-story", A_PLACE);
    // As `place.js` leaves it, but for a face that has arrived since.
    page.get("#p11").scroll_into_view();
    let top = window().scroll_y().expect("a number");
    root()
        .set_attribute("data-resumed", &top.to_string())
        .expect("set");
    let running = start(page).await;
    let twelfth = || running.page.get("#p12").get_bounding_client_rect().top();
    until("the twelfth paragraph is where reading goes on", || {
        (twelfth() - 50.0).abs() < 4.0
    })
    .await;
    root().remove_attribute("data-resumed").expect("removed");
}

#[wasm_bindgen_test]
async fn what_was_finished_once_stays_finished_on_the_shelf() {
    let page = TestPage::new("site", vec![shelf(&["one"])]);
    store(
        "place/one",
        &A_PLACE.replace("\"at\"", "\"finished\":1,\"at\""),
    );
    root().set_attribute("data-returning", "").expect("set");
    let running = start(page).await;
    until("it says so", || running.page.text(".time") == "Finished").await;
    assert!(running.page.find("#continue").is_none());
    assert!(
        root_has("data-returning", None),
        "no room is kept for nothing"
    );
}

#[wasm_bindgen_test]
async fn after_a_failure_nothing_more_is_written() {
    let running = on_a_story().await;
    root().set_attribute("data-app", "failed").expect("set");
    running.page.get("#p9").scroll_into_view();
    leave();
    assert_eq!(stored("place/a-story"), None);
}

#[wasm_bindgen_test]
async fn bars_go_while_reading_on_and_come_with_a_tap_and_another_key() {
    let running = on_a_story().await;
    let page = &running.page;
    let hidden = || root_has("data-bars", Some("hidden"));
    assert!(!hidden());
    window().scroll_by_with_x_and_y(0.0, 400.0);
    until("they go", hidden).await;
    page.get("#p3").click();
    assert!(!hidden(), "a tap brings them");
    window().scroll_by_with_x_and_y(0.0, 400.0);
    until("they go again", hidden).await;
    press("ArrowDown");
    assert!(hidden(), "this is for the page");
    press("a");
    assert!(!hidden(), "a key brings them");
    window().scroll_by_with_x_and_y(0.0, 400.0);
    until("they go once more", hidden).await;
    drop(running);
    until("what comes next has its bars", || !hidden()).await;
}

#[wasm_bindgen_test]
async fn a_corrected_text_is_gone_on_with_at_the_same_words() {
    let page = TestPage::new("site", vec![story(20)]);
    page.get("#p9").scroll_into_view();
    let first = start(page).await;
    leave();
    let kept = stored("place/a-story").expect("a place");
    drop(first);

    // Two paragraphs more at the beginning.
    let page = TestPage::new("site", vec![story(22)]);
    for number in (1..=22_u32).rev() {
        let words = match number {
            1 | 2 => "New. ".repeat(60),
            _ => format!(
                "Paragraph {}. {}",
                number - 2,
                "Words upon words follow here. ".repeat(20)
            ),
        };
        page.get(&format!("#p{number}"))
            .set_text_content(Some(&words));
    }
    store("place/a-story", &kept);
    page.get("#p9").scroll_into_view();
    let top = window().scroll_y().expect("a number");
    root()
        .set_attribute("data-resumed", &top.to_string())
        .expect("set");
    let running = start(page).await;
    let eleventh = || running.page.get("#p11").get_bounding_client_rect().top();
    until("the same words are where reading goes on", || {
        (eleventh() - 50.0).abs() < 4.0
    })
    .await;
    assert_eq!(running.page.text(".way"), "Begin again");
    root().remove_attribute("data-resumed").expect("removed");
}

#[wasm_bindgen_test]
async fn what_another_tab_has_finished_stays_finished() {
    let running = on_a_story().await;
    store(
        "place/a-story",
        &A_PLACE.replace("\"at\"", "\"finished\":1,\"at\""),
    );
    running.page.get("#p9").scroll_into_view();
    until("the place is kept", || {
        stored("place/a-story").is_some_and(|place| place.contains("\"block\":9,"))
    })
    .await;
    let place = stored("place/a-story").expect("a place");
    assert!(place.contains("\"finished\":1"), "{place}");
}
