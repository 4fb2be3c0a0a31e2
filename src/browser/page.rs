//! The page that the build made: what it says of itself, and the slots that it
//! keeps free for the app.

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement};

use super::{document, root, window};
use crate::model::{Edition, Panel};

/// The id of the library, which every stored key begins with.
#[must_use]
pub fn library() -> Option<String> {
    root()?.get_attribute("data-library")
}

/// The edition that this document is.
#[must_use]
pub fn edition() -> Option<Edition> {
    Edition::parse(&root()?.get_attribute("data-edition")?)
}

/// The fragment of the address, with its `#`; empty where there is none.
#[must_use]
pub fn fragment() -> String {
    window()
        .and_then(|window| window.location().hash().ok())
        .unwrap_or_default()
}

/// Whether the fragment of the address names a part of what is open, and not all of it.
#[must_use]
pub fn names_a_part() -> bool {
    match edition() {
        Some(Edition::OneFile) => fragment().contains('.'),
        _ => fragment().len() > 1,
    }
}

/// Whether the address has words looked up, by what follows its `?`: quoted ones, or found ones.
#[must_use]
pub fn looks_words_up() -> bool {
    let asked = window().and_then(|window| window.location().search().ok());
    asked.is_some_and(|asked| !asked.is_empty())
}

/// Whether the fragment of the address names something that is not in this document.
#[must_use]
pub fn names_nothing() -> bool {
    // `#top` is the document's beginning, whatever else is in it (HTML, "indicated part");
    // `#continue` the shelf, where there is nothing to go on with.
    let names_the_whole = ["", "#top", "#continue"]
        .iter()
        .any(|whole| fragment().eq_ignore_ascii_case(whole));
    target().is_none() && !names_the_whole
}

/// Keeps a place with this step of the browser's history, for whoever comes back to it. Where
/// that is not a story's end, the address names the end no longer: to load it again would
/// lead there.
pub fn keep_in_history(place: &str, is_end: bool) -> Option<()> {
    let fragment = fragment();
    let names_the_end = fragment == "#end" || fragment.ends_with(".end");
    let address = if names_the_end && !is_end {
        address_without_part()
    } else {
        None
    };
    // Refused where it is asked too often: then an older place is kept.
    let history = window()?.history().ok()?;
    history
        .replace_state_with_url(&place.into(), "", address.as_deref())
        .ok()
}

/// Lets the address name no part of what is open any more, so that a link to the part that it
/// named changes it, and is told of as every jump is.
pub fn name_no_part() -> Option<()> {
    let history = window()?.history().ok()?;
    let place = history.state().ok()?;
    history
        .replace_state_with_url(&place, "", address_without_part().as_deref())
        .ok()
}

/// The address of all of what is open.
fn address_without_part() -> Option<String> {
    let location = window()?.location();
    let address = location.pathname().ok()? + &location.search().ok()?;
    Some(match edition() {
        Some(Edition::OneFile) => address + fragment().split('.').next()?,
        _ => address,
    })
}

/// The place that was kept with this step of the browser's history.
#[must_use]
pub fn kept_in_history() -> Option<String> {
    window()?.history().ok()?.state().ok()?.as_string()
}

/// Whether a pointer is held down on something.
#[must_use]
pub fn is_pressed() -> bool {
    let pressed = || document()?.query_selector(":active").ok()?;
    pressed().is_some()
}

/// Whether an element is being pressed, in a bar: a pointer has given it the focus.
#[must_use]
pub fn is_pressed_in_a_bar(element: &Element) -> bool {
    element
        .matches(":is(.bar, .foot) :active")
        .unwrap_or_default()
}

/// Whether some of the page is still to come.
#[must_use]
pub fn is_loading() -> bool {
    document().is_some_and(|document| document.ready_state() != "complete")
}

/// What the fragment of the address names.
#[must_use]
pub fn target() -> Option<Element> {
    gone_to().or_else(named)
}

/// Has the browser go to what the fragment names, where it has not yet: a page may be up before
/// that, as long as a style is on its way.
pub fn go_to_target() {
    if gone_to().is_none()
        && let Some(named) = named()
    {
        named.scroll_into_view();
    }
}

/// Where the browser has gone.
fn gone_to() -> Option<Element> {
    document()?.query_selector(":target").ok()?
}

fn named() -> Option<Element> {
    let fragment = js_sys::decode_uri_component(fragment().strip_prefix('#')?).ok()?;
    document()?.get_element_by_id(&String::from(fragment))
}

