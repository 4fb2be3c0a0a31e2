//! The names under which things are stored. All begin with the library's id, so
//! that two libraries on one origin never touch each other's.

use super::CustomThemeId;

/// The key of the reader's preferences.
#[must_use]
pub fn preferences(library: &str) -> String {
    format!("{library}/preferences")
}

/// The key of one of the reader's own themes.
#[must_use]
pub fn theme(library: &str, id: CustomThemeId) -> String {
    format!("{library}/theme/{}", id.number())
}

/// Whether `key` is that of the preferences, or of a theme that they can name.
#[must_use]
pub fn is_of_preferences(key: &str, library: &str) -> bool {
    let rest = key.strip_prefix(library).unwrap_or_default();
    rest == "/preferences" || rest.starts_with("/theme/")
}

/// The key of the list that `boot.js` puts on the page before the first paint.
#[must_use]
pub fn appearance(library: &str) -> String {
    format!("{library}/appearance")
}

/// The name of the database that the reader's marks are in.
#[must_use]
pub fn marks(library: &str) -> String {
    format!("{library}/marks")
}

/// The key under which it is said how many marks a story has, anew with each change: the page
/// fetches the desk for one that has any (`desk.js`), and other tabs hear of it.
#[must_use]
pub fn marked(library: &str, slug: &str) -> String {
    format!("{library}/marked/{slug}")
}

/// The key of the record called `name`.
#[must_use]
pub fn record(library: &str, name: &str) -> String {
    format!("{library}/{name}")
}

/// What says in `sessionStorage` that a new edition was put off (`offline.js`).
#[must_use]
pub fn later(library: &str) -> String {
    format!("{library}/later")
}

/// The key of the place in a story.
#[must_use]
pub fn place(library: &str, slug: &str) -> String {
    format!("{library}/place/{slug}")
}
