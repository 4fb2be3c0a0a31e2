//! What a reader has chosen for theme and type.

use super::{
    CustomTheme, CustomThemes, Layout, PALETTE_NAMES, Palette, Record, Theme, ThemeChoice,
    Typeface, Typesetting,
};

/// A reader's choices. What is of theme and type is an attribute or some custom
/// properties on `:root`, whose absence means the default.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Preferences {
    /// The colours; none follows the system's setting.
    pub theme: Option<ThemeChoice>,
    /// The last light theme that was chosen, to go back to.
    last_light: ThemeChoice,
    /// The last dark theme that was chosen.
    last_dark: ThemeChoice,
    /// The face of the text.
    pub typeface: Typeface,
    /// How the text is set.
    pub typesetting: Typesetting,
    /// How the text is laid out.
    pub layout: Layout,
    /// Whether single keys do something.
    pub single_keys: bool,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            theme: None,
            last_light: ThemeChoice::BuiltIn(Theme::LIGHT),
            last_dark: ThemeChoice::BuiltIn(Theme::DARK),
            typeface: Typeface::default(),
            typesetting: Typesetting::default(),
            layout: Layout::default(),
            single_keys: true,
        }
    }
}

impl Preferences {
    /// The version of the record that [`Self::to_record`] makes.
    pub const VERSION: u32 = 1;

