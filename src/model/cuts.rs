//! Where a text is cut, and what is in each run of it.

/// A text as runs of text blocks that follow each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cuts {
    /// The number of the first text block of each run.
    firsts: Vec<u32>,
    /// The number after the last one's.
    after: u32,
}

impl Cuts {
    /// Those between runs of so many text blocks each; the first block is number 1.
    #[must_use]
    pub fn new(counts: impl IntoIterator<Item = usize>) -> Self {
        let mut after = 1_u32;
        let mut firsts = Vec::new();
        for count in counts {
            firsts.push(after);
            after = after.saturating_add(u32::try_from(count).unwrap_or(u32::MAX));
        }
        Self { firsts, after }
    }

    /// The index of the run that a text block is in.
    #[must_use]
    pub fn run_of(&self, block: u32) -> usize {
        let after = self.firsts.partition_point(|first| *first <= block);
        after.saturating_sub(1)
    }

    /// The number of the first text block of the run of an index, and how many it has.
    #[must_use]
    pub fn blocks_of(&self, run: usize) -> Option<(u32, u32)> {
        let first = *self.firsts.get(run)?;
        let next = self.firsts.get(run + 1).copied().unwrap_or(self.after);
        Some((first, next - first))
    }
}

#[cfg(test)]
mod tests {
    use super::Cuts;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_block_is_in_its_run(counts in prop::collection::vec(1_usize..12, 1..8)) {
            let cuts = Cuts::new(counts.iter().copied());
            let mut first = 1;
            for (index, count) in counts.iter().enumerate() {
                let count = u32::try_from(*count).unwrap();
                prop_assert_eq!(cuts.blocks_of(index), Some((first, count)));
                for block in first..first + count {
                    prop_assert_eq!(cuts.run_of(block), index);
                }
                first += count;
            }
            prop_assert_eq!(cuts.blocks_of(counts.len()), None);
        }
    }
}
