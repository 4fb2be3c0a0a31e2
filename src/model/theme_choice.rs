//! A theme that a reader chose: one that travels with the reader, or their own.

use std::rc::Rc;

use super::{CustomTheme, Theme};

/// What the page takes its colours from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ThemeChoice {
    /// One of those that travel with the reader.
    BuiltIn(Theme),
    /// One of the reader's own, by its number.
    Custom(CustomThemeId),
}

/// The number of a reader's own theme, 1 to [`CustomThemes::MOST`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CustomThemeId(u8);

/// A reader's own themes, cheap to pass on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CustomThemes(Rc<[Option<CustomTheme>; CustomThemes::MOST]>);

impl ThemeChoice {
    /// Its name in storage and on the control.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::BuiltIn(theme) => theme.name().to_owned(),
            Self::Custom(id) => format!("custom-{}", id.0),
        }
    }

    /// The choice called `name`, if there can be one.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        let custom = || {
            let number: u8 = name.strip_prefix("custom-")?.parse().ok()?;
            CustomThemeId::new(number).map(Self::Custom)
        };
        Theme::parse(name).map(Self::BuiltIn).or_else(custom)
    }
}

impl CustomThemeId {
    /// Every number, in the order in which the panel shows their themes.
    pub fn all() -> impl Iterator<Item = Self> {
        (1..=CustomThemes::MOST as u8).map(Self)
    }

    /// The number.
    #[must_use]
    pub fn number(self) -> u8 {
        self.0
    }

    fn new(number: u8) -> Option<Self> {
        Self::all().find(|id| id.0 == number)
    }

    fn index(self) -> usize {
        usize::from(self.0) - 1
    }
}

impl CustomThemes {
    /// How many there can be.
    pub const MOST: usize = 8;

    /// The theme of that number.
    #[must_use]
    pub fn get(&self, id: CustomThemeId) -> Option<&CustomTheme> {
        self.0.get(id.index())?.as_ref()
    }

    /// The same with `theme` under that number, or with none there.
    #[must_use]
    pub fn with(mut self, id: CustomThemeId, theme: Option<CustomTheme>) -> Self {
        if let Some(old) = Rc::make_mut(&mut self.0).get_mut(id.index()) {
            *old = theme;
        }
        self
    }

    /// The first number without a theme; none if all are taken.
    #[must_use]
    pub fn free(&self) -> Option<CustomThemeId> {
        CustomThemeId::all().find(|id| self.get(*id).is_none())
    }

    /// Every theme with its number.
    pub fn iter(&self) -> impl Iterator<Item = (CustomThemeId, &CustomTheme)> {
        CustomThemeId::all().filter_map(|id| Some((id, self.get(id)?)))
    }

    /// Whether a choice is of light text on dark.
    #[must_use]
    pub fn is_dark(&self, choice: ThemeChoice) -> bool {
        match choice {
            ThemeChoice::BuiltIn(theme) => theme.is_dark(),
            ThemeChoice::Custom(id) => self.get(id).is_some_and(|theme| theme.background.is_dark()),
        }
    }

    /// The choice, if there is such a theme.
    #[must_use]
    pub fn known(&self, choice: ThemeChoice) -> Option<ThemeChoice> {
        match choice {
            ThemeChoice::BuiltIn(_) => Some(choice),
            ThemeChoice::Custom(id) => self.get(id).map(|_| choice),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_gives_back_its_choice() {
        let built_in = Theme::ALL.into_iter().map(ThemeChoice::BuiltIn);
        let custom = CustomThemeId::all().map(ThemeChoice::Custom);
        for choice in built_in.chain(custom) {
            assert_eq!(ThemeChoice::parse(&choice.name()), Some(choice));
        }
        for name in [
            "",
            "mauve",
            "custom-",
            "custom-0",
            "custom-9",
            "custom-999",
            "custom--1",
        ] {
            assert_eq!(ThemeChoice::parse(name), None, "{name}");
        }
    }

    #[test]
    fn themes_take_the_first_free_number() {
        let mut themes = CustomThemes::default();
        for expected in 1..=8 {
            let id = themes.free().unwrap();
            assert_eq!(id.number(), expected);
            themes = themes.with(id, Some(CustomTheme::to_begin_with(false)));
        }
        assert_eq!(themes.free(), None);
        let third = CustomThemeId::new(3).unwrap();
        let themes = themes.with(third, None);
        assert_eq!(themes.free(), Some(third));
        assert_eq!(themes.iter().count(), 7);
        assert_eq!(themes.known(ThemeChoice::Custom(third)), None);
    }
}
