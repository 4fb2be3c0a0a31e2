//! "More": the button in the bar, and what it leads to.

use yew::prelude::*;

use crate::components::icon::{IconName, icon};
use crate::components::panel::{panel, panel_button};
use crate::hooks::{ask_desk_from_panel, go_to_panel, print_from_panel};
use crate::model::{Panel, Request};

/// What opens the panel.
pub fn more_button(open: bool) -> Html {
    panel_button(Panel::More, open, icon(IconName::More))
}

/// The panel; `reads` says whether a story is open.
pub fn more(reads: bool) -> Html {
    let item = |label, first, on_click: fn(MouseEvent)| {
        html! {
            <button type="button" class="item" autofocus={first} onclick={on_click}>{ label }</button>
        }
    };
    let content = html! {
        <>
            { item("Find", true, |_| go_to_panel(Panel::More, Panel::Find)) }
            if reads {
                { item("Bookmark this place", false, |_| ask_desk_from_panel(Panel::More, Request::Bookmark)) }
                { item("Mark words", false, |_| ask_desk_from_panel(Panel::More, Request::Mark)) }
            }
            { item("Marks and notes", false, |_| go_to_panel(Panel::More, Panel::Marks)) }
            { item("Share", false, |_| go_to_panel(Panel::More, Panel::Share)) }
            { item("Print", false, |_| print_from_panel(Panel::More)) }
            { item("Keep a copy", false, |_| go_to_panel(Panel::More, Panel::KeepCopy)) }
            { item("Your data", false, |_| go_to_panel(Panel::More, Panel::YourData)) }
            { item("Help", false, |_| go_to_panel(Panel::More, Panel::Help)) }
        </>
    };
    panel(Panel::More, None, false, content)
}
