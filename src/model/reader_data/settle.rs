//! What makes no sense is set aside: kept to the letter under a name of its own, where
//! nothing is ever read from.

use std::collections::BTreeMap;

use super::name::{self, Name, Validity, is_of_browser};
use super::{ReaderData, Warning, json};

/// The name under which annotations without an id once lay, if they had lain anywhere.
pub const ANNOTATION: &str = "annotation";

impl ReaderData {
    /// The same with all that this edition of the reader can read under its own name, and
    /// all else set aside, with a word about each.
    #[must_use]
    pub fn settled(&self) -> (Self, Vec<Warning>) {
        let (settled, mut warnings) = self.with_annotations_settled();
        let mut records = BTreeMap::new();
        let mut aside = Vec::new();
        for (name, text) in settled.records {
            if is_of_browser(&name) {
                continue;
            }
            match Name::of(&name).validity(&text) {
                Validity::Valid => {
                    records.insert(name, text);
                    continue;
                }
                Validity::Newer => warnings.push(Warning::Newer(name.clone())),
                Validity::Unreadable => warnings.push(Warning::Unreadable(name.clone())),
            }
            aside.push((name, text));
        }
        for (name, text) in aside {
            set_aside(&mut records, &name, &text);
        }
        let annotations = settled.annotations;
        let settled = Self {
            records,
            annotations,
        };
        (settled, warnings)
    }

    /// The same with what is no annotation of its id among the records, set aside.
    #[must_use]
    pub fn with_annotations_settled(&self) -> (Self, Vec<Warning>) {
        let mut settled = Self {
            records: self.records.clone(),
            annotations: BTreeMap::new(),
        };
        let mut warnings = Vec::new();
        for (id, text) in &self.annotations {
            if json::annotation(text).is_some_and(|found| found.id == *id) {
                // As it will come back from a file.
                let text = text.trim_ascii().to_owned();
                settled.annotations.insert(id.clone(), text);
            } else {
                set_aside(&mut settled.records, &annotation(id), text);
                warnings.push(Warning::Annotation(id.clone()));
            }
        }
        (settled, warnings)
    }
}

/// The name under which what lay under an annotation's id is set aside.
#[must_use]
pub fn annotation(id: &str) -> String {
    format!("{ANNOTATION}/{id}")
}

/// Sets `text`, which lies or should have lain under `base`, aside among `records`. Says
/// whether it was not there yet.
pub fn set_aside(records: &mut BTreeMap<String, String>, base: &str, text: &str) -> bool {
    let there = records
        .iter()
        .any(|(name, other)| Name::of(name) == Name::SetAside(base) && other == text);
    let free = name::set_aside(base).find(|name| !records.contains_key(name));
    match free {
        Some(name) if !there => records.insert(name, text.to_owned()).is_none(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts<const N: usize>(texts: [(&str, &str); N]) -> BTreeMap<String, String> {
        let owned = |(name, text): (&str, &str)| (name.to_owned(), text.to_owned());
        texts.into_iter().map(owned).collect()
    }

    #[test]
    fn what_makes_no_sense_is_set_aside_and_nothing_else() {
        let data = ReaderData {
            records: texts([
                ("appearance", "{}"),
                ("preferences", "?"),
                ("preferences/set-aside", "!"),
                ("theme/1", r#"{"version":2}"#),
                ("place/a", r#"{"version":1,"block":7}"#),
                ("statistics", "?"),
            ]),
            annotations: texts([
                ("a", "{\"id\":\"a\"}\n"),
                ("b", r#"{"id":"a"}"#),
                ("c", "?"),
            ]),
        };
        let (settled, warnings) = data.settled();
        let expected = ReaderData {
            records: texts([
                ("preferences/set-aside", "!"),
                ("preferences/set-aside/2", "?"),
                ("theme/1/set-aside", r#"{"version":2}"#),
                ("place/a", r#"{"version":1,"block":7}"#),
                ("statistics", "?"),
                ("annotation/b/set-aside", r#"{"id":"a"}"#),
                ("annotation/c/set-aside", "?"),
            ]),
            annotations: texts([("a", r#"{"id":"a"}"#)]),
        };
        assert_eq!(settled, expected);
        let unreadable = |name: &str| Warning::Unreadable(name.to_owned());
        assert_eq!(
            warnings,
            [
                Warning::Annotation("b".to_owned()),
                Warning::Annotation("c".to_owned()),
                unreadable("preferences"),
                Warning::Newer("theme/1".to_owned()),
            ]
        );
        assert_eq!(expected.settled(), (expected, Vec::new()));
    }

    #[test]
    fn what_was_set_aside_is_not_set_aside_again() {
        let mut records = texts([("a/set-aside", "1"), ("a/set-aside/3", "3")]);
        assert!(!set_aside(&mut records, "a", "3"));
        assert!(set_aside(&mut records, "a", "2"));
        assert_eq!(records.get("a/set-aside/2").map(String::as_str), Some("2"));
    }
}
