//! The reader's preferences: one reducer, shared by every island, applied to
//! the page, kept for next time and for other tabs.

use std::rc::Rc;

use yew::prelude::*;

use crate::browser::records::Kept;
use crate::browser::{appearance, events, notice, page, records};
use crate::model::{
    CustomTheme, CustomThemeId, CustomThemes, Dimension, Preferences, Preset, ThemeChoice,
    Typeface, keys,
};

/// What the page says when another tab, or the browser, has cleared storage.
const CLEARED: &str = "What was kept for this page has been cleared. What you see stays, and is kept again with your next change.";

/// What a reader can do to their preferences.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Choose a theme; none follows the system.
    ChooseTheme(Option<ThemeChoice>),
    /// Choose the last dark theme, or the last light one.
    ShowDark(bool),
    /// Make a theme of one's own, and choose it.
    AddTheme(CustomTheme),
    /// Change a theme of one's own.
    ChangeTheme(CustomThemeId, CustomTheme),
    /// Delete a theme of one's own.
    DeleteTheme(CustomThemeId),
    /// Choose a face.
    ChooseTypeface(Typeface),
    /// Choose a value.
    Set(Dimension, u16),
    /// Put a value back as it was made.
    PutBack(Dimension),
    /// Have lines end flush, or not.
    Justify(bool),
    /// Have words hyphenated, or not.
    Hyphenate(bool),
    /// Choose a setting by its name.
    ChoosePreset(Preset),
    /// Have single keys do something, or not.
    UseSingleKeys(bool),
    /// Put everything back as it was made.
    StartOver,
    /// Take back the last action, if much was lost by it.
    Undo,
    /// Take what another tab has chosen.
    Adopt(Preferences, CustomThemes),
}

/// The preferences as they are now.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PreferencesState {
    /// The choices in force.
    pub current: Preferences,
    /// The reader's own themes.
    pub themes: CustomThemes,
    /// What was before the last action that put something back or away, as long
    /// as nothing was done since.
    undo: Option<Rc<Self>>,
    /// The theme that the last action changed, which is to be kept.
    changed: Option<CustomThemeId>,
    /// Whether this page made the last change, so that it is to be kept.
    ours: bool,
}

impl PreferencesState {
    /// Whether there is something to take back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        self.undo.is_some()
    }

    /// The same after an action of this page.
    fn after(&self, action: Action) -> Self {
        let mut next = Self {
            undo: None,
            changed: None,
            ours: true,
            ..self.clone()
        };
        let current = &mut next.current;
        let setting = &mut current.typesetting;
        let before = || {
            Some(Rc::new(Self {
                undo: None,
                ..self.clone()
            }))
        };
        match action {
            Action::ChooseTheme(theme) => *current = current.with_theme(theme, &self.themes),
            Action::ShowDark(dark) => *current = current.with_last(dark, &self.themes),
            Action::AddTheme(theme) => {
                if let Some(id) = self.themes.free() {
                    return next.with_theme(id, Some(theme));
                }
            }
            Action::ChangeTheme(id, theme) => return next.with_theme(id, Some(theme)),
            Action::DeleteTheme(id) => {
                next.undo = before();
                return next.with_theme(id, None);
            }
            Action::ChooseTypeface(typeface) => current.typeface = typeface,
            Action::Set(dimension, value) => *setting = setting.with(dimension, Some(value)),
            Action::PutBack(dimension) => {
                *setting = setting.with(dimension, None);
                next.undo = before();
            }
            Action::Justify(justified) => setting.justified = justified,
            Action::Hyphenate(hyphens) => *setting = setting.with_hyphens(hyphens),
            Action::ChoosePreset(preset) => {
                *setting = setting.preset(preset);
                next.undo = before();
            }
            Action::UseSingleKeys(single_keys) => current.single_keys = single_keys,
            Action::StartOver => {
                *current = current.started_over();
                next.undo = before();
            }
            Action::Undo => {
                if let Some(before) = &self.undo {
                    next.current = before.current;
                    next.themes = before.themes.clone();
                    next.changed = self.changed;
                }
            }
            Action::Adopt(preferences, themes) => {
                next.current = preferences;
                next.themes = themes;
                next.ours = false;
            }
        }
        next
    }

    /// The same with `theme` under that number and in force, or without one there.
    fn with_theme(mut self, id: CustomThemeId, theme: Option<CustomTheme>) -> Self {
        let chosen = theme.as_ref().map(|_| ThemeChoice::Custom(id));
        self.themes = self.themes.with(id, theme);
        self.current = self.current.with_theme(chosen, &self.themes);
        self.changed = Some(id);
        self
    }
}

