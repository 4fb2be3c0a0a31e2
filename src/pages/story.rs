//! A story, from its bar to the links onward.

use std::rc::Rc;

use yew::prelude::*;

use crate::components::bar::Bar;
use crate::components::foot::Foot;
use crate::components::onward::Onward;
use crate::components::prose::prose;
use crate::model::{Edition, Section, Story, sections};

/// What [`StoryPage`] needs.
#[derive(Properties, PartialEq)]
pub struct StoryPageProps {
    /// The story.
    pub story: Rc<Story>,
    /// The story before it on the shelf.
    pub previous: Option<Rc<Story>>,
    /// The story after it.
    pub next: Option<Rc<Story>>,
    /// The edition, for links and ids.
    pub edition: Edition,
}

/// How many sections make a stretch. (`--stretch-height` counts on it.)
const STRETCH: usize = 12;

/// The story's page, complete without scripts.
#[component]
pub fn StoryPage(props: &StoryPageProps) -> Html {
    let StoryPageProps {
        story,
        previous,
        next,
        edition,
    } = props;
    let slug = story.slug.as_str().to_owned();
    // Reader modes take what is called `author` for the byline, and nothing else.
    let author = story
        .author
        .clone()
        .map(|author| html! { <><span class="author">{ author }</span>{ " · " }</> });
    let year = story.date.map(|date| format!("{} · ", date.year));
    let minutes = story.reading_time().to_string();
    let heading = html! {
        <header>
            <h1 tabindex="-1" id={edition.part_id(&story.slug, "title")}>{ &story.title }</h1>
            <p class="facts" lang="en" dir="ltr">{ author }{ year }{ minutes }</p>
        </header>
    };
    html! {
        <>
            <Bar
                shelf={edition.shelf_href()}
                story={story.clone()}
                skip_to={format!("#{}", edition.part_id(&story.slug, "title"))}
            />
            <article
                lang={story.language.to_string()}
                dir={story.language.direction()}
                data-slug={slug.clone()}
                data-words={story.words().to_string()}
            >
                { text(story, *edition, heading) }
            </article>
            // Before the ways onward: on the way there the focus would take the page along.
            <Foot />
            <Onward edition={*edition} id={edition.part_id(&story.slug, Edition::END)} previous={previous.clone()} next={next.clone()} />
        </>
    }
}

/// A story's text under its heading: its sections, some together in a stretch, which can be
/// passed over whole.
fn text(story: &Story, edition: Edition, heading: Html) -> Html {
    let mut heading = Some(heading);
    let sections = sections(story);
    let in_pieces = sections.len() > 1;
    let sections: Vec<Html> = sections
        .iter()
        .map(|section| {
            let heading = heading.take();
            columns(
                section,
                html! { <>{ heading }{ prose(story, edition, section, in_pieces) }</> },
            )
        })
        .collect();
    let stretch = |sections: &[Html]| {
        let is_short = sections.len() < STRETCH;
        html! {
            <div class="stretch" data-short={is_short.then_some("")}>
                { for sections.iter().cloned() }
            </div>
        }
    };
    sections.chunks(STRETCH).map(stretch).collect()
}

/// A section around what it shows: it can be passed over while it is far from view, and
/// what is in it set in columns.
fn columns(section: &Section, content: Html) -> Html {
    let lengths: Vec<String> = section.lengths.iter().map(u32::to_string).collect();
    html! {
        <div
            class="section"
            data-lengths={lengths.join(" ")}
            data-goes-on={section.goes_on.then_some("")}
        >
            <div class="columns">{ content }</div>
        </div>
    }
}
