//! The parts of a page that need a program: a hook and components each. Those under [`App`] are
//! there at once, those under [`Desk`] once they are first wanted.

mod app;
mod desk;
mod find;
mod go_to;
mod marks;
mod more;
mod quoted;
mod selection_bar;
mod share;
mod single_keys;
mod themes_and_type;
mod your_data;

use web_sys::Element;
use yew::prelude::*;

pub use app::App;
pub use desk::Desk;

/// Puts an island in its place, if the page has one.
fn put(island: Html, place: Option<Element>) -> Html {
    place.map_or_else(Html::default, |place| create_portal(island, place))
}
