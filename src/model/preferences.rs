//! What a reader has chosen for theme and type.

use super::{FontSize, Record, Theme, Typeface};

/// A reader's choices. Each is one attribute or custom property on `:root`;
/// its absence means the default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Preferences {
    /// The colours; none follows the system's setting.
    pub theme: Option<Theme>,
    /// The face of the text.
    pub typeface: Typeface,
    /// The size of the text; none leaves it to the style sheet.
    pub size: Option<FontSize>,
}

/// The names that [`Preferences::appearance`] can set, so that whoever applies
/// it knows what to take away.
pub const APPEARANCE_NAMES: [&str; 3] = ["data-theme", "data-typeface", "--font-size"];

impl Preferences {
    /// The version of the record that [`Self::to_record`] makes.
    pub const VERSION: u32 = 1;

    /// What to set on `:root`: attributes (`data-…`) and custom properties
    /// (`--…`) with their values. Defaults set nothing.
    #[must_use]
    pub fn appearance(&self) -> Vec<(&'static str, String)> {
        let [theme, typeface, size] = APPEARANCE_NAMES;
        let mut list = Vec::new();
        if let Some(chosen) = self.theme {
            list.push((theme, chosen.name().to_owned()));
        }
        if self.typeface != Typeface::default() {
            list.push((typeface, self.typeface.name().to_owned()));
        }
        if let Some(chosen) = self.size {
            list.push((size, chosen.css()));
        }
        list
    }

    /// The choices as a record to keep. Defaults are left out, so that a reader
    /// who chose nothing gets the defaults of later editions too.
    #[must_use]
    pub fn to_record(&self) -> Record {
        let mut record = Record::new(Self::VERSION);
        if let Some(theme) = self.theme {
            record = record.with_text("theme", theme.name());
        }
        if self.typeface != Typeface::default() {
            record = record.with_text("typeface", self.typeface.name());
        }
        if let Some(size) = self.size {
            record = record.with_number("size", f64::from(size.pixels()));
        }
        record
    }

    /// The choices that a record holds. A field that is absent or means nothing
    /// here falls back to its default; the others still count.
    #[must_use]
    pub fn from_record(record: &Record) -> Self {
        Self {
            theme: record.text("theme").and_then(Theme::parse),
            typeface: record
                .text("typeface")
                .and_then(Typeface::parse)
                .unwrap_or_default(),
            size: record.number("size").and_then(FontSize::new),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Value;

    fn every_choice() -> impl Iterator<Item = Preferences> {
        let themes = Theme::ALL.into_iter().map(Some).chain([None]);
        let sizes = [
            None,
            Some(FontSize::MIN),
            FontSize::new(21.0),
            Some(FontSize::MAX),
        ];
        themes.flat_map(move |theme| {
            Typeface::ALL.into_iter().flat_map(move |typeface| {
                sizes.into_iter().map(move |size| Preferences {
                    theme,
                    typeface,
                    size,
                })
            })
        })
    }

    #[test]
    fn a_record_gives_back_what_was_kept() {
        for preferences in every_choice() {
            let kept = preferences.to_record();
            assert_eq!(Preferences::from_record(&kept), preferences);
        }
    }

    #[test]
    fn defaults_set_nothing() {
        assert_eq!(Preferences::default().appearance(), []);
        assert_eq!(Preferences::default().to_record(), Record::new(1));
    }

    #[test]
    fn only_announced_names_are_set() {
        for preferences in every_choice() {
            for (name, _) in preferences.appearance() {
                assert!(APPEARANCE_NAMES.contains(&name), "{name}");
            }
        }
    }

    #[test]
    fn each_field_falls_back_by_itself() {
        let text = |text: &str| Value::Text(text.to_owned());
        for (field, value) in [
            ("theme", text("mauve")),
            ("theme", Value::Number(1.0)),
            ("typeface", text("comic")),
            ("size", Value::Number(900.0)),
            ("size", text("20")),
        ] {
            let chosen = Preferences {
                theme: Some(Theme::Night),
                typeface: Typeface::Atkinson,
                size: FontSize::new(22.0),
            };
            let mut record = chosen.to_record();
            record.set(field, value);
            let mut expected = chosen;
            match field {
                "theme" => expected.theme = None,
                "typeface" => expected.typeface = Typeface::Literata,
                _ => expected.size = None,
            }
            assert_eq!(Preferences::from_record(&record), expected, "{field}");
        }
    }
}
