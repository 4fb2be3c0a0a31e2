//! Sorting, of which the program has one copy for all that is sorted: each kind of item would
//! bring its own, which weighs about a kilobyte and a half.

use std::cmp::Ordering;

/// Items in an order; of two that are equal the first stays the first.
#[must_use]
pub fn sorted<T>(items: Vec<T>, order: &dyn Fn(&T, &T) -> Ordering) -> Vec<T> {
    let indexes = sorted_indexes(items.len(), &|one, other| {
        let pair = items.get(one).zip(items.get(other));
        pair.map_or(Ordering::Equal, |(one, other)| order(one, other))
    });
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    let taken = indexes
        .into_iter()
        .filter_map(|index| items.get_mut(index)?.take());
    taken.collect()
}

/// Items as a set or a map: to collect them would be to sort them first, with a sort of their own.
pub fn gathered<C: Default + Extend<T>, T>(items: impl IntoIterator<Item = T>) -> C {
    let mut all = C::default();
    all.extend(items);
    all
}

fn sorted_indexes(count: usize, order: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut indexes: Vec<usize> = (0..count).collect();
    indexes.sort_by(|one, other| order(*one, *other));
    indexes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_are_there_in_order_and_equals_stay_as_they_were() {
        let items = vec![(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd')];
        assert_eq!(
            sorted(items, &|one, other| one.0.cmp(&other.0)),
            [(1, 'b'), (1, 'd'), (2, 'a'), (2, 'c')]
        );
        assert!(sorted(Vec::<u8>::new(), &Ord::cmp).is_empty());
    }
}
