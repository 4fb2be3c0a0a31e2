//! "More": the button in the bar, and what it leads to.

use yew::prelude::*;

use crate::components::icon::{IconName, icon};
use crate::components::panel::{panel, panel_button};
use crate::hooks::{go_to_panel, print_from_panel};
use crate::model::Panel;

/// What opens the panel.
pub fn more_button(open: bool) -> Html {
    panel_button(Panel::More, open, icon(IconName::More))
}

/// The panel.
pub fn more() -> Html {
    let item = |label, first, on_click: fn(MouseEvent)| {
        html! {
            <button type="button" class="item" autofocus={first} onclick={on_click}>{ label }</button>
        }
    };
    let content = html! {
        <>
            { item("Find", true, |_| go_to_panel(Panel::More, Panel::Find)) }
            { item("Share", false, |_| go_to_panel(Panel::More, Panel::Share)) }
            { item("Print", false, |_| print_from_panel(Panel::More)) }
            { item("Keep a copy", false, |_| go_to_panel(Panel::More, Panel::KeepCopy)) }
            { item("Help", false, |_| go_to_panel(Panel::More, Panel::Help)) }
        </>
    };
    panel(Panel::More, None, false, content)
}
