//! Finding words in the texts of a library.

mod folding;
mod hit;
pub mod library_text;
mod query;
mod text;

pub use folding::Folding;
pub use hit::{Hit, Sentence};
pub use library_text::Searchable;
pub use query::Query;
pub use text::SearchText;
