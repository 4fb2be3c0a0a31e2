//! Words between two places of a text: as the reader selects them, and as the page has them.

use wasm_bindgen::prelude::*;
use web_sys::{Document, Node, Range, Selection};

use super::Text;
use super::characters::{Characters, partition_near};
use crate::browser::{document, window};
use crate::model::Locator;

#[wasm_bindgen]
extern "C" {
    /// A document that tells what stands at a point: each browser has one way or the other.
    type Pointed;
    #[wasm_bindgen(method, catch, js_name = caretPositionFromPoint)]
    fn caret_position(this: &Pointed, x: f64, y: f64) -> Result<Option<CaretPosition>, JsValue>;
    #[wasm_bindgen(method, catch, js_name = caretRangeFromPoint)]
    fn caret_range(this: &Pointed, x: f64, y: f64) -> Result<Option<Range>, JsValue>;

    type CaretPosition;
    #[wasm_bindgen(method, getter, js_name = offsetNode)]
    fn node(this: &CaretPosition) -> Option<Node>;
    #[wasm_bindgen(method, getter)]
    fn offset(this: &CaretPosition) -> u32;
}

impl Text {
    /// The words from `start` up to `end`, as the page has them.
    #[must_use]
    pub fn range(&self, [mut start, mut end]: [Locator; 2]) -> Option<Range> {
        // What another mark leaves may begin where a block ends, or end where one begins.
        while start.block < end.block && start.offset >= self.positions.length(start.block) {
            start = Locator::start_of(start.block + 1);
        }
        while start.block < end.block && end.offset == 0 {
            let block = end.block - 1;
            let offset = self.positions.length(block);
            end = Locator { block, offset };
        }
        let first = Characters::of(&self.block(start.block)?)?;
        let last = if start.block == end.block {
            None
        } else {
            Some(Characters::of(&self.block(end.block)?)?)
        };
        first.into_range(start.offset, last.as_ref(), end.offset)
    }

    /// From where to where the reader has selected words of the text, without the space around
    /// them; none where nothing of it is selected.
    #[must_use]
    pub fn selection(&self) -> Option<[Locator; 2]> {
        let selection = selection()?;
        if selection.is_collapsed() || selection.range_count() == 0 {
            return None;
        }
        let range = selection.get_range_at(0).ok()?;
        let from = self.boundary(&range, true)?;
        let to = self.boundary(&range, false)?;
        let words = |block| self.words(block);
        let [from, to] = trimmed([from, to], &words)?;
        Some([from, to])
    }

    /// The words from `start` up to `end`, a line a block.
    #[must_use]
    pub fn words_of(&self, words: [Locator; 2]) -> Option<String> {
        Some(self.paragraphs_of(words).join("\n")).filter(|words| !words.is_empty())
    }

    /// The words from `start` up to `end`, block by block; a line of verse ends with a line feed.
    #[must_use]
    pub fn paragraphs_of(&self, words: [Locator; 2]) -> Vec<String> {
        let paragraphs = self.ranges_of_blocks(words);
        let paragraphs = paragraphs.map(|range| String::from(range.to_string()));
        paragraphs.filter(|words| !words.is_empty()).collect()
    }

    fn ranges_of_blocks(&self, [start, end]: [Locator; 2]) -> impl Iterator<Item = Range> {
        (start.block..=end.block).filter_map(move |number| {
            let from = if number == start.block {
                start.offset
            } else {
                0
            };
            let to = if number == end.block {
                end.offset
            } else {
                self.positions.length(number)
            };
            Characters::of(&self.block(number)?)?.range(from, to)
        })
    }

    /// How far into the text a place is, 0 to 1.
    #[must_use]
    pub fn progression_at(&self, place: Locator) -> f64 {
        let end = Locator::start_of(self.positions.blocks().saturating_add(1));
        let total = f64::from(self.positions.position(end)).max(1.0);
        f64::from(self.positions.position(place)) / total
    }

    /// Selects the words from `start` up to `end`.
    pub fn select(&self, words: [Locator; 2]) -> Option<()> {
        let range = self.range(words)?;
        let selection = selection()?;
        selection
            .set_base_and_extent(
                &range.start_container().ok()?,
                range.start_offset().ok()?,
                &range.end_container().ok()?,
                range.end_offset().ok()?,
            )
            .ok()
    }

