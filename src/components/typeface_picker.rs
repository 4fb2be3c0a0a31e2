//! Choosing a face for the text.

use yew::prelude::*;

use super::radio::radio;
use crate::model::Typeface;

/// A radio button for each face, its name in the face itself.
pub fn typeface_picker(chosen: Typeface, on_choose: &Callback<Typeface>) -> Html {
    let faces = Typeface::ALL.into_iter().map(|face| {
        let on_change = on_choose.reform(move |_: Event| face);
        let sample = html! { <span class="radio" aria-hidden="true"></span> };
        let label =
            html! { <span class="face-name" data-typeface={face.name()}>{ face.label() }</span> };
        radio(
            "typeface",
            face.name().to_owned(),
            face == chosen,
            on_change,
            sample,
            label,
        )
    });
    html! {
        <fieldset class="typeface-picker">
            <legend class="visually-hidden">{ "Typeface" }</legend>
            <div class="typefaces">{ for faces }</div>
        </fieldset>
    }
}
