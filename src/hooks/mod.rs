//! Where model and browser meet: state, effects, and what outlives a render.

mod keeper;
mod portal;
mod preferences;
mod progress;
mod reading;
mod ready;
mod shelf_progress;
mod size;
mod view;

pub use portal::{panels, slot};
pub use preferences::{Action, PreferencesContext, use_preferences, use_preferences_state};
pub use progress::{Continue, Progress};
pub use reading::use_reading;
pub use ready::use_announce_ready;
pub use shelf_progress::use_shelf_progress;
pub use size::size_in_force;
pub use view::{View, use_view};
