//! The foot of a story: how far the reader has come, and ways on from there.

use yew::prelude::*;

use super::icon::{IconName, icon};
use crate::model::Panel;

/// One quiet text that opens "Go to", a way for as long as it is of use, buttons for a
/// paragraph's address and for the pages beside this one, and a thin line. The way is said
/// in two parts, for where there is little room. The page has it from the build;
/// `browser::foot` fills it, without a render, and it shows once the app is up.
#[component]
pub fn Foot() -> Html {
    html! {
        <footer class="foot" data-slot="foot" lang="en" dir="ltr">
            <div class="foot-line">
                <button type="button" class="icon-button turn-back" title="Previous page">
                    { icon(IconName::Back) }
                </button>
                <button type="button" class="text-button time-left" title={Panel::GoTo.title()} popovertarget={Panel::GoTo.id()}></button>
                <div data-slot="finding"></div>
                <button type="button" class="text-button way" hidden={true}>
                    <span></span><span></span>
                </button>
                <div>
                    <button
                        type="button"
                        class="icon-button copy-link"
                        title="Copy a link to the paragraph in view"
                    >
                        { icon(IconName::Link) }
                    </button>
                    <button type="button" class="icon-button turn-on" title="Next page">
                        { icon(IconName::On) }
                    </button>
                </div>
                <output class="visually-hidden"></output>
            </div>
            <div class="progress"></div>
        </footer>
    }
}
