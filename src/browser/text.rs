//! A story's text on the page: plain DOM that the app reads and scrolls but
//! never changes.

use wasm_bindgen::JsCast;
use web_sys::{DomRect, Element, HtmlElement, Node, Range};

use super::{appearance, document, page, window};
use crate::model::{Edition, Locator};

/// `NodeFilter.SHOW_TEXT`.
const SHOW_TEXT: u32 = 4;

/// The text of one story.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    article: HtmlElement,
    /// The text blocks: the first is number 1.
    blocks: Vec<Element>,
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
        let document = document()?;
        let blocks = (1_u32..)
            .map_while(|number| document.get_element_by_id(&format!("{prefix}{number}")))
            .collect();
        Some(Self { article, blocks })
    }

    /// The element that holds the text.
    #[must_use]
    pub fn element(&self) -> &Element {
        &self.article
    }

    /// Whether the text is laid out at all: in the one-file edition, stories
    /// that are not open are not.
    #[must_use]
    pub fn is_shown(&self) -> bool {
        let (_, height) = self.size();
        height > 0.0
    }

    /// The text's width and height, in CSS pixels.
    #[must_use]
    pub fn size(&self) -> (f64, f64) {
        let rect = self.article.get_bounding_client_rect();
        (rect.width(), rect.height())
    }

    /// The first line that is in view as a whole: its first character.
    #[must_use]
    pub fn first_in_view(&self) -> Option<Locator> {
        let edge = view_start();
        let hidden = |block: &Element| block.get_bounding_client_rect().bottom() <= edge + 1.0;
        let index = self.blocks.partition_point(hidden);
        let Some(block) = self.blocks.get(index) else {
            // All of it is above: the reader is at its end.
            let last = u32::try_from(self.blocks.len()).ok()?;
            return (last > 0).then(|| Locator::start_of(last));
        };
        let number = u32::try_from(index).ok()?.checked_add(1)?;
        let characters = Characters::of(block)?;
        // A line counts from half a pixel above the edge: rounding is no reason
        // to pass over it.
        let above = |offset: u32| {
            characters
                .rect(offset)
                .is_some_and(|rect| rect.top() < edge - 0.5)
        };
        let offset = partition_point(characters.length, above);
        if offset < characters.length {
            return Some(Locator {
                block: number,
                offset,
            });
        }
        // Only the end of this block's last line is in view.
        let next = number.checked_add(1)?;
        let has_next = self.blocks.len() > index + 1;
        Some(Locator::start_of(if has_next { next } else { number }))
    }

    /// How far below the view's upper edge the words at `locator` are, in CSS
    /// pixels; negative above it. A place beyond a block's end is its end.
    #[must_use]
    pub fn distance(&self, locator: Locator) -> Option<f64> {
        let block = self.block(locator.block)?;
        let rect = Characters::of(block)
            .and_then(|characters| {
                characters.rect(locator.offset.min(characters.length.checked_sub(1)?))
            })
            .unwrap_or_else(|| block.get_bounding_client_rect());
        Some(rect.top() - view_start())
    }

    /// Scrolls so that the words at `locator` are `distance` CSS pixels below the
    /// view's upper edge.
    pub fn bring(&self, locator: Locator, distance: f64) -> Option<()> {
        let off_by = self.distance(locator)? - distance;
        // Below half a pixel nothing would be seen to move.
        if off_by.abs() > 0.5 {
            window()?.scroll_by_with_x_and_y(0.0, off_by);
        }
        Some(())
    }

    /// How far through the text the reader is: 0 as long as it begins in view, 1
    /// once its last line has been seen.
    #[must_use]
    pub fn progression(&self) -> f64 {
        let edges = || {
            let first = self.blocks.first()?.get_bounding_client_rect().top();
            let last = self.blocks.last()?.get_bounding_client_rect().bottom();
            Some((first, last, view_start(), view_end()?))
        };
        let Some((first, last, start, end)) = edges() else {
            return 0.0;
        };
        // Less than a pixel short of the end is the end.
        if last <= end + 1.0 {
            return 1.0;
        }
        let way = (last - first) - (end - start);
        ((start - first) / way.max(1.0)).clamp(0.0, 1.0)
    }

    /// Whether the words at `locator` can be seen.
    #[must_use]
    pub fn is_in_view(&self, locator: Locator) -> bool {
        let height = view_end().map(|end| end - view_start());
        let distance = self.distance(locator);
        // What touches the upper edge is in view: rounding is no reason.
        distance.is_some_and(|distance| distance >= -1.0 && Some(distance) < height)
    }

    /// Whether the story's heading has been scrolled away.
    #[must_use]
    pub fn heading_is_away(&self) -> bool {
        let heading = self.article.query_selector("h1").ok().flatten();
        heading.is_some_and(|heading| heading.get_bounding_client_rect().bottom() < view_start())
    }

    /// The number of the block that `node` is in, and none for what is no part of the
    /// text.
    #[must_use]
    pub fn number_of(&self, node: &Node) -> Option<u32> {
        let mut blocks = self.blocks.iter();
        let index = blocks.position(|block| block.contains(Some(node)))?;
        u32::try_from(index).ok()?.checked_add(1)
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
        let character = Characters::of(block)?.rect(locator.offset)?;
        Some(Area::of(&block.get_bounding_client_rect(), &character))
    }

    /// Where a block is.
    #[must_use]
    pub fn area(&self, block: u32) -> Option<Area> {
        let block = self.block(block)?.get_bounding_client_rect();
        Some(Area::of(&block, &block))
    }

    /// All the words of a block.
    #[must_use]
    pub fn words(&self, block: u32) -> Option<String> {
        self.block(block)?.text_content()
    }

    /// The element of the block of this number.
    fn block(&self, number: u32) -> Option<&Element> {
        let index = usize::try_from(number.checked_sub(1)?).ok()?;
        self.blocks.get(index)
    }
}

