//! The reader's preferences: one reducer, shared by every island, applied to
//! the page, kept for next time and for other tabs.

use std::rc::Rc;

use yew::prelude::*;

use crate::browser::records::Kept;
use crate::browser::{appearance, events, notice, page, records};
use crate::model::{APPEARANCE_NAMES, FontSize, Preferences, Theme, Typeface, keys};

/// What a reader can do to their preferences.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Action {
    /// Choose a theme; none follows the system.
    ChooseTheme(Option<Theme>),
    /// Choose a face.
    ChooseTypeface(Typeface),
    /// Choose a size.
    ChooseSize(FontSize),
    /// Put everything back as it was made.
    StartOver,
    /// Take the last starting over back.
    Undo,
    /// Take what another tab has chosen.
    Adopt(Preferences),
}

/// The preferences as they are now.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PreferencesState {
    /// The choices in force.
    pub current: Preferences,
    /// The choices before the last starting over, as long as nothing was chosen
    /// since.
    pub undo: Option<Preferences>,
    /// Whether this page made the last change, so that it is to be kept.
    ours: bool,
}

impl Reducible for PreferencesState {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let current = self.current;
        let (current, undo) = match action {
            Action::ChooseTheme(theme) => (Preferences { theme, ..current }, None),
            Action::ChooseTypeface(typeface) => (
                Preferences {
                    typeface,
                    ..current
                },
                None,
            ),
            Action::ChooseSize(size) => (
                Preferences {
                    size: Some(size),
                    ..current
                },
                None,
            ),
            Action::StartOver => (Preferences::default(), Some(current)),
            Action::Undo => (self.undo.unwrap_or(current), None),
            Action::Adopt(preferences) => (preferences, None),
        };
        let ours = !matches!(action, Action::Adopt(_));
        Rc::new(Self {
            current,
            undo,
            ours,
        })
    }
}

/// What islands share.
pub type PreferencesContext = UseReducerHandle<PreferencesState>;

/// The shared preferences; none outside of the provider.
#[hook]
pub fn use_preferences() -> Option<PreferencesContext> {
    use_context::<PreferencesContext>()
}

/// Makes the state that is to be shared, and keeps page, storage and tabs in
/// step with it.
#[hook]
pub fn use_preferences_state() -> PreferencesContext {
    let state = use_reducer_eq(|| PreferencesState {
        current: kept().unwrap_or_default(),
        ..PreferencesState::default()
    });

    use_effect_with((*state).clone(), |state| {
        appearance::apply(&APPEARANCE_NAMES, &state.current.appearance());
        if state.ours {
            keep(&state.current);
        }
    });

    let dispatcher = state.dispatcher();
    use_effect_with((), move |()| {
        let adopt = Rc::new(move || {
            if let Some(preferences) = kept() {
                dispatcher.dispatch(Action::Adopt(preferences));
            }
        });
        let returned = adopt.clone();
        let elsewhere = events::on_stored_elsewhere(move |key| {
            if page::library().is_some_and(|library| key == keys::preferences(&library)) {
                adopt();
            }
        });
        let subscriptions = (elsewhere, events::on_return(move || returned()));
        move || drop(subscriptions)
    });

    state
}

/// The preferences in storage.
fn kept() -> Option<Preferences> {
    let key = keys::preferences(&page::library()?);
    match records::read(&key, Preferences::VERSION) {
        Kept::Record(record) => Some(Preferences::from_record(&record)),
        Kept::Nothing | Kept::Newer => None,
    }
}

/// Keeps the preferences, or says once that it cannot.
fn keep(preferences: &Preferences) {
    let Some(library) = page::library() else {
        return;
    };
    let key = keys::preferences(&library);
    if records::read(&key, Preferences::VERSION) == Kept::Newer {
        // Another edition of the reader has both in its care.
        return;
    }
    let kept = records::write(&key, Preferences::VERSION, &preferences.to_record())
        && records::write_list(&keys::appearance(&library), &preferences.appearance());
    if !kept {
        notice::say(
            "This browser keeps nothing for this page: theme, type and places last until it is closed.",
        );
    }
}
