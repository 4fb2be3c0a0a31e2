//! Passing on words, a story or the library: as an address, in words, and as a picture.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use web_sys::{Blob, HtmlCanvasElement};
use yew::prelude::*;

use super::open_text::OpenText;
use super::panel::use_is_open;
use super::view::View;
use crate::browser::restyled::on_restyled;
use crate::browser::share::{self, Shared};
use crate::browser::{about, card, clipboard, download, page, panels, query};
use crate::model::annotation::SharedQuote;
use crate::model::quote_card::{CardLayout, END_OF_PARAGRAPH, QuoteCard, to_svg};
use crate::model::{Base, Edition, LanguageTag, Locator, Panel, Sharing, excerpt, file_name};

/// A paragraph of fewer characters says nothing of its story.
const TELLING: usize = 40;
/// Among so many of the first paragraphs one is looked for that does.
const LOOKED_AT: u32 = 12;

/// What this browser can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Means {
    /// Hand words and addresses to the system.
    pub share: bool,
    /// Hand pictures to it.
    pub share_pictures: bool,
    /// Copy pictures.
    pub copy_pictures: bool,
}

/// What was done, or was not.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Said {
    /// What is said of it.
    pub line: AttrValue,
    /// What the reader may copy by hand.
    pub by_hand: Option<AttrValue>,
}

/// What is passed on, and the picture of it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Passed {
    /// In words and as an address.
    pub sharing: Sharing,
    /// What is written on its picture; none of the library.
    pub card: Option<String>,
    /// Whether it is read from the reader's own disk.
    pub from_disk: bool,
    /// The address on that disk, where others can follow none.
    pub here: Option<String>,
    /// The language of the story.
    pub language: Option<LanguageTag>,
}

/// A card as it is drawn now.
struct Picture {
    layout: CardLayout,
    png: RefCell<Option<Blob>>,
}

/// The panel, as its island knows it.
#[derive(Clone)]
pub struct ShareHandle {
    /// What is passed on.
    pub passed: Rc<Passed>,
    /// What this browser can do.
    pub means: Means,
    /// What was done last.
    pub said: UseStateHandle<Said>,
    /// Where the card is drawn.
    pub canvas: NodeRef,
    /// Whether some of the words had no room on it.
    pub shortened: UseStateHandle<bool>,
    words: UseStateHandle<Option<[Locator; 2]>>,
    picture: Rc<RefCell<Option<Rc<Picture>>>>,
}

/// Passes on what is open, or words of it.
#[hook]
pub fn use_share(view: &View, text: &OpenText) -> ShareHandle {
    let words = use_state_eq(|| None::<[Locator; 2]>);
    let means = use_memo((), |()| Means {
        share: share::can_share(),
        share_pictures: share::can_share_pictures(),
        copy_pictures: clipboard::copies_pictures(),
    });
    let passed = {
        let text = text.clone();
        use_memo((view.clone(), *words), move |(view, words)| {
            passed(view, &text, *words)
        })
    };
    let handle = ShareHandle {
        passed: passed.clone(),
        means: *means,
        said: use_state_eq(Said::default),
        canvas: use_node_ref(),
        shortened: use_state_eq(|| false),
        words,
        picture: use_mut_ref(|| None),
    };
    let open = use_is_open(Panel::Share);
    {
        let handle = handle.clone();
        use_effect_with(open, move |open| {
            // The next time it is opened, it is for something else.
            if !open {
                handle.words.set(None);
                handle.said.set(Said::default());
            }
        });
    }
    {
        let handle = handle.clone();
        use_effect_with((open, passed), move |(open, _)| {
            handle.picture.take();
            // What a card is drawn for may be gone before its face has come.
            let wanted = Rc::new(Cell::new(*open));
            let restyled = open.then(|| {
                let wanted = wanted.clone();
                let draw = move || handle.draw(&wanted);
                draw();
                on_restyled(draw)
            });
            move || {
                wanted.set(false);
                drop(restyled);
            }
        });
    }
    handle
}

