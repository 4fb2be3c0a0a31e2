//! The shelf: every story of the library.

use std::rc::Rc;

use yew::prelude::*;

use crate::components::bar::Bar;
use crate::components::story_card::StoryCard;
use crate::model::{Edition, Library};

/// The id of the list of stories, to which the skip link leads. In the one-file
/// edition it names no story, so the shelf stays what is shown.
const STORIES_ID: &str = "stories";

/// What [`Shelf`] needs.
#[derive(Properties, PartialEq)]
pub struct ShelfProps {
    /// The library.
    pub library: Rc<Library>,
    /// Its stories, in the shelf's order.
    pub stories: Vec<Rc<crate::model::Story>>,
    /// The edition, for the links.
    pub edition: Edition,
    /// Whether the reader is to be asked whether all of it is kept (`keep-all.js`).
    pub keep_all: bool,
}

/// The collection's name and its stories, with slots for what needs the app.
#[component]
pub fn Shelf(props: &ShelfProps) -> Html {
    let ShelfProps {
        library,
        stories,
        edition,
        keep_all,
    } = props;
    html! {
        <>
            <Bar skip_to={format!("#{STORIES_ID}")} />
            <div class="collection">
                <header>
                    <h1 tabindex="-1">{ &library.title }</h1>
                    if let Some(description) = &library.description {
                        <p>{ description }</p>
                    }
                </header>
                <div class="continue-slot" data-slot="continue"></div>
                // The role is said, because WebKit takes it from a list without numbers.
                <ol class="stories" id={STORIES_ID} tabindex="-1" role="list">
                    { for stories.iter().map(|story| html! {
                        <StoryCard story={story.clone()} edition={*edition} />
                    }) }
                </ol>
            </div>
            <footer class="colophon" lang="en" dir="ltr">
                <p>
                    { colophon(library) }
                    if *edition == Edition::Site {
                        <a href={Edition::ONE_FILE} download="">{ "Keep the library as one file" }</a>
                        { ", to read anywhere, also without a network." }
                    } else {
                        { "All of it is in this one file. Keep it, and open it anywhere." }
                    }
                </p>
                if *keep_all {
                    <p class="keep-all" hidden={true}>
                        <button type="button" class="text-button"></button>
                        <output></output>
                    </p>
                }
                <noscript><p>{ "Themes and type need JavaScript, which is switched off here. Every story can be read without." }</p></noscript>
            </footer>
        </>
    }
}

/// Who made the collection and when it was changed, where a publisher said so.
fn colophon(library: &Library) -> Option<String> {
    let publisher = library
        .publisher
        .as_ref()
        .map(|name| format!("Published by {name}"));
    let updated = library.updated.map(|date| format!("updated {date}"));
    let said: Vec<String> = publisher.into_iter().chain(updated).collect();
    (!said.is_empty()).then(|| {
        let mut line = said.join(", ");
        // The first letter may be that of "updated".
        if let Some(first) = line.get(..1).map(str::to_uppercase) {
            line.replace_range(..1, &first);
        }
        line + ". "
    })
}
