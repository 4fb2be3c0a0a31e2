//! The names under which things are stored. All begin with the library's id, so
//! that two libraries on one origin never touch each other's.

/// The key of the reader's preferences.
#[must_use]
pub fn preferences(library: &str) -> String {
    format!("{library}/preferences")
}

/// The key of the list that `boot.js` puts on the page before the first paint.
#[must_use]
pub fn appearance(library: &str) -> String {
    format!("{library}/appearance")
}

/// The key of the place in a story.
#[must_use]
pub fn place(library: &str, slug: &str) -> String {
    format!("{library}/place/{slug}")
}
