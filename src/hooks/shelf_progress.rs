//! The shelf's memory: how far each story has been read, and which was last.

use yew::prelude::*;

use super::progress::Progress;
use super::view::View;
use crate::browser::records::{self, Kept};
use crate::browser::shelf::{self, Card};
use crate::browser::{events, exchange, page};
use crate::model::{ContinueReading, Place, keys};

/// The fragment of an address that leads on to what was read last: an installed reader's
/// shortcut.
const CONTINUE: &str = "#continue";

/// Writes on each card how far its story has been read, and gives what the
/// reader can go on with: the story that was read last and is not finished.
#[hook]
pub fn use_shelf_progress(view: &View) -> Option<ContinueReading> {
    let last = use_state_eq(|| None::<ContinueReading>);
    let setter = last.setter();
    use_effect_with(view.clone(), move |view| {
        let subscriptions = view.story.is_none().then(|| {
            let found = look();
            if let Some(story) = &found
                && page::fragment() == CONTINUE
            {
                page::go_instead(&story.href);
            }
            setter.set(found);
            let look = move || setter.set(look());
            (
                events::on_return(look.clone()),
                exchange::on_records_changed(look.clone()),
                events::on_stored_elsewhere(move |_| look()),
            )
        });
        move || drop(subscriptions)
    });
    (*last).clone()
}

/// Reads every story's place, and writes it on the story's card.
fn look() -> Option<ContinueReading> {
    let library = page::library()?;
    let mut last: Option<(f64, ContinueReading)> = None;
    for card in shelf::cards() {
        let Some(place) = place(&library, &card.slug) else {
            card.put_time_back();
            continue;
        };
        let progress = match place.finished {
            true => Progress::Finished,
            false => Progress::of(card.words, place.progression),
        };
        card.set_time(&progress.text(None));
        let is_later = last.as_ref().is_none_or(|(at, _)| *at < place.at);
        if is_later && progress != Progress::Finished {
            last = Some((place.at, go_on(card, place, progress)));
        }
    }
    // The room that the shelf keeps for it, which `boot.js` could only guess at.
    page::say("data-returning", last.is_some().then_some(""));
    last.map(|(_, going_on)| going_on)
}

fn place(library: &str, slug: &str) -> Option<Place> {
    match records::read(&keys::place(library, slug), Place::VERSION) {
        Kept::Record(record) => Place::from_record(&record),
        Kept::Nothing | Kept::Newer => None,
    }
}

fn go_on(card: Card, place: Place, progress: Progress) -> ContinueReading {
    ContinueReading {
        cover: format!("cover.{}", card.slug),
        title: card.title,
        language: card.language,
        href: card.href,
        words: place.words,
        left: format!("Continue · {}", progress.text(None)),
    }
}
