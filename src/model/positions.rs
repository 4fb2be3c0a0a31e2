//! How far into a text a place is, and which place is how far.

use super::Locator;

/// A text as a row of characters: a *position* is how many stand before a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Positions {
    /// The position of each text block: the first is number 1.
    starts: Vec<u32>,
    total: u32,
}

impl Positions {
    /// Those of a text, given as the lengths of its text blocks, in UTF-16 code units.
    #[must_use]
    pub fn new(lengths: impl IntoIterator<Item = u32>) -> Self {
        let mut positions = Self {
            starts: Vec::new(),
            total: 0,
        };
        for length in lengths {
            positions.starts.push(positions.total);
            positions.total = positions.total.saturating_add(length);
        }
        positions
    }

    /// How many text blocks there are.
    #[must_use]
    pub fn blocks(&self) -> u32 {
        u32::try_from(self.all()).unwrap_or(u32::MAX)
    }

    /// How many text blocks there are, to make room for as many.
    #[must_use]
    pub fn all(&self) -> usize {
        self.starts.len()
    }

    /// How long a text block is; one that is not there has no length.
    #[must_use]
    pub fn length(&self, block: u32) -> u32 {
        self.position(Locator::start_of(block.saturating_add(1)))
            .saturating_sub(self.position(Locator::start_of(block)))
    }

    /// The position of a place; a place beyond its block's end is at that end.
    #[must_use]
    pub fn position(&self, place: Locator) -> u32 {
        let start = |block: u32| {
            let index = usize::try_from(block.checked_sub(1)?).ok()?;
            self.starts.get(index).copied()
        };
        let end = start(place.block.saturating_add(1)).unwrap_or(self.total);
        let start = start(place.block).unwrap_or(self.total);
        start.saturating_add(place.offset).min(end)
    }

    /// The place at a position; the last one at the text's end.
    #[must_use]
    pub fn place(&self, position: u32) -> Locator {
        let position = position.min(self.total.saturating_sub(1));
        let after = self.starts.partition_point(|start| *start <= position);
        let start = after
            .checked_sub(1)
            .and_then(|index| self.starts.get(index));
        Locator {
            block: u32::try_from(after).unwrap_or(u32::MAX).max(1),
            offset: position - start.copied().unwrap_or(position),
        }
    }

    /// How far a reader has come, 0 to 1, who sees what is between two positions: 0
    /// as long as the beginning is in view, 1 once the end is.
    #[must_use]
    pub fn progression(&self, first: u32, last: u32) -> f64 {
        let after = self.total.saturating_sub(last);
        if after == 0 {
            return 1.0;
        }
        f64::from(first) / (f64::from(first) + f64::from(after))
    }

    /// The first position in view of a reader who has come as far as `progression`,
    /// 0 to 1, and sees `visible` characters at once: the inverse of
    /// [`Self::progression`].
    #[must_use]
    pub fn at(&self, progression: f64, visible: u32) -> u32 {
        let way = f64::from(self.total.saturating_sub(visible));
        // Neither negative nor larger than the total, so nothing is cut off.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let position = (progression.clamp(0.0, 1.0) * way + 0.5) as u32;
        position
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Texts, by the lengths of their blocks.
    fn texts() -> impl Strategy<Value = Vec<u32>> {
        prop::collection::vec(1_u32..400, 1..60)
    }

    fn positions(text: &[u32]) -> Positions {
        Positions::new(text.iter().copied())
    }

    proptest! {
        #[test]
        fn a_position_is_of_one_place_and_a_place_at_one_position(text in texts()) {
            let positions = positions(&text);
            let mut before = None;
            for position in 0..positions.total {
                let place = positions.place(position);
                prop_assert!(before < Some(place), "{place:?} after {before:?}");
                prop_assert_eq!(positions.position(place), position);
                before = Some(place);
            }
        }

        #[test]
        fn every_place_comes_back(text in texts()) {
            let positions = positions(&text);
            for (block, length) in (1..).zip(&text) {
                for offset in [0, length / 2, length - 1] {
                    let place = Locator { block, offset };
                    let position = positions.position(place);
                    prop_assert_eq!(positions.place(position), place);
                }
            }
        }

        #[test]
        fn progression_comes_back(
            text in texts(),
            first in 0.0..1.0_f64,
            visible in 0.0..1.0_f64,
        ) {
            let positions = positions(&text);
            let share = |part: f64, whole: u32| (part * f64::from(whole)) as u32;
            let first = share(first, positions.total);
            let visible = share(visible, positions.total - first);
            prop_assume!(first + visible < positions.total);
            let progression = positions.progression(first, first + visible);
            prop_assert!((0.0..1.0).contains(&progression));
            prop_assert_eq!(positions.at(progression, visible), first);
        }
    }

    #[test]
    fn what_is_beyond_the_end_is_the_end() {
        let positions = positions(&[10, 20, 30]);
        let last = Locator {
            block: 3,
            offset: 29,
        };
        assert_eq!(positions.place(60), last);
        assert_eq!(positions.place(u32::MAX), last);
        let far = Locator {
            block: 9,
            offset: 400,
        };
        assert_eq!(positions.position(far), 60);
        let beyond_its_block = Locator {
            block: 1,
            offset: 400,
        };
        assert_eq!(positions.position(beyond_its_block), 10);
    }

    #[test]
    fn a_text_that_is_wholly_in_view_is_finished() {
        let positions = positions(&[10]);
        assert!(positions.progression(0, 10) >= 1.0);
        assert!(positions.progression(0, 5) <= 0.0);
    }

    #[test]
    fn a_text_of_nothing_has_a_place() {
        let nothing = Positions::new([]);
        assert_eq!(nothing.place(7), Locator::start_of(1));
        assert_eq!(nothing.position(Locator::start_of(7)), 0);
    }
}
