//! Choosing the text's size.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::model::FontSize;

/// What [`SizeControl`] needs.
#[derive(Properties, PartialEq)]
pub struct SizeControlProps {
    /// The size in force.
    pub size: FontSize,
    /// Called with the size that the reader chooses.
    pub on_choose: Callback<FontSize>,
}

/// A slider between a smaller and a larger letter, which step by one.
#[component]
pub fn SizeControl(props: &SizeControlProps) -> Html {
    let size = props.size;
    let smaller = props.on_choose.reform(move |_: MouseEvent| size.smaller());
    let larger = props.on_choose.reform(move |_: MouseEvent| size.larger());
    let on_slide = {
        let on_choose = props.on_choose.clone();
        move |event: InputEvent| {
            if let Some(slider) = event.target_dyn_into::<HtmlInputElement>() {
                on_choose.emit(FontSize::nearest(slider.value_as_number()));
            }
        }
    };
    html! {
        <div role="group" aria-labelledby="size-label">
            <p class="visually-hidden" id="size-label">{ "Size" }</p>
            <div class="size">
                <button type="button" class="size-smaller" aria-label="Smaller text" onclick={smaller}>
                    { "A" }
                </button>
                <input
                    type="range"
                    name="size"
                    aria-labelledby="size-label"
                    min={FontSize::MIN.pixels().to_string()}
                    max={FontSize::MAX.pixels().to_string()}
                    step="1"
                    value={size.pixels().to_string()}
                    aria-valuetext={format!("{} pixels", size.pixels())}
                    oninput={on_slide}
                />
                <button type="button" class="size-larger" aria-label="Larger text" onclick={larger}>
                    { "A" }
                </button>
                <output aria-hidden="true">{ size.pixels() }</output>
            </div>
        </div>
    }
}
