//! Finding words in the texts of a library.

mod folding;
mod hit;
mod query;
mod text;

pub use folding::Folding;
pub use hit::{Hit, Sentence};
pub use query::Query;
pub use text::SearchText;
