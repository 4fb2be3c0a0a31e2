//! What opens above the page (`popover`): the browser closes it on Esc and on a
//! click outside, keeps one open at a time, and gives the focus back.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};

use super::{document, page};

/// Opens the panel of that id, or closes it.
pub fn toggle(id: &str) {
    if let Some(panel) = panel(id) {
        // Neither can fail on a popover that is in the document.
        let _ = if is_open(&panel) {
            panel.hide_popover()
        } else {
            panel.show_popover()
        };
    }
}

/// Opens the panel of that id, if it is closed.
pub fn show(id: &str) {
    if let Some(panel) = panel(id) {
        // Showing what is shown does nothing more.
        let _ = panel.show_popover();
    }
}

/// Closes the panel of that id.
pub fn close(id: &str) {
    if let Some(panel) = panel(id) {
        // Closing what is closed does nothing.
        let _ = panel.hide_popover();
    }
}

/// Closes the open panel if `focused` is neither in it nor what opens it.
pub fn close_behind(focused: &Element) {
    if let Some(panel) = open()
        && !panel.contains(Some(focused))
        && focused.get_attribute("popovertarget").as_deref() != Some(&panel.id())
    {
        // Closing what is open cannot fail.
        let _ = panel.hide_popover();
    }
}

/// The panel of that id.
#[must_use]
pub fn panel(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Gives the focus to what asks for it in an open panel that was empty when it opened.
pub fn focus_in_open() -> Option<()> {
    let wants = open()?.query_selector("[autofocus]").ok()??;
    wants.dyn_into::<HtmlElement>().ok()?.focus().ok()
}

/// Puts the field of "Find" in place of the one in which `desk.js` lets words be written while the
/// desk is fetched, and gives what somebody has written there, unless they have closed the panel
/// since. The words are in the field at once, with what of them is selected: Yew lets keys through
/// between an effect and the next render.
pub fn take_early_words() -> Option<String> {
    let early = document()?.query_selector("[data-early]").ok()??;
    let early: HtmlInputElement = early.dyn_into().ok()?;
    let panel = early.closest(":popover-open").ok().flatten();
    let end = |end: Result<Option<u32>, _>| end.ok().flatten();
    let selected = end(early.selection_start()).zip(end(early.selection_end()));
    early.remove();
    let field: HtmlInputElement = panel?
        .query_selector("[name=find]")
        .ok()??
        .dyn_into()
        .ok()?;
    // In this order: a field that has words as it gets the focus has them selected.
    let _ = field.focus();
    let words = Some(early.value()).filter(|words| !words.is_empty())?;
    field.set_value(&words);
    if let Some((start, end)) = selected {
        let _ = field.set_selection_range(start, end);
    }
    Some(words)
}

/// Whether an open panel still waits for what fills it: no key is for anything else meanwhile, nor
/// has Tab anywhere to go.
#[must_use]
pub fn any_waits() -> bool {
    let waits = |panel: &HtmlElement| panel.query_selector(".waiting:not([data-failed])");
    let waiting = open().filter(|panel| matches!(waits(panel), Ok(Some(_))));
    waiting.is_some() && !page::says("data-desk")
}

/// Whether any panel is open.
#[must_use]
pub fn any_is_open() -> bool {
    open().is_some()
}

/// Presses the first element in a panel that `selector` selects.
pub fn press_in(id: &str, selector: &str) -> Option<()> {
    let found = panel(id)?.query_selector(selector).ok()??;
    found.dyn_into::<HtmlElement>().ok()?.click();
    Some(())
}

/// Whether the panel is open.
#[must_use]
pub fn is_open(panel: &HtmlElement) -> bool {
    panel.matches(":popover-open").unwrap_or(false)
}

/// Scrolls a panel to its beginning.
pub fn scroll_to_top(id: &str) {
    if let Some(body) = panel(id).and_then(|panel| panel.last_element_child()) {
        body.set_scroll_top(0);
    }
}

/// Moves the focus to the first element in a panel that `selector` selects.
pub fn focus_in(id: &str, selector: &str) -> Option<()> {
    let found = panel(id)?.query_selector(selector).ok()??;
    found.dyn_into::<HtmlElement>().ok()?.focus().ok()
}

/// Scrolls no further than the first element in a panel that `selector` selects is in view.
pub fn bring(id: &str, selector: &str) {
    let found = panel(id).and_then(|panel| panel.query_selector(selector).ok()?);
    if let Some(found) = found {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        found.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// A part of a list, and how many links it had.
pub struct Group(Element, u32);

/// The part of a list that an element is in.
#[must_use]
pub fn group_of(element: Option<Element>) -> Option<Group> {
    let section = element?.closest("section").ok()??;
    let links = section.query_selector_all("a").ok()?.length();
    Some(Group(section, links))
}

impl Group {
    /// Moves the focus to the first link that it did not have.
    pub fn focus_next(&self) -> Option<()> {
        let links = self.0.query_selector_all("a").ok()?;
        links
            .item(self.1)?
            .dyn_into::<HtmlElement>()
            .ok()?
            .focus()
            .ok()
    }
}

/// Moves the focus on, or back, among the elements in a panel that `selector` selects; from
/// elsewhere in it to the first.
pub fn step_focus(id: &str, selector: &str, on: bool) -> Option<()> {
    let found = panel(id)?.query_selector_all(selector).ok()?;
    let focused = document()?.active_element()?;
    let mut elements = (0..found.length()).filter_map(|index| found.item(index));
    let here = elements.position(|element| focused.is_same_node(Some(&element)));
    let here = here.and_then(|index| u32::try_from(index).ok());
    let next = match here {
        Some(index) if on => index + 1,
        Some(index) => index.checked_sub(1)?,
        None => 0,
    };
    found
        .item(next)?
        .dyn_into::<HtmlElement>()
        .ok()?
        .focus()
        .ok()
}

fn open() -> Option<HtmlElement> {
    let panel = document()?.query_selector(".panel:popover-open").ok()??;
    panel.dyn_into().ok()
}
