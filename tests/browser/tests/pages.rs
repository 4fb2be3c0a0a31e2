//! A story's text as pages, set by the product's own style sheet.
#![cfg(target_arch = "wasm32")]
// Tests may fail loudly, their helpers too.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use lamplight::browser::text::Text;
use lamplight::model::{Edition, Locator};
use lamplight_browser_tests::{
    Running, TestPage, document, element, frame, root, store, story, until, window,
};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, Event, HtmlElement};

wasm_bindgen_test_configure!(run_in_browser);

const STYLE: &str = concat!(
    ":root { --font-size: 1rem; --measure: 40; --average-advance: 0.5; --gutter: 1rem; }",
    ":root { --page-gutter: 1rem; --bar-height: 2rem; --page-end: 2rem; --space-1: 0.25rem; --space-2: 0.5rem; }",
    ":root { --space-6: 1rem; --space-8: 2rem; --card-width: 20rem; --onward-top: 2rem; }",
    ":root { --narrowest: 8; --section-height: 200lh; --notice-height: 4rem; }",
    "body { margin: 0 } * { box-sizing: border-box }",
    include_str!("../../../static/css/paged.css"),
    include_str!("../../../static/css/app/glow.css"),
);

/// A story in pages of one column, in `sections` sections, with ways onward.
fn pages(sections: u32, right_to_left: bool) -> (TestPage, Text) {
    let main = story(20);
    let article = main
        .query_selector("article")
        .expect("a selector")
        .expect("an article");
    article.remove_attribute("style").expect("removed");
    if right_to_left {
        article.set_attribute("dir", "rtl").expect("set");
    }
    divide(&article, sections);
    let onward = element("nav", &[("class", "onward"), ("id", "end")], "");
    onward
        .append_child(&element(
            "a",
            &[("class", "card"), ("href", "#p3")],
            "Next story",
        ))
        .expect("appended");
    main.append_child(&onward).expect("appended");
    let page = TestPage::new("site", vec![main]);
    page.body
        .append_child(&element("style", &[], STYLE))
        .expect("appended");
    root().set_attribute("data-layout", "paged").expect("set");
    root().set_attribute("data-columns", "1").expect("set");
    root().set_attribute("data-app", "ready").expect("set");
    let text = Text::of(page.get("article"), Edition::Site).expect("a text");
    text.count_anew();
    (page, text)
}

/// Cuts the one section of a text into several.
fn divide(article: &Element, sections: u32) {
    let first = article.first_element_child().expect("a section");
    let blocks = first.query_selector_all("[id]").expect("a selector");
    let each = blocks.length() / sections;
    for section in 0..sections {
        let columns = element("div", &[("class", "columns")], "");
        let mut lengths = Vec::new();
        for index in section * each..(section + 1) * each {
            let block = blocks.item(index).expect("a block");
            lengths.push(block.text_content().expect("words").len().to_string());
            columns.append_child(&block).expect("appended");
        }
        let lengths = lengths.join(" ");
        let attributes = [("class", "section"), ("data-lengths", lengths.as_str())];
        let section = element("div", &attributes, "");
        section.append_child(&columns).expect("appended");
        article.append_child(&section).expect("appended");
    }
    first.remove();
}

fn place(block: u32, offset: u32) -> Locator {
    Locator { block, offset }
}

fn view(page: &TestPage) -> HtmlElement {
    page.get("main")
}

/// Counts all there is to count.
fn count(text: &Text) -> u32 {
    while text.count_more() {}
    text.whereabouts().pages.expect("all are counted")
}

#[wasm_bindgen_test]
fn the_first_words_of_a_page_are_its_own_wherever_others_were_looked_for() {
    let (page, text) = pages(1, false);
    let style = |style| page.body.set_attribute("style", style).expect("set");
    // Several paragraphs have room on a page, from side to side.
    let small = "font-size: 6px; --page-gutter: 0px";
    style(small);
    text.count_anew();
    text.go_to_beginning();
    count(&text);
    // On a page where another paragraph begins.
    let [first, next] = loop {
        let first = text.first_in_view().expect("words");
        let next = place(first.block + 1, 0);
        if text.is_in_view(next) {
            break [first, next];
        }
        assert!(text.turn(true).is_some(), "there is no such page");
    };
    // Scrolled, and long enough for it, that is the first.
    root().remove_attribute("data-layout").expect("removed");
    style("font-size: 16px");
    text.bring(next, 0.0).expect("a place");
    assert_eq!(
        text.first_in_view().map(|place| place.block),
        Some(next.block)
    );
    style(small);
    root().set_attribute("data-layout", "paged").expect("set");
    text.count_anew();
    text.bring(next, 0.0).expect("a place");
    assert!(text.is_in_view(next));
    assert_eq!(text.first_in_view(), Some(first));
}

