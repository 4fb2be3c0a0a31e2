//! All islands under one root, so that they share the preferences.

use yew::prelude::*;

use super::continue_reading::ContinueReading;
use super::reading_progress::ReadingProgress;
use super::themes_and_type::ThemesAndType;
use crate::hooks::{PreferencesContext, use_announce_ready, use_preferences_state, use_view};

/// The app. It draws nothing where it is mounted: each island goes to its slot
/// on the page.
#[component]
pub fn App() -> Html {
    let preferences = use_preferences_state();
    let view = use_view();
    use_announce_ready();
    html! {
        <ContextProvider<PreferencesContext> context={preferences}>
            <ThemesAndType view={view.clone()} />
            if view.story.is_some() {
                <ReadingProgress {view} />
            } else {
                <ContinueReading {view} />
            }
        </ContextProvider<PreferencesContext>>
    }
}
