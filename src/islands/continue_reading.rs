//! The shelf's card for going on where one stopped.

use yew::prelude::*;

use crate::components::continue_card::ContinueCard;
use crate::hooks::{View, slot, use_shelf_progress};

/// What [`ContinueReading`] needs.
#[derive(Properties, PartialEq)]
pub struct ContinueReadingProps {
    /// What is open: the shelf.
    pub view: View,
}

/// The card, if there is a story that was begun and not finished.
#[component]
pub fn ContinueReading(props: &ContinueReadingProps) -> Html {
    let slot = slot(&props.view, "continue");
    let last = use_shelf_progress(&props.view);
    let (Some(slot), Some(last)) = (slot, last) else {
        return Html::default();
    };
    let card = html! {
        <ContinueCard
            cover={format!("cover.{}", last.slug)}
            title={last.title}
            language={last.language}
            href={last.href}
            words={last.words}
            left={last.progress.text()}
        />
    };
    create_portal(card, slot)
}