/// A part of the page, in CSS pixels from its beginning.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    /// From the page's left edge.
    pub left: f64,
    /// From the page's upper edge.
    pub top: f64,
    /// From side to side.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
}

impl Area {
    fn of(sides: &DomRect, height: &DomRect) -> Self {
        Self {
            left: sides.left(),
            top: height.top() + page::scroll_top(),
            width: sides.width(),
            height: height.height(),
        }
    }
}

/// Where the view of the text begins, below the bar: what the page keeps clear
/// when it scrolls to something, in CSS pixels from the window's upper edge.
fn view_start() -> f64 {
    scroll_padding("scroll-padding-top").unwrap_or(0.0)
}

/// Where the view of the text ends, above the foot.
fn view_end() -> Option<f64> {
    let height = window()?.inner_height().ok()?.as_f64()?;
    Some(height - scroll_padding("scroll-padding-bottom").unwrap_or(0.0))
}

fn scroll_padding(property: &str) -> Option<f64> {
    let padding = appearance::root_property(property)?;
    // The browser's own parser: Rust's would add 15 kB of wasm for this.
    let padding = js_sys::parse_float(&padding);
    (!padding.is_nan()).then_some(padding)
}

/// The characters of a block, in UTF-16 code units, across its text nodes.
struct Characters {
    texts: Vec<(Node, u32)>,
    length: u32,
    range: Range,
}

impl Characters {
    fn of(block: &Element) -> Option<Self> {
        let document = document()?;
        let walker = document
            .create_tree_walker_with_what_to_show(block, SHOW_TEXT)
            .ok()?;
        let mut texts = Vec::new();
        let mut length = 0_u32;
        while let Ok(Some(node)) = walker.next_node() {
            let text = node.dyn_ref::<web_sys::Text>()?;
            let own = text.length();
            texts.push((node, own));
            length = length.checked_add(own)?;
        }
        let range = document.create_range().ok()?;
        Some(Self {
            texts,
            length,
            range,
        })
    }

    /// Where the character at `offset` stands.
    fn rect(&self, offset: u32) -> Option<DomRect> {
        let mut left = offset;
        for (node, length) in &self.texts {
            if left < *length {
                self.range.set_start(node, left).ok()?;
                self.range.set_end(node, left + 1).ok()?;
                return Some(self.range.get_bounding_client_rect());
            }
            left -= length;
        }
        None
    }
}

/// The first of `0..length` for which `before` does not hold, given that it
/// holds for those up to some point and for none after.
fn partition_point(length: u32, before: impl Fn(u32) -> bool) -> u32 {
    let (mut low, mut high) = (0, length);
    while low < high {
        let middle = low + (high - low) / 2;
        if before(middle) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}
