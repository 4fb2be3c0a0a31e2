//! Where the reader goes on.

use yew::prelude::*;

use crate::model::ContinueReading;

/// A card with the story's cover, its title, and the line at which the reader
/// stopped. The cover is the one on the story's own card, shown once more.
pub fn continue_card(story: ContinueReading) -> Html {
    html! {
        <section class="card continue" id="continue" aria-label="Continue reading">
            <svg class="cover" viewBox="0 0 300 400" aria-hidden="true" focusable="false">
                <use href={format!("#{}", story.cover)} />
            </svg>
            <div>
                <p>{ story.left }</p>
                <h2 lang={story.language.clone()}>
                    <a href={story.href}>{ story.title }</a>
                </h2>
                <p class="words" lang={story.language}>{ story.words }</p>
            </div>
        </section>
    }
}
