//! Telling the page that the app is up.

use yew::prelude::*;

use crate::browser::page;

/// Says once, after the first render, that the controls work.
#[hook]
pub fn use_announce_ready() {
    use_effect_with((), |()| page::announce_ready());
}
