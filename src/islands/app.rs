//! All islands under one root, so that they share the preferences.

use yew::prelude::*;

use super::go_to::go_to;
use super::more::{more, more_button};
use super::put;
use super::single_keys::single_keys;
use super::themes_and_type::{themes_and_type, themes_and_type_button};
use crate::components::continue_card::continue_card;
use crate::components::icon::{IconName, icon};
use crate::components::panel::panel_button;
use crate::hooks::{
    panels, slot, slot_in, use_announce_ready, use_go_to, use_is_open, use_panels,
    use_preferences_state, use_reading, use_shelf_progress, use_shortcuts, use_view,
};
use crate::model::Panel;

/// The app. It draws nothing where it is mounted: each island goes to its slot
/// on the page.
#[component]
pub fn App() -> Html {
    let preferences = use_preferences_state();
    let view = use_view();
    let reading = use_reading(&view, &preferences);
    let elsewhere = use_go_to(&reading);
    let going_on = use_shelf_progress(&view);
    let find_is_open = use_is_open(Panel::Find);
    let type_is_open = use_is_open(Panel::ThemesAndType);
    let more_is_open = use_is_open(Panel::More);
    use_panels();
    use_shortcuts(&preferences);
    use_announce_ready();
    // One portal a place: Yew mounts neighbours from last to first.
    let buttons = html! {
        <>
            { panel_button(Panel::Find, find_is_open, icon(IconName::Find)) }
            { themes_and_type_button(type_is_open) }
            { more_button(more_is_open) }
        </>
    };
    let opened = html! {
        <>
            { themes_and_type(&view, &preferences) }
            { more(view.story.is_some()) }
            if view.story.is_some() {
                { go_to(&elsewhere) }
            }
        </>
    };
    html! {
        <>
            { put(buttons, slot(&view, "actions")) }
            { put(opened, panels()) }
            { put(single_keys(&preferences), slot_in(panels(), "single-keys")) }
            if let Some(story) = going_on {
                { put(continue_card(story), slot(&view, "continue")) }
            }
        </>
    }
}