    /// The names of all attributes and custom properties that
    /// [`Self::appearance`] can set, so that whoever applies it knows what to take
    /// away.
    pub fn appearance_names() -> impl Iterator<Item = &'static str> {
        ["data-theme", "data-readable", "data-typeface"]
            .into_iter()
            .chain(Typesetting::NAMES)
            .chain(Layout::NAMES)
            .chain(PALETTE_NAMES)
    }

    /// The choices by which words stand elsewhere.
    #[must_use]
    pub fn of_layout(&self) -> (Typeface, Typesetting, Layout) {
        (self.typeface, self.typesetting, self.layout)
    }

    /// What to set on `:root`: attributes (`data-…`) and custom properties
    /// (`--…`) with their values. Defaults set nothing.
    #[must_use]
    pub fn appearance(&self, themes: &CustomThemes) -> Vec<(&'static str, String)> {
        let mut list = Vec::new();
        let custom = match self.theme {
            Some(ThemeChoice::BuiltIn(theme)) => {
                list.push(("data-theme", theme.name().to_owned()));
                None
            }
            Some(ThemeChoice::Custom(id)) => themes.get(id),
            None => None,
        };
        if let Some(theme) = custom {
            list.push(("data-theme", CustomTheme::DATA_THEME.to_owned()));
            if !theme.is_readable() {
                list.push(("data-readable", "no".to_owned()));
            }
            list.extend(Palette::of(theme).properties());
        }
        if self.typeface != Typeface::default() {
            list.push(("data-typeface", self.typeface.name().to_owned()));
        }
        list.extend(self.typesetting.appearance(self.typeface));
        list.extend(self.layout.appearance());
        list
    }

    /// The same with `theme` in force, which is also the last of its kind.
    #[must_use]
    pub fn with_theme(mut self, theme: Option<ThemeChoice>, themes: &CustomThemes) -> Self {
        self.theme = theme;
        match theme {
            Some(theme) if themes.is_dark(theme) => self.last_dark = theme,
            Some(theme) => self.last_light = theme,
            None => {}
        }
        self
    }

    /// The same with the last light theme in force, or the last dark one; where
    /// that is no more, the one that the system would take.
    #[must_use]
    pub fn with_last(self, dark: bool, themes: &CustomThemes) -> Self {
        let (last, otherwise) = if dark {
            (self.last_dark, Theme::DARK)
        } else {
            (self.last_light, Theme::LIGHT)
        };
        // A theme of the reader's own may have changed sides since.
        let last = themes
            .known(last)
            .filter(|last| themes.is_dark(*last) == dark)
            .unwrap_or(ThemeChoice::BuiltIn(otherwise));
        self.with_theme(Some(last), themes)
    }

    /// As they were made, but for what is no matter of theme and type.
    #[must_use]
    pub fn started_over(self) -> Self {
        Self {
            single_keys: self.single_keys,
            ..Self::default()
        }
    }

    /// The choices as a record to keep. Defaults are left out, so that a reader
    /// who chose nothing gets the defaults of later editions too.
    #[must_use]
    pub fn to_record(&self) -> Record {
        let default = Self::default();
        let mut record = Record::new(Self::VERSION);
        if let Some(theme) = self.theme {
            record = record.with_text("theme", theme.name());
        }
        if self.last_light != default.last_light {
            record = record.with_text("last-light", self.last_light.name());
        }
        if self.last_dark != default.last_dark {
            record = record.with_text("last-dark", self.last_dark.name());
        }
        if self.typeface != default.typeface {
            record = record.with_text("typeface", self.typeface.name());
        }
        if !self.single_keys {
            record = record.with_flag("single-keys", false);
        }
        self.layout.to_record(self.typesetting.to_record(record))
    }

    /// The choices that a record holds. A field that is absent or means nothing
    /// here falls back to its default; the others still count.
    #[must_use]
    pub fn from_record(record: &Record, themes: &CustomThemes) -> Self {
        let default = Self::default();
        let theme = |name| {
            let choice = record.text(name).and_then(ThemeChoice::parse)?;
            themes.known(choice)
        };
        Self {
            theme: theme("theme"),
            last_light: theme("last-light").unwrap_or(default.last_light),
            last_dark: theme("last-dark").unwrap_or(default.last_dark),
            typeface: record
                .text("typeface")
                .and_then(Typeface::parse)
                .unwrap_or_default(),
            typesetting: Typesetting::from_record(record),
            layout: Layout::from_record(record),
            single_keys: record.flag("single-keys").unwrap_or(true),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Dimension, Value};

    fn themes() -> CustomThemes {
        let themes = CustomThemes::default();
        let id = themes.free().unwrap();
        themes.with(id, Some(CustomTheme::to_begin_with(true).named("Moss")))
    }

    fn chosen() -> Preferences {
        Preferences {
            typeface: Typeface::Atkinson,
            typesetting: Typesetting::default().with(Dimension::Size, Some(22)),
            ..Preferences::default()
        }
        .with_theme(Some(ThemeChoice::BuiltIn(Theme::Dusk)), &themes())
    }

    fn choices() -> impl Iterator<Item = Option<ThemeChoice>> {
        let built_in = Theme::ALL.into_iter().map(ThemeChoice::BuiltIn);
        let custom = themes();
        let custom: Vec<_> = custom
            .iter()
            .map(|(id, _)| ThemeChoice::Custom(id))
            .collect();
        built_in.chain(custom).map(Some).chain([None])
    }

    #[test]
    fn a_record_gives_back_what_was_kept() {
        for theme in choices() {
            for single_keys in [true, false] {
                let preferences = Preferences {
                    single_keys,
                    ..chosen().with_theme(theme, &themes())
                };
                let kept = preferences.to_record();
                assert_eq!(Preferences::from_record(&kept, &themes()), preferences);
            }
        }
    }

    #[test]
    fn defaults_set_nothing() {
        let default = Preferences::default();
        assert_eq!(default.appearance(&themes()), []);
        assert_eq!(default.to_record(), Record::new(1));
    }

    #[test]
    fn only_announced_names_are_set() {
        for theme in choices() {
            for (name, _) in chosen().with_theme(theme, &themes()).appearance(&themes()) {
                assert!(Preferences::appearance_names().any(|announced| announced == name));
            }
        }
    }

    #[test]
    fn each_field_falls_back_by_itself() {
        let text = |text: &str| Value::Text(text.to_owned());
        for (field, value) in [
            ("theme", text("mauve")),
            ("theme", text("custom-7")),
            ("theme", Value::Number(1.0)),
            ("typeface", text("comic")),
            ("size", Value::Number(900.0)),
            ("size", text("20")),
        ] {
            let mut record = chosen().to_record();
            record.set(field, value);
            let mut expected = chosen();
            match field {
                "theme" => expected.theme = None,
                "typeface" => expected.typeface = Typeface::Literata,
                _ => expected.typesetting = Typesetting::default(),
            }
            let read = Preferences::from_record(&record, &themes());
            assert_eq!(read, expected, "{field}");
        }
    }

    #[test]
    fn one_goes_between_the_last_light_and_the_last_dark_theme() {
        let themes = themes();
        let built_in = |theme| Some(ThemeChoice::BuiltIn(theme));
        let new = Preferences::default();
        assert_eq!(new.with_last(true, &themes).theme, built_in(Theme::DARK));
        assert_eq!(new.with_last(false, &themes).theme, built_in(Theme::LIGHT));

        let used = new
            .with_theme(built_in(Theme::Sepia), &themes)
            .with_theme(built_in(Theme::Black), &themes);
        let light = used.with_last(false, &themes);
        assert_eq!(light.theme, built_in(Theme::Sepia));
        assert_eq!(light.with_last(true, &themes).theme, built_in(Theme::Black));
    }

    #[test]
    fn a_last_theme_that_is_no_more_is_not_gone_back_to() {
        let (id, _) = themes()
            .iter()
            .map(|(id, theme)| (id, theme.clone()))
            .next()
            .unwrap();
        let own = Preferences::default().with_theme(Some(ThemeChoice::Custom(id)), &themes());
        let deleted = CustomThemes::default();
        let back = own.with_last(true, &deleted);
        assert_eq!(back.theme, Some(ThemeChoice::BuiltIn(Theme::DARK)));
        let turned = deleted.with(id, Some(CustomTheme::to_begin_with(false)));
        let back = own.with_last(true, &turned);
        assert_eq!(back.theme, Some(ThemeChoice::BuiltIn(Theme::DARK)));
    }

    #[test]
    fn starting_over_leaves_the_keys_as_they_are() {
        let off = Preferences {
            single_keys: false,
            ..chosen()
        };
        let over = off.started_over();
        assert!(!over.single_keys);
        assert_eq!(over.typeface, Typeface::Literata);
    }
}
