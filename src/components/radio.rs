//! One of several choices.

use yew::prelude::*;

/// A radio button of the group `name`, drawn as `sample` and `label`.
pub fn radio(
    name: &'static str,
    value: String,
    checked: bool,
    on_change: Callback<Event>,
    sample: Html,
    label: Html,
) -> Html {
    html! {
        <label class="choice" key={value.clone()}>
            <input type="radio" {name} {value} {checked} autofocus={checked} onchange={on_change} />
            { sample }
            { label }
        </label>
    }
}
