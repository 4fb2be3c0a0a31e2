//! What comes after a story.

use std::rc::Rc;

use yew::prelude::*;

use super::cover::CoverArt;
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
    /// The collection's name.
    pub collection: AttrValue,
    /// The language of the collection's name.
    pub language: AttrValue,
}

/// The next story as a card, and quieter the one before and the shelf.
#[component]
pub fn Onward(props: &OnwardProps) -> Html {
    let edition = props.edition;
    html! {
        <nav class="onward" aria-label="More stories" lang="en">
            if let Some(story) = &props.next {
                <a class="card" rel="next" href={edition.story_href(story.slug.as_str())}>
                    <CoverArt cover={story.cover} />
                    <span>
                        <span class="label">{ "Next story" }</span>
                        { title(story) }
                        if let Some(description) = &story.description {
                            <span class="description" lang={story.language.to_string()}>{ description }</span>
                        }
                    </span>
                </a>
            }
            if let Some(story) = &props.previous {
                <a class="other" rel="prev" href={edition.story_href(story.slug.as_str())}>
                    <span class="label">{ "Previous story" }</span>
                    { title(story) }
                </a>
            }
            <a class="other to-shelf" href={edition.shelf_href()}>
                <span class="label">{ "Back to the shelf" }</span>
                <span class="title" lang={props.language.clone()}>{ &props.collection }</span>
            </a>
        </nav>
    }
}

fn title(story: &Story) -> Html {
    html! { <span class="title" lang={story.language.to_string()}>{ &story.title }</span> }
}
