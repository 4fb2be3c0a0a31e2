//! How much of one text is in another.

use std::collections::HashMap;

/// How alike two texts are, 0 to 1: Dice's coefficient of their pairs of characters.
pub fn alike(a: &str, b: &str) -> f64 {
    if a == b {
        return 1.0;
    }
    let pairs = |text: &str| text.chars().zip(text.chars().skip(1)).collect::<Vec<_>>();
    let (a, b) = (pairs(a), pairs(b));
    let mut counts: HashMap<(char, char), usize> = HashMap::new();
    for pair in &a {
        *counts.entry(*pair).or_default() += 1;
    }
    let mut shared = 0_usize;
    for pair in &b {
        if let Some(count) = counts.get_mut(pair).filter(|count| **count > 0) {
            *count -= 1;
            shared += 1;
        }
    }
    match a.len() + b.len() {
        0 => 0.0,
        all => 2.0 * shared as f64 / all as f64,
    }
}
