//! The bar at the top of a story and of the shelf.

use std::rc::Rc;

use yew::prelude::*;

use super::icon::{IconName, icon};
use crate::model::Story;

/// What [`Bar`] needs.
#[derive(Properties, PartialEq)]
pub struct BarProps {
    /// Where the shelf is; none on the shelf itself.
    #[prop_or_default]
    pub shelf: Option<AttrValue>,
    /// The story, whose title shows once its heading has been scrolled away.
    #[prop_or_default]
    pub story: Option<Rc<Story>>,
    /// Where the skip link leads: past the bar, to what the view is about.
    pub skip_to: AttrValue,
}

/// A bar with the way back to the shelf, and a slot in which the app puts its
/// buttons. The slot has its height from the first frame, so nothing moves.
#[component]
pub fn Bar(props: &BarProps) -> Html {
    html! {
        <header class="bar" lang="en" dir="ltr">
            <a class="skip" href={props.skip_to.clone()}>{ if props.shelf.is_some() { "Skip to the text" } else { "Skip to the stories" } }</a>
            if let Some(href) = &props.shelf {
                <a class="icon-button to-shelf" {href} title="Shelf">
                    { icon(IconName::Back) }
                </a>
            }
            if let Some(story) = &props.story {
                // The heading says it to assistive software.
                <p
                    class="bar-title"
                    lang={story.language.to_string()}
                    dir={story.language.direction()}
                    aria-hidden="true"
                >
                    { &story.title }
                </p>
            }
            <div class="bar-actions" data-slot="actions"></div>
        </header>
    }
}
