//! A story's text as the browser lays it out: finding the words in view, and
//! bringing them back.
#![cfg(target_arch = "wasm32")]
// Tests may fail loudly, their helpers too.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use lamplight::browser::text::Text;
use lamplight::model::{Edition, Locator};
use lamplight_browser_tests::{TestPage, document, element, story, window};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::HtmlElement;

wasm_bindgen_test_configure!(run_in_browser);

fn page(paragraphs: u32) -> (TestPage, Text) {
    let page = TestPage::new("site", vec![story(paragraphs)]);
    let text = Text::of(page.get("article"), Edition::Site).expect("a text");
    (page, text)
}

fn place(block: u32, offset: u32) -> Locator {
    Locator { block, offset }
}

#[wasm_bindgen_test]
fn the_first_words_are_in_view_at_first() {
    let (_page, text) = page(20);
    assert_eq!(text.first_in_view(), Some(place(1, 0)));
}

#[wasm_bindgen_test]
fn words_that_are_brought_into_view_are_those_found_there() {
    let (_page, text) = page(20);
    for locator in [place(3, 0), place(7, 0), place(12, 0)] {
        text.bring(locator, 0.0);
        assert_eq!(text.first_in_view(), Some(locator));
    }
}

#[wasm_bindgen_test]
fn a_place_within_a_paragraph_is_its_line() {
    let (_page, text) = page(20);
    for offset in [100, 250, 400] {
        text.bring(place(9, offset), 0.0);
        let found = text.first_in_view().expect("words");
        assert_eq!(found.block, 9);
        assert!(found.offset <= offset, "{found:?} is after {offset}");
        // The line that was found begins where the brought words stand.
        let found = text.distance(found).expect("found");
        let brought = text.distance(place(9, offset)).expect("brought");
        assert!((found - brought).abs() < 1.0, "{found} {brought}");
    }
}

#[wasm_bindgen_test]
fn the_same_words_are_found_after_a_change_of_size_and_width() {
    let (page, text) = page(20);
    let locator = place(9, 250);
    text.bring(locator, 0.0);
    for (property, value) in [
        ("font-size", "31px"),
        ("width", "300px"),
        ("font-size", "15px"),
    ] {
        page.body
            .style()
            .set_property(property, value)
            .expect("set");
        text.bring(locator, 0.0);
        let distance = text.distance(locator).expect("a place");
        assert!(distance.abs() < 1.0, "{property}: {distance}");
    }
}

#[wasm_bindgen_test]
fn a_place_beyond_the_text_is_its_nearest() {
    let (_page, text) = page(3);
    assert!(text.distance(place(2, u32::MAX)).is_some());
    assert_eq!(text.distance(place(0, 0)), None);
    assert_eq!(text.distance(place(4, 0)), None);
}

#[wasm_bindgen_test]
fn offsets_run_across_elements_and_count_as_the_dom_does() {
    let (page, text) = page(20);
    let paragraph = page.get("#p5");
    paragraph.set_text_content(Some("\u{1f56f} before "));
    paragraph
        .append_child(&element("em", &[], "within "))
        .expect("appended");
    let after = document().create_text_node(&"after ".repeat(200));
    paragraph.append_child(&after).expect("appended");
    // The candle is two code units; "within" begins at 2 + " before ".
    text.bring(place(5, 10), 0.0);
    let within = page.get("#p5 em").get_bounding_client_rect().top();
    assert!((within - 50.0).abs() < 1.0, "{within}");
}

#[wasm_bindgen_test]
fn progression_runs_from_the_view_to_the_end() {
    let (_page, text) = page(20);
    let first = text.progression();
    assert_eq!(first, 0.0);
    text.bring(place(10, 0), 0.0);
    let middle = text.progression();
    assert!(middle > first && middle < 1.0, "{middle}");
    let root = document().document_element().expect("a root");
    window().scroll_to_with_x_and_y(0.0, f64::from(root.scroll_height()));
    assert_eq!(text.progression(), 1.0);
}

#[wasm_bindgen_test]
fn a_text_that_is_not_laid_out_is_not_shown() {
    let (page, text) = page(2);
    assert!(text.is_shown());
    let main: HtmlElement = page.get("main").unchecked_into();
    main.style().set_property("display", "none").expect("set");
    assert!(!text.is_shown());
}

#[wasm_bindgen_test]
fn an_empty_text_has_no_place() {
    let (_page, text) = page(0);
    assert_eq!(text.first_in_view(), None);
    assert_eq!(text.progression(), 0.0);
    assert_eq!(text.bring(place(1, 0), 0.0), None);
}
