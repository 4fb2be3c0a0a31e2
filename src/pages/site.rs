//! Every page of both editions.

use std::rc::Rc;

use yew::prelude::*;

use super::document::{Blocks, Document, DocumentProps, Files, Meta};
use super::json_ld;
use super::manifest::{self, Icon, Screenshot};
use super::margins;
use super::not_found::NotFound;
use super::render::Renderer;
use super::search_engines::{self, SITEMAP_FILE, Sitemap, SitemapProps};
use super::shelf::Shelf;
use super::story::StoryPage;
use crate::model::{Edition, LanguageTag, Library, Story};

/// A library, ready to be rendered.
pub struct Site {
    library: Rc<Library>,
    stories: Vec<Rc<Story>>,
    /// The absolute address of the site's folder, ending in a slash.
    address: Option<String>,
    /// The picture for sharing, beside the pages.
    picture: Option<String>,
}

impl Site {
    /// A site of `library`. `address` is the absolute address of the folder that
    /// it will be in, ending in a slash, if that is known; `picture` names a file
    /// beside the pages.
    #[must_use]
    pub fn new(library: Library, address: Option<String>, picture: Option<String>) -> Self {
        let stories = library.stories.iter().cloned().map(Rc::new).collect();
        Self {
            library: Rc::new(library),
            stories,
            address,
            picture,
        }
    }

    /// The pages of the site: each file's name and its content, the shelf first. It carries
    /// `shelf_blocks`, each story `story_blocks`.
    #[must_use]
    pub fn pages(
        &self,
        renderer: &Renderer,
        files: &Files,
        shelf_blocks: &Blocks,
        story_blocks: &Blocks,
    ) -> Vec<(String, String)> {
        let stories = self.stories.iter().enumerate().map(|(index, story)| {
            let page = renderer.document::<Document>(DocumentProps {
                library: self.library.clone(),
                meta: self.story_meta(story),
                files: files.clone(),
                blocks: story_blocks.clone(),
                children: html! {
                    <main id="story">{ self.story(index, story, Edition::Site) }</main>
                },
            });
            (format!("{}.html", story.slug), page)
        });
        let shelf = self.shelf_page(renderer, files, shelf_blocks);
        std::iter::once((Edition::SHELF_FILE.to_owned(), shelf))
            .chain(stories)
            .collect()
    }

    /// The shelf's page.
    #[must_use]
    pub fn shelf_page(&self, renderer: &Renderer, files: &Files, blocks: &Blocks) -> String {
        let shelf = self.shelf(Edition::Site, files.keep_all.is_some());
        renderer.document::<Document>(DocumentProps {
            library: self.library.clone(),
            meta: self.shelf_meta(Edition::Site),
            files: files.clone(),
            blocks: blocks.clone(),
            children: html! { <main id={Edition::SHELF_ID}>{ shelf }</main> },
        })
    }

    /// The page for an address at which nothing is.
    #[must_use]
    pub fn not_found(&self, renderer: &Renderer, files: Files, blocks: Blocks) -> String {
        let meta = Meta {
            page: Some("not-found"),
            title: format!("Not found – {}", self.library.title),
            heading: None,
            source: None,
            language: LanguageTag::english(),
            description: None,
            kind: "website",
            canonical: None,
            picture: None,
            indexed: false,
            json_ld: None,
            ..self.shelf_meta(Edition::Site)
        };
        let shelf = self.absolute(Edition::SHELF_FILE).map(AttrValue::from);
        renderer.document::<Document>(DocumentProps {
            library: self.library.clone(),
            meta,
            files,
            blocks,
            children: html! { <main><NotFound collection={self.library.title.clone()} {shelf} /></main> },
        })
    }

