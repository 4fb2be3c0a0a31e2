//! A panel of the desk, as the page has it before the desk is there.

use yew::prelude::*;

use super::panel::panel;
use crate::model::Panel;

/// The panel, empty but for a line that `desk.js` writes while the desk is fetched, and for the
/// slot that the desk then fills.
pub fn desk_panel(which: Panel) -> Html {
    let content = html! {
        <>
            <p class="waiting" role="status"></p>
            <div data-slot={which.id()}></div>
        </>
    };
    panel(which, None, false, content)
}
