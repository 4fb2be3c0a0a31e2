//! Keys that do something by themselves, as long as the reader wants them to.

use yew::prelude::*;

use super::look::value_in_force;
use super::preferences::PreferencesHandle;
use crate::browser::{appearance, events, exchange, page, panels};
use crate::model::{Action, Dimension, Panel, Request};

/// Listens to the keys that `components::help` lists. Esc, which closes what is
/// open, is the browser's own.
#[hook]
pub fn use_shortcuts(preferences: &PreferencesHandle) {
    let preferences = preferences.clone();
    use_effect_with(preferences, |preferences| {
        let off = (!preferences.current.single_keys).then_some("");
        page::say("data-no-single-keys", off);
        let preferences = preferences.clone();
        let keys = events::on_single_key(move |key, repeats| {
            (key != "Escape" && panels::any_waits())
                || preferences.current.single_keys && press(key, repeats, &preferences)
        });
        move || drop(keys)
    });
}

/// Does what `key` is for, and says whether it is for anything. A key that is held
/// down repeats: that changes the size further, and flashes nothing.
fn press(key: &str, repeats: bool, preferences: &PreferencesHandle) -> bool {
    let size = || value_in_force(&preferences.current.typesetting, Dimension::Size);
    let scale = Dimension::Size.scale();
    let action = match key.to_ascii_lowercase().as_str() {
        "+" | "=" => Action::Set(Dimension::Size, scale.more(size())),
        "-" => Action::Set(Dimension::Size, scale.less(size())),
        "?" | "/" | "t" | "g" | "0" | "d" | "b" | "m" if repeats => return true,
        "?" => {
            panels::toggle(Panel::Help.id());
            return true;
        }
        "/" => {
            panels::toggle(Panel::Find.id());
            return true;
        }
        "t" => {
            panels::toggle(Panel::ThemesAndType.id());
            return true;
        }
        "g" => {
            panels::toggle(Panel::GoTo.id());
            return true;
        }
        "b" => {
            exchange::ask_desk(Request::Bookmark.name());
            return true;
        }
        "m" => {
            exchange::ask_desk(Request::Mark.name());
            return true;
        }
        "0" => Action::PutBack(Dimension::Size),
        "d" => Action::ShowDark(!appearance::is_dark()),
        _ => return false,
    };
    preferences.dispatch(action);
    true
}

/// Closes a panel and asks the desk for something.
pub fn ask_desk_from_panel(panel: Panel, request: Request) {
    panels::close(panel.id());
    exchange::ask_desk(request.name());
}
