//! The switch for single keys, in the help. The help itself is on the page from the
//! start; only this needs the app.

use yew::prelude::*;

use crate::components::switch::switch;
use crate::hooks::PreferencesHandle;
use crate::model::Action;

/// The switch.
pub fn single_keys(preferences: &PreferencesHandle) -> Html {
    let state = preferences.clone();
    let on_choose = Callback::from(move |on| state.dispatch(Action::UseSingleKeys(on)));
    switch(
        "single-keys",
        "Single keys",
        preferences.current.single_keys,
        &on_choose,
    )
}
