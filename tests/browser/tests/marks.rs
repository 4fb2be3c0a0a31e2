//! Marks in the browser's own database.
#![cfg(target_arch = "wasm32")]
// Tests may fail loudly, their helpers too.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use js_sys::Function;
use lamplight::browser::database;
use lamplight::hooks::{MarksHandle, use_marks, use_open_text, use_open_view};
use lamplight::model::annotation::{Annotation, Change, Kind, Target, Tone};
use lamplight::model::keys;
use lamplight_browser_tests::{LIBRARY, TestPage, element, root_has, stored, until, window};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{StorageEvent, StorageEventInit};
use yew::prelude::*;
use yew::{AppHandle, Renderer};

wasm_bindgen_test_configure!(run_in_browser);

#[derive(Clone, PartialEq, Properties)]
struct Props {
    given: Given,
}

/// Where a tab's marks are given to the test.
#[derive(Clone, Default)]
struct Given(Rc<RefCell<Option<MarksHandle>>>);

impl PartialEq for Given {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[component]
fn Marks(props: &Props) -> Html {
    let view = use_open_view();
    let text = use_open_text(&view);
    *props.given.0.borrow_mut() = Some(use_marks(&view, &text));
    Html::default()
}

/// What one tab has of the marks.
struct Tab {
    given: Given,
    app: Option<AppHandle<Marks>>,
}

impl Tab {
    async fn open() -> Self {
        let given = Given::default();
        let props = Props {
            given: given.clone(),
        };
        let host = element("div", &[], "");
        let app = Renderer::<Marks>::with_root_and_props(host, props).render();
        let tab = Self {
            given,
            app: Some(app),
        };
        until("marks are there", || tab.given.0.borrow().is_some()).await;
        until("they are read", || tab.marks().is_ready()).await;
        tab
    }

    fn marks(&self) -> MarksHandle {
        self.given.0.borrow().clone().expect("marks")
    }