    /// The place of the character at a point of the window; none where there is none of the text.
    #[must_use]
    pub fn at_point(&self, x: f64, y: f64) -> Option<Locator> {
        let document = document()?;
        let pointed: &Pointed = document.unchecked_ref::<Document>().unchecked_ref();
        let (node, offset) = match pointed.caret_position(x, y) {
            Ok(caret) => {
                let caret = caret?;
                (caret.node()?, caret.offset())
            }
            Err(_) => {
                let caret = pointed.caret_range(x, y).ok()??;
                (caret.start_container().ok()?, caret.start_offset().ok()?)
            }
        };
        self.locator(&node, offset)
    }

    /// The place of a point in the document that is in a block of the text.
    fn locator(&self, node: &Node, offset: u32) -> Option<Locator> {
        let block = self.number_of(node)?;
        let before = document()?.create_range().ok()?;
        before.set_start(self.block(block)?.as_ref(), 0).ok()?;
        before.set_end(node, offset).ok()?;
        let before: js_sys::JsString = before.to_string();
        Some(Locator {
            block,
            offset: before.length(),
        })
    }

    /// Where a range begins, or ends, in the text; what lies between two blocks is the one's end
    /// or the other's beginning.
    fn boundary(&self, range: &Range, start: bool) -> Option<Locator> {
        let (node, offset) = if start {
            (range.start_container().ok()?, range.start_offset().ok()?)
        } else {
            (range.end_container().ok()?, range.end_offset().ok()?)
        };
        if let Some(place) = self.locator(&node, offset) {
            return Some(place);
        }
        // The blocks before the range's beginning, or up to its end.
        let before = |number: u32| {
            let side = self
                .block(number)
                .and_then(|block| range.compare_point(&block, 0).ok());
            side.is_some_and(|side| if start { side < 0 } else { side <= 0 })
        };
        let blocks = self.positions.blocks();
        let low = 1 + partition_near(blocks, 0, 1, &mut |index| before(index + 1));
        if start {
            return (low <= blocks).then(|| Locator::start_of(low));
        }
        let block = low.checked_sub(1).filter(|block| *block > 0)?;
        Some(Locator {
            block,
            offset: self.positions.length(block),
        })
    }
}

fn selection() -> Option<Selection> {
    window()?.get_selection().ok()?
}

/// A range without white space at its ends; none where it has nothing else.
fn trimmed(
    [mut from, mut to]: [Locator; 2],
    words: &dyn Fn(u32) -> Option<String>,
) -> Option<[Locator; 2]> {
    let units = |block| -> Option<Vec<u16>> { Some(words(block)?.encode_utf16().collect()) };
    let is_blank = |units: &[u16], offset: usize| {
        let unit = units.get(offset).copied().map(u32::from);
        unit.and_then(char::from_u32)
            .is_some_and(char::is_whitespace)
    };
    let mut first = units(from.block)?;
    loop {
        let offset = usize::try_from(from.offset).ok()?;
        if offset >= first.len() {
            from = Locator::start_of(from.block + 1);
            first = units(from.block)?;
        } else if is_blank(&first, offset) {
            from.offset += 1;
        } else {
            break;
        }
        if from >= to {
            return None;
        }
    }
    let mut last = units(to.block)?;
    loop {
        let offset = usize::try_from(to.offset).ok()?;
        if offset == 0 {
            let block = to.block.checked_sub(1).filter(|block| *block > 0)?;
            last = units(block)?;
            to = Locator {
                block,
                offset: u32::try_from(last.len()).ok()?,
            };
        } else if is_blank(&last, offset - 1) {
            to.offset -= 1;
        } else {
            break;
        }
        if from >= to {
            return None;
        }
    }
    Some([from, to])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_selection_has_words_at_both_ends() {
        const BLOCKS: [&str; 3] = ["One two. ", "  ", "Three 🕯 four"];
        let words = |block: u32| {
            let index = usize::try_from(block).ok()?.checked_sub(1)?;
            BLOCKS.get(index).map(|text| (*text).to_owned())
        };
        let at = |block, offset| Locator { block, offset };
        let check = |range, expected| assert_eq!(trimmed(range, &words), expected, "{range:?}");
        check([at(1, 0), at(1, 3)], Some([at(1, 0), at(1, 3)]));
        check([at(1, 3), at(1, 9)], Some([at(1, 4), at(1, 8)]));
        // From the end of one paragraph to the beginning of the next but one.
        check([at(1, 8), at(3, 5)], Some([at(3, 0), at(3, 5)]));
        check([at(1, 4), at(3, 0)], Some([at(1, 4), at(1, 8)]));
        check([at(3, 6), at(3, 9)], Some([at(3, 6), at(3, 8)]));
        check([at(1, 8), at(3, 0)], None);
        check([at(2, 0), at(2, 2)], None);
    }
}
