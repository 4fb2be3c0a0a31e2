//! A story's text on the page: plain DOM that the app reads and scrolls but
//! never changes.

mod area;
mod blocks;
mod characters;
mod gliding;
mod in_view;
mod laid_out;
mod pages;
mod part;
mod runs;
mod scroller;
mod selecting;

pub use area::Area;
pub use gliding::Goal;
pub use in_view::{Glance, Seen};
pub use pages::{PageAt, Whereabouts};
pub use scroller::Clear;

use std::cell::{Cell, RefCell};

use web_sys::{DomRect, Element, HtmlElement};

use super::{document, page};
use crate::model::{Edition, Locator, Positions};
use characters::Characters;
use part::Part;
use runs::Runs;
use scroller::Scroller;

/// The text of one story.
#[derive(Debug)]
pub struct Text {
    /// What shows it, a page at a time where it has pages.
    view: Element,
    article: HtmlElement,
    /// What the ids of its blocks begin with: the first is number 1.
    prefix: String,
    sections: Vec<Part>,
    /// What comes after the text.
    onward: Option<Part>,
    positions: Positions,
    /// The sections again, as what is laid out of pages at once.
    whole: Runs,
    /// The pieces of them, likewise of what is scrolled.
    pieces: Runs,
    /// The elements of its blocks, as far as they were asked for.
    blocks: RefCell<Vec<Option<Element>>>,
    /// The page that is shown.
    shown: Cell<PageAt>,
    /// What the window keeps clear above and below, once it was asked for.
    clear: Cell<Option<Clear>>,
    /// What was first in view when it was last asked for: it is looked for near there.
    first: Cell<Locator>,
    /// What was last in view, likewise.
    last: Cell<Locator>,
}

impl Text {
    /// The text in `article`.
    #[must_use]
    pub fn of(article: HtmlElement, edition: Edition) -> Option<Self> {
        let slug = article.get_attribute("data-slug")?;
        let prefix = match edition {
            Edition::Site => "p".to_owned(),
            Edition::OneFile => format!("{slug}.p"),
        };
        let view = article.parent_element()?;
        let sections = Part::sections(&article);
        let [whole, pieces] = Runs::of(&article);
        let positions = Positions::new(sections.iter().flat_map(Part::stated_lengths));
        let onward = view.query_selector(".onward").ok().flatten();
        Some(Self {
            view,
            article,
            prefix,
            onward: onward.and_then(Part::onward),
            blocks: vec![None; positions.all()].into(),
            positions,
            whole,
            pieces,
            shown: Cell::default(),
            sections,
            clear: Cell::default(),
            first: Cell::new(Locator::start_of(1)),
            last: Cell::new(Locator::start_of(1)),
        })
    }

    /// The element that holds the text.
    #[must_use]
    pub fn element(&self) -> &Element {
        &self.article
    }

    /// The element that shows it.
    #[must_use]
    pub fn view(&self) -> &Element {
        &self.view
    }

    /// What grows with its letters even where a page does not. Of a text in several
    /// sections none does: those that are far from view are not laid out.
    #[must_use]
    pub fn flow(&self) -> Option<Element> {
        let [section] = self.sections.as_slice() else {
            return None;
        };
        section.columns.query_selector(".prose").ok()?
    }

    /// What moves when a page is turned.
    pub fn moving(&self) -> impl Iterator<Item = &HtmlElement> {
        let onward = self.onward.iter().map(|part| &part.element);
        onward.chain([&self.article])
    }

    /// Whether it is in several sections, of which those that are far away are not laid out.
    #[must_use]
    pub fn is_in_sections(&self) -> bool {
        self.sections.len() > 1
    }

    /// Whether the text is laid out at all: in the one-file edition, stories
    /// that are not open are not.
    #[must_use]
    pub fn is_shown(&self) -> bool {
        rect(&self.article).height() > 0.0
    }

    /// Whether it is laid out as pages.
    #[must_use]
    pub fn is_paged(&self) -> bool {
        self.scroller().is_paged()
    }

    /// How it is laid out and scrolled now.
    #[must_use]
    pub fn state(&self) -> State {
        let scroller = self.scroller();
        let paged = scroller.is_paged();
        let rect = if paged {
            rect(&self.view)
        } else {
            rect(&self.article)
        };
        State {
            position: scroller.position(),
            size: Size {
                paged,
                width: rect.width(),
                height: rect.height(),
            },
        }
    }

