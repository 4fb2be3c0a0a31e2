//! A panel above the page, and the button that opens it. The browser opens and
//! closes it (`popover`): it brings Esc, a click outside, one panel at a time, and
//! the focus's way back.

use yew::prelude::*;

use super::icon::{IconName, icon};
use crate::model::Panel;

/// What opens a panel, and whether that is open.
pub fn panel_button(panel: Panel, open: bool, content: Html) -> Html {
    html! {
        <button
            type="button"
            class="icon-button"
            title={panel.title()}
            aria-expanded={open.to_string()}
            aria-controls={panel.id()}
            popovertarget={panel.id()}
        >
            { content }
        </button>
    }
}

/// A panel, with its title and a button that closes it above what scrolls. `on_toggle`
/// hears when it opens or closes. It takes the focus itself if `to_read`; otherwise
/// something in it does.
pub fn panel(
    panel: Panel,
    on_toggle: Option<Callback<Event>>,
    to_read: bool,
    content: Html,
) -> Html {
    html! {
        <div
            id={panel.id()}
            class="panel"
            popover="auto"
            role="dialog"
            aria-label={panel.title()}
            tabindex={to_read.then_some("-1")}
            autofocus={to_read}
            ontoggle={on_toggle}
        >
            <div class="panel-head">
                <h2>{ panel.title() }</h2>
                <button
                    type="button"
                    class="icon-button close"
                    title="Close"
                    popovertarget={panel.id()}
                    popovertargetaction="hide"
                >
                    { icon(IconName::Close) }
                </button>
            </div>
            <div class="panel-body">{ content }</div>
        </div>
    }
}