/// In the one-file edition, has what the address names shown: on going back to a step that
/// was given a place, WebKit leaves `:target`, by which the style sheet shows it, where it was.
pub fn show_what_is_named() -> Option<()> {
    let fragment = fragment();
    let named = named()?;
    if edition() != Some(Edition::OneFile) || gone_to() == Some(named) {
        return None;
    }
    let window = window()?;
    let history = window.history().ok()?;
    let place = history.state().ok()?;
    window.location().replace(&fragment).ok()?;
    history.replace_state(&place, "").ok()
}

/// In the one-file edition, gives an address that names nothing the shelf's
/// fragment: on going back to such an address, WebKit leaves `:target`, by which
/// the style sheet shows what is open, where it was.
pub fn name_the_shelf() {
    if edition() == Some(Edition::OneFile) && fragment().is_empty() {
        go_instead(&Edition::OneFile.shelf_href());
    }
}

/// The element that the app is mounted in.
#[must_use]
pub fn host() -> Option<Element> {
    document()?.get_element_by_id("app")
}

/// The element that the second program is mounted in.
#[must_use]
pub fn desk() -> Option<Element> {
    document()?.get_element_by_id("desk")
}

/// Leaves a request for the second program, if that is not up yet.
pub fn note_for_desk(request: &str) {
    if let Some(desk) = desk().filter(|_| !says("data-desk")) {
        // The name is well formed, so this cannot fail.
        let _ = desk.set_attribute("data-asked", request);
    }
}

/// Says that the second program is up, and gives what it was asked for before that.
#[must_use]
pub fn announce_desk() -> Option<String> {
    say("data-desk", Some("ready"));
    let desk = desk()?;
    let asked = desk.get_attribute("data-asked");
    // The name is well formed, so this cannot fail.
    let _ = desk.remove_attribute("data-asked");
    asked
}

/// The place for what floats above the page.
#[must_use]
pub fn panels() -> Option<Element> {
    document()?.get_element_by_id("panels")
}

/// The help, which is on every page.
#[must_use]
pub fn help() -> Option<Element> {
    document()?.get_element_by_id(Panel::Help.id())
}

/// The language that the text of a view is in, as its page states it.
#[must_use]
pub fn language(view: &Element) -> Option<String> {
    article(view)?.get_attribute("lang")
}

/// The part of the document that is a view: the shelf, or a story in the
/// one-file edition; on a page of the site that is the page's `<main>`.
#[must_use]
pub fn view(slug: Option<&str>) -> Option<Element> {
    let document = document()?;
    let id = match (slug, edition()?) {
        (None, _) => Edition::SHELF_ID,
        (Some(_), Edition::Site) => "story",
        (Some(slug), Edition::OneFile) => slug,
    };
    document.get_element_by_id(id)
}

/// The slot called `name` in a view.
#[must_use]
pub fn slot(view: &Element, name: &str) -> Option<Element> {
    view.query_selector(&format!("[data-slot={name}]")).ok()?
}

/// The story of the view, if it shows one.
#[must_use]
pub fn article(view: &Element) -> Option<HtmlElement> {
    let article = view.query_selector("article[data-slug]").ok()??;
    article.dyn_into().ok()
}

/// The slug of the story on a page of the site; none on its shelf.
#[must_use]
pub fn story_of_the_site() -> Option<String> {
    root()?.get_attribute("data-story")
}

/// The slug of the story that the one-file edition shows; none where it shows its
/// shelf. The style sheet decides by `:target`, so this asks the same.
#[must_use]
pub fn story_of_the_one_file() -> Option<String> {
    let shown = document()?.query_selector(".story:is(:target, :has(:target))");
    Some(shown.ok()??.id())
}

/// A number that an element states in an attribute.
#[must_use]
pub fn stated_number(element: &Element, attribute: &str) -> Option<usize> {
    element.get_attribute(attribute)?.parse().ok()
}

/// Gives the document the title of a view, where the view has one of its own.
pub fn take_title(view: &Element) {
    let title = view.get_attribute("data-title");
    if let (Some(document), Some(title)) = (document(), title) {
        document.set_title(&title);
    }
}

/// Moves the focus to the heading of a view without moving the page, so that
/// the keyboard and assistive software go on from there.
pub fn focus_heading(view: &Element) -> Option<()> {
    let heading: HtmlElement = view.query_selector("h1").ok()??.dyn_into().ok()?;
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    heading.focus_with_options(&options).ok()
}

