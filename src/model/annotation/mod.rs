//! A reader's marks: bookmarks, highlights, and notes on either.

mod anchor;
mod folded;
mod target;
mod tone;

pub use target::Target;
pub use tone::Tone;
