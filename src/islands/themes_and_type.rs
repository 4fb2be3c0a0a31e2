//! "Themes and type": the button in the bar, and the panel that it opens.

use yew::prelude::*;

use crate::components::choice_picker::choice_picker;
use crate::components::panel::{panel, panel_button};
use crate::components::range_control::range_control;
use crate::components::switch::switch;
use crate::components::theme_editor::theme_editor;
use crate::components::theme_picker::theme_picker;
use crate::components::typeface_picker::typeface_picker;
use crate::hooks::{
    PreferencesHandle, View, focus_name_soon, focus_undo, page_is_dark, show_from_the_top,
    value_in_force,
};
use crate::model::{
    Action, Choice, CustomTheme, Dimension, LanguageTag, Layout, Panel, Preset, ThemeChoice,
};

/// What opens the panel.
pub fn themes_and_type_button(open: bool) -> Html {
    let letters = html! { <span class="letters" aria-hidden="true">{ "Aa" }</span> };
    panel_button(Panel::ThemesAndType, open, letters)
}

/// The panel: what most readers want first, and the rest one level down.
pub fn themes_and_type(view: &View, preferences: &PreferencesHandle) -> Html {
    let content = html! {
        <>
            <div class="first-level">
                { themes(preferences) }
                { typeface_picker(preferences.current.typeface, &choose(preferences, Action::ChooseTypeface)) }
                { range(preferences, Dimension::Size) }
                { layout(preferences, |layout| layout.flow, |layout, flow| Layout { flow, ..layout }) }
            </div>
            { more_type(preferences, view.language()) }
            { way_back(preferences) }
        </>
    };
    panel(Panel::ThemesAndType, None, false, content)
}

/// One of the choices for the layout.
fn layout<C: Choice>(
    state: &PreferencesHandle,
    of: fn(Layout) -> C,
    with: fn(Layout, C) -> Layout,
) -> Html {
    let current = state.current.layout;
    let on_choose = choose(state, move |choice| Action::LayOut(with(current, choice)));
    choice_picker(of(current), &on_choose)
}

/// The themes, and the colours of the one in force if it is the reader's own.
fn themes(state: &PreferencesHandle) -> Html {
    let add = |_: MouseEvent| {
        focus_name_soon();
        Action::AddTheme(CustomTheme::to_begin_with(page_is_dark()))
    };
    let own = match state.current.theme {
        Some(ThemeChoice::Custom(id)) => state.themes.get(id).map(|theme| (id, theme)),
        _ => None,
    };
    html! {
        <>
            { theme_picker(state.current.theme, &state.themes, &choose(state, Action::ChooseTheme), choose(state, add)) }
            if let Some((id, theme)) = own {
                { theme_editor(
                    id,
                    theme,
                    &choose(state, move |theme| Action::ChangeTheme(id, theme)),
                    choose(state, move |_: MouseEvent| Action::MakeLegible(id)),
                    choose(state, move |_: MouseEvent| {
                        // The button goes with its theme; this brings both back.
                        focus_undo();
                        Action::DeleteTheme(id)
                    }),
                ) }
            }
        </>
    }
}

/// One level down: whatever the face and the text's language can do.
fn more_type(state: &PreferencesHandle, language: Option<LanguageTag>) -> Html {
    let setting = &state.current.typesetting;
    let offered = Dimension::ALL.into_iter().filter(|dimension| {
        let by_language = language.as_ref().is_none_or(|tag| tag.offers(*dimension));
        *dimension != Dimension::Size && by_language && state.current.typeface.offers(*dimension)
    });
    let presets = Preset::ALL.into_iter().map(|preset| {
        let in_force = *setting == setting.preset(preset);
        let on_click = choose(state, move |_: MouseEvent| Action::ChoosePreset(preset));
        html! {
            <button type="button" class="preset" aria-pressed={in_force.to_string()} onclick={on_click}>
                { preset.label() }
            </button>
        }
    });
    html! {
        <details class="more-type" ontoggle={|_: Event| show_from_the_top()}>
            <summary>{ "More type" }</summary>
            <div class="more-type-controls">
                <div class="presets" role="group" aria-label="Presets">{ for presets }</div>
                { for offered.map(|dimension| range(state, dimension)) }
                { layout(state, |layout| layout.columns, |layout, columns| Layout { columns, ..layout }) }
                { layout(state, |layout| layout.turn, |layout, turn| Layout { turn, ..layout }) }
                { switch("justified", "Justify lines", setting.justified(), &choose(state, Action::Justify)) }
                if language.is_none_or(|tag| tag.hyphenates()) {
                    { switch("hyphens", "Hyphenate words", setting.hyphens(), &choose(state, Action::Hyphenate)) }
                }
            </div>
        </details>
    }
}

fn range(state: &PreferencesHandle, dimension: Dimension) -> Html {
    let setting = &state.current.typesetting;
    let on_choose = choose(state, move |value| match value {
        Some(value) => Action::Set(dimension, value),
        None => Action::PutBack(dimension),
    });
    let value = value_in_force(setting, dimension);
    range_control(
        dimension,
        value,
        setting.get(dimension).is_some(),
        &on_choose,
    )
}

/// Putting everything back, and taking that back.
fn way_back(state: &PreferencesHandle) -> Html {
    let nothing_chosen = state.current == state.current.started_over();
    let button = |name: &'static str, label, idle: bool, action: Action| {
        let state = state.clone();
        let on_click = move |_: MouseEvent| {
            if !idle {
                state.dispatch(action.clone());
            }
        };
        html! {
            <button type="button" class="text-button" {name} aria-disabled={idle.then_some("true")} onclick={on_click}>
                { label }
            </button>
        }
    };
    html! {
        <div class="panel-foot">
            { button("reset", "Start over", nothing_chosen, Action::StartOver) }
            { button("undo", "Undo", !state.can_undo(), Action::Undo) }
        </div>
    }
}

/// A callback that does what `action` makes of a choice.
fn choose<T: 'static>(
    state: &PreferencesHandle,
    action: impl Fn(T) -> Action + 'static,
) -> Callback<T> {
    let state = state.clone();
    Callback::from(move |choice| state.dispatch(action(choice)))
}
