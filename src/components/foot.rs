//! The foot of a story: how far the reader has come.

use yew::prelude::*;

/// What [`Foot`] needs.
#[derive(Properties, PartialEq)]
pub struct FootProps {
    /// What is left, in words.
    pub left: Option<AttrValue>,
    /// Gives hold of the line, whose `--progression` is set from outside.
    pub line: NodeRef,
}

/// A thin line and one quiet text.
#[component]
pub fn Foot(props: &FootProps) -> Html {
    html! {
        <>
            <p class="time-left">{ props.left.clone().unwrap_or_default() }</p>
            <div class="progress" ref={props.line.clone()}></div>
        </>
    }
}
