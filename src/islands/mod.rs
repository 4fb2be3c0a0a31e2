//! The parts of a page that need the app: a hook and components each.

mod app;
mod find;
mod go_to;
mod more;
mod single_keys;
mod themes_and_type;

pub use app::App;
