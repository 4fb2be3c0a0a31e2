//! Whole pages with their `<head>`: what the build writes to files. Only the
//! build renders them; in the browser they are already there.

mod content_security_policy;
mod document;
mod json_ld;
mod manifest;
mod margins;
mod not_found;
mod render;
mod search_engines;
mod shelf;
mod site;
mod story;

pub use document::{Blocks, DeskFiles, Files};
pub use manifest::{Icon, Screenshot};
pub use render::{RenderError, Renderer};
pub use site::Site;

use crate::model::Theme;

/// The browser's own furniture takes the page's background: in light and in
/// dark schemes, until the reader has chosen a theme.
fn theme_colours() -> [&'static str; 2] {
    let background = |theme| match theme {
        Theme::Night => "#171a1f",
        _ => "#fbf8f1",
    };
    [background(Theme::LIGHT), background(Theme::DARK)]
}
