//! What the names of records mean.

use super::json;
use crate::model::{CustomTheme, CustomThemeId, Place, Preferences, Record, Slug};

/// What stands between the name of a record and the number of what was set aside.
const SET_ASIDE: &str = "/set-aside";

/// The kind of a record, by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Name<'a> {
    /// The preferences.
    Preferences,
    /// A theme of the reader's own.
    Theme(CustomThemeId),
    /// A place in a story, by its slug.
    Place(&'a str),
    /// A text that made no sense, with the name under which it once lay.
    SetAside(&'a str),
    /// What this edition knows nothing of.
    Other,
}

/// What this edition of the reader can make of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Validity {
    /// The app reads it.
    Valid,
    /// A newer edition's, which the app leaves alone.
    Newer,
    /// It makes no sense.
    Unreadable,
}

impl<'a> Name<'a> {
    /// The kind of the record called `name`.
    #[must_use]
    pub fn of(name: &'a str) -> Self {
        if name == "preferences" {
            return Self::Preferences;
        }
        if let Some(base) = base_of_set_aside(name) {
            return Self::SetAside(base);
        }
        let theme = CustomThemeId::all().find(|id| theme(*id) == name);
        let slug = name
            .strip_prefix("place/")
            .filter(|slug| Slug::parse(slug).is_ok());
        match (theme, slug) {
            (Some(id), _) => Self::Theme(id),
            (None, Some(slug)) => Self::Place(slug),
            (None, None) => Self::Other,
        }
    }

    /// What the app's own readers make of `text` under this name. What is of no kind that
    /// the app reads is valid as it is.
    #[must_use]
    pub fn validity(self, text: &str) -> Validity {
        let (version, reads): (u32, fn(&Record) -> bool) = match self {
            Self::Preferences => (Preferences::VERSION, |_| true),
            Self::Theme(_) => (CustomTheme::VERSION, |_| true),
            Self::Place(_) => (Place::VERSION, |record| {
                Place::from_record(record).is_some()
            }),
            Self::SetAside(_) | Self::Other => return Validity::Valid,
        };
        let Some(record) = json::record(text) else {
            return Validity::Unreadable;
        };
        match record.version() {
            Some(found) if found > f64::from(version) => Validity::Newer,
            Some(found) if found == f64::from(version) && reads(&record) => Validity::Valid,
            _ => Validity::Unreadable,
        }
    }
}

/// Whether the record called `name` is none of the reader's: `appearance` is made anew of
/// the preferences at every start, what begins with `marked/` of the marks whenever they
/// change, and without `copy` a copy would put the settings that it carries back after the
/// reader has deleted them.
#[must_use]
pub fn is_of_browser(name: &str) -> bool {
    name == "appearance" || name == "copy" || name.starts_with("marked/")
}

/// The name of one of the reader's own themes.
#[must_use]
pub fn theme(id: CustomThemeId) -> String {
    format!("theme/{}", id.number())
}

/// The names, one after the other, under which what lay under `base` is set aside.
pub fn set_aside(base: &str) -> impl Iterator<Item = String> {
    let numbered = (2_u64..).map(move |number| format!("{base}{SET_ASIDE}/{number}"));
    [format!("{base}{SET_ASIDE}")].into_iter().chain(numbered)
}

fn base_of_set_aside(name: &str) -> Option<&str> {
    let (base, number) = name.rsplit_once(SET_ASIDE)?;
    let digits = |number: &str| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
    let numbered = number.strip_prefix('/').is_some_and(digits);
    (number.is_empty() || numbered).then_some(base)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_apart() {
        let third = CustomThemeId::all().nth(2).unwrap();
        for (name, kind) in [
            ("preferences", Name::Preferences),
            ("theme/3", Name::Theme(third)),
            ("theme/9", Name::Other),
            ("theme/03", Name::Other),
            ("place/anya-salemi", Name::Place("anya-salemi")),
            ("place/Anya", Name::Other),
            ("place/", Name::Other),
            ("place/a/set-aside", Name::SetAside("place/a")),
            ("place/a/set-aside/12", Name::SetAside("place/a")),
            ("place/a/set-aside/", Name::Other),
            ("place/a/set-aside/x", Name::Other),
            ("preferences/set-aside", Name::SetAside("preferences")),
            ("statistics", Name::Other),
            ("", Name::Other),
        ] {
            assert_eq!(Name::of(name), kind, "{name}");
        }
    }

    #[test]
    fn what_is_set_aside_is_known_for_it_again() {
        for name in set_aside("place/a").take(12) {
            assert_eq!(Name::of(&name), Name::SetAside("place/a"), "{name}");
        }
    }

    #[test]
    fn records_are_judged_by_the_apps_own_readers() {
        use Validity::{Newer, Unreadable, Valid};
        for (name, text, validity) in [
            ("preferences", r#"{"version":1}"#, Valid),
            ("preferences", r#"{"version":1,"later":[1]}"#, Valid),
            ("preferences", r#"{"version":2}"#, Newer),
            ("preferences", r#"{"version":0}"#, Unreadable),
            ("preferences", r#"{"version":"1"}"#, Unreadable),
            ("preferences", "{}", Unreadable),
            ("preferences", "[1]", Unreadable),
            ("preferences", "", Unreadable),
            ("theme/1", r#"{"version":1,"name":"Moss"}"#, Valid),
            ("place/a", r#"{"version":1,"block":7}"#, Valid),
            ("place/a", r#"{"version":1}"#, Unreadable),
            ("statistics", "?", Valid),
            ("place/a/set-aside", "?", Valid),
        ] {
            assert_eq!(Name::of(name).validity(text), validity, "{name}: {text}");
        }
    }
}
