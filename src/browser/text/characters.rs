//! The characters of a block, and where each stands.

use wasm_bindgen::JsCast;
use web_sys::{DomRect, Element, Node, Range};

use crate::browser::document;

/// `NodeFilter.SHOW_TEXT`.
const SHOW_TEXT: u32 = 4;

/// The characters of a block, in UTF-16 code units, across its text nodes.
pub struct Characters {
    texts: Vec<(Node, u32)>,
    /// How many there are.
    pub length: u32,
    range: Range,
}

impl Characters {
    /// Those of `block`.
    pub fn of(block: &Element) -> Option<Self> {
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

    /// Where the character at `offset` stands; of white space that is not shown, where
    /// the one before it does.
    pub fn rect(&self, offset: u32) -> Option<DomRect> {
        let mut shown = (0..=offset).rev().filter_map(|offset| {
            let rect = self.own_rect(offset)?;
            (rect.height() > 0.0).then_some(rect)
        });
        shown.next()
    }

    /// The characters from `start` up to `end`, of which there are some.
    pub fn range(&self, start: u32, end: u32) -> Option<Range> {
        let (first, from) = self.at(start)?;
        let (last, to) = self.at(end.checked_sub(1)?)?;
        let range = self.range.clone_range();
        range.set_start(first, from).ok()?;
        range.set_end(last, to + 1).ok()?;
        Some(range)
    }

    /// The characters from `start` of these up to `end` of those of `last`, a later block, or of
    /// these. A range that somebody has made costs every change of the document something until it
    /// is collected, so this makes none.
    pub fn into_range(self, start: u32, last: Option<&Self>, end: u32) -> Option<Range> {
        let (first, from) = self.at(start)?;
        let (last, to) = last.unwrap_or(&self).at(end.checked_sub(1)?)?;
        self.range.set_start(first, from).ok()?;
        self.range.set_end(last, to + 1).ok()?;
        Some(self.range)
    }

    fn own_rect(&self, offset: u32) -> Option<DomRect> {
        let (node, offset) = self.at(offset)?;
        self.range.set_start(node, offset).ok()?;
        self.range.set_end(node, offset + 1).ok()?;
        Some(self.range.get_bounding_client_rect())
    }

    /// The node that a character is in, and which it is there.
    fn at(&self, offset: u32) -> Option<(&Node, u32)> {
        let mut left = offset;
        for (node, length) in &self.texts {
            if left < *length {
                return Some((node, left));
            }
            left -= length;
        }
        None
    }
}

/// The first of `0..length` for which `before` does not hold, given that it
/// holds for those up to some point and for none after. It is looked for near `guess`
/// first, in steps that begin with `step`: who scrolls goes from line to line.
pub fn partition_near(
    length: u32,
    guess: u32,
    mut step: u32,
    before: &mut dyn FnMut(u32) -> bool,
) -> u32 {
    let guess = guess.min(length);
    let (mut low, mut high) = (0, length);
    if guess < length && before(guess) {
        low = guess + 1;
        while low < length {
            let probe = (low + step - 1).min(length - 1);
            if !before(probe) {
                high = probe;
                break;
            }
            low = probe + 1;
            step *= 2;
        }
    } else {
        high = guess;
        while high > 0 {
            let probe = high.saturating_sub(step);
            if before(probe) {
                low = probe + 1;
                break;
            }
            high = probe;
            step *= 2;
        }
    }
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

#[cfg(test)]
mod tests {
    use super::partition_near;

    #[test]
    fn the_point_is_found_from_wherever_it_is_looked_for() {
        for length in 0..40 {
            for point in 0..=length {
                for guess in 0..=length + 1 {
                    for step in [1, 2, 16] {
                        let found = partition_near(length, guess, step, &mut |index| index < point);
                        assert_eq!(found, point, "of {length} from {guess} by {step}");
                    }
                }
            }
        }
    }
}
