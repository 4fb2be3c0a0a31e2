//! "Go to": another place in the story, by a slider with the words there, by its
//! headings, or by page or percent. The button is the foot's, which the page has.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::components::contents::contents;
use crate::components::panel::panel;
use crate::hooks::{GoToHandle, Scale, close_go_to};
use crate::model::Panel;

/// The panel.
pub fn go_to(handle: &GoToHandle) -> Html {
    let shown = handle.preview.as_ref().map(|preview| {
        let (scale, value) = (preview.scale, preview.value);
        let (least, most) = scale.ends();
        let on_choose = handle.on_choose.reform(|event: Event| value_of(&event));
        // Firefox does not always say so when a key has changed it.
        let on_key = handle
            .on_choose
            .reform(|event: KeyboardEvent| value_of(&event));
        let on_slide = handle.on_slide.reform(|event: InputEvent| value_of(&event));
        let (label, mend) = match scale {
            Scale::Pages(pages) => (
                "Page or percent",
                format!("There are pages 1 to {pages}, and 0 % to 100 %."),
            ),
            Scale::Percent => ("Percent", "Type a number from 0 to 100.".to_owned()),
        };
        html! {
            <>
                <div class="place-slider">
                    <output>{ scale.spoken(value) }</output>
                    <blockquote class="preview" dir="auto">{ &preview.words }</blockquote>
                    <input
                        type="range"
                        name="place"
                        dir={preview.direction.clone()}
                        aria-label="Place in the story"
                        min={least.to_string()}
                        max={most.to_string()}
                        value={value.to_string()}
                        aria-valuetext={format!("{}: {}", scale.spoken(value), preview.words)}
                        oninput={on_slide}
                        onchange={on_choose}
                        onkeyup={on_key}
                    />
                </div>
                <form class="typed-place" novalidate={true} onsubmit={&handle.on_type}>
                    <label>
                        { label }
                        <input
                            name="destination"
                            inputmode="decimal"
                            autocomplete="off"
                            maxlength="9"
                            aria-invalid={preview.no_such_place.then_some("true")}
                        />
                    </label>
                    <button class="preset">{ "Go" }</button>
                    <p role="status">
                        if preview.no_such_place {
                            { mend }
                        }
                    </p>
                </form>
                { contents(&preview.contents, close_go_to) }
            </>
        }
    });
    let content = shown.unwrap_or_default();
    panel(Panel::GoTo, Some(handle.on_toggle.clone()), false, content)
}

fn value_of(event: &Event) -> String {
    let field = event.target_dyn_into::<HtmlInputElement>();
    field.map(|field| field.value()).unwrap_or_default()
}
