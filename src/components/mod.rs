//! What pages and islands are made of: props in, callbacks out. No component
//! calls the browser.

pub mod bar;
pub mod choice_picker;
pub mod contents;
pub mod continue_card;
pub mod cover;
pub mod desk_panel;
pub mod end_mark;
pub mod foot;
pub mod help;
pub mod icon;
pub mod keep_copy;
pub mod onward;
pub mod panel;
pub mod prose;
pub mod radio;
pub mod range_control;
pub mod story_card;
pub mod switch;
pub mod theme_editor;
pub mod theme_picker;
pub mod typeface_picker;