/// Whether nothing has the focus.
#[must_use]
pub fn has_no_focus() -> bool {
    let focused = document().and_then(|document| document.active_element());
    focused.is_none_or(|focused| focused.tag_name() == "BODY")
}

/// Whether an element has the focus. (`:focus` matches nothing in a WebKit whose window is not the
/// one in use.)
#[must_use]
pub fn has_focus(element: &Element) -> bool {
    let focused = document().and_then(|document| document.active_element());
    element.is_same_node(focused.as_deref())
}

/// How far `place.js` scrolled the page, in CSS pixels, if it went to a place.
#[must_use]
pub fn resumed_at() -> Option<f64> {
    let top = js_sys::parse_float(&root()?.get_attribute("data-resumed")?);
    (!top.is_nan()).then_some(top)
}

/// How far the page is scrolled, in CSS pixels.
#[must_use]
pub fn scroll_top() -> f64 {
    window()
        .and_then(|window| window.scroll_y().ok())
        .unwrap_or(0.0)
}

/// Scrolls the page to `top` CSS pixels.
pub fn scroll_to(top: f64) {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, top);
    }
}

/// Says something of the page on its root, or no longer.
pub fn say(name: &str, value: Option<&str>) {
    let Some(root) = root() else { return };
    // Names of our own are well formed, so neither can fail.
    let _ = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
}

/// Whether something of the page is said on its root ([`say`]).
#[must_use]
pub fn says(name: &str) -> bool {
    root().is_some_and(|root| root.has_attribute(name))
}

/// What the library is called.
#[must_use]
pub fn collection() -> Option<String> {
    let name = document()?.query_selector("meta[property=\"og:site_name\"]");
    name.ok()??.get_attribute("content")
}

/// The whole address that `href` leads to, for use elsewhere; none from disk.
#[must_use]
pub fn address_of(href: &str) -> Option<String> {
    let address = web_sys::Url::new_with_base(href, &window()?.location().href().ok()?).ok()?;
    address
        .protocol()
        .starts_with("http")
        .then(|| address.href())
}

/// Whether keys do something by themselves: readers can switch that off.
#[must_use]
pub fn has_single_keys() -> bool {
    !says("data-no-single-keys")
}

/// Whether the pointer was last put down on a mark: that opens it, and turns no page.
#[must_use]
pub fn is_on_mark() -> bool {
    says("data-on-mark")
}

/// The window's height, in CSS pixels.
#[must_use]
pub fn window_height() -> f64 {
    let height = window().and_then(|window| window.inner_height().ok()?.as_f64());
    height.unwrap_or(0.0)
}

/// Follows the link to the next story, if a view has one, or to the end of the one
/// before.
pub fn go_onward(view: &Element, on: bool) -> Option<()> {
    let href = onward(view, on)?.get_attribute("href")?;
    let href = match edition()? {
        _ if on => href,
        edition => edition.part_of_href(&href, Edition::END),
    };
    window()?.location().set_href(&href).ok()
}

/// Whether a view has a link to the next story, or to the one before.
#[must_use]
pub fn leads_onward(view: &Element, on: bool) -> bool {
    onward(view, on).is_some()
}

fn onward(view: &Element, on: bool) -> Option<Element> {
    let relation = if on { "next" } else { "prev" };
    let link = view.query_selector(&format!(".onward [rel={relation}]"));
    link.ok()?
}

/// Goes to another address, which takes this one's place in the browser's history.
pub fn go_instead(href: &str) {
    if let Some(window) = window() {
        // Refused only to documents that may not navigate themselves.
        let _ = window.location().replace(href);
    }
}

/// Opens the browser's dialogue for printing.
pub fn print() {
    if let Some(window) = window() {
        // Where printing is switched off, the browser says so by doing nothing.
        let _ = window.print();
    }
}

/// Whether the app has stopped (`start.js` says so): nothing more is written then.
#[must_use]
pub fn has_failed() -> bool {
    root()
        .and_then(|root| root.get_attribute("data-app"))
        .as_deref()
        == Some("failed")
}

/// Says on the root that the app is up: controls are shown from then on. An app
/// that stopped while it started is not up.
pub fn announce_ready() {
    if let Some(root) = root().filter(|_| !has_failed()) {
        // The name is well formed, so this cannot fail.
        let _ = root.set_attribute("data-app", "ready");
    }
}
