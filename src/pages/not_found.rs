//! What is shown for an address at which nothing is.

use yew::prelude::*;

use crate::components::end_mark::EndMark;
use crate::model::Edition;

/// What [`NotFound`] needs.
#[derive(Properties, PartialEq)]
pub struct NotFoundProps {
    /// The collection's name.
    pub collection: AttrValue,
    /// Where the shelf is, if the publisher said where the site will be.
    pub shelf: Option<AttrValue>,
}

/// A sentence and the way to the shelf. Served at any depth, so it can name no
/// file beside it: without a known address a script looks for the shelf in the
/// folders above and corrects the link.
#[component]
pub fn NotFound(props: &NotFoundProps) -> Html {
    let href = props
        .shelf
        .clone()
        .unwrap_or_else(|| Edition::SHELF_FILE.into());
    html! {
        <article class="not-found">
            <header>
                <EndMark />
                // The service worker says on the root when this page stands in for another.
                <h1>
                    <span class="mistyped">{ "There is no such page here" }</span>
                    <span class="not-kept">{ "There is no network" }</span>
                </h1>
                <p class="facts">{ &props.collection }</p>
            </header>
            <p class="not-kept">{ "This page is not kept on this device. Load it again when there is a network." }</p>
            <p class="mistyped">{ "The address may have been mistyped, or the story has been moved." }</p>
            <p><a class="shelf-link" {href}>{ "Go to the shelf" }</a></p>
        </article>
    }
}
