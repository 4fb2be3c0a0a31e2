//! What an address names: which part of the library, and where in it.

use super::Locator;

/// What the fragment of an address names. Read from outside, so total: what
/// means nothing names nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Fragment<'a> {
    /// The story, in the one-file edition.
    pub slug: Option<&'a str>,
    /// The place in the story.
    pub locator: Option<Locator>,
}

impl<'a> Fragment<'a> {
    /// The fragment of a page of the site: `#p7`.
    #[must_use]
    pub fn of_page(hash: &str) -> Fragment<'static> {
        Fragment {
            slug: None,
            locator: block(without_hash(hash)),
        }
    }

    /// The fragment of the one-file edition: `#anya-salemi`, `#anya-salemi.p7`.
    #[must_use]
    pub fn of_one_file(hash: &'a str) -> Self {
        let hash = without_hash(hash);
        let (slug, rest) = hash.split_once('.').unwrap_or((hash, ""));
        Self {
            slug: (!slug.is_empty()).then_some(slug),
            locator: block(rest),
        }
    }
}

fn without_hash(hash: &str) -> &str {
    hash.strip_prefix('#').unwrap_or(hash)
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
    fn a_page_is_opened_at_a_paragraph() {
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
            let locator = Fragment::of_page(hash).locator;
            assert_eq!(locator, block.map(Locator::start_of), "{hash}");
        }
    }

    #[test]
    fn the_one_file_edition_names_the_story_too() {
        for (hash, slug, block) in [
            ("#anya-salemi", Some("anya-salemi"), None),
            ("#anya-salemi.p7", Some("anya-salemi"), Some(7)),
            ("#anya-salemi.text", Some("anya-salemi"), None),
            ("#.p7", None, Some(7)),
            ("#", None, None),
            ("", None, None),
        ] {
            let expected = Fragment {
                slug,
                locator: block.map(Locator::start_of),
            };
            assert_eq!(Fragment::of_one_file(hash), expected, "{hash}");
        }
    }
}
