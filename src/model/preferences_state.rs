//! A reader's preferences as they change, with the way back.

use std::rc::Rc;

use super::{
    CustomTheme, CustomThemeId, CustomThemes, Dimension, Layout, Preferences, Preset, ThemeChoice,
    Typeface,
};

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
    /// Bring the colours of a theme of one's own to 7 : 1.
    MakeLegible(CustomThemeId),
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
    /// Have the text laid out so.
    LayOut(Layout),
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
    pub changed: Option<CustomThemeId>,
    /// Whether this page made the last change, so that it is to be kept.
    pub ours: bool,
}

impl PreferencesState {
    /// Whether there is something to take back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        self.undo.is_some()
    }

    /// What was found in storage.
    #[must_use]
    pub fn kept(current: Preferences, themes: CustomThemes) -> Self {
        Self {
            current,
            themes,
            ..Self::default()
        }
    }

    /// The state after an action. One that changes nothing leaves the way back as
    /// it is, too.
    #[must_use]
    pub fn after(&self, action: Action) -> Self {
        let next = self.changed_by(action);
        if next.current == self.current && next.themes == self.themes {
            self.clone()
        } else {
            next
        }
    }

    fn changed_by(&self, action: Action) -> Self {
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
                    return next.with_theme(id, Some(theme.numbered(id.number())));
                }
            }
            Action::ChangeTheme(id, theme) => {
                // A field may be left after its theme was deleted.
                if self.themes.get(id).is_some() {
                    return next.with_theme(id, Some(theme));
                }
            }
            Action::MakeLegible(id) => {
                if let Some(theme) = self.themes.get(id) {
                    next.undo = before();
                    return next.with_theme(id, Some(theme.clone().legible()));
                }
            }
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
            Action::Justify(justified) => *setting = setting.with_justified(justified),
            Action::Hyphenate(hyphens) => *setting = setting.with_hyphens(hyphens),
            Action::ChoosePreset(preset) => {
                *setting = setting.preset(preset);
                next.undo = before();
            }
            Action::LayOut(layout) => current.layout = layout,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Colour, Theme};

    fn after(actions: impl IntoIterator<Item = Action>) -> PreferencesState {
        let state = PreferencesState::default();
        actions
            .into_iter()
            .fold(state, |state, action| state.after(action))
    }

    fn own(name: &str) -> CustomTheme {
        CustomTheme::to_begin_with(true).named(name)
    }

    fn night() -> Action {
        Action::ChooseTheme(Some(ThemeChoice::BuiltIn(Theme::Night)))
    }

    #[test]
    fn what_puts_something_back_or_away_can_be_undone() {
        let size = Action::Set(Dimension::Size, 30);
        let first = after([size.clone(), night(), Action::AddTheme(own("Moss"))]);
        let id = first.themes.iter().next().unwrap().0;
        for action in [
            Action::PutBack(Dimension::Size),
            Action::ChoosePreset(Preset::AccessibleSpacing),
            Action::StartOver,
            Action::DeleteTheme(id),
        ] {
            let done = first.after(action.clone());
            assert!(done.can_undo(), "{action:?}");
            let undone = done.after(Action::Undo);
            assert_eq!(undone.current, first.current, "{action:?}");
            assert_eq!(undone.themes, first.themes, "{action:?}");
            assert!(!undone.can_undo());
        }
    }

    #[test]
    fn colours_that_were_brought_to_seven_can_be_brought_back() {
        let grey = Colour::new(0x77_7777);
        let pale = CustomTheme::new(grey, grey, grey);
        let state = after([Action::AddTheme(pale.clone())]);
        let id = state.themes.iter().next().unwrap().0;
        let mended = state.after(Action::MakeLegible(id));
        assert!(mended.themes.get(id).unwrap().is_legible());
        assert_eq!(mended.after(Action::Undo).themes.get(id), Some(&pale));
    }

    #[test]
    fn themes_without_a_name_are_told_apart_by_number() {
        let new = || Action::AddTheme(CustomTheme::to_begin_with(true));
        let state = after([new(), new()]);
        let names: Vec<_> = state.themes.iter().map(|(_, theme)| theme.name()).collect();
        assert_eq!(names, ["My theme", "My theme 2"]);
    }

    #[test]
    fn what_changes_nothing_leaves_the_way_back() {
        let over = after([night(), Action::StartOver]);
        for action in [
            Action::PutBack(Dimension::Size),
            Action::ChoosePreset(Preset::Default),
            Action::StartOver,
            Action::Adopt(over.current, over.themes.clone()),
        ] {
            assert_eq!(over.after(action.clone()), over, "{action:?}");
        }
    }

    #[test]
    fn a_new_choice_takes_the_way_back_away() {
        let state = after([night(), Action::StartOver, Action::Justify(true)]);
        assert!(!state.can_undo());
    }

    #[test]
    fn what_another_tab_chose_is_not_kept_again() {
        let other = after([night()]);
        let state = after([Action::Adopt(other.current, other.themes)]);
        assert_eq!(state.current, other.current);
        assert!(!state.ours);
        assert!(state.after(Action::Justify(true)).ours);
    }

    #[test]
    fn a_theme_that_was_deleted_is_not_changed_back_into_being() {
        let state = after([Action::AddTheme(own("Moss"))]);
        let id = state.themes.iter().next().unwrap().0;
        let deleted = state.after(Action::DeleteTheme(id));
        assert_eq!(deleted.current.theme, None);
        let late = deleted.after(Action::ChangeTheme(id, own("Late")));
        assert_eq!(late.themes.iter().count(), 0);
    }
}