#[wasm_bindgen_test]
fn pages_are_turned_from_the_first_to_the_last_and_back() {
    for right_to_left in [false, true] {
        let (_page, text) = pages(1, right_to_left);
        text.go_to_beginning();
        let pages = count(&text);
        assert!(pages > 3, "{pages}");
        let mut firsts = vec![text.first_in_view().expect("words")];
        assert_eq!(firsts, [place(1, 0)]);
        for number in 2..=pages {
            let moved = text.turn(true).expect("a page more");
            assert_eq!(moved < 0.0, right_to_left, "{moved}");
            assert_eq!(text.whereabouts().page, Some(number));
            firsts.push(text.first_in_view().expect("words"));
        }
        assert!(firsts.is_sorted_by(|a, b| a < b), "{firsts:?}");
        assert!(text.progression() >= 1.0);
        assert!(text.turn(true).is_some());
        assert!(text.whereabouts().after_the_text && text.is_over());
        assert!(text.turn(true).is_none());
        for first in firsts.iter().rev() {
            assert!(text.turn(false).is_some());
            assert_eq!(text.first_in_view(), Some(*first));
        }
        assert!(text.turn(false).is_none());
        assert!(text.progression() <= 0.0);
    }
}

#[wasm_bindgen_test]
fn words_are_brought_by_showing_their_page() {
    for sections in [1, 4] {
        let (_page, text) = pages(sections, false);
        for locator in [place(13, 250), place(1, 10), place(20, 400), place(6, 0)] {
            text.bring(locator, 0.0).expect("brought");
            assert!(text.is_in_view(locator), "{locator:?}");
            let first = text.first_in_view().expect("words");
            assert!(first <= locator, "{first:?} is after {locator:?}");
        }
    }
}

#[wasm_bindgen_test]
fn the_first_words_of_a_page_are_told_without_showing_it() {
    let (_page, text) = pages(4, false);
    text.go_to_beginning();
    let pages = count(&text);
    for number in 1..=pages {
        assert_eq!(text.first_on_page(number), text.first_in_view(), "{number}");
        text.turn(true);
    }
    assert_eq!(text.first_on_page(pages + 1), None);
    assert_eq!(text.first_on_page(0), None);
}

#[wasm_bindgen_test]
fn counting_leaves_the_shown_words_where_they_are() {
    let (_page, text) = pages(5, false);
    text.bring(place(15, 0), 0.0);
    let shown = text.first_in_view();
    assert_eq!(text.whereabouts().pages, None);
    while text.count_more() {
        assert_eq!(text.first_in_view(), shown);
    }
    let here = text.whereabouts();
    assert!(here.page < here.pages && here.page > Some(5), "{here:?}");
}

#[wasm_bindgen_test]
fn what_something_else_has_scrolled_to_is_shown_as_a_whole_page() {
    let (page, text) = pages(1, false);
    text.go_to_beginning();
    let width = view(&page).get_bounding_client_rect().width();
    for (left, number) in [(1.6, 3), (0.4, 1), (2.4, 3)] {
        #[allow(clippy::cast_possible_truncation)]
        view(&page).set_scroll_left((left * width) as i32);
        text.settle(None);
        assert_eq!(text.whereabouts().page, Some(number), "{left}");
        let off = text.position() - f64::from(number - 1) * width;
        assert!(off.abs() < 1.0, "{off}");
    }
    // What is known to have been gone to decides.
    let block = page.get("#p12");
    view(&page).set_scroll_left(0);
    text.settle(Some(&block));
    assert!(text.is_in_view(place(12, 0)));
    let onward = page.get(".card");
    text.settle(Some(&onward));
    assert!(text.whereabouts().after_the_text);
}

#[wasm_bindgen_test]
fn what_was_scrolled_to_before_anything_was_counted_is_shown() {
    let (page, text) = pages(1, false);
    let width = view(&page).get_bounding_client_rect().width();
    #[allow(clippy::cast_possible_truncation)]
    view(&page).set_scroll_left((4.2 * width) as i32);
    text.settle(None);
    assert_eq!(text.whereabouts().page, Some(5));
    assert!(!text.whereabouts().after_the_text);
}

