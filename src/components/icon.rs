//! The icons of the controls: 24 by 24, one stroke in the text's colour.

use yew::prelude::*;

/// What an icon shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IconName {
    /// Towards where one came from, or the story before.
    Back,
    /// Away with what is open.
    Close,
    /// Towards the story after.
    Forward,
}

/// Which icon to draw.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct IconProps {
    /// What it shows.
    pub name: IconName,
}

/// An icon. It says nothing to assistive software: its control has the name.
/// Those of class `icon-directional` point along the line of writing.
#[component]
pub fn Icon(props: &IconProps) -> Html {
    let (class, path) = match props.name {
        IconName::Back => ("icon icon-directional", "M15 5l-7 7 7 7"),
        IconName::Close => ("icon", "M6 6l12 12M18 6L6 18"),
        IconName::Forward => ("icon icon-directional", "M9 5l7 7-7 7"),
    };
    html! {
        <svg {class} viewBox="0 0 24 24" width="24" height="24" aria-hidden="true"
            focusable="false" fill="none" stroke="currentColor" stroke-width="1.75"
            stroke-linecap="round" stroke-linejoin="round">
            <path d={path} />
        </svg>
    }
}
