//! Marks that lie over one another: what of each can be seen.

use crate::model::Locator;

/// What is seen of ranges that are painted one over the other, the last on top: each with what it
/// came with, in as many parts as others leave of it.
#[must_use]
pub fn layers<T: Copy>(ranges: &[([Locator; 2], T)]) -> Vec<([Locator; 2], T)> {
    let mut seen = Vec::new();
    for (index, (range, what)) in ranges.iter().enumerate() {
        let above = ranges.iter().skip(index + 1).map(|(range, _)| *range);
        let above = above.filter(|[from, to]| *from < range[1] && range[0] < *to);
        let mut parts = vec![*range];
        for above in above {
            parts = parts
                .into_iter()
                .flat_map(|part| without(part, above))
                .collect();
        }
        seen.extend(parts.into_iter().map(|part| (part, *what)));
    }
    seen
}

/// The parts of a range that another leaves of it.
fn without(
    [start, end]: [Locator; 2],
    [from, to]: [Locator; 2],
) -> impl Iterator<Item = [Locator; 2]> {
    let parts = [[start, end.min(from)], [start.max(to), end]];
    parts.into_iter().filter(|[start, end]| start < end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(offset: u32) -> Locator {
        Locator { block: 1, offset }
    }

    fn ranges(marks: &[(u32, u32, char)]) -> Vec<([Locator; 2], char)> {
        let range = |&(start, end, what): &(u32, u32, char)| ([at(start), at(end)], what);
        marks.iter().map(range).collect()
    }

    #[test]
    fn what_lies_above_is_seen_and_what_is_left_below() {
        let check = |marks: &[_], seen: &[_]| assert_eq!(layers(&ranges(marks)), ranges(seen));
        check(&[], &[]);
        check(
            &[(1, 9, 'a'), (3, 5, 'b')],
            &[(1, 3, 'a'), (5, 9, 'a'), (3, 5, 'b')],
        );
        check(&[(3, 5, 'a'), (1, 9, 'b')], &[(1, 9, 'b')]);
        check(&[(1, 5, 'a'), (3, 9, 'b')], &[(1, 3, 'a'), (3, 9, 'b')]);
        check(&[(1, 3, 'a'), (3, 5, 'b')], &[(1, 3, 'a'), (3, 5, 'b')]);
        check(
            &[(1, 9, 'a'), (2, 4, 'b'), (3, 6, 'c')],
            &[(1, 2, 'a'), (6, 9, 'a'), (2, 3, 'b'), (3, 6, 'c')],
        );
    }

    proptest! {
        #[test]
        fn each_place_has_what_is_topmost_there(
            marks in prop::collection::vec((0..30_u32, 1..12_u32, any::<char>()), 0..8),
        ) {
            let marks: Vec<_> = marks.iter().map(|&(start, length, what)| (start, start + length, what)).collect();
            let seen = layers(&ranges(&marks));
            for offset in 0..45 {
                let here = |([start, end], _): &&([Locator; 2], char)| *start <= at(offset) && at(offset) < *end;
                let topmost = ranges(&marks).iter().rev().find(here).map(|(_, what)| *what);
                let found: Vec<char> = seen.iter().filter(here).map(|(_, what)| *what).collect();
                prop_assert_eq!(found, Vec::from_iter(topmost));
            }
        }
    }
}
