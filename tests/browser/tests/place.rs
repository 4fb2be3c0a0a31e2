//! The place that stays, whatever changes around it, and comes back when all is as it
//! was.
#![cfg(target_arch = "wasm32")]
// Tests may fail loudly, their helpers too.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use lamplight::browser::text::Text;
use lamplight::model::{Edition, Locator};
use lamplight_browser_tests::{
    Running, TestPage, frame, press, press_with_shift, root, store, stored, story, until, window,
};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::HtmlElement;

wasm_bindgen_test_configure!(run_in_browser);

fn text(page: &TestPage) -> Text {
    Text::of(page.get("article"), Edition::Site).expect("a text")
}

fn set(element: &HtmlElement, property: &str, value: &str) {
    let style = element.style();
    style.set_property(property, value).expect("set");
}

/// Waits until the app has held the words in a layout where this holds.
async fn held(what: &str, condition: impl Fn() -> bool) {
    until(what, condition).await;
    for _ in 0..2 {
        frame().await;
    }
}

/// Scrolls so that a line within a paragraph is the first; the place of that line.
async fn go_to(page: &TestPage, block: u32, offset: u32) -> Locator {
    let text = text(page);
    text.bring(Locator { block, offset }, 0.0);
    let first = text.first_in_view().expect("words");
    held("the app has seen it", || {
        text.first_in_view() == Some(first)
    })
    .await;
    first
}

#[wasm_bindgen_test]
async fn a_glance_sees_nearly_what_is_in_view() {
    let page = TestPage::new("site", vec![story(20)]);
    let text = text(&page);
    let end = root().scroll_height();
    for tenth in 0..=10 {
        window().scroll_to_with_x_and_y(0.0, f64::from(end * tenth / 10));
        let glance = text.glance().expect("words");
        let first = text.first_in_view().expect("words");
        // Where only the end of a block's last line is in view, the next block is the first.
        let blocks = glance.first.block..=glance.first.block + 1;
        assert!(blocks.contains(&first.block), "{glance:?}, {first:?}");
        let off_by = text.progression_at_a_glance() - text.progression();
        assert!(off_by.abs() < 0.1, "{glance:?} off by {off_by}");
    }
    assert!(text.progression() >= 1.0, "the end was not in view");
    let glance = text.glance().expect("words");
    assert!(text.progression_at_a_glance() >= 1.0, "{glance:?}");
}

#[wasm_bindgen_test]
async fn the_words_come_back_after_a_layout_in_which_all_is_in_view() {
    let running = Running::on(vec![story(20)]).await;
    let page = &running.page;
    let text = text(page);
    set(&page.get("article"), "padding", "0");
    let first = go_to(page, 3, 250).await;
    let height = window().inner_height().expect("a number").as_f64();
    let height = height.expect("a number");
    for size in ["1px", "2px"] {
        set(&page.body, "font-size", size);
        held("all of it is in view", || text.state().size.height < height).await;
    }
    set(&page.body, "font-size", "20px");
    held("the same words are first", || {
        text.first_in_view() == Some(first)
    })
    .await;
}

#[wasm_bindgen_test]
async fn the_place_of_another_layout_is_the_place_in_the_first() {
    let page = TestPage::new("site", vec![story(20)]);
    let first = go_to(&page, 12, 250).await;
    assert!(first.offset > 0);
    store(
        "place/a-story",
        &format!(
            "{{\"version\":1,\"block\":12,\"offset\":{},\"progression\":0.5,\"at\":9e12}}",
            first.offset
        ),
    );
    // Where lines break elsewhere, a line begins before the place.
    let breaks_elsewhere = |size: &u32| {
        set(&page.body, "font-size", &format!("{size}px"));
        let text = text(&page);
        text.bring(first, 0.0);
        text.first_in_view() < Some(first)
    };
    assert!((24..48).any(|size| breaks_elsewhere(&size)));
    let top = window().scroll_y().expect("a number").to_string();
    root().set_attribute("data-resumed", &top).expect("set");
    let running = Running::start(page).await;
    let page = &running.page;
    let text = text(page);
    let there = || text.distance(first).expect("a place").abs() < 1.0;
    held("the place is gone to", there).await;
    set(&page.body, "font-size", "20px");
    held("the same words are first", || {
        text.first_in_view() == Some(first)
    })
    .await;
    root().remove_attribute("data-resumed").expect("removed");
}

