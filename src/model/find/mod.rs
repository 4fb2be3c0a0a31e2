//! Finding words in the texts of a library.

mod finder;
mod folding;
mod hit;
pub mod library_text;
mod query;
mod results;
mod sentence;
mod text;

pub use finder::{Asked, Finder, Texts};
pub use folding::{Folding, Letter};
pub use hit::Hit;
pub use library_text::Searchable;
pub use query::Query;
pub use results::{Found, Group, Results};
pub use sentence::Sentence;
pub use text::{MARK, Matches, SearchText};