#[wasm_bindgen_test]
async fn what_is_gone_to_stays_where_its_section_is_laid_out_by_that() {
    let (page, text) = scrolled_in_sections("9000px");
    root().remove_attribute("data-app").expect("removed");
    let running = Running::start(page).await;
    let text_is_kept = || text.is_in_view(place(6, 250));
    text.bring(place(6, 250), 0.0);
    until("it is scrolled", text_is_kept).await;
    for _ in 0..3 {
        frame().await;
    }
    // As a browser does that has found words.
    let far = running.page.get(".section:nth-of-type(4)");
    far.set_attribute("style", "content-visibility: visible")
        .expect("set");
    running.page.get("#p15").scroll_into_view();
    assert!(text.is_in_view(place(15, 0)));
    for _ in 0..4 {
        frame().await;
    }
    assert!(text.is_in_view(place(15, 0)));
}

#[wasm_bindgen_test]
fn the_same_words_are_shown_in_both_layouts() {
    let (_page, text) = pages(1, false);
    text.bring(place(9, 250), 0.0);
    assert!(text.is_paged());
    let paged = text.state().size;
    root().remove_attribute("data-layout").expect("removed");
    assert!(!text.is_paged() && text.state().size != paged);
    text.bring(place(9, 250), 0.0);
    let distance = text.distance(place(9, 250)).expect("there");
    assert!(distance.abs() < 1.0, "{distance}");
    root().set_attribute("data-layout", "paged").expect("set");
    text.bring(place(9, 250), 0.0);
    assert!(text.is_in_view(place(9, 250)));
}

#[wasm_bindgen_test]
fn sections_that_are_far_away_are_not_laid_out() {
    let (page, text) = pages(10, false);
    let near = || {
        page.body
            .query_selector_all(".section[data-near]")
            .expect("a selector")
    };
    text.go_to_beginning();
    assert_eq!(near().length(), 2);
    text.bring(place(9, 0), 0.0);
    assert_eq!(near().length(), 3);
    root().remove_attribute("data-layout").expect("removed");
    text.bring(place(1, 0), 0.0);
    assert_eq!(near().length(), 1);
}

#[wasm_bindgen_test]
fn what_is_laid_out_before_a_page_does_not_reach_into_it() {
    let (page, text) = pages(4, false);
    text.bring(place(6, 0), 0.0);
    let before = page.get(".section");
    let inside = page.get(".section > .columns");
    assert!(
        inside.scroll_width() > inside.client_width(),
        "only one page"
    );
    assert!(before.get_bounding_client_rect().width() + 1.0 >= f64::from(inside.scroll_width()));
}

/// A scrolled story of which only the sections near the view are laid out; the others are
/// taken to be so high.
fn scrolled_in_sections(height: &str) -> (TestPage, Text) {
    let (page, text) = pages(5, false);
    root().remove_attribute("data-layout").expect("removed");
    let style = format!(
        ".section:not([data-near]) {{ content-visibility: auto; contain-intrinsic-block-size: {height} }}"
    );
    let style = element("style", &[], &style);
    page.body.append_child(&style).expect("appended");
    (page, text)
}

#[wasm_bindgen_test]
async fn a_section_is_as_high_whether_it_is_near_or_only_in_view() {
    let (page, _) = scrolled_in_sections("9000px");
    let margins = element("style", &[], ".columns > p { margin-block: 20px }");
    page.body.append_child(&margins).expect("appended");
    let sections = page.body.query_selector_all(".section");
    let first = sections.expect("a selector").item(0).expect("a section");
    let first: Element = first.dyn_into().expect("an element");
    let words = first
        .query_selector("p")
        .expect("a selector")
        .expect("words");
    let now = || {
        let height = first.get_bounding_client_rect().height();
        (height, words.get_bounding_client_rect().top())
    };
    first.scroll_into_view();
    until("it is laid out", || now().0 < 9000.0).await;
    let in_view = now();
    first.set_attribute("data-near", "").expect("set");
    assert_eq!(now(), in_view);
}

