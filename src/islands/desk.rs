//! The islands of the second program under one root.

use yew::prelude::*;

use super::find::{find, find_steps};
use super::marks::marks;
use super::put;
use super::quoted::quoted;
use super::selection_bar::selection_bar;
use super::share::share;
use super::your_data::your_data;
use crate::hooks::{
    panels, slot, slot_in, use_find, use_marks, use_marks_panel, use_open_text, use_open_view,
    use_quoted, use_requests, use_selecting, use_share, use_way_back_to_text, use_your_data,
};
use crate::model::Panel;

/// What a reader does with a text besides reading on. It draws nothing where it is mounted:
/// each island goes to its slot, in a panel of the page or in what is open.
#[component]
pub fn Desk() -> Html {
    let view = use_open_view();
    let text = use_open_text(&view);
    let finder = use_find(&view, &text);
    let marked = use_marks(&view, &text);
    let selecting = use_selecting(&view, &text, &marked);
    let marks_panel = use_marks_panel(&marked, &finder);
    let sharing = use_share(&view, &text);
    let shared = use_quoted(&view, &text);
    let kept = use_your_data(&marked);
    use_requests(&marked, &selecting);
    use_way_back_to_text(Panel::Marks, &text);
    use_way_back_to_text(Panel::Share, &text);
    let on_note = {
        let panel = marks_panel.clone();
        Callback::from(move |id: String| panel.write_note(&id))
    };
    let on_share = {
        let (selecting, sharing) = (selecting.clone(), sharing.clone());
        Callback::from(move |()| sharing.open(selecting.chosen().map(|chosen| chosen.words)))
    };
    html! {
        <>
            { put(find(&finder), slot_in(panels(), "find")) }
            { put(marks(&marks_panel), slot_in(panels(), "marks")) }
            { put(share(&sharing), slot_in(panels(), "share")) }
            { put(selection_bar(&selecting, &on_note, &on_share), panels()) }
            { put(your_data(&kept), slot_in(panels(), "your-data")) }
            if finder.finder().count_here() > 0 {
                { put(find_steps(&finder), slot(&view, "finding")) }
            } else {
                { put(quoted(&shared), slot(&view, "finding")) }
            }
        </>
    }
}
