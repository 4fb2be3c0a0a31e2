//! Choosing a theme.

use yew::prelude::*;

use crate::model::Theme;

/// What [`ThemePicker`] needs.
#[derive(Properties, PartialEq)]
pub struct ThemePickerProps {
    /// The theme in force; none follows the system.
    pub chosen: Option<Theme>,
    /// Called with the theme that the reader chooses.
    pub on_choose: Callback<Option<Theme>>,
}

/// A swatch with its name for each theme, the system's first.
#[component]
pub fn ThemePicker(props: &ThemePickerProps) -> Html {
    let themes = std::iter::once(None).chain(Theme::ALL.into_iter().map(Some));
    html! {
        <fieldset class="theme-picker">
            <legend class="visually-hidden">{ "Theme" }</legend>
            <div class="themes">
                { for themes.map(|theme| choice(theme, props)) }
            </div>
        </fieldset>
    }
}

fn choice(theme: Option<Theme>, props: &ThemePickerProps) -> Html {
    let checked = theme == props.chosen;
    let name = theme.map_or("system", Theme::name);
    let on_change = props.on_choose.reform(move |_: Event| theme);
    html! {
        <label class="choice" key={name}>
            <input
                type="radio"
                name="theme"
                value={name}
                {checked}
                autofocus={checked}
                onchange={on_change}
            />
            { swatch(theme) }
            { label(theme) }
        </label>
    }
}

/// The theme's name. Beside their swatches, both contrast themes can be shown as
/// "Contrast": the second word is for those who do not see the swatch.
fn label(theme: Option<Theme>) -> Html {
    let name = theme.map_or("System", Theme::label);
    match name.split_once(' ') {
        Some((shown, heard)) => html! {
            <span>{ shown }<span class="visually-hidden">{ format!(" {heard}") }</span></span>
        },
        None => html! { <span>{ name }</span> },
    }
}

/// A sample of the theme in its own colours; for the system's, of the two that
/// it chooses between.
fn swatch(theme: Option<Theme>) -> Html {
    match theme {
        Some(theme) => html! {
            <span class="swatch" data-theme={theme.name()} aria-hidden="true">{ "Aa" }</span>
        },
        None => html! {
            <span class="swatch" aria-hidden="true">
                <span data-theme={Theme::LIGHT.name()}>{ "A" }</span>
                <span data-theme={Theme::DARK.name()}>{ "a" }</span>
            </span>
        },
    }
}
