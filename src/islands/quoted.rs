//! In the foot, what is to be done with words that an address has led to.

use yew::prelude::*;

use crate::components::icon::{IconName, icon};
use crate::hooks::QuotedHandle;

/// The way to the words, and the end of their being marked; none where none are.
pub fn quoted(handle: &QuotedHandle) -> Html {
    if handle.words.is_none() {
        return Html::default();
    }
    let (show, clear) = (handle.clone(), handle.clone());
    html! {
        <div class="finding" role="group" aria-label="The words of the link">
            <button type="button" class="text-button" title="Show them" onclick={move |_| show.show()}>
                { "Shared words" }
            </button>
            <button type="button" class="icon-button" title="Mark them no more (Esc)" onclick={move |_| clear.clear()}>
                { icon(IconName::Close) }
            </button>
        </div>
    }
}
