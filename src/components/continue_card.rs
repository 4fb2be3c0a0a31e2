//! Where the reader goes on.

use yew::prelude::*;

/// What [`ContinueCard`] needs.
#[derive(Properties, PartialEq)]
pub struct ContinueCardProps {
    /// The id of the story's cover on this page.
    pub cover: AttrValue,
    /// The story's title.
    pub title: AttrValue,
    /// The language of title and words.
    pub language: AttrValue,
    /// Where the story is.
    pub href: AttrValue,
    /// The words at which the reader stopped.
    pub words: AttrValue,
    /// How much is left.
    pub left: AttrValue,
}

/// A card with the story's cover, its title, and the line at which the reader
/// stopped. The cover is the one on the story's own card, shown once more.
#[component]
pub fn ContinueCard(props: &ContinueCardProps) -> Html {
    html! {
        <section class="card continue" id="continue" aria-label="Continue reading">
            <svg class="cover" viewBox="0 0 300 400" aria-hidden="true" focusable="false">
                <use href={format!("#{}", props.cover)} />
            </svg>
            <div>
                <p>{ format!("Continue · {}", props.left) }</p>
                <h2 lang={props.language.clone()}>
                    <a href={props.href.clone()}>{ props.title.clone() }</a>
                </h2>
                <p class="words" lang={props.language.clone()}>{ props.words.clone() }</p>
            </div>
        </section>
    }
}