#[wasm_bindgen_test]
fn what_is_in_a_stretch_that_is_passed_over_is_not_taken_to_go_beyond_it() {
    let (page, _) = scrolled_in_sections("9000px");
    let article = page.get("article");
    let sections = article.query_selector_all(".section").expect("a selector");
    for index in (0..sections.length()).step_by(2) {
        let stretch = element("div", &[("class", "stretch")], "");
        for section in (index..index + 2).filter_map(|index| sections.item(index)) {
            stretch.append_child(&section).expect("appended");
        }
        article.append_child(&stretch).expect("appended");
    }
    // As tall as one that is passed over, and WebKit forgets what was in it with the page.
    let style = ".stretch:not([data-near]) { block-size: 500px }";
    let style = element("style", &[], style);
    page.body.append_child(&style).expect("appended");
    let text = Text::of(article, Edition::Site).expect("a text");
    for block in [15, 7, 12, 2] {
        text.bring(place(block, 0), 0.0);
        assert!(text.is_in_view(place(block, 0)), "{block}");
        text.lay_out_view();
        assert_eq!(text.first_in_view(), Some(place(block, 0)));
    }
}

#[wasm_bindgen_test]
async fn words_of_a_section_that_was_not_laid_out_are_brought() {
    for height in ["50px", "9000px"] {
        let (_page, text) = scrolled_in_sections(height);
        for block in [15, 7, 12, 2] {
            let sought = place(block, 250);
            // What comes near by that makes the text longer, and there is room to scroll.
            for _ in 0..3 {
                text.bring(sought, 0.0);
                frame().await;
            }
            text.bring(sought, 0.0);
            let distance = text.distance(sought).expect("there");
            assert!(distance.abs() < 1.0, "{block} at {distance}, {height}");
        }
    }
}

/// The same of sections in pieces: of the text of so many paragraphs, three to a section and
/// one to a piece.
fn scrolled_in_pieces(height: &str) -> (TestPage, Text) {
    let (page, _) = scrolled_in_sections(height);
    let article = page.get("article");
    let columns = article.query_selector_all(".columns").expect("a selector");
    for columns in (0..columns.length()).filter_map(|index| columns.item(index)) {
        let blocks = columns.child_nodes();
        let blocks: Vec<_> = (0..blocks.length())
            .filter_map(|index| blocks.item(index))
            .collect();
        for block in blocks {
            let piece = element("div", &[("class", "piece"), ("data-blocks", "1")], "");
            piece.append_child(&block).expect("appended");
            columns.append_child(&piece).expect("appended");
        }
    }
    let style =
        ".piece:not([data-near]) { content-visibility: auto; contain-intrinsic-block-size: 3000px }
        [data-layout] .piece { display: contents; content-visibility: visible }";
    page.body
        .append_child(&element("style", &[], style))
        .expect("appended");
    let text = Text::of(article, Edition::Site).expect("a text");
    (page, text)
}

fn piece_of(page: &TestPage, block: u32) -> Element {
    let pieces = page.body.query_selector_all(".piece").expect("a selector");
    let piece = pieces.item(block).expect("a piece");
    piece.dyn_into().expect("an element")
}

#[wasm_bindgen_test]
async fn words_of_a_piece_that_was_not_laid_out_are_brought() {
    for height in ["50px", "9000px"] {
        let (page, text) = scrolled_in_pieces(height);
        for block in [15, 7, 12, 2] {
            let sought = place(block, 250);
            // In a high window it may be in view already, and nothing new has to be laid out.
            let was_near = piece_of(&page, block).has_attribute("data-near");
            // What is before it takes its size when it comes near, piece by piece.
            for _ in 0..12 {
                text.bring(sought, 0.0);
                frame().await;
            }
            text.bring(sought, 0.0);
            let distance = text.distance(sought).expect("there");
            assert!(distance.abs() < 1.0, "{block} at {distance}, {height}");
            let near = page.body.query_selector_all("[data-near]");
            let near = near.expect("a selector").length();
            assert!(was_near || near == 2, "{near}, not its section and piece");
            text.lay_out_view();
            assert_eq!(text.first_in_view().map(|first| first.block), Some(block));
            assert!(text.is_in_view(sought));
        }
    }
}

#[wasm_bindgen_test]
fn pieces_are_no_boxes_of_pages() {
    let (_page, text) = scrolled_in_pieces("9000px");
    root().set_attribute("data-layout", "paged").expect("set");
    for block in [15, 7, 2] {
        text.bring(place(block, 250), 0.0);
        assert!(text.is_in_view(place(block, 250)), "{block}");
        let first = text.first_in_view().expect("words");
        assert!(
            first <= place(block, 250) && first.block + 1 >= block,
            "{first:?}"
        );
    }
}