    /// Each mark as its tone and its note, by its id.
    fn shown(&self) -> BTreeMap<String, String> {
        let marks = self.marks();
        let all = marks.all();
        all.values().map(brief).collect()
    }
}

impl Drop for Tab {
    fn drop(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
    }
}

fn brief(mark: &Annotation) -> (String, String) {
    let tone = mark.tone().map_or("none", Tone::name);
    (mark.id.clone(), format!("{tone} {}", mark.note))
}

fn run(script: &str) -> JsValue {
    Function::new_no_args(script)
        .call0(&JsValue::UNDEFINED)
        .expect("no error")
}

/// A page, and no marks of an earlier test.
async fn fresh() -> TestPage {
    let page = TestPage::new("site", vec![]);
    delete_database().await;
    page
}

async fn delete_database() {
    run(&format!(
        "window.deleted = false;
        indexedDB.deleteDatabase('{}').onsuccess = () => {{ window.deleted = true; }}",
        keys::marks(LIBRARY)
    ));
    until("the database is gone", || {
        js_sys::Reflect::get(&window(), &"deleted".into()).is_ok_and(|deleted| deleted.is_truthy())
    })
    .await;
}

/// All that is in the database, in the same way.
async fn kept() -> BTreeMap<String, String> {
    let found = Rc::new(RefCell::new(None));
    let finds = found.clone();
    let read = move |database: Option<database::Database>| {
        let take = move |pairs: Option<Vec<(String, String)>>| {
            let pairs = pairs.expect("texts");
            let marks = pairs
                .iter()
                .map(|(_, text)| brief(&Annotation::from_json(text).expect("a mark")));
            finds.replace(Some(marks.collect()));
        };
        database.expect("a database").all(Box::new(take));
    };
    database::open(&keys::marks(LIBRARY), Box::new(read));
    until("it is read", || found.borrow().is_some()).await;
    found.take().expect("marks")
}

async fn settled() {
    until("all is kept, or could not be", || {
        root_has("data-keeping", None)
    })
    .await;
}

/// A mark in amber in a story.
fn mark(id: &str) -> Annotation {
    let kind = Kind::Highlight(Tone::Amber);
    Annotation::new(
        id.to_owned(),
        "a-story".to_owned(),
        kind,
        Target::default(),
        1.0,
    )
}

fn expected<const N: usize>(marks: [(&str, &str); N]) -> BTreeMap<String, String> {
    let owned = |(id, text): (&str, &str)| (id.to_owned(), text.to_owned());
    marks.into_iter().map(owned).collect()
}

/// From now on no mark can be put into the database, or again.
fn fill(full: bool) {
    run(if full {
        "window.put = IDBObjectStore.prototype.put;
        IDBObjectStore.prototype.put = () => { throw new DOMException('', 'QuotaExceededError') };"
    } else {
        "IDBObjectStore.prototype.put = window.put"
    });
}

/// As another tab's write tells it.
fn tell_of_another_tab() {
    let init = StorageEventInit::new();
    init.set_key(Some(&keys::marked(LIBRARY, "a-story")));
    let event = StorageEvent::new_with_event_init_dict("storage", &init).expect("an event");
    window().dispatch_event(&event).expect("dispatched");
}

#[wasm_bindgen_test]
async fn marks_are_there_again() {
    let _page = fresh().await;
    let tab = Tab::open().await;
    tab.marks().put(mark("a"));
    tab.marks().put(mark("b"));
    tab.marks().change("a", Change::Note("so".to_owned()));
    tab.marks().delete(&["b".to_owned()]);
    assert!(root_has("data-keeping", Some("")), "nothing is kept yet");
    settled().await;
    let one = expected([("a", "amber so")]);
    assert_eq!((tab.shown(), kept().await), (one.clone(), one.clone()));
    assert!(stored("marked/a-story").is_some_and(|said| said.contains("\"count\":1")));
    drop(tab);
    assert_eq!(Tab::open().await.shown(), one);
}

#[wasm_bindgen_test]
async fn other_tabs_hear_of_each_change() {
    let _page = fresh().await;
    let tab = Tab::open().await;
    // All in one millisecond, as two tabs may have it.
    run("window.now = Date.now; Date.now = () => 1e12");
    tab.marks().put(mark("a"));
    settled().await;
    let before = stored("marked/a-story");
    tab.marks().change("a", Change::Tone(Tone::Sky));
    settled().await;
    run("Date.now = window.now");
    let after = stored("marked/a-story");
    assert!(before.is_some() && after.is_some());
    assert_ne!(before, after, "no browser tells others of it");
}

#[wasm_bindgen_test]
async fn what_is_said_of_the_marks_is_corrected() {
    let _page = fresh().await;
    let tab = Tab::open().await;
    tab.marks().put(mark("a"));
    settled().await;
    // A tab that knew of no mark but its own has deleted that one.
    let said = || stored("marked/a-story").unwrap_or_default();
    run(&format!(
        "localStorage.removeItem('{}')",
        keys::marked(LIBRARY, "a-story")
    ));
    tell_of_another_tab();
    until("one is said to be there", || said().contains("\"count\":1")).await;
    let once = said();
    tell_of_another_tab();
    kept().await;
    assert_eq!(said(), once, "two tabs would answer each other for ever");
}

#[wasm_bindgen_test]
async fn what_could_not_be_kept_goes_along_with_what_can() {
    let page = fresh().await;
    let tab = Tab::open().await;
    tab.marks().put(mark("a"));
    settled().await;
    fill(true);
    tab.marks().change("a", Change::Note("so".to_owned()));
    tab.marks().put(mark("b"));
    settled().await;
    assert!(root_has("data-unkept", Some("2")));
    assert!(page.text("#notice").contains("could not be kept"));
    // What another tab has done takes none of it away.
    tell_of_another_tab();
    let all = expected([("a", "amber so"), ("b", "amber ")]);
    kept().await;
    assert_eq!(tab.shown(), all);
    fill(false);
    tab.marks().change("a", Change::Tone(Tone::Sky));
    settled().await;
    let all = expected([("a", "sky so"), ("b", "amber ")]);
    until("there is room for the other", || {
        root_has("data-unkept", None)
    })
    .await;
    assert_eq!((tab.shown(), kept().await), (all.clone(), all));
    assert_eq!(page.text("#notice"), "");
}

#[wasm_bindgen_test]
async fn what_is_offered_takes_back_what_it_was_offered_for() {
    let page = fresh().await;
    let tab = Tab::open().await;
    for id in ["a", "b", "c"] {
        tab.marks().put(mark(id));
    }
    tab.marks().delete_with_offer(&["a".to_owned()]);
    assert_eq!(page.text("#notice"), "Mark deleted. Undo");
    tab.marks().delete(&["b".to_owned()]);
    assert_eq!(page.text("#notice"), "", "it would bring back another");
    tab.marks().delete_with_offer(&["c".to_owned()]);
    run("document.querySelector('#notice button').click()");
    assert_eq!(page.text("#notice"), "It is back.");
    assert_eq!(tab.shown(), expected([("c", "amber ")]));
    settled().await;
}

#[wasm_bindgen_test]
async fn what_could_not_be_deleted_stays_away_as_long_as_the_page() {
    let _page = fresh().await;
    let tab = Tab::open().await;
    tab.marks().put(mark("a"));
    settled().await;
    run("window.remove = IDBObjectStore.prototype.delete;
        IDBObjectStore.prototype.delete = () => { throw new DOMException('', 'UnknownError') };");
    tab.marks().delete(&["a".to_owned()]);
    settled().await;
    run("IDBObjectStore.prototype.delete = window.remove");
    tell_of_another_tab();
    assert_eq!(kept().await, expected([("a", "amber ")]));
    assert_eq!(tab.shown(), expected([]));
    assert!(tab.marks().is_unkept("a"));
}

#[wasm_bindgen_test]
async fn when_all_was_cleared_all_that_is_here_is_kept_again() {
    let _page = fresh().await;
    let tab = Tab::open().await;
    tab.marks().put(mark("a"));
    tab.marks().put(mark("b"));
    settled().await;
    delete_database().await;
    tab.marks().change("a", Change::Tone(Tone::Leaf));
    settled().await;
    let both = expected([("a", "leaf "), ("b", "amber ")]);
    assert_eq!((tab.shown(), kept().await), (both.clone(), both));
    assert!(root_has("data-unkept", None));
}

#[wasm_bindgen_test]
async fn two_tabs_lose_nothing_of_each_others() {
    let _page = fresh().await;
    let (one, other) = (Tab::open().await, Tab::open().await);
    one.marks().put(mark("a"));
    settled().await;
    tell_of_another_tab();
    until("it is there", || other.shown().len() == 1).await;
    // At once, and while each reads what the other has done.
    tell_of_another_tab();
    one.marks().change("a", Change::Note("so".to_owned()));
    other.marks().change("a", Change::Tone(Tone::Violet));
    other.marks().put(mark("b"));
    tell_of_another_tab();
    let both = expected([("a", "violet so"), ("b", "amber ")]);
    until("other has it all", || other.shown() == both).await;
    settled().await;
    tell_of_another_tab();
    until("one has it all", || one.shown() == both).await;
    assert_eq!(kept().await, both);
}
