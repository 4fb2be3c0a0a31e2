//! Choosing between on and off.

use web_sys::HtmlInputElement;
use yew::prelude::*;

/// A switch with its label. `on_choose` is called with whether it is on.
pub fn switch(
    name: &'static str,
    label: &'static str,
    on: bool,
    on_choose: &Callback<bool>,
) -> Html {
    let on_change = on_choose.reform(|event: Event| {
        let input = event.target_dyn_into::<HtmlInputElement>();
        input.is_some_and(|input| input.checked())
    });
    html! {
        <label class="switch" key={name}>
            <span>{ label }</span>
            <input type="checkbox" role="switch" {name} checked={on} onchange={on_change} />
        </label>
    }
}