#[wasm_bindgen_test]
async fn the_first_words_in_view_are_not_those_of_a_piece_that_is_yet_to_shrink() {
    let (_page, text) = scrolled_in_pieces("9000px");
    window().scroll_to_with_x_and_y(0.0, 8_000.0);
    // Firefox lays out by itself what has come near.
    for _ in 0..12 {
        frame().await;
    }
    text.lay_out_view();
    let (first, distance) = text.first_line_in_view().expect("words");
    assert!(text.is_in_view(first), "{first:?}");
    assert!((0.0..100.0).contains(&distance), "{first:?} at {distance}");
}

#[wasm_bindgen_test]
fn the_first_words_in_view_are_not_those_of_a_section_that_is_yet_to_shrink() {
    let (_page, text) = scrolled_in_sections("9000px");
    window().scroll_to_with_x_and_y(0.0, 8_000.0);
    text.lay_out_view();
    let (first, distance) = text.first_line_in_view().expect("words");
    assert!(text.is_in_view(first), "{first:?}");
    assert!((0.0..100.0).contains(&distance), "{first:?} at {distance}");
}

/// The app on pages of so many sections, and the first words of a page in the middle.
async fn read_on(sections: u32) -> (Running, Text, Locator) {
    let (page, text) = pages(sections, false);
    store(
        "preferences",
        "{\"version\":1,\"layout\":\"paged\",\"columns\":\"1\",\"turn\":\"none\"}",
    );
    root().remove_attribute("data-app").expect("removed");
    let running = Running::start(page).await;
    let page = &running.page;
    for _ in 0..5 {
        page.get(".turn-on").click();
    }
    let first = text.first_in_view().expect("words");
    assert!(first > place(3, 0), "{first:?}");
    (running, text, first)
}

fn set(element: &HtmlElement, property: &str, value: &str) {
    let style = element.style();
    style.set_property(property, value).expect("set");
}

#[wasm_bindgen_test]
async fn a_page_stays_when_the_browser_sets_its_text_larger() {
    let (running, text, first) = read_on(1).await;
    let page = &running.page;
    // As wide as the window, whatever the size of its text.
    set(&root(), "--measure", "400");
    set(&page.get(".copy-link"), "width", "3rem");
    set(&page.body, "font-size", "1.25rem");
    until("all follows the root's text", || text.is_in_view(first)).await;
    for size in ["24px", "12px", "30px"] {
        set(&root(), "font-size", size);
        until(size, || text.is_in_view(first)).await;
    }
}

#[wasm_bindgen_test]
async fn what_has_got_the_focus_stays_where_the_browser_scrolls_to_it_late() {
    let (running, text, first) = read_on(1).await;
    let block: HtmlElement = running.page.get("#p12");
    block.set_attribute("tabindex", "0").expect("set");
    assert!(!text.is_in_view(place(12, 0)));
    block.focus().expect("focused");
    let whole = || {
        let off = text.position() / text.view_length();
        (off - off.round()).abs() < 0.01
    };
    let there = || text.is_in_view(place(12, 0)) && whole();
    until("its page is shown", there).await;
    frame().await;
    // To where it is on no page as a whole, and another is nearer.
    let view = view(&running.page);
    let late = 1.7 * view.get_bounding_client_rect().width();
    #[allow(clippy::cast_possible_truncation)]
    view.set_scroll_left(view.scroll_left() - late as i32);
    assert!(!there());
    until("its page is shown again", there).await;
    assert_ne!(text.first_in_view(), Some(first));
    // Whoever turns the page is not held.
    running.page.get(".turn-on").click();
    let next = text.first_in_view();
    for _ in 0..3 {
        frame().await;
    }
    assert!(next > Some(place(12, 0)) && text.first_in_view() == next);
}

#[wasm_bindgen_test]
async fn pages_that_have_moved_are_not_counted_around_the_old_one() {
    let (running, text, first) = read_on(2).await;
    let page = &running.page;
    let counted = || page.text(".time-left").contains("of\u{a0}");
    // By then the app has done all that it does as it begins.
    frame().await;
    until("all pages are counted", counted).await;
    let told = Event::new("loadingdone").expect("an event");
    document().fonts().dispatch_event(&told).expect("told");
    assert!(!counted());
    // Of this nobody tells, and it comes before anything is counted.
    set(&page.get("article"), "font-size", "30px");
    assert!(!text.is_in_view(first));
    until("all pages are counted anew", counted).await;
    assert!(text.is_in_view(first));
}

