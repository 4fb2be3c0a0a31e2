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
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::select;

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

    /// Pieces of addresses, and of what nobody would write.
    const PIECES: [&str; 24] = [
        "#",
        ".",
        "p",
        "p7",
        "7",
        "0",
        "99999999999",
        "-",
        "+",
        "%",
        "%00",
        "%F0%9F",
        "/",
        "?",
        "&",
        ":~:text=",
        "shelf",
        "anya-salemi",
        "é",
        "\u{1f56f}",
        "\u{0}",
        "\u{202e}",
        "٣",
        " ",
    ];

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: 10_000,
            failure_persistence: None,
            ..ProptestConfig::default()
        })]

        /// Up to 10,000 characters: a place that is found is the one that is written there.
        #[test]
        fn any_fragment_names_a_paragraph_or_nothing(
            story in vec(select(&PIECES[..]), 0..8),
            part in vec(select(&PIECES[..]), 0..4),
            rest in vec(any::<char>(), 0..16),
            times in select(&[0, 1, 600][..]),
        ) {
            let rest = String::from_iter(rest).repeat(times);
            let (story, part) = (story.concat(), part.concat() + &rest);
            for hash in [part.clone(), format!("#{part}")] {
                if let Some(place) = Locator::of_fragment(&hash) {
                    prop_assert_eq!(hash.trim_start_matches('#'), format!("p{}", place.block));
                    prop_assert!(place.block > 0 && place.offset == 0);
                }
            }
            let hash = format!("#{story}.{part}");
            if let Some(place) = Locator::of_one_file_fragment(&hash) {
                let (_, part) = hash.split_once('.').unwrap_or_default();
                prop_assert_eq!(part, format!("p{}", place.block));
            }
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
