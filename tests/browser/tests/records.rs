//! Records in the browser's own storage.
#![cfg(target_arch = "wasm32")]
// Tests may fail loudly, their helpers too.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use lamplight::browser::records::{self, Kept};
use lamplight::model::{CustomThemes, Preferences, Record, Theme, ThemeChoice};
use lamplight_browser_tests::{TestPage, root, store, stored};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const KEY: &str = "test-library/preferences";

#[wasm_bindgen_test]
fn what_is_kept_is_found_again() {
    let _page = TestPage::new("site", vec![]);
    let record = Record::new(1)
        .with_text("words", "“José” — naïve \u{1f56f} \" \\ \n")
        .with_number("progression", 0.125);
    assert!(records::write(KEY, 1, &record));
    assert_eq!(records::read(KEY, 1), Kept::Record(record));
}

#[wasm_bindgen_test]
fn nonsense_is_set_aside_and_never_lost() {
    for nonsense in [
        "",
        "{",
        "null",
        "7",
        "\"text\"",
        "[]",
        "{}",
        "{\"version\":\"1\"}",
        "{\"version\":0}",
    ] {
        let _page = TestPage::new("site", vec![]);
        store("preferences", nonsense);
        assert_eq!(records::read(KEY, 1), Kept::Nothing, "{nonsense}");
        assert_eq!(stored("preferences"), None, "{nonsense}");
        assert_eq!(stored("preferences/set-aside").as_deref(), Some(nonsense));
    }
}

#[wasm_bindgen_test]
fn nonsense_is_never_set_aside_over_other_nonsense() {
    let page = TestPage::new("site", vec![]);
    for nonsense in ["{", "[", "{", "7"] {
        store("preferences", nonsense);
        assert_eq!(records::read(KEY, 1), Kept::Nothing, "{nonsense}");
    }
    assert_eq!(stored("preferences/set-aside").as_deref(), Some("{"));
    assert_eq!(stored("preferences/set-aside/2").as_deref(), Some("["));
    assert_eq!(stored("preferences/set-aside/3").as_deref(), Some("7"));
    assert_eq!(stored("preferences/set-aside/4"), None);
    assert!(page.text("#notice").contains("set aside"));
}

#[wasm_bindgen_test]
fn after_a_failure_not_even_nonsense_is_moved() {
    let page = TestPage::new("site", vec![]);
    page.get("#notice").set_text_content(Some("It stopped."));
    root().set_attribute("data-app", "failed").expect("set");
    store("preferences", "{");
    assert_eq!(records::read(KEY, 1), Kept::Nothing);
    assert!(!records::write(KEY, 1, &Record::new(1)));
    assert_eq!(stored("preferences").as_deref(), Some("{"));
    assert_eq!(stored("preferences/set-aside"), None);
    assert_eq!(page.text("#notice"), "It stopped.");
}

#[wasm_bindgen_test]
fn a_list_is_written_only_where_it_differs() {
    let page = TestPage::new("site", vec![]);
    let list = [("data-theme", "night".to_owned())];
    records::write_list(KEY, &[]);
    assert_eq!(stored("preferences"), None, "nothing instead of nothing");
    records::write_list(KEY, &list);
    let kept = "{\"data-theme\":\"night\"}";
    assert_eq!(stored("preferences").as_deref(), Some(kept));
    root().set_attribute("data-app", "failed").expect("set");
    records::write_list(KEY, &list);
    assert_eq!(page.text("#notice"), "", "the same needs no writing");
    root().remove_attribute("data-app").expect("removed");
    records::write_list(KEY, &[]);
    assert_eq!(stored("preferences").as_deref(), Some("{}"));
}

#[wasm_bindgen_test]
fn a_newer_editions_record_is_left_alone() {
    let page = TestPage::new("site", vec![]);
    let newer = "{\"version\":2,\"theme\":\"aurora\"}";
    store("preferences", newer);
    assert_eq!(records::read(KEY, 1), Kept::Newer);
    assert_eq!(page.text("#notice"), "", "nothing is lost by reading");
    assert!(!records::write(KEY, 1, &Record::new(1)));
    assert_eq!(stored("preferences").as_deref(), Some(newer));
    assert!(page.text("#notice").contains("newer edition"));
}

#[wasm_bindgen_test]
fn fields_of_other_kinds_are_passed_over() {
    let _page = TestPage::new("site", vec![]);
    store(
        "preferences",
        "{\"version\":1,\"theme\":\"night\",\"size\":[20],\"typeface\":null,\"x\":{\"y\":1}}",
    );
    let Kept::Record(record) = records::read(KEY, 1) else {
        panic!("no record");
    };
    let none = CustomThemes::default();
    let night = Some(ThemeChoice::BuiltIn(Theme::Night));
    let expected = Preferences::default().with_theme(night, &none);
    assert_eq!(Preferences::from_record(&record, &none), expected);
}