#[wasm_bindgen_test]
async fn counting_pages_is_no_scrolling() {
    let (running, text, _) = read_on(5).await;
    let page = &running.page;
    frame().await;
    for _ in 0..9 {
        page.get(".turn-on").click();
    }
    let first = text.first_in_view().expect("words");
    assert!(first > place(5, 0), "{first:?}");
    let told = Event::new("loadingdone").expect("an event");
    for size in ["12px", "40px", "13px", "41px", "20px"] {
        set(&page.get("article"), "font-size", size);
        document().fonts().dispatch_event(&told).expect("told");
        assert!(text.is_in_view(first), "{size}");
        let counted = || page.text(".time-left").contains("of\u{a0}");
        until("all pages are counted", counted).await;
        for _ in 0..2 {
            frame().await;
        }
        assert!(text.is_in_view(first), "{size}, counted");
    }
    assert_eq!(text.first_in_view(), Some(first));
}

#[wasm_bindgen_test]
async fn a_reader_at_the_beginning_stays_there_where_pages_were_left_in_the_middle() {
    let (running, text, left) = read_on(5).await;
    running.choose("layout", "scrolled");
    let scrolled = || !text.is_paged() && text.is_in_view(left);
    until("the text is scrolled", scrolled).await;
    let away = || root().has_attribute("data-heading");
    until("the app knows that the heading is away", away).await;
    window().scroll_to_with_x_and_y(0.0, 0.0);
    until("the app knows that it is not", || !away()).await;
    running.choose("layout", "paged");
    let first = || text.is_paged() && text.first_in_view() == Some(place(1, 0));
    until("the first page is shown", first).await;
}

#[wasm_bindgen_test]
async fn a_reader_before_the_first_words_is_at_the_beginning() {
    let (running, text, left) = read_on(5).await;
    running.choose("layout", "scrolled");
    until("the text is scrolled", || !text.is_paged()).await;
    let away = || root().has_attribute("data-heading");
    until("the app knows that the heading is away", away).await;
    // As a title does that fills the window.
    let article = running.page.get("article");
    article
        .set_attribute("style", "padding-block-start: 300vh")
        .expect("set");
    // The place is kept through that, too.
    until("it is in view again", || text.is_in_view(left)).await;
    frame().await;
    frame().await;
    window().scroll_to_with_x_and_y(0.0, 0.0);
    until("the app knows that it is not", || !away()).await;
    running.choose("layout", "paged");
    article.remove_attribute("style").expect("removed");
    let first = || text.is_paged() && text.first_in_view() == Some(place(1, 0));
    until("the first page is shown", first).await;
}

#[wasm_bindgen_test]
async fn a_story_that_is_left_says_nothing_more_of_itself() {
    let (running, _, _) = read_on(1).await;
    let away = || root().has_attribute("data-heading");
    until("the heading is away", away).await;
    drop(running);
    until("there is no heading", || !away()).await;
}

#[wasm_bindgen_test]
async fn a_line_that_is_lit_makes_the_window_no_larger() {
    let (page, text) = pages(1, false);
    for name in ["data-layout", "data-app"] {
        root().remove_attribute(name).expect("removed");
    }
    store(
        "place/a-story",
        "{\"version\":1,\"block\":15,\"offset\":0,\"progression\":0.5,\"at\":9e12}",
    );
    // By then the last test's app has ended.
    frame().await;
    text.bring(place(15, 0), 0.0);
    let top = window().scroll_y();
    let top = top.expect("a number").to_string();
    root().set_attribute("data-resumed", &top).expect("set");
    let running = Running::start(page).await;
    until("a line is lit", || running.page.find(".glow").is_some()).await;
    running.choose("layout", "paged");
    until("there is a page", || text.is_paged()).await;
    until("all is in the window", || {
        // Without what the tests say, which makes the document longer.
        let style = element("style", &[], "body > pre { display: none }");
        running.page.body.append_child(&style).expect("appended");
        let all = root().scroll_height() <= root().client_height();
        style.remove();
        all
    })
    .await;
    root().remove_attribute("data-resumed").expect("removed");
}
