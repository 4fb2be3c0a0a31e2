//! A panel of the desk, as the page has it before the desk is there.

use yew::prelude::*;

use super::panel::panel;
use crate::model::Panel;

/// What is said where nothing can ask for the desk.
const UNREACHED: &str =
    "This part of the reader could not be loaded. Loading the page again may help.";

/// The panel, empty but for a line that `desk.js` writes anew while the desk is fetched, and for the
/// slot that the desk then fills. As it stands here, the line is for whom that script has not reached.
pub fn desk_panel(which: Panel) -> Html {
    let content = html! {
        <>
            <p class="waiting" role="status">{ UNREACHED }</p>
            <div data-slot={which.id()}></div>
        </>
    };
    panel(which, None, false, content)
}
