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
    /// To what else there is.
    More,
    /// Back to what it was.
    PutBack,
    /// An address to take away.
    Link,
}

/// An icon. It says nothing to assistive software: its control has the name.
/// Those of class `icon-directional` point along the line of writing.
#[must_use]
pub fn icon(name: IconName) -> Html {
    let (class, path) = match name {
        IconName::Back => ("icon icon-directional", "M15 5l-7 7 7 7"),
        IconName::Close => ("icon", "M6 6l12 12M18 6L6 18"),
        IconName::Forward => ("icon icon-directional", "M9 5l7 7-7 7"),
        // Three dots: lines of no length with round ends.
        IconName::More => ("icon icon-more", "M12 5.5v0M12 12v0M12 18.5v0"),
        IconName::PutBack => ("icon", "M8 5L4 9l4 4M4 9h10a5 5 0 0 1 0 10h-3"),
        IconName::Link => (
            "icon",
            "M10 14a4 4 0 0 0 6 .5l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6-.5l-3 3a4 4 0 0 0 6 6l1-1",
        ),
    };
    html! {
        <svg {class} viewBox="0 0 24 24" width="24" height="24" aria-hidden="true"
            focusable="false" fill="none" stroke="currentColor" stroke-width="1.75"
            stroke-linecap="round" stroke-linejoin="round">
            <path d={path} />
        </svg>
    }
}
