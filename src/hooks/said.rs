//! What a panel says of what was done in it.

/// `text` as it is said after what was said `before`: to whoever listens, the same twice is said
/// once, so it ends in a space that is not seen.
pub fn anew(before: &str, text: &str) -> String {
    if before == text {
        format!("{text}\u{a0}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::anew;

    #[test]
    fn what_is_said_again_is_another_text() {
        let mut said = String::new();
        for _ in 0..3 {
            let next = anew(&said, "Saved.");
            assert_ne!(next, said);
            assert_eq!(next.trim_end_matches('\u{a0}'), "Saved.");
            said = next;
        }
    }
}
