//! Which of the known words was meant by one that is not known.

/// The word of `known` that `word` is most likely a slip of, if at least half of
/// it is there.
pub(super) fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    known
        .into_iter()
        .map(|candidate| (distance(word, candidate), candidate))
        .filter(|(distance, candidate)| 2 * distance <= candidate.chars().count())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// How many characters must be put in, taken out or changed to make one word of
/// the other (Levenshtein's distance), in any case of letters.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.to_lowercase().chars().collect();
    // `row[j]`: the distance of the part of `a` seen so far from `b`'s first j.
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.to_lowercase().chars().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (cell, y) in row.iter_mut().skip(1).zip(&b) {
            let changed = diagonal + usize::from(x != *y);
            diagonal = *cell;
            left = changed.min(*cell + 1).min(left + 1);
            *cell = left;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_count_edits() {
        for (a, b, edits) in [
            ("", "", 0),
            ("", "abc", 3),
            ("abc", "", 3),
            ("titel", "title", 2),
            ("kitten", "sitting", 3),
            ("Title", "title", 0),
        ] {
            assert_eq!(distance(a, b), edits, "{a} {b}");
        }
    }

    #[test]
    fn only_near_words_are_offered() {
        let known = ["title", "author", "language", "date", "id"];
        for (word, meant) in [
            ("titel", Some("title")),
            ("Author", Some("author")),
            ("dat", Some("date")),
            ("ID", Some("id")),
            ("lang", Some("language")),
            ("lan", None),
            ("x", None),
            ("keywords", None),
        ] {
            assert_eq!(nearest(word, known), meant, "{word}");
        }
        assert_eq!(nearest("title", []), None);
    }
}
