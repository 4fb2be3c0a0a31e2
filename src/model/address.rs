//! The place that the fragment of an address names. Read from outside, so total:
//! what means nothing names nothing.

use super::Locator;

impl Locator {
    /// The place that a fragment names on a page of the site: `#p7`.
    #[must_use]
    pub fn of_fragment(hash: &str) -> Option<Self> {
        block(hash.strip_prefix('#').unwrap_or(hash))
    }

    /// The place that a fragment names in the one-file edition: `#anya-salemi.p7`.
    #[must_use]
    pub fn of_one_file_fragment(hash: &str) -> Option<Self> {
        let (_story, part) = hash.split_once('.')?;
        block(part)
    }
}

fn block(id: &str) -> Option<Locator> {
    let number = id.strip_prefix('p')?;
    let canonical = number.bytes().all(|b| b.is_ascii_digit()) && !number.starts_with('0');
    let block = number.parse().ok().filter(|_| canonical)?;
    Some(Locator::start_of(block))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fragment_names_a_paragraph_or_nothing() {
        for (hash, block) in [
            ("#p7", Some(7)),
            ("p12", Some(12)),
            ("", None),
            ("#", None),
            ("#p", None),
            ("#p0", None),
            ("#p07", None),
            ("#p+7", None),
            ("#p99999999999", None),
            ("#title", None),
            ("#é7", None),
        ] {
            let place = block.map(Locator::start_of);
            assert_eq!(Locator::of_fragment(hash), place, "{hash}");
        }
    }

    #[test]
    fn in_the_one_file_edition_the_story_comes_first() {
        for (hash, block) in [
            ("#anya-salemi", None),
            ("#anya-salemi.p7", Some(7)),
            ("#anya-salemi.title", None),
            ("#anya-salemi.p7.p8", None),
            ("#p7", None),
            ("#", None),
            ("", None),
        ] {
            let place = block.map(Locator::start_of);
            assert_eq!(Locator::of_one_file_fragment(hash), place, "{hash}");
        }
    }
}
