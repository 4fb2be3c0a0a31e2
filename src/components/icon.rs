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
    /// Words to take away.
    Copy,
    /// Something to write.
    Note,
    /// Words to pass on.
    Share,
    /// Away with it for good.
    Delete,
}

/// An icon. It says nothing to assistive software: its control has the name.
pub fn icon(name: IconName) -> Html {
    let path = match name {
        IconName::Back => "M15 5l-7 7 7 7",
        IconName::On => "M9 5l7 7-7 7",
        IconName::Close => "M6 6l12 12M18 6L6 18",
        IconName::Up => "M5 15l7-7 7 7",
        IconName::Down => "M5 9l7 7 7-7",
        IconName::Copy => "M9 8h10v12H9zM9 16H5V4h10v4",
        IconName::Note => "M5 19l1-4L16.5 4.5l3 3L9 18zM14 7l3 3",
        IconName::Share => "M12 15V4M8 7.5L12 3.5l4 4M6 11.5H5v9h14v-9h-1",
        IconName::Delete => "M5 7h14M10 7V4.5h4V7M7 7l1 13h8l1-13M10.5 11v5.5M13.5 11v5.5",
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
