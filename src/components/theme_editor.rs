//! Making a theme of one's own.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::model::{Colour, Contrast, CustomTheme, CustomThemeId};

/// Its name, its three colours with how well they read, and one button that makes
/// them read well. `on_change` is called with the theme as the reader makes it.
/// `on_mend` is called for the colours to be brought to 7 : 1, and `on_delete` for the
/// theme to go.
pub fn theme_editor(
    id: CustomThemeId,
    theme: &CustomTheme,
    on_change: &Callback<CustomTheme>,
    on_mend: Callback<MouseEvent>,
    on_delete: Callback<MouseEvent>,
) -> Html {
    let colour =
        |name: &'static str, label, colour: Colour, contrast, set: fn(&mut CustomTheme, Colour)| {
            let old = theme.clone();
            let on_input = on_change.reform(move |event: InputEvent| {
                let mut theme = old.clone();
                if let Some(colour) = Colour::parse(&value(event.target_dyn_into())) {
                    set(&mut theme, colour);
                }
                theme
            });
            html! {
                <label class="colour">
                    <input type="color" {name} value={colour.css()} oninput={on_input} />
                    <span>{ label }</span>
                    { contrast }
                </label>
            }
        };
    let on_name = {
        let theme = theme.clone();
        on_change
            .reform(move |event: InputEvent| theme.clone().named(&value(event.target_dyn_into())))
    };
    let legible = theme.is_legible();
    html! {
        <fieldset key={id.number()} class="theme-editor">
            <legend class="visually-hidden">{ "Your own theme" }</legend>
            <label class="naming">
                <span>{ "Name" }</span>
                // Not `value`: what is being written is the reader's, spaces and all.
                <input type="text" class="field" name="theme-name" maxlength={CustomTheme::MAX_NAME.to_string()} autocomplete="off" ~defaultValue={theme.name().to_owned()} oninput={on_name} />
            </label>
            { colour("background", "Background", theme.background, Html::default(), |theme, colour| theme.background = colour) }
            { colour("text", "Text", theme.text, verdict(theme.text_contrast()), |theme, colour| theme.text = colour) }
            { colour("accent", "Links", theme.accent, verdict(theme.accent_contrast()), |theme, colour| theme.accent = colour) }
            <div class="panel-foot">
                <button type="button" class="text-button make-legible" aria-disabled={legible.then_some("true")} onclick={on_mend}>
                    { "Bring to 7 : 1" }
                </button>
                <button type="button" class="text-button delete-theme" onclick={on_delete}>
                    { "Delete" }
                </button>
            </div>
        </fieldset>
    }
}

/// How well a colour reads, in figures and in a word.
fn verdict(contrast: Contrast) -> Html {
    let word = if contrast.is_enough() {
        "easy to read"
    } else {
        "hard to read"
    };
    html! { <output data-legible={contrast.is_enough().to_string()}>{ contrast.label() }<small>{ word }</small></output> }
}

fn value(input: Option<HtmlInputElement>) -> String {
    input.map(|input| input.value()).unwrap_or_default()
}