#[wasm_bindgen_test]
async fn words_that_were_scrolled_to_a_moment_ago_stay() {
    let running = Running::on(vec![story(20)]).await;
    let page = &running.page;
    let text = text(page);
    let before = go_to(page, 9, 0).await;
    // Oftener than it is looked at what is in view.
    for _ in 0..6 {
        window().scroll_by_with_x_and_y(0.0, 50.0);
        frame().await;
    }
    let first = text.first_in_view().expect("words");
    assert!(first > before, "{first:?}");
    for size in ["21px", "20px"] {
        set(&page.body, "font-size", size);
        // Until the page is still, what is first is only known to a few lines.
        let off_by = || text.distance(first).expect("words").abs();
        held("the words are near the edge", || off_by() < 100.0).await;
    }
}

#[wasm_bindgen_test]
async fn words_far_below_the_edge_stay_in_a_view_that_shrinks() {
    let running = Running::on(vec![story(20)]).await;
    let page = &running.page;
    let text = text(page);
    set(&page.get("article"), "padding-top", "400px");
    window().scroll_to_with_x_and_y(0.0, 100.0);
    let first = Locator::start_of(1);
    let distance = || text.distance(first).expect("a place");
    held("the first words are far below", || distance() > 200.0).await;
    set(&root(), "scroll-padding-bottom", "calc(100vh - 150px)");
    set(&page.body, "font-size", "21px");
    held("they are in view", || text.is_in_view(first)).await;
}

/// What bar and foot keep clear of the window, in CSS pixels.
const BARS: f64 = 80.0;

#[wasm_bindgen_test]
async fn gliding_on_comes_to_its_end_in_a_layout_that_changes_meanwhile() {
    let running = Running::on(vec![story(20)]).await;
    let page = &running.page;
    let text = text(page);
    for (size, frames) in [(21, 0), (23, 1), (20, 4)] {
        let last = text.last_words_in_view().expect("words");
        // With the bars hidden, more is in view, and the words come further up.
        let hidden = root().get_attribute("data-bars").as_deref() == Some("hidden");
        let further = if hidden { BARS } else { 0.0 };
        press(" ");
        for _ in 0..frames {
            frame().await;
        }
        set(&page.body, "font-size", &format!("{size}px"));
        let below = || text.distance(last).expect("words") + further;
        held("the last words are near the edge", || {
            (0.0..100.0).contains(&below())
        })
        .await;
        let kept = || {
            let first = text.first_in_view().expect("words");
            let kept = stored("place/a-story").unwrap_or_default();
            kept.contains(&format!(
                "\"block\":{},\"offset\":{},",
                first.block, first.offset
            ))
        };
        until("the place is kept", kept).await;
        assert!((0.0..100.0).contains(&below()), "{} below", below());
    }
}

#[wasm_bindgen_test]
async fn gliding_goes_on_from_where_it_leads() {
    let running = Running::on(vec![story(20)]).await;
    let text = text(&running.page);
    let top = || window().scroll_y().expect("a number");
    let comes_to = async |wanted: f64| {
        let there = || (top() - wanted).abs() < 2.0;
        until(&format!("it is scrolled to {wanted}"), there).await;
        // No further, then. On the last pixel another line may come to be the first.
        until("the place is kept", || {
            let first = text.first_in_view().expect("words");
            let kept = format!("\"block\":{},\"offset\":{},", first.block, first.offset);
            stored("place/a-story").is_some_and(|place| place.contains(&kept))
        })
        .await;
        assert!(there(), "it is scrolled to {} and not {wanted}", top());
    };
    press(" ");
    until("it has come to rest", || stored("place/a-story").is_some()).await;
    let once = top();
    assert!(once > 100.0, "it is scrolled to {once}");
    for _ in 0..2 {
        press(" ");
        frame().await;
        frame().await;
    }
    // The bars are hidden by then: more is in view.
    let more = once + BARS;
    comes_to(once + 2.0 * more).await;
    for _ in 0..2 {
        press_with_shift(" ");
        frame().await;
    }
    comes_to(2.0 * more - once).await;
    // Back over the beginning, and on from there.
    press_with_shift(" ");
    press_with_shift(" ");
    press(" ");
    comes_to(once).await;
}
