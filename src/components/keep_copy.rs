//! "Keep a copy": what of the library, and whether the reader's own goes along.

use yew::prelude::*;

use super::panel::panel;
use crate::model::Panel;

/// The panel. It is part of the page, as the help is; `keep-copy.js` does what it says, and
/// hides the second button where no story is open.
#[component]
pub fn KeepCopy() -> Html {
    let content = html! {
        <>
            <p>{ "One file that opens anywhere, without a network." }</p>
            <label class="switch">
                <span>{ "With my settings and places" }</span>
                <input type="checkbox" role="switch" name="with-settings" autofocus={true} />
            </label>
            <button type="button" class="item">{ "Save the library" }</button>
            <button type="button" class="item">{ "Save this story alone" }</button>
            <output></output>
        </>
    };
    panel(Panel::KeepCopy, None, false, content)
}
