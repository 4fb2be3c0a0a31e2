//! Words between two places of a text: selected, found at a point, and as a range.
#![cfg(target_arch = "wasm32")]
// Tests may fail loudly, their helpers too.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use lamplight::browser::text::Text;
use lamplight::model::{Edition, Locator};
use lamplight_browser_tests::{TestPage, story, window};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::Node;

wasm_bindgen_test_configure!(run_in_browser);

fn page() -> (TestPage, Text) {
    let page = TestPage::new("site", vec![story(6)]);
    let text = Text::of(page.get("article"), Edition::Site).expect("a text");
    (page, text)
}

fn at(block: u32, offset: u32) -> Locator {
    Locator { block, offset }
}

/// Selects from one point of the document to another.
fn select(from: &Node, start: u32, to: &Node, end: u32) {
    let selection = window().get_selection().expect("asked").expect("one");
    selection
        .set_base_and_extent(from, start, to, end)
        .expect("selected");
}

fn words(page: &TestPage, block: u32) -> Node {
    let block = page.get(&format!("#p{block}"));
    block.first_child().expect("its words")
}

#[wasm_bindgen_test]
fn what_is_selected_is_told_without_the_space_around_it() {
    let (page, text) = page();
    let (second, fourth) = (words(&page, 2), words(&page, 4));
    select(&second, 12, &second, 24);
    assert_eq!(text.selection(), Some([at(2, 13), at(2, 23)]));
    // Whichever way, and over paragraphs.
    select(&fourth, 9, &second, 0);
    assert_eq!(text.selection(), Some([at(2, 0), at(4, 9)]));
    // A double or triple click ends at the beginning of what follows.
    let third = page.get("#p3");
    select(&second, 0, &third, 0);
    let [start, end] = text.selection().expect("words");
    assert_eq!((start, end.block), (at(2, 0), 2));
    // From a box around paragraphs, as "select all" does.
    let around: Node = page.get(".columns").into();
    select(&around, 1, &around, 3);
    let [start, end] = text.selection().expect("words");
    assert_eq!((start, end.block), (at(2, 0), 3));
    select(&second, 4, &second, 4);
    assert_eq!(text.selection(), None);
}

#[wasm_bindgen_test]
fn places_and_ranges_are_inverse() {
    let (_page, text) = page();
    for chosen in [
        [at(1, 0), at(1, 9)],
        [at(2, 14), at(5, 7)],
        [at(6, 3), at(6, 4)],
    ] {
        text.select(chosen).expect("selected");
        assert_eq!(text.selection(), Some(chosen));
        let range = text.range(chosen).expect("a range");
        assert_eq!(
            String::from(range.to_string()),
            text.words_of(chosen).expect("words").replace('\n', "")
        );
    }
    assert!(
        text.range([at(2, 0), at(9, 1)]).is_none(),
        "beyond the text"
    );
}

#[wasm_bindgen_test]
fn a_range_may_begin_where_a_block_ends_and_end_where_one_begins() {
    let (_page, text) = page();
    let end = |block| {
        at(
            block,
            text.words(block).expect("a block").encode_utf16().count() as u32,
        )
    };
    let check = |words, same| {
        let said = |words| {
            text.range(words)
                .map(|range| String::from(range.to_string()))
        };
        assert!(
            said(words).is_some_and(|said| !said.is_empty()),
            "{words:?}"
        );
        assert_eq!(said(words), said(same), "{words:?}");
    };
    check([at(2, 5), at(3, 0)], [at(2, 5), end(2)]);
    check([end(2), at(3, 7)], [at(3, 0), at(3, 7)]);
    check([end(2), at(4, 0)], [at(3, 0), end(3)]);
    assert!(
        text.range([end(2), at(3, 0)]).is_none(),
        "nothing is between them"
    );
}

#[wasm_bindgen_test]
fn words_of_verse_have_its_lines() {
    let (page, text) = page();
    let second = text.words(2).expect("words");
    let verse = second.replacen("2. ", "2.<br>\n", 1);
    page.get("#p2").set_inner_html(&verse);
    let words = text.words_of([at(2, 4), at(3, 9)]).expect("words");
    assert!(words.starts_with("graph 2.\nWords"), "{words}");
    assert!(words.ends_with("here. \nParagraph"), "{words}");
    let (second, third) = words.rsplit_once('\n').expect("two blocks");
    assert_eq!(text.paragraphs_of([at(2, 4), at(3, 9)]), [second, third]);
    assert_eq!(text.paragraphs_of([at(2, 4), at(2, 4)]), [""; 0]);
}

#[wasm_bindgen_test]
fn a_point_of_the_window_is_a_place_of_the_text() {
    let (_page, text) = page();
    for place in [at(1, 4), at(1, 13)] {
        let range = text.range([place, at(place.block, place.offset + 1)]);
        let letter = range.expect("a letter").get_bounding_client_rect();
        let (x, y) = (letter.left() + 1.0, letter.top() + letter.height() / 2.0);
        assert_eq!(text.at_point(x, y), Some(place));
    }
    assert_eq!(text.at_point(-5.0, -5.0), None);
}