impl Reducible for PreferencesState {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(self.after(action))
    }
}

/// What islands share: the state, and the way to change it.
pub type PreferencesHandle = UseReducerHandle<PreferencesState>;

/// Makes the state that is to be shared, and keeps page, storage and tabs in
/// step with it.
#[hook]
pub fn use_preferences_state() -> PreferencesHandle {
    let state = use_reducer_eq(|| {
        let (current, themes) = kept();
        PreferencesState {
            current: current.unwrap_or_default(),
            themes,
            ..PreferencesState::default()
        }
    });

    use_effect_with((*state).clone(), |state| {
        let list = state.current.appearance(&state.themes);
        appearance::apply(Preferences::appearance_names(), &list);
        if state.ours {
            keep(state, &list);
        }
    });

    let dispatcher = state.dispatcher();
    use_effect_with((), move |()| {
        reconcile();
        let adopt = Rc::new(move || {
            if let (Some(preferences), themes) = kept() {
                dispatcher.dispatch(Action::Adopt(preferences, themes));
            }
        });
        let returned = adopt.clone();
        let elsewhere = events::on_stored_elsewhere(move |key| {
            if key.is_empty() {
                notice::say(CLEARED);
            }
            if page::library().is_some_and(|library| keys::is_of_preferences(key, &library)) {
                adopt();
            }
        });
        let subscriptions = (elsewhere, events::on_return(move || returned()));
        move || drop(subscriptions)
    });

    state
}

/// The preferences in storage, and the reader's own themes.
fn kept() -> (Option<Preferences>, CustomThemes) {
    let Some(library) = page::library() else {
        return Default::default();
    };
    let themes =
        CustomThemeId::all().fold(CustomThemes::default(), |themes, id| {
            match records::read(&keys::theme(&library, id), CustomTheme::VERSION) {
                Kept::Record(record) => themes.with(id, Some(CustomTheme::from_record(&record))),
                Kept::Nothing | Kept::Newer => themes,
            }
        });
    match records::read(&keys::preferences(&library), Preferences::VERSION) {
        Kept::Record(record) => (Some(Preferences::from_record(&record, &themes)), themes),
        Kept::Nothing | Kept::Newer => (None, themes),
    }
}

/// Keeps the preferences and what was changed of the reader's own themes, and with
/// them the list for `boot.js`, which is `appearance`: what cannot be kept, or is in
/// the care of a newer edition, has none of ours.
fn keep(state: &PreferencesState, appearance: &[(&str, String)]) {
    let Some(library) = page::library() else {
        return;
    };
    let key = keys::preferences(&library);
    // The theme first: other tabs take the preferences that name it.
    if let Some(id) = state.changed {
        keep_theme(state, id, &library);
    }
    if records::write(&key, Preferences::VERSION, &state.current.to_record()) {
        records::write_list(&keys::appearance(&library), appearance);
    }
}

/// Makes the list for `boot.js` say what the kept preferences say: others on the
/// origin can write it, and storage can have been full in between.
fn reconcile() {
    let Some(library) = page::library() else {
        return;
    };
    if records::read(&keys::preferences(&library), Preferences::VERSION) != Kept::Newer {
        let (preferences, themes) = kept();
        let list = preferences.unwrap_or_default().appearance(&themes);
        records::write_list(&keys::appearance(&library), &list);
    }
}

/// Keeps one of the reader's own themes, or forgets it.
fn keep_theme(state: &PreferencesState, id: CustomThemeId, library: &str) {
    let key = keys::theme(library, id);
    match state.themes.get(id) {
        Some(theme) => {
            // What cannot be kept is said by the adapter.
            let _ = records::write(&key, CustomTheme::VERSION, &theme.to_record());
        }
        None => records::forget(&key, CustomTheme::VERSION),
    }
}
