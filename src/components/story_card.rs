//! A story on the shelf.

use std::rc::Rc;

use yew::prelude::*;

use super::cover::CoverArt;
use crate::model::{Edition, Story};

/// What [`StoryCard`] needs.
#[derive(Properties, PartialEq)]
pub struct StoryCardProps {
    /// The story.
    pub story: Rc<Story>,
    /// The edition, for the link.
    pub edition: Edition,
}

/// A cover with the story's title, author, description and reading time. The
/// app puts how far a reader has come in the time's place.
#[component]
pub fn StoryCard(props: &StoryCardProps) -> Html {
    let story = &props.story;
    let slug = story.slug.as_str();
    html! {
        <li
            class="story-card"
            lang={story.language.to_string()}
            dir={story.language.direction()}
            data-slug={slug.to_owned()}
            data-words={story.words().to_string()}
        >
            <CoverArt cover={story.cover} id={format!("cover.{slug}")} />
            <div>
                <h2><a href={props.edition.story_href(slug)}>{ &story.title }</a></h2>
                if let Some(author) = &story.author {
                    <p class="author">{ author }</p>
                }
                if let Some(description) = &story.description {
                    <p class="description">{ description }</p>
                }
                <p class="time" lang="en" dir="ltr">{ story.reading_time().to_string() }</p>
            </div>
        </li>
    }
}
