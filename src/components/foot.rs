//! The foot of a story: how far the reader has come, and ways on from there.

use yew::prelude::*;

use super::icon::{IconName, icon};

/// One quiet text, a way for as long as it is of use, a button for a paragraph's
/// address, and a thin line. The page has it from the build; `browser::foot` fills
/// it, without a render, and it shows once the app is up.
#[component]
pub fn Foot() -> Html {
    html! {
        <footer class="foot" data-slot="foot" lang="en" dir="ltr">
            <div class="foot-line">
                <p class="time-left"></p>
                <button type="button" class="text-button way" hidden={true}></button>
                <button
                    type="button"
                    class="icon-button copy-link"
                    title="Copy a link to the paragraph in view"
                >
                    { icon(IconName::Link) }
                </button>
            </div>
            <div class="progress"></div>
        </footer>
    }
}
