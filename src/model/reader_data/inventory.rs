//! What is kept, in plain words.

use super::name::is_of_browser;
use super::{Group, ReaderData};
use crate::model::sorted;

/// One kind of what is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The kind.
    pub group: Group,
    /// What it is, in plain words.
    pub label: String,
    /// How many there are, never zero.
    pub count: usize,
    /// How much room they take: names and texts, in bytes of UTF-8.
    pub bytes: usize,
}

impl Item {
    /// How much room they take, in words.
    #[must_use]
    pub fn size(&self) -> String {
        size(self.bytes)
    }
}

/// So many bytes in words, in units of which there are fewer than a thousand.
#[must_use]
pub fn size(bytes: usize) -> String {
    const KILO: usize = 1000;
    const MEGA: usize = KILO * KILO;
    // The next digit decides which way a unit is rounded.
    match bytes {
        1 => "1\u{a0}byte".to_owned(),
        0 | 2..1_000 => format!("{bytes}\u{a0}bytes"),
        1_000..999_500 => format!("{}\u{a0}kB", (bytes + KILO / 2) / KILO),
        999_500..9_950_000 => {
            let tenths = (bytes + MEGA / 20) / (MEGA / 10);
            format!("{}.{}\u{a0}MB", tenths / 10, tenths % 10)
        }
        _ => format!("{}\u{a0}MB", bytes.saturating_add(MEGA / 2) / MEGA),
    }
}

impl ReaderData {
    /// What is kept, by kind; kinds of which there is nothing are left out.
    #[must_use]
    pub fn inventory(&self) -> Vec<Item> {
        let records = self.records.iter().filter(|(name, _)| !is_of_browser(name));
        let records = records.map(|(name, text)| (Group::of_record(name), name, text));
        let annotations = self.annotations.iter();
        let annotations = annotations.map(|(id, text)| (Group::Marks, id, text));
        let mut items: Vec<Item> = Vec::new();
        for (group, name, text) in records.chain(annotations) {
            let bytes = name.len() + text.len();
            match items.iter_mut().find(|item| item.group == group) {
                Some(item) => {
                    item.count += 1;
                    item.bytes += bytes;
                }
                None => items.push(Item {
                    group,
                    label: String::new(),
                    count: 1,
                    bytes,
                }),
            }
        }
        let mut items = sorted(items, &|one, other| one.group.cmp(&other.group));
        for item in &mut items {
            item.label = label(item.group, item.count);
        }
        items
    }
}

fn label(group: Group, count: usize) -> String {
    match group {
        Group::Preferences => "Themes and type".to_owned(),
        Group::Themes => format!("Your own themes ({count})"),
        Group::Places if count == 1 => "Your place in 1 story".to_owned(),
        Group::Places => format!("Your place in {count} stories"),
        Group::Marks => format!("Marks and notes ({count})"),
        Group::SetAside => format!("What could not be read, set aside ({count})"),
        Group::Other => format!("Other ({count})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_rounded() {
        for (bytes, said) in [
            (0, "0 bytes"),
            (1, "1 byte"),
            (999, "999 bytes"),
            (1_000, "1 kB"),
            (1_499, "1 kB"),
            (1_500, "2 kB"),
            (999_499, "999 kB"),
            (999_500, "1.0 MB"),
            (1_249_999, "1.2 MB"),
            (9_949_999, "9.9 MB"),
            (9_950_000, "10 MB"),
            (123_456_789, "123 MB"),
        ] {
            assert_eq!(size(bytes).replace('\u{a0}', " "), said, "{bytes}");
        }
    }

    #[test]
    fn what_is_kept_is_said_in_plain_words_with_its_size() {
        let mut data = ReaderData::default();
        for name in [
            "appearance",
            "place/a",
            "place/b",
            "place/é/x",
            "preferences",
            "theme/1",
            "theme/1/set-aside",
        ] {
            data.records.insert(name.to_owned(), "{}".to_owned());
        }
        data.annotations.insert("a".to_owned(), "é".to_owned());
        let items = data.inventory();
        let items: Vec<_> = items
            .iter()
            .map(|item| (item.label.as_str(), item.bytes))
            .collect();
        assert_eq!(
            items,
            [
                ("Themes and type", 13),
                ("Your own themes (1)", 9),
                ("Your place in 2 stories", 18),
                ("Marks and notes (1)", 3),
                ("What could not be read, set aside (1)", 19),
                ("Other (1)", 12),
            ]
        );
        assert_eq!(ReaderData::default().inventory(), []);
    }
}
