//! A story's text on the page: plain DOM that the app reads and scrolls but
//! never changes.

mod area;
mod characters;
mod pages;
mod part;
mod scroller;

pub use area::Area;
pub use pages::Whereabouts;

use std::cell::Cell;

use wasm_bindgen::JsCast;
use web_sys::{DomRect, Element, HtmlElement, Node};

use super::{document, page, window};
use crate::model::{Edition, Heading, Locator, Positions};
use characters::{Characters, partition_near};
use pages::PageAt;
use part::Part;
use scroller::{Clear, Scroller};

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
        let positions = Positions::new(sections.iter().map(Part::stated_lengths));
        let onward = view.query_selector(".onward").ok().flatten();
        Some(Self {
            view,
            article,
            prefix,
            sections,
            onward: onward.and_then(Part::onward),
            positions,
            shown: Cell::default(),
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

    /// The size by which a change of layout is told from scrolling.
    #[must_use]
    pub fn size(&self) -> Size {
        let paged = self.is_paged();
        let rect = if paged {
            rect(&self.view)
        } else {
            rect(&self.article)
        };
        Size {
            paged,
            width: rect.width(),
            height: rect.height(),
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

    /// The first line that is in view as a whole: its first character.
    #[must_use]
    pub fn first_in_view(&self) -> Option<Locator> {
        self.first_from(self.scroller().view_start())
    }

    /// The first line that begins at `edge` or after it, on the scroller's scale.
    fn first_from(&self, edge: f64) -> Option<Locator> {
        let scroller = self.scroller();
        let before = |element: &Element| scroller.end(&rect(element)) <= edge + 1.0;
        let last = Locator::start_of(self.positions.blocks());
        let near = self.first.get();
        let index = partition_near(
            u32::try_from(self.sections.len()).ok()?,
            u32::try_from(self.positions.section_of(near.block)).ok()?,
            |index| {
                self.section(index)
                    .is_some_and(|section| before(&section.element))
            },
        );
        let Some((first, count)) = self.positions.blocks_of(usize::try_from(index).ok()?) else {
            // All of it is before the view: the reader is at its end.
            return (last.block > 0).then_some(last);
        };
        let hidden = |index: u32| self.block(first + index).is_none_or(|block| before(&block));
        let number = first + partition_near(count, near.block.saturating_sub(first), hidden);
        let Some(block) = self.block(number) else {
            return (last.block > 0).then_some(last);
        };
        let characters = Characters::of(&block)?;
        // A line counts from half a pixel before the edge: rounding is no reason
        // to pass over it.
        let above = |offset: u32| {
            characters
                .rect(offset)
                .is_some_and(|rect| scroller.start(&rect) < edge - 0.5)
        };
        let near = if number == near.block { near.offset } else { 0 };
        let offset = partition_near(characters.length, near, above);
        let found = if offset < characters.length {
            Locator {
                block: number,
                offset,
            }
        } else {
            // Only the end of this block's last line is in view.
            Locator::start_of((number + 1).min(last.block))
        };
        self.first.set(found);
        Some(found)
    }

    /// How far below the view's upper edge the words at `locator` are, in CSS
    /// pixels; negative above it. A place beyond a block's end is its end. Of pages, how
    /// far along they are.
    #[must_use]
    pub fn distance(&self, locator: Locator) -> Option<f64> {
        let scroller = self.scroller();
        Some(scroller.start(&self.rect(locator)?) - scroller.view_start())
    }

    /// Scrolls so that the words at `locator` are `distance` CSS pixels below the
    /// view's upper edge, or shows the page that they are on.
    pub fn bring(&self, locator: Locator, distance: f64) -> Option<()> {
        if self.is_paged() {
            return self.show_page_of(locator);
        }
        let scroller = self.scroller();
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

    /// Whether all of the text is before the view, which shows the ways onward.
    #[must_use]
    pub fn is_over(&self) -> bool {
        let scroller = self.scroller();
        let last = self.sections.last();
        last.is_some_and(|last| scroller.end(&rect(&last.element)) <= scroller.view_start() + 1.0)
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

    /// Scrolls on, or back, by as much as is in view, but two lines.
    pub fn glide(&self, on: bool) -> Option<()> {
        const LINES: f64 = 2.0;
        let first = self.first_in_view()?;
        let line = window()?
            .get_computed_style(&self.block(first.block)?)
            .ok()??;
        let line = js_sys::parse_float(&line.get_property_value("line-height").ok()?);
        let scroller = self.scroller();
        let length = scroller.view_end() - scroller.view_start();
        // However large the letters, it goes on.
        let way = (length - LINES * line).max(length / LINES);
        scroller.glide(if on { way } else { -way });
        Some(())
    }

    /// How far through the text the reader is: 0 as long as it begins in view, 1
    /// once its last line has been seen.
    #[must_use]
    pub fn progression(&self) -> f64 {
        let ends = || {
            let first = self.positions.position(self.first_in_view()?);
            let last = self.last_in_view()?.max(first);
            Some(self.positions.progression(first, last))
        };
        ends().unwrap_or(0.0)
    }

    /// The place of a reader who would have come as far as `progression`, 0 to 1.
    #[must_use]
    pub fn place_at(&self, progression: f64) -> Locator {
        let ends = || {
            let first = self.positions.position(self.first_in_view()?);
            Some(self.last_in_view()?.saturating_sub(first))
        };
        // Pages differ in how much they hold; the end is the end.
        let visible = if progression < 1.0 { ends() } else { None };
        let position = self.positions.at(progression, visible.unwrap_or(0));
        self.positions.place(position)
    }

    /// The position after the last character that is wholly in view.
    fn last_in_view(&self) -> Option<u32> {
        let scroller = self.scroller();
        let edge = scroller.view_end();
        let begins = |element: &Element| scroller.start(&rect(element)) < edge;
        let near = self.last.get();
        let after = partition_near(
            u32::try_from(self.sections.len()).ok()?,
            u32::try_from(self.positions.section_of(near.block)).ok()?,
            |index| {
                self.section(index)
                    .is_some_and(|section| begins(&section.element))
            },
        );
        let index = usize::try_from(after.checked_sub(1)?).ok()?;
        let (first, count) = self.positions.blocks_of(index)?;
        let begun = |index: u32| {
            self.block(first + index)
                .is_some_and(|block| begins(&block))
        };
        let after = partition_near(count, (near.block + 1).saturating_sub(first), begun);
        // Not even the first of this section: what is before it is in view.
        let Some(number) = after.checked_sub(1).map(|index| first + index) else {
            return Some(self.positions.position(Locator::start_of(first)));
        };
        let characters = Characters::of(&self.block(number)?)?;
        let whole = |offset: u32| {
            characters
                .rect(offset)
                .is_some_and(|rect| scroller.end(&rect) <= edge + 1.0)
        };
        let near = if number == near.block { near.offset } else { 0 };
        let last = Locator {
            block: number,
            offset: partition_near(characters.length, near, whole),
        };
        self.last.set(last);
        Some(self.positions.position(last))
    }

    /// The last line that is in view as a whole.
    #[must_use]
    pub fn last_line_in_view(&self) -> Option<Area> {
        let last = self.last_in_view()?.checked_sub(1)?;
        self.line(self.positions.place(last))
    }

    /// Whether the words at `locator` can be seen.
    #[must_use]
    pub fn is_in_view(&self, locator: Locator) -> bool {
        let scroller = self.scroller();
        let length = scroller.view_end() - scroller.view_start();
        let distance = self.distance(locator);
        // What touches the upper edge is in view: rounding is no reason.
        distance.is_some_and(|distance| distance >= -1.0 && distance < length)
    }

    /// Whether the story's heading has been scrolled away.
    #[must_use]
    pub fn heading_is_away(&self) -> bool {
        // It stands before the first words.
        if self.first.get() > Locator::start_of(1) {
            return true;
        }
        let heading = self.article.query_selector("h1").ok().flatten();
        let scroller = self.scroller();
        heading.is_some_and(|heading| scroller.end(&rect(&heading)) < scroller.view_start())
    }

    /// The headings within the text.
    #[must_use]
    pub fn headings(&self) -> Vec<Heading> {
        let selector = ".prose :is(h2, h3, h4, h5, h6)";
        let Ok(found) = self.article.query_selector_all(selector) else {
            return Vec::new();
        };
        let here = self.first_in_view();
        let mut headings: Vec<Heading> = Vec::new();
        for index in 0..found.length() {
            let heading = found.item(index).and_then(|node| {
                // The heading of the notes is no block of the text.
                let number = self.number_of(&node)?;
                let current = here.is_some_and(|here| number <= here.block);
                if let (true, Some(last)) = (current, headings.last_mut()) {
                    last.is_current = false;
                }
                Some(Heading {
                    id: self.id(number)?,
                    words: node.text_content()?,
                    is_current: current,
                })
            });
            headings.extend(heading);
        }
        headings
    }

    /// The number of the block that `node` is in, and none for what is no part of the
    /// text.
    #[must_use]
    pub fn number_of(&self, node: &Node) -> Option<u32> {
        let mut node = Some(node.clone()).filter(|node| self.article.contains(Some(node)))?;
        loop {
            let number = node.dyn_ref::<Element>().and_then(|element| {
                let number = element.id().strip_prefix(&self.prefix)?.parse().ok();
                number.filter(|number| (1..=self.positions.blocks()).contains(number))
            });
            if number.is_some() {
                return number;
            }
            node = node.parent_node()?;
        }
    }

    /// The block in which the reader has selected words.
    #[must_use]
    pub fn selected(&self) -> Option<u32> {
        let selection = window()?.get_selection().ok()??;
        let begun = selection
            .anchor_node()
            .filter(|_| !selection.is_collapsed());
        self.number_of(&begun?)
    }

    /// Lets the keyboard go on from a block.
    pub fn go_on_from(&self, block: u32) -> Option<()> {
        let selection = window()?.get_selection().ok()??;
        selection.collapse(Some(self.block(block)?.as_ref())).ok()
    }

    /// What names a block in an address.
    #[must_use]
    pub fn id(&self, block: u32) -> Option<String> {
        Some(self.block(block)?.id())
    }

    /// Where the line of `locator` is, from one side of its block to the other.
    #[must_use]
    pub fn line(&self, locator: Locator) -> Option<Area> {
        let block = self.block(locator.block)?;
        let character = Characters::of(&block)?.rect(locator.offset)?;
        Some(self.area_of(&self.sides(&block, &character), &character))
    }

    /// Where a block is; of one that goes on on another page, its first line.
    #[must_use]
    pub fn area(&self, block: u32) -> Option<Area> {
        if self.is_paged() {
            return self.line(Locator::start_of(block));
        }
        let block = rect(&self.block(block)?);
        Some(self.area_of(&block, &block))
    }

    /// All the words of a block.
    #[must_use]
    pub fn words(&self, block: u32) -> Option<String> {
        self.block(block)?.text_content()
    }

    /// What lies between the sides of one box, and is as tall as another.
    fn area_of(&self, sides: &DomRect, height: &DomRect) -> Area {
        let scrolled = if self.is_paged() {
            0.0
        } else {
            self.position()
        };
        Area {
            left: sides.left(),
            top: height.top() + scrolled,
            width: sides.width(),
            height: height.height(),
        }
    }

    /// The box of a block that a character of it is in: a block can go on in another
    /// column.
    fn sides(&self, block: &Element, character: &DomRect) -> DomRect {
        let boxes = block.get_client_rects();
        let mut boxes = (0..boxes.length()).filter_map(|index| boxes.item(index));
        let around = boxes.find(|part| {
            part.left() <= character.left() && character.right() <= part.right() + 1.0
        });
        around.unwrap_or_else(|| rect(block))
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
            let clear = self.clear.get().unwrap_or_else(Clear::now);
            self.clear.set(Some(clear));
            clear
        };
        Scroller::of(&self.view, &self.article, clear)
    }

    /// The section of this index.
    fn section(&self, index: u32) -> Option<&Part> {
        self.sections.get(usize::try_from(index).ok()?)
    }

    /// The element of the block of this number.
    fn block(&self, number: u32) -> Option<Element> {
        let id = format!("{}{number}", self.prefix);
        document()?.get_element_by_id(&id)
    }
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

fn rect(element: &Element) -> DomRect {
    element.get_bounding_client_rect()
}