/// What is to be passed on.
fn passed(view: &View, text: &OpenText, words: Option<[Locator; 2]>) -> Passed {
    let edition = page::edition().unwrap_or(Edition::Site);
    let element = view.element();
    let text = text.now().filter(|_| view.story.is_some());
    let quote = words.zip(text).and_then(|(words, text)| {
        let quote = SharedQuote::of(words, &|block| text.words(block))?;
        let query = query::of(&[(SharedQuote::NAME, &quote.to_string())]);
        Some((words[0].block, query))
    });
    let document = about::address().unwrap_or_default();
    let link = |base: Base| {
        let quote = quote.as_ref().map(|(block, query)| (*block, &**query));
        base.link(view.story.as_deref(), quote)
    };
    let from_disk = document.starts_with("file:");
    let for_all = Base::of(&document, edition, about::source().as_deref()).map(link);
    // A page that was saved by itself has other names than its site.
    let has_address = from_disk && for_all.is_none() && edition == Edition::OneFile;
    let paragraphs = words.and_then(|words| Some(text?.paragraphs_of(words)));
    let paragraphs = paragraphs.filter(|paragraphs| !paragraphs.is_empty());
    let library = || about::library().unwrap_or_default();
    Passed {
        card: paragraphs
            .as_ref()
            .map(|paragraphs| paragraphs.join(&END_OF_PARAGRAPH.to_string()))
            .or_else(|| opening(text?)),
        from_disk,
        here: has_address.then(|| link(Base::here(&document, edition))),
        language: view.language(),
        sharing: Sharing {
            words: paragraphs.map(|paragraphs| paragraphs.join("\n")),
            title: element
                .as_ref()
                .and_then(about::title)
                .unwrap_or_else(library),
            author: element.as_ref().and_then(about::author),
            link: for_all,
        },
    }
}

/// The words that a story begins with.
fn opening(text: &crate::browser::text::Text) -> Option<String> {
    let mut blocks = (1..=LOOKED_AT).map_while(|block| text.words(block));
    let first = blocks.find(|words| words.chars().nth(TELLING).is_some());
    Some(excerpt(&first.or_else(|| text.words(1))?, 0))
}

impl ShareHandle {
    /// Opens the panel for these words; without any, for what is open.
    pub fn open(&self, words: Option<[Locator; 2]>) {
        self.words.set(words);
        panels::toggle(Panel::Share.id());
    }

    /// Hands words and address to the system.
    pub fn share(&self) {
        let sharing = &self.passed.sharing;
        let done = self.handed_over("Copy it instead.");
        share::share(
            &sharing.name(),
            &sharing.text(),
            sharing.link.as_deref(),
            done,
        );
    }

    /// Copies the address.
    pub fn copy_link(&self) {
        let Passed { sharing, here, .. } = &*self.passed;
        if let Some(link) = sharing.link.as_ref().or(here.as_ref()) {
            self.copy(
                link,
                "The link is copied.",
                "The link could not be copied. Take it from here:",
            );
        }
    }

    /// Copies the words, with what they are from, and the address.
    pub fn copy_words(&self) {
        let text = self.passed.sharing.text_with_link();
        self.copy(
            &text,
            "Copied.",
            "This could not be copied. Take it from here:",
        );
    }

    /// Saves the picture as PNG.
    pub fn save_png(&self) {
        let (handle, name) = (self.clone(), self.file_name("png"));
        self.with_png(move |png| {
            let saved = png.and_then(|png| download::save(&png, &name));
            handle.saved(saved, &name, "Save it as SVG instead.");
        });
    }

    /// Saves it as SVG.
    pub fn save_svg(&self) {
        let name = self.file_name("svg");
        let svg = self
            .picture
            .borrow()
            .as_ref()
            .map(|picture| to_svg(&picture.layout));
        let saved = svg.and_then(|svg| download::save_text(&svg, "image/svg+xml", &name));
        self.saved(saved, &name, "Copy the words instead.");
    }