    /// The one-file edition.
    #[must_use]
    pub fn one_file(&self, renderer: &Renderer, files: Files, blocks: Blocks) -> String {
        let edition = Edition::OneFile;
        let stories = self.stories.iter().enumerate().map(|(index, story)| {
            html! {
                <div
                    class="story"
                    id={story.slug.to_string()}
                    data-title={self.story_title(story)}
                >
                    { self.story(index, story, edition) }
                </div>
            }
        });
        let shelf = self.shelf_meta(edition);
        let meta = Meta {
            page: None,
            heading: None,
            source: shelf.source.or(shelf.heading),
            ..shelf
        };
        let titles = margins::titles(self.stories.iter().map(Rc::as_ref));
        let blocks = Blocks {
            style: AttrValue::from(format!("{}{titles}", blocks.style)),
            ..blocks
        };
        renderer.document::<Document>(DocumentProps {
            library: self.library.clone(),
            meta,
            files,
            blocks,
            children: html! {
                <main>
                    <div id={Edition::SHELF_ID} data-title={self.library.title.clone()}>
                        { self.shelf(edition, false) }
                    </div>
                    { for stories }
                </main>
            },
        })
    }

    /// The web app manifest, by which the site can be installed.
    #[must_use]
    pub fn manifest(&self, icons: &[Icon], screenshots: &[Screenshot]) -> String {
        manifest::content(&self.library, icons, screenshots)
    }

    /// What search engines ask for, each file's name and its content: nothing where the
    /// publisher did not say where the site is.
    #[must_use]
    pub fn for_search_engines(&self, renderer: &Renderer) -> Vec<(String, String)> {
        let Some(sitemap) = self.absolute(SITEMAP_FILE) else {
            return Vec::new();
        };
        let stories = self.stories.iter();
        let stories = stories.map(|story| Edition::Site.story_href(story.slug.as_str()));
        let addresses = std::iter::once(String::new())
            .chain(stories)
            .filter_map(|file| self.absolute(&file))
            .map(AttrValue::from)
            .collect();
        let list = renderer.xml::<Sitemap>(SitemapProps { addresses });
        vec![
            (SITEMAP_FILE.to_owned(), list),
            ("robots.txt".to_owned(), search_engines::robots(&sitemap)),
        ]
    }

    fn shelf(&self, edition: Edition, keep_all: bool) -> Html {
        html! {
            <Shelf library={self.library.clone()} stories={self.stories.clone()} {edition} {keep_all} />
        }
    }

    fn story(&self, index: usize, story: &Rc<Story>, edition: Edition) -> Html {
        let [previous, next] = self.neighbours(index);
        html! { <StoryPage story={story.clone()} {previous} {next} {edition} /> }
    }

    fn neighbours(&self, index: usize) -> [Option<Rc<Story>>; 2] {
        let at = |index: Option<usize>| self.stories.get(index?).cloned();
        [at(index.checked_sub(1)), at(index.checked_add(1))]
    }

    fn shelf_meta(&self, edition: Edition) -> Meta {
        // The folder's own address: most hosts answer it with the shelf.
        let canonical = self.absolute("");
        Meta {
            edition,
            page: Some("shelf"),
            story: None,
            language: self.library.language.clone(),
            title: self.library.title.clone(),
            heading: Some(self.library.title.clone()),
            source: canonical.clone(),
            description: self.library.description.clone(),
            kind: "website",
            json_ld: Some(json_ld::collection(&self.library, canonical.as_deref())),
            canonical,
            picture: self.picture_address(),
            // One edition is enough for search engines: the site.
            indexed: edition == Edition::Site,
        }
    }

    fn story_meta(&self, story: &Story) -> Meta {
        let edition = Edition::Site;
        let canonical = self.absolute(&edition.story_href(story.slug.as_str()));
        Meta {
            edition,
            page: Some("story"),
            story: Some(story.slug.to_string()),
            language: story.language.clone(),
            title: self.story_title(story),
            heading: Some(story.title.clone()),
            source: canonical
                .clone()
                .or_else(|| Some(self.library.title.clone())),
            description: story.description.clone(),
            kind: "article",
            json_ld: Some(json_ld::short_story(
                &self.library,
                story,
                canonical.as_deref(),
            )),
            canonical,
            picture: self.picture_address(),
            indexed: true,
        }
    }

    fn story_title(&self, story: &Story) -> String {
        format!("{} – {}", story.title, self.library.title)
    }

    fn picture_address(&self) -> Option<String> {
        self.absolute(self.picture.as_deref()?)
    }

    fn absolute(&self, file: &str) -> Option<String> {
        Some(format!("{}{file}", self.address.as_ref()?))
    }
}
