//! The contents of a story: its headings, as links.

use yew::prelude::*;

use crate::model::Heading;

/// A link for each heading; nothing where there is none. `on_follow` hears when one is
/// followed.
pub fn contents(headings: &[Heading], on_follow: fn(MouseEvent)) -> Html {
    if headings.is_empty() {
        return html! {};
    }
    let links = headings.iter().map(|heading| {
        html! {
            <li key={heading.id.clone()}>
                <a
                    class="item"
                    dir="auto"
                    href={format!("#{}", heading.id)}
                    aria-current={heading.is_current.then_some("true")}
                    onclick={on_follow}
                >
                    { &heading.words }
                </a>
            </li>
        }
    });
    html! { <nav class="contents" aria-label="Contents"><ol>{ for links }</ol></nav> }
}
