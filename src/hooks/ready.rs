//! Telling the page that the app is up.

use yew::prelude::*;

use crate::browser::{page, panels};

/// Says once, after the first render, that the controls work.
#[hook]
pub fn use_announce_ready() {
    use_effect_with((), |()| page::announce_ready());
}

/// Says once, after the first render, that the desk is up, and gives the focus to what asks for
/// it in a panel that waited for that.
#[hook]
pub fn use_announce_desk() {
    use_effect_with((), |()| {
        let _ = page::announce_desk();
        let _ = panels::focus_in_open();
    });
}