    /// How far the text is scrolled, in CSS pixels.
    #[must_use]
    pub fn position(&self) -> f64 {
        self.scroller().position()
    }

    /// How much of it is shown at once, in CSS pixels.
    #[must_use]
    pub fn view_length(&self) -> f64 {
        self.scroller().length()
    }

    /// Scrolls so that the words at `locator` are `distance` CSS pixels below the
    /// view's upper edge, or shows the page that they are on.
    pub fn bring(&self, locator: Locator, distance: f64) -> Option<()> {
        if self.is_paged() {
            return self.show_page_of(locator);
        }
        let scroller = self.scroller();
        // What is not laid out is shorter than what would stand in it.
        if !(self.whole.is_near(locator.block) && self.runs(scroller).is_near(locator.block)) {
            self.come_near(locator.block, locator.block);
        }
        let rect = self.rect(locator)?;
        // However far below the edge they were, they are in view.
        let room = scroller.view_end() - scroller.view_start() - rect.height();
        let below = scroller.start(&rect) - scroller.view_start();
        let off_by = below - distance.min(room.max(0.0));
        // Below half a pixel nothing would be seen to move.
        if off_by.abs() > 0.5 {
            scroller.go_by(off_by);
        }
        Some(())
    }

    /// Asks anew, from the next question on, what the window keeps clear.
    pub fn forget_view(&self) {
        self.clear.set(None);
    }

    /// Whether it cannot be scrolled on.
    #[must_use]
    pub fn is_at_its_end(&self) -> bool {
        self.scroller().is_at_its_end()
    }

    /// Goes to the beginning.
    pub fn go_to_beginning(&self) {
        if self.is_paged() {
            self.show_page(PageAt::default());
        } else {
            page::scroll_to(0.0);
        }
    }

    /// Goes to its end: to the last page, or to the end of what is scrolled.
    pub fn go_to_end(&self) {
        if self.is_paged() {
            self.show_last_page();
        } else {
            self.scroller().go_to_end();
        }
    }

    /// Where the character at `locator` is, or else its block.
    fn rect(&self, locator: Locator) -> Option<DomRect> {
        let block = self.block(locator.block)?;
        let character = Characters::of(&block).and_then(|characters| {
            characters.rect(locator.offset.min(characters.length.checked_sub(1)?))
        });
        Some(character.unwrap_or_else(|| rect(&block)))
    }

    fn scroller(&self) -> Scroller<'_> {
        let clear = || {
            self.clear.get().unwrap_or_else(|| {
                let clear = Clear::now();
                // While something is pressed, other than by a finger, nothing is kept clear below (`app/bars.css`).
                self.clear.set(Some(clear).filter(|_| !page::is_pressed()));
                clear
            })
        };
        Scroller::of(&self.view, &self.article, clear)
    }

    /// The element of the block of this number.
    fn block(&self, number: u32) -> Option<Element> {
        let index = usize::try_from(number.checked_sub(1)?).ok()?;
        let mut blocks = self.blocks.borrow_mut();
        let block = blocks.get_mut(index)?;
        if block.is_none() {
            let id = format!("{}{number}", self.prefix);
            *block = document()?.get_element_by_id(&id);
        }
        block.clone()
    }
}

/// How a text is laid out, and scrolled.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct State {
    /// How far it is scrolled, in CSS pixels.
    pub position: f64,
    /// The size by which a change of layout is told from scrolling.
    pub size: Size,
}

/// How large a text is, or one of its pages, in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Size {
    /// Whether it is a page.
    pub paged: bool,
    /// From side to side.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
}

impl Size {
    /// Whether there is anything to see.
    #[must_use]
    pub fn is_shown(self) -> bool {
        self.height > 0.0
    }

    /// Whether only the length of what is scrolled is another.
    #[must_use]
    pub fn differs_in_length(self, other: Self) -> bool {
        let same = Self {
            height: other.height,
            ..self
        };
        !self.paged && self != other && same == other
    }
}

fn rect(element: &Element) -> DomRect {
    element.get_bounding_client_rect()
}
