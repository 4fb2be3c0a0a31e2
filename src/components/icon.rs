//! The icons of the controls: 24 by 24, one stroke in the text's colour.

use yew::prelude::*;

/// What an icon shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IconName {
    /// Towards where one came from, or the story before.
    Back,
    /// Towards what comes next.
    On,
    /// Away with what is open.
    Close,
    /// To what else there is.
    More,
    /// Back to what it was.
    PutBack,
    /// An address to take away.
    Link,
    /// Words to find.
    Find,
    /// To what stands above.
    Up,
    /// To what stands below.
    Down,
}

/// An icon. It says nothing to assistive software: its control has the name.
pub fn icon(name: IconName) -> Html {
    let path = match name {
        IconName::Back => "M15 5l-7 7 7 7",
        IconName::On => "M9 5l7 7-7 7",
        IconName::Close => "M6 6l12 12M18 6L6 18",
        IconName::Up => "M5 15l7-7 7 7",
        IconName::Down => "M5 9l7 7 7-7",
        IconName::Find => "M4 10.5a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0-13 0M15.5 15.5L20 20",
        IconName::Link => {
            "M10 14a4 4 0 0 0 6 .5l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6-.5l-3 3a4 4 0 0 0 6 6l1-1"
        }
        IconName::More => {
            "M12 5a.75.75 0 1 0 .01 0zM12 11.25a.75.75 0 1 0 .01 0zM12 17.5a.75.75 0 1 0 .01 0z"
        }
        IconName::PutBack => "M8 5L4 9l4 4M4 9h10a5 5 0 0 1 0 10h-3",
    };
    html! {
        <svg class="icon" viewBox="0 0 24 24"
            width="24" height="24" aria-hidden="true" focusable="false" fill="none"
            stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">
            <path d={path} />
        </svg>
    }
}
