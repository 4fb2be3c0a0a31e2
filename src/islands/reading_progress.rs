//! The foot of a story, which also keeps the reader's place.

use yew::prelude::*;

use crate::components::foot::Foot;
use crate::hooks::{View, slot, use_reading};
use crate::model::Preferences;

/// What [`ReadingProgress`] needs.
#[derive(Properties, PartialEq)]
pub struct ReadingProgressProps {
    /// What is open: a story.
    pub view: View,
    /// What the reader has chosen, by which the words may move.
    pub preferences: Preferences,
}

/// The progress line and the time that is left.
#[component]
pub fn ReadingProgress(props: &ReadingProgressProps) -> Html {
    let line = use_node_ref();
    let slot = slot(&props.view, "foot");
    let progress = use_reading(&props.view, props.preferences, line.clone());
    let Some(slot) = slot else {
        return Html::default();
    };
    let left = progress.map(|progress| AttrValue::from(progress.text()));
    create_portal(html! { <Foot {left} {line} /> }, slot)
}
