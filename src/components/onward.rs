//! What comes after a story.

use std::rc::Rc;

use yew::prelude::*;

use super::cover::CoverArt;
use super::end_mark::EndMark;
use crate::model::{Edition, Panel, Story};

/// What [`Onward`] needs.
#[derive(Properties, PartialEq)]
pub struct OnwardProps {
    /// The edition, for the links.
    pub edition: Edition,
    /// What names it in an address.
    pub id: AttrValue,
    /// The story before this one on the shelf.
    pub previous: Option<Rc<Story>>,
    /// The story after it.
    pub next: Option<Rc<Story>>,
}

/// The mark that ends the text, the way to pass it on, the next story as a card, and quieter the one before and the shelf. After the
/// last story the one before takes the card.
#[component]
pub fn Onward(props: &OnwardProps) -> Html {
    let OnwardProps {
        edition,
        id,
        previous,
        next,
    } = props;
    let (card, other) = match (next, previous) {
        (Some(next), previous) => (Some((next, "next", "Next story")), previous.as_ref()),
        (None, Some(previous)) => (Some((previous, "prev", "Previous story")), None),
        (None, None) => (None, None),
    };
    html! {
        <nav class="onward" {id} aria-label="More stories" lang="en">
            <EndMark />
            <button type="button" class="text-button pass-on" popovertarget={Panel::Share.id()}>{ "Pass it on" }</button>
            if let Some((story, rel, label)) = card {
                <a class="card" {rel} href={edition.story_href(story.slug.as_str())}>
                    <CoverArt cover={story.cover} />
                    <span>
                        <span class="label">{ label }</span>
                        { title(story) }
                        if let Some(description) = &story.description {
                            <span class="description" lang={story.language.to_string()}>{ description }</span>
                        }
                    </span>
                </a>
            }
            if let Some(story) = other {
                <a class="other" rel="prev" href={edition.story_href(story.slug.as_str())}>
                    <span class="visually-hidden">{ "Previous story: " }</span>
                    <span aria-hidden="true">{ "←\u{a0}" }</span>
                    { title(story) }
                </a>
            }
            <a class="other to-shelf" href={edition.shelf_href()}>{ "Shelf" }</a>
        </nav>
    }
}

fn title(story: &Story) -> Html {
    html! { <span class="title" lang={story.language.to_string()}>{ &story.title }</span> }
}
