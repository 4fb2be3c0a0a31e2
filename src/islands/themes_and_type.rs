//! "Themes and type": the button in the bar, and the panel that it opens.

use web_sys::Element;
use yew::prelude::*;

use crate::components::icon::{Icon, IconName};
use crate::components::size_control::SizeControl;
use crate::components::theme_picker::ThemePicker;
use crate::components::typeface_picker::TypefacePicker;
use crate::hooks::{
    Action, PreferencesContext, View, panels, size_in_force, slot, use_preferences,
};
use crate::model::Preferences;

/// The panel's id, which the button names.
const PANEL: &str = "themes-and-type";

/// What [`ThemesAndType`] needs.
#[derive(Properties, PartialEq)]
pub struct ThemesAndTypeProps {
    /// What is open.
    pub view: View,
}

/// The button and the panel. The browser opens and closes it (`popover`): it
/// brings Esc, a click outside, and the focus's way back.
#[component]
pub fn ThemesAndType(props: &ThemesAndTypeProps) -> Html {
    let open = use_state_eq(|| false);
    let preferences = use_preferences();
    let (Some(preferences), Some(slot), Some(panels)) =
        (preferences, slot(&props.view, "actions"), panels())
    else {
        return Html::default();
    };
    let on_toggle = {
        let open = open.setter();
        Callback::from(move |event: Event| {
            let panel = event.target_dyn_into::<Element>();
            open.set(panel.is_some_and(|panel| panel.matches(":popover-open").unwrap_or(false)));
        })
    };
    let button = html! {
        <button
            type="button"
            class="icon-button themes-and-type"
            aria-label="Themes and type"
            aria-expanded={open.to_string()}
            aria-controls={PANEL}
            popovertarget={PANEL}
        >
            <span aria-hidden="true">{ "Aa" }</span>
        </button>
    };
    let panel = html! {
        <div
            id={PANEL}
            class="panel"
            popover="auto"
            role="dialog"
            aria-labelledby="themes-and-type-title"
            ontoggle={on_toggle}
        >
            { controls(&preferences) }
        </div>
    };
    html! {
        <>
            { create_portal(button, slot) }
            { create_portal(panel, panels) }
        </>
    }
}

/// What is in the panel. Which size is in force depends on the screen, so it is
/// asked for at each render, and opening the panel is one.
fn controls(state: &PreferencesContext) -> Html {
    let (on_theme, on_typeface, on_size) = (state.clone(), state.clone(), state.clone());
    let on_theme = move |theme| on_theme.dispatch(Action::ChooseTheme(theme));
    let on_typeface = move |typeface| on_typeface.dispatch(Action::ChooseTypeface(typeface));
    let on_size = move |size| on_size.dispatch(Action::ChooseSize(size));
    let (label, action) = match state.undo {
        Some(_) => ("Undo", Action::Undo),
        None => ("Start over", Action::StartOver),
    };
    let nothing_chosen = state.undo.is_none() && state.current == Preferences::default();
    let on_start_over = {
        let state = state.clone();
        move |_: MouseEvent| {
            if !nothing_chosen {
                state.dispatch(action);
            }
        }
    };
    html! {
        <>
            <div class="panel-head">
                <h2 id="themes-and-type-title">{ "Themes and type" }</h2>
                <button
                    type="button"
                    class="icon-button close"
                    aria-label="Close"
                    popovertarget={PANEL}
                    popovertargetaction="hide"
                >
                    <Icon name={IconName::Close} />
                </button>
            </div>
            <ThemePicker chosen={state.current.theme} on_choose={on_theme} />
            <TypefacePicker chosen={state.current.typeface} on_choose={on_typeface} />
            <SizeControl size={size_in_force(state.current.size)} on_choose={on_size} />
            <div class="panel-foot">
                <button
                    type="button"
                    class="text-button reset"
                    aria-disabled={nothing_chosen.then_some("true")}
                    onclick={on_start_over}
                >
                    { label }
                </button>
            </div>
        </>
    }
}
