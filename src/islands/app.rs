//! All islands under one root, so that they share the preferences.

use web_sys::Element;
use yew::prelude::*;

use super::find::{find, find_button, find_steps};
use super::go_to::go_to;
use super::more::{more, more_button};
use super::single_keys::single_keys;
use super::themes_and_type::{themes_and_type, themes_and_type_button};
use crate::components::continue_card::continue_card;
use crate::hooks::{
    panels, slot, slot_of_help, use_announce_ready, use_find, use_go_to, use_panel, use_panels,
    use_preferences_state, use_reading, use_shelf_progress, use_shortcuts, use_view,
};

/// The app. It draws nothing where it is mounted: each island goes to its slot
/// on the page.
#[component]
pub fn App() -> Html {
    let preferences = use_preferences_state();
    let view = use_view();
    let (find_panel, type_panel, more_panel) = (use_panel(), use_panel(), use_panel());
    let reading = use_reading(&view, &preferences);
    let elsewhere = use_go_to(&reading);
    let finder = use_find(&view, &reading, preferences.current.single_keys);
    let going_on = use_shelf_progress(&view);
    use_panels();
    use_shortcuts(&preferences);
    use_announce_ready();
    // One portal a place: Yew mounts neighbours from last to first.
    let buttons = html! {
        <>
            { find_button(find_panel.open) }
            { themes_and_type_button(type_panel.open) }
            { more_button(more_panel.open) }
        </>
    };
    let opened = html! {
        <>
            { find(&finder, find_panel.on_toggle) }
            { themes_and_type(&view, &preferences, type_panel.on_toggle) }
            { more(more_panel.on_toggle) }
            if view.story.is_some() {
                { go_to(&elsewhere) }
            }
        </>
    };
    html! {
        <>
            { put(buttons, slot(&view, "actions")) }
            { put(opened, panels()) }
            { put(find_steps(&finder), slot(&view, "finding")) }
            { put(single_keys(&preferences), slot_of_help()) }
            if let Some(story) = going_on {
                { put(continue_card(story), slot(&view, "continue")) }
            }
        </>
    }
}

/// Puts an island in its place, if the page has one.
fn put(island: Html, place: Option<Element>) -> Html {
    place.map_or_else(Html::default, |place| create_portal(island, place))
}
