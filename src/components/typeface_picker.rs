//! Choosing a face for the text.

use yew::prelude::*;

use crate::model::Typeface;

/// What [`TypefacePicker`] needs.
#[derive(Properties, PartialEq)]
pub struct TypefacePickerProps {
    /// The face in force.
    pub chosen: Typeface,
    /// Called with the face that the reader chooses.
    pub on_choose: Callback<Typeface>,
}

/// A radio button for each face, its name in the face itself.
#[component]
pub fn TypefacePicker(props: &TypefacePickerProps) -> Html {
    html! {
        <fieldset class="typeface-picker">
            <legend class="visually-hidden">{ "Typeface" }</legend>
            <div class="typefaces">
                { for Typeface::ALL.into_iter().map(|face| choice(face, props)) }
            </div>
        </fieldset>
    }
}

fn choice(face: Typeface, props: &TypefacePickerProps) -> Html {
    let on_change = props.on_choose.reform(move |_: Event| face);
    html! {
        <label class="choice" key={face.name()}>
            <input
                type="radio"
                name="typeface"
                value={face.name()}
                checked={face == props.chosen}
                onchange={on_change}
            />
            <span class="radio" aria-hidden="true"></span>
            <span class="face-name" data-typeface={face.name()}>{ face.label() }</span>
        </label>
    }
}
