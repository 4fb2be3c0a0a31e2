//! What a person who mistyped most likely meant.

/// The candidate nearest to `said`, unless all are too far off to be meant.
pub fn nearest<'a>(said: &str, candidates: &[&'a str]) -> Option<&'a str> {
    candidates
        .iter()
        .map(|candidate| (distance(said, candidate), *candidate))
        .min_by_key(|(distance, _)| *distance)
        .filter(|(distance, candidate)| *distance <= 1 + candidate.chars().count() / 3)
        .map(|(_, candidate)| candidate)
}

/// How many letters to add, drop or change to get from one word to the other.
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (index, letter) in from.chars().enumerate() {
        let mut next = vec![index + 1];
        let mut left = index + 1;
        for (pair, other) in row.windows(2).zip(&to) {
            let [diagonal, above] = pair else { continue };
            let change = diagonal + usize::from(letter != *other);
            left = change.min(above + 1).min(left + 1);
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_meant() {
        let check = |said, meant| {
            assert_eq!(
                nearest(said, &["serve", "test", "dist", "size", "new"]),
                meant,
                "{said}"
            );
        };
        check("serve", Some("serve"));
        check("server", Some("serve"));
        check("tset", Some("test"));
        check("sizes", Some("size"));
        check("", None);
        check("frobnicate", None);
    }

    #[test]
    fn counts_letters() {
        let check = |from, to, expected| assert_eq!(distance(from, to), expected, "{from} {to}");
        check("", "", 0);
        check("", "abc", 3);
        check("abc", "", 3);
        check("kitten", "sitting", 3);
        check("café", "cafe", 1);
    }
}
