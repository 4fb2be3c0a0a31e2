//! Sentences and paragraphs.

use crate::random::Random;
use crate::words;

/// A paragraph of the text, of a few words or of a hundred and fifty.
pub fn paragraph(random: &mut Random) -> String {
    // Of a hundred paragraphs: speech, a line of it or with something told after it; the
    // rest told, in one sentence or in many.
    let kind = random.below(100);
    let sentences = match kind {
        0..30 => 0,
        30..45 => 1,
        45..60 => 1 + random.below(2),
        60..90 => 3 + random.below(4),
        _ => 7 + random.below(6),
    };
    let mut text = String::new();
    if kind < 45 {
        text = sentence(words::SAID, random);
    }
    for _ in 0..sentences {
        if !text.is_empty() {
            text.push(' ');
        }
        text += &sentence(words::TOLD, random);
    }
    text
}

/// A chapter's heading, in a few words.
pub fn heading(random: &mut Random) -> String {
    sentence(
        &["The {thing} {where}", "{when}", "{who} and the {thing}"],
        random,
    )
}

/// One of the patterns, its names replaced, and each sentence in it with a capital.
fn sentence(patterns: &[&str], random: &mut Random) -> String {
    capitals(&fill(random.choose(patterns), random))
}

/// A pattern with each name in braces replaced by one of its words, and the names in those.
fn fill(pattern: &str, random: &mut Random) -> String {
    let mut text = String::new();
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        text += before;
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        let chosen = fill(random.choose(words::list(name)), random);
        text += &match chosen.strip_suffix('.') {
            Some(unended) if name.ends_with(',') => format!("{unended},"),
            _ => chosen,
        };
        rest = after;
    }
    text + rest
}

/// The text with a capital at the beginning of each sentence. One that goes on after a
/// question in quotes (“Not here?” she asked) begins no new one.
fn capitals(written: &str) -> String {
    let mut text = String::new();
    let mut begins = true;
    for letter in written.chars() {
        match letter {
            ' ' => begins |= text.ends_with(['.', '?', '!']) || text.ends_with(".\""),
            '"' => begins |= text.ends_with(' '),
            _ => {}
        }
        if letter.is_alphabetic() && begins {
            text.extend(letter.to_uppercase());
            begins = false;
        } else {
            text.push(letter);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_begin_with_capitals() {
        let check = |written, expected| assert_eq!(capitals(written), expected);
        check("she ran. then it was late.", "She ran. Then it was late.");
        check(
            "\"not here?\" she asked. \"no.\" it",
            "\"Not here?\" she asked. \"No.\" It",
        );
        check(
            "\"well! and he?\" she said, \"tell me,\"",
            "\"Well! And he?\" she said, \"Tell me,\"",
        );
    }

    #[test]
    fn no_name_is_left_in_a_paragraph() {
        let mut random = Random::new(7);
        for _ in 0..2000 {
            let text = paragraph(&mut random);
            assert!(!text.contains(['{', '}']) && !text.contains("  "), "{text}");
            assert!(text.ends_with(['.', '"']), "{text}");
            assert_eq!(text.matches('"').count() % 2, 0, "{text}");
        }
    }
}
