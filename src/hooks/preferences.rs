//! The reader's preferences: one reducer, shared by every island, applied to
//! the page, kept for next time and for other tabs.

use std::rc::Rc;

use yew::prelude::*;

use crate::browser::records::Kept;
use crate::browser::{appearance, events, exchange, notice, page, records};
use crate::model::{
    Action, CustomTheme, CustomThemeId, CustomThemes, Preferences, PreferencesState, keys,
};

/// What the page says when another tab, or the browser, has cleared storage.
const CLEARED: &str = "What was kept for this page has been cleared. What you see stays, and is kept again with your next change.";

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
        PreferencesState::kept(current.unwrap_or_default(), themes)
    });

    let applied = use_mut_ref(|| None::<appearance::List>);
    use_effect_with((*state).clone(), move |state| {
        let list = state.current.appearance(&state.themes);
        let names = Preferences::appearance_names();
        appearance::apply(names, applied.borrow().as_ref(), &list);
        if state.ours {
            keep(state, &list);
        }
        applied.replace(Some(list));
    });
    use_effect_with((state.current.theme, state.themes.clone()), |_| {
        appearance::paint_the_browsers_own_furniture();
    });

    let dispatcher = state.dispatcher();
    use_effect_with((), move |()| {
        reconcile();
        // What is in force stays when all of storage is cleared; when the preferences alone
        // were deleted, by `Your data`, they begin anew.
        let adopt = Rc::new(move |deleted: bool| {
            let (preferences, themes) = kept();
            if let Some(preferences) = preferences.or(deleted.then(Preferences::default)) {
                dispatcher.dispatch(Action::Adopt(preferences, themes));
            }
        });
        let (returned, changed) = (adopt.clone(), adopt.clone());
        let elsewhere = events::on_stored_elsewhere(move |key| {
            if key.is_empty() {
                notice::say(CLEARED);
            }
            if page::library().is_some_and(|library| keys::is_of_preferences(key, &library)) {
                adopt(true);
            }
        });
        let changed = exchange::on_records_changed(move || {
            changed(true);
            reconcile();
        });
        let returned = events::on_return(move || returned(false));
        let subscriptions = (elsewhere, changed, returned);
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
    // The themes first: other tabs take the preferences that name one.
    for id in CustomThemeId::all() {
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

/// Keeps one of the reader's own themes if it was changed, or is no longer there:
/// storage may have been cleared, or full. Forgets one that was deleted; what only
/// another tab knows is left alone.
fn keep_theme(state: &PreferencesState, id: CustomThemeId, library: &str) {
    let key = keys::theme(library, id);
    let changed = state.changed == Some(id);
    match state.themes.get(id) {
        Some(theme) if changed || records::read(&key, CustomTheme::VERSION) == Kept::Nothing => {
            // What cannot be kept is said by the adapter.
            let _ = records::write(&key, CustomTheme::VERSION, &theme.to_record());
        }
        None if changed => records::forget(&key, CustomTheme::VERSION),
        Some(_) | None => {}
    }
}
