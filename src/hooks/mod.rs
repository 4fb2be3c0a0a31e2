//! Where model and browser meet: state, effects, and what outlives a render.

mod find;
mod follower;
mod go_to;
mod keeper;
mod look;
mod marks;
mod marks_panel;
mod open_text;
mod panel;
mod portal;
mod preferences;
mod progress;
mod quoted;
mod reading;
mod ready;
mod requests;
mod said;
mod selecting;
mod share;
mod shelf_progress;
mod shortcuts;
mod turning;
mod view;
mod way;
mod your_data;

pub use find::{FindHandle, use_find};
pub use go_to::{GoToHandle, Scale, use_go_to};
pub use look::{page_is_dark, value_in_force};
pub use marks::{MarksHandle, use_marks};
pub use marks_panel::{Format, MarksPanelHandle, use_marks_panel};
pub use open_text::{OpenText, use_open_text};
pub use panel::{
    close_go_to, focus_name_soon, focus_undo, go_to_panel, print_from_panel, select_soon,
    show_from_the_top, step_through_find, use_is_open, use_panels, use_way_back_to_text,
};
pub use portal::{panels, slot, slot_in};
pub use preferences::{PreferencesHandle, use_preferences_state};
pub use quoted::{QuotedHandle, use_quoted};
pub use reading::use_reading;
pub use ready::use_announce_ready;
pub use requests::use_requests;
pub use selecting::{Chosen, SelectingHandle, use_selecting};
pub use share::{Means, Passed, Said, ShareHandle, use_share};
pub use shelf_progress::use_shelf_progress;
pub use shortcuts::{ask_desk_from_panel, use_shortcuts};
pub use view::{View, use_open_view, use_view};
pub use your_data::{Asking, Import, Shown, YourDataHandle, use_your_data};
