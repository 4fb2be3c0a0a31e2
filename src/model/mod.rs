//! What Lamplight knows, without a browser and without Yew: stories and their
//! library, preferences, places. Pure data and pure functions.

mod colour;
mod cover;
mod date;
mod language;
mod library;
mod reading_time;
mod slug;
mod story;

/// How what publishers write becomes a [`Library`]: only the build needs it.
#[cfg(not(target_arch = "wasm32"))]
pub mod source;

pub use colour::Colour;
pub use cover::{Cover, Motif};
pub use date::Date;
pub use language::LanguageTag;
pub use library::{Library, LibraryId};
pub use reading_time::ReadingTime;
pub use slug::{Slug, SlugError};
pub use story::{Block, Footnote, Inline, Story, TextBlock};