    /// Copies the picture.
    pub fn copy_picture(&self) {
        let Some(png) = self.png() else {
            return self.say("The picture could not be made here. Save it as SVG instead.");
        };
        let handle = self.clone();
        clipboard::copy_picture(&png, move |copied| {
            handle.say(if copied {
                "The picture is copied."
            } else {
                "The picture could not be copied. Save it instead."
            });
        });
    }

    /// Hands the picture to the system.
    pub fn share_picture(&self) {
        let Some(png) = self.png() else {
            return self.say("The picture could not be made here. Save it as SVG instead.");
        };
        let name = self.passed.sharing.name();
        let done = self.handed_over("Save it instead.");
        share::share_file(&png, &self.file_name("png"), &name, done);
    }

    fn copy(&self, text: &str, copied: &'static str, not_copied: &'static str) {
        let (handle, by_hand) = (self.clone(), text.to_owned());
        clipboard::copy_text(text, move |well| {
            if well {
                handle.say(copied);
            } else {
                handle.said.set(Said {
                    line: not_copied.into(),
                    by_hand: Some(by_hand.clone().into()),
                });
            }
        });
    }

    fn handed_over(&self, remedy: &'static str) -> impl Fn(Shared) + Clone + 'static {
        let handle = self.clone();
        move |shared| match shared {
            Shared::Done => handle.say("Passed on."),
            Shared::Cancelled => handle.say(""),
            Shared::Failed => handle.say(format!("The system did not take it. {remedy}")),
        }
    }

    fn saved(&self, saved: Option<()>, name: &str, remedy: &'static str) {
        self.say(match saved {
            Some(()) => format!("Look for “{name}” among your downloads."),
            None => format!("The picture could not be made here. {remedy}"),
        });
    }

    fn say(&self, line: impl Into<AttrValue>) {
        self.said.set(Said {
            line: line.into(),
            by_hand: None,
        });
    }

    fn file_name(&self, extension: &str) -> String {
        file_name(&self.passed.sharing.title, extension)
    }

    fn png(&self) -> Option<Blob> {
        self.picture.borrow().as_ref()?.png.borrow().clone()
    }

    /// Calls back with the picture as PNG, at once if it is there already; with none if it cannot
    /// be made.
    fn with_png(&self, done: impl Fn(Option<Blob>) + Clone + 'static) {
        let canvas = self.canvas.cast::<HtmlCanvasElement>();
        match (self.png(), canvas) {
            (None, Some(canvas)) if self.picture.borrow().is_some() => card::png(&canvas, done),
            (png, _) => done(png),
        }
    }

    /// Draws the card, as long as it is wanted.
    fn draw(&self, wanted: &Rc<Cell<bool>>) {
        let (handle, wanted) = (self.clone(), wanted.clone());
        let typeface = card::typeface();
        card::load(typeface, move || {
            if wanted.get() {
                // Without a canvas there is no picture, which is said once it is asked for.
                let _ = handle.draw_now();
            }
        });
    }

    fn draw_now(&self) -> Option<()> {
        let Passed {
            sharing,
            card: words,
            language,
            ..
        } = &*self.passed;
        let card = QuoteCard {
            words: words.clone()?,
            title: sharing.title.clone(),
            author: sharing.author.clone(),
            library: about::library().unwrap_or_default(),
            language: language.clone().unwrap_or_else(LanguageTag::english),
            colours: card::colours()?,
            typeface: card::typeface(),
        };
        let canvas = self.canvas.cast::<HtmlCanvasElement>()?;
        let picture = Rc::new(Picture {
            layout: card::lay_out(&card)?,
            png: RefCell::new(None),
        });
        card::draw(&picture.layout, &canvas)?;
        self.shortened.set(picture.layout.shortened);
        // WebKit copies and shares only what is there when it is asked for.
        self.picture.replace(Some(picture.clone()));
        card::png(&canvas, move |png| {
            picture.png.replace(png);
        });
        Some(())
    }
}
