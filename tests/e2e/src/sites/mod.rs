//! Where the built reader can be opened from.
//!
//! [`Product`] is `cargo xtask serve`; [`Elsewhere`] another server, under a
//! sub-path; [`Disk`] a folder, by file address; [`Workshop`] a server of our
//! own that can be told to fail. [`samples`] builds sites of other stories, [`editions`] later
//! builds of the same library, [`packed`] what hosts send of one. [`Sites`] has one of each for a
//! whole run.

mod disk;
mod dist;
pub mod editions;
mod elsewhere;
pub mod packed;
mod product;
mod request;
pub mod samples;
mod shared;
mod workshop;

pub use disk::Disk;
pub use dist::Dist;
pub use elsewhere::Elsewhere;
pub use product::Product;
pub use shared::{Sites, Way};
pub use workshop::{Extras, Fault, Workshop};
