//! What comes after a story.

use std::rc::Rc;

use yew::prelude::*;

use crate::model::{Edition, Story};

/// What [`Onward`] needs.
#[derive(Properties, PartialEq)]
pub struct OnwardProps {
    /// The edition, for the links.
    pub edition: Edition,
    /// The story before this one on the shelf.
    pub previous: Option<Rc<Story>>,
    /// The story after it.
    pub next: Option<Rc<Story>>,
}

/// Links to the neighbours on the shelf.
#[component]
pub fn Onward(props: &OnwardProps) -> Html {
    let link = |story: &Option<Rc<Story>>, rel: &'static str, label: &'static str| {
        story.as_ref().map(|story| {
            html! {
                <a {rel} href={props.edition.story_href(story.slug.as_str())}>
                    <span class="label">{ label }</span>
                    <span class="title" lang={story.language.to_string()}>{ &story.title }</span>
                </a>
            }
        })
    };
    html! {
        <nav class="onward" aria-label="More stories">
            { link(&props.previous, "prev", "Previous story") }
            { link(&props.next, "next", "Next story") }
        </nav>
    }
}
