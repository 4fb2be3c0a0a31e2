//! Choosing a theme.

use yew::prelude::*;

use super::radio::radio;
use crate::model::{CustomTheme, CustomThemes, Theme, ThemeChoice};

/// A swatch with its name for each theme: the system's first, the reader's own
/// last, and then room for one more, for which `on_add` is called.
pub fn theme_picker(
    chosen: Option<ThemeChoice>,
    themes: &CustomThemes,
    on_choose: &Callback<Option<ThemeChoice>>,
    on_add: Callback<MouseEvent>,
) -> Html {
    let radio = |theme: Option<ThemeChoice>, swatch: Html, label: Html| {
        let name = theme.map_or_else(|| "system".to_owned(), ThemeChoice::name);
        let on_change = on_choose.reform(move |_: Event| theme);
        radio("theme", name, theme == chosen, on_change, swatch, label)
    };
    let built_in = Theme::ALL.into_iter().map(|theme| {
        let choice = Some(ThemeChoice::BuiltIn(theme));
        radio(choice, swatch(theme), label(theme.label()))
    });
    let custom = themes.iter().map(|(id, theme)| {
        let choice = Some(ThemeChoice::Custom(id));
        radio(
            choice,
            own_swatch(theme),
            html! { <span class="theme-name">{ theme.name() }</span> },
        )
    });
    html! {
        <fieldset class="theme-picker">
            <legend class="visually-hidden">{ "Theme" }</legend>
            <div class="themes">
                { radio(None, system_swatch(), label("System")) }
                { for built_in }
                { for custom }
                if themes.free().is_some() {
                    <button type="button" class="choice add-theme" onclick={on_add}>
                        <span class="swatch" aria-hidden="true">{ "+" }</span>
                        <span>{ "Your own" }</span>
                    </button>
                }
            </div>
        </fieldset>
    }
}

fn label(name: &'static str) -> Html {
    html! { <span>{ name }</span> }
}

/// A sample of a theme in its own colours.
fn swatch(theme: Theme) -> Html {
    html! { <span class="swatch" data-theme={theme.name()} aria-hidden="true">{ "Aa" }</span> }
}

/// A sample of the two themes that the system's setting chooses between.
fn system_swatch() -> Html {
    html! {
        <span class="swatch" aria-hidden="true">
            <span data-theme={Theme::LIGHT.name()}>{ "A" }</span>
            <span data-theme={Theme::DARK.name()}>{ "a" }</span>
        </span>
    }
}

/// A sample of a theme of the reader's own. Its colours are attributes of a
/// drawing, because the page's policy lets no element have a style of its own.
fn own_swatch(theme: &CustomTheme) -> Html {
    html! {
        <span class="swatch" aria-hidden="true">
            <svg viewBox="0 0 40 24" preserveAspectRatio="xMidYMid slice">
                <rect width="100%" height="100%" fill={theme.background.css()} />
                <text x="50%" y="15" font-size="10" text-anchor="middle" fill={theme.text.css()}>{ "Aa" }</text>
                <rect y="21" width="100%" height="3" fill={theme.accent.css()} />
            </svg>
        </span>
    }
}
