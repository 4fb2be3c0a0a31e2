//! How much of one text is in another.

use std::cmp::Ordering;

use crate::model::sorted;

/// How alike two texts are, 0 to 1: Dice's coefficient of their pairs of characters.
pub fn alike(a: &str, b: &str) -> f64 {
    if a == b {
        return 1.0;
    }
    let pairs = |text: &str| {
        let pairs: Vec<(char, char)> = text.chars().zip(text.chars().skip(1)).collect();
        sorted(pairs, &Ord::cmp)
    };
    let (a, b) = (pairs(a), pairs(b));
    match a.len() + b.len() {
        0 => 0.0,
        all => 2.0 * shared(&a, &b) as f64 / all as f64,
    }
}

/// How many pairs are in both lists, which are sorted.
fn shared(mut a: &[(char, char)], mut b: &[(char, char)]) -> usize {
    let mut shared = 0;
    while let ([one, others_of_a @ ..], [other, others_of_b @ ..]) = (a, b) {
        let order = one.cmp(other);
        if order.is_le() {
            a = others_of_a;
        }
        if order.is_ge() {
            b = others_of_b;
        }
        shared += usize::from(order == Ordering::Equal);
    }
    shared
}
