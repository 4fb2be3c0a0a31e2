//! Keys that do something by themselves, as long as the reader wants them to.

use yew::prelude::*;

use super::dimensions::value_in_force;
use super::preferences::{Action, PreferencesHandle};
use crate::browser::{appearance, events, panels};
use crate::model::Dimension;

/// The id of the panel "Themes and type".
pub const THEMES_AND_TYPE: &str = "themes-and-type";

/// The id of the panel that explains everything.
pub const HELP: &str = "help";

/// Listens to the keys that `components::help` lists. Esc, which closes what is
/// open, is the browser's own.
#[hook]
pub fn use_shortcuts(preferences: &PreferencesHandle) {
    let preferences = preferences.clone();
    use_effect_with(preferences, |preferences| {
        let keys = preferences.current.single_keys.then(|| {
            let preferences = preferences.clone();
            events::on_single_key(move |key| press(key, &preferences))
        });
        move || drop(keys)
    });
}

/// Does what `key` is for, and says whether it is for anything.
fn press(key: &str, preferences: &PreferencesHandle) -> bool {
    let size = || value_in_force(&preferences.current.typesetting, Dimension::Size);
    let scale = Dimension::Size.scale();
    let action = match key {
        "?" => {
            panels::toggle(HELP);
            return true;
        }
        "t" => {
            panels::toggle(THEMES_AND_TYPE);
            return true;
        }
        "+" | "=" => Action::Set(Dimension::Size, scale.more(size())),
        "-" => Action::Set(Dimension::Size, scale.less(size())),
        "0" => Action::PutBack(Dimension::Size),
        "d" => Action::ShowDark(!appearance::is_dark()),
        _ => return false,
    };
    preferences.dispatch(action);
    true
}
