//! Choosing a value on a scale.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::icon::{IconName, icon};
use crate::model::Dimension;

/// A slider between a button for less and one for more, with the value in force,
/// and a button that puts it back if the reader has chosen it. `on_choose` is
/// called with the value that the reader chooses; none puts it back.
pub fn range_control(
    dimension: Dimension,
    value: u16,
    chosen: bool,
    on_choose: &Callback<Option<u16>>,
) -> Html {
    let scale = dimension.scale();
    let button = |name: &'static str, label: &str, content: Html, choice: Option<u16>| {
        let on_click = on_choose.reform(move |_: MouseEvent| choice);
        let put_back = choice.is_none();
        let idle = if put_back {
            !chosen
        } else {
            choice == Some(value)
        };
        html! {
            <button
                type="button"
                {name}
                aria-label={format!("{label}: {}", scale.label)}
                aria-disabled={idle.then_some("true")}
                tabindex={(put_back && idle).then_some("-1")}
                onclick={on_click}
            >
                { content }
            </button>
        }
    };
    let on_slide = on_choose.reform(move |event: InputEvent| {
        let slider = event.target_dyn_into::<HtmlInputElement>()?;
        Some(scale.nearest(slider.value_as_number()))
    });
    // Letters say best what smaller and larger mean.
    let [less, more] = match dimension {
        Dimension::Size => [html! { "A" }, html! { "A" }],
        _ => [html! { "−" }, html! { "+" }],
    };
    html! {
        <div key={scale.name} class="range" role="group" aria-label={scale.label} data-dimension={scale.name}>
            <p aria-hidden="true">{ scale.label }</p>
            <output>{ scale.number(value) }</output>
            { button("put-back", "Put back", html! { { icon(IconName::PutBack) } }, None) }
            { button("less", "Less", less, Some(scale.less(value))) }
            <input
                type="range"
                name={scale.name}
                aria-label={scale.label}
                min={scale.min.to_string()}
                max={scale.max.to_string()}
                step={scale.step.to_string()}
                value={value.to_string()}
                aria-valuetext={scale.spoken(value)}
                oninput={on_slide}
            />
            { button("more", "More", more, Some(scale.more(value))) }
        </div>
    }
}
