//! Choosing one of a few, side by side.

use yew::prelude::*;

use super::radio::radio;
use crate::model::Choice;

/// A radio button for each choice, as a row of parts of one control.
pub fn choice_picker<C: Choice>(chosen: C, on_choose: &Callback<C>) -> Html {
    let radios = C::ALL.iter().map(|(choice, value, label)| {
        let choice = *choice;
        let on_change = on_choose.reform(move |_: Event| choice);
        let label = html! { <span>{ *label }</span> };
        let value = (*value).to_owned();
        radio(C::NAME, value, choice == chosen, on_change, html! {}, label)
    });
    group(C::LABEL, radios.collect())
}

/// One copy for all choices keeps the wasm small.
fn group(label: &'static str, radios: Html) -> Html {
    html! {
        <fieldset class="choice-picker" key={label}>
            <legend>{ label }</legend>
            <div class="parts">{ radios }</div>
        </fieldset>
    }
}
