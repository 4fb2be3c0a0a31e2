//! A panel that opens above the page.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::open_text::OpenText;
use crate::browser::{events, page, panels};
use crate::model::Panel;

/// Whether a panel is open. Whoever asks is rendered when it opens and when it closes.
#[hook]
pub fn use_is_open(panel: Panel) -> bool {
    let is_open = move || panels::panel(panel.id()).is_some_and(|panel| panels::is_open(&panel));
    let open = use_state_eq(is_open);
    let setter = open.setter();
    use_effect_with(panel, move |panel| {
        let toggled = panels::panel(panel.id())
            .map(|panel| events::on_toggle(&panel, move || setter.set(is_open())));
        move || drop(toggled)
    });
    *open
}

/// Lets the keyboard go on from the text after a panel was closed that leaves the focus nowhere,
/// since what had it before the panel is gone: the bar beside words, say.
#[hook]
pub fn use_way_back_to_text(panel: Panel, text: &OpenText) {
    let open = use_is_open(panel);
    let was_open = use_mut_ref(|| false);
    let text = text.clone();
    use_effect_with(open, move |open| {
        let closed = was_open.replace(*open) && !open;
        let text = text.now().filter(|_| closed && page::has_no_focus());
        // Who has selected words meanwhile goes on there.
        let text = text.filter(|text| text.selection().is_none());
        if let Some((text, first)) = text.and_then(|text| Some((text, text.first_in_view()?))) {
            text.go_on_from(first.block);
        }
    });
}

/// Closes whatever panel is open when the focus goes on to the page behind it: it
/// would cover what has the focus.
#[hook]
pub fn use_panels() {
    use_effect_with((), |()| {
        let focus = events::on_focus(panels::close_behind);
        move || drop(focus)
    });
}

/// Closes one panel and opens another.
pub fn go_to_panel(from: Panel, to: Panel) {
    panels::close(from.id());
    panels::toggle(to.id());
}

/// Closes a panel and prints the page.
pub fn print_from_panel(panel: Panel) {
    panels::close(panel.id());
    page::print();
}

/// Closes "Go to" once a link in it is followed.
pub fn close_go_to(_: MouseEvent) {
    panels::close(Panel::GoTo.id());
}

/// Moves the focus among what was found, from the words that are looked for on.
pub fn step_through_find(on: bool) {
    panels::step_focus(Panel::Find.id(), "[name=find], .found :is(a, button)", on);
}

/// Selects what stands in a field that has got the focus, unless somebody writes in it or goes on
/// before that: what is typed next takes its place. WebKit still moves the caret after it has told;
/// in Chromium the field that selects takes the focus back.
pub fn select_soon(event: FocusEvent) {
    if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
        let before = field.value();
        let select = move || {
            if field.value() == before && page::has_focus(&field) {
                field.select();
            }
        };
        events::after(0, select).forget();
    }
}

/// Brings the beginning of the panel into view, where another level has taken the
/// place of one that was scrolled.
pub fn show_from_the_top() {
    panels::scroll_to_top(Panel::ThemesAndType.id());
}

/// Moves the focus to the name of the theme that is about to be edited.
pub fn focus_name_soon() {
    events::after(0, || {
        panels::focus_in(Panel::ThemesAndType.id(), "[name=theme-name]");
    })
    .forget();
}

/// Moves the focus to what takes the last action back, from a control that is
/// about to go.
pub fn focus_undo() {
    panels::focus_in(Panel::ThemesAndType.id(), "[name=undo]");
}
