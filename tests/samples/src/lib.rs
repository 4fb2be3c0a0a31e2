//! Made-up stories, to try the reader with more than its three: long ones, and many.
//!
//! `cargo xtask sample` writes them to a folder, the journeys and `cargo xtask bench`
//! build sites from them. All of it is made from the word lists here with a fixed
//! seed and whole numbers only, so it is the same, byte for byte, on every machine.
//!
//! - [`long_texts`], [`in_sections`] and [`many_stories`] are the libraries; a [`Library`] is a title and
//!   stories, and [`Library::files`] is what a publisher would have in the folder.
//! - A [`Story`] is made of [`Block`]s, as long as a [`Plan`] says.
//! - `prose` makes sentences and paragraphs out of `words`, `random` chooses.

mod library;
mod prose;
mod random;
mod story;
mod words;

pub use library::{File, Library, in_sections, long_texts, many_stories};
pub use random::Random;
pub use story::{Block, Plan, Story};

/// The story of 25 kB, in [`long_texts`].
pub const SHORT: &str = "sample-25-kb";
/// The story of 100 kB, in [`long_texts`].
pub const LONG: &str = "sample-100-kb";
/// The story of 3 MB, in [`long_texts`].
pub const NOVEL: &str = "sample-3-mb";
/// The story of [`in_sections`].
pub const SECTIONS: &str = "sample-in-sections";
