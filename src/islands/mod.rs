//! The parts of a page that need the app: a hook and components each.

mod app;
mod more;
mod single_keys;
mod themes_and_type;

pub use app::App;
