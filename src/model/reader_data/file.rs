//! The file itself, written and read.

use std::fmt::Write;

use serde_json::Value as Json;
use serde_json::value::RawValue;

use super::json::{self, Members};
use super::settle::{self, ANNOTATION, set_aside};
use super::{Problem, ReaderData, Warning, name};
use crate::model::timestamp;

/// What the file says that it is.
pub const FORMAT: &str = "lamplight-reader-data";

/// The version of the file that [`ReaderData::to_file`] writes. Every version up to it is
/// read.
pub const VERSION: u32 = 1;

/// The members that a file of this version has.
const MEMBERS: [&str; 7] = [
    "format",
    "version",
    "library",
    "title",
    "made",
    "records",
    "annotations",
];

/// What a file says of itself.
#[derive(Debug, Clone, PartialEq)]
pub struct About {
    /// The id of the library whose reader's data it is.
    pub library: String,
    /// That library's title; empty if unknown.
    pub title: String,
    /// When it was made, in milliseconds since 1970 (UTC); none if unknown.
    pub made: Option<f64>,
}

impl About {
    /// What the file with this `text` says of itself.
    ///
    /// # Errors
    /// When it is no file of a reader's data, or a newer edition's.
    pub fn from_file(text: &str) -> Result<Self, Problem> {
        read(text).map(|(about, _)| about)
    }
}

impl ReaderData {
    /// The file that holds all of it.
    #[must_use]
    pub fn to_file(&self, about: &About) -> String {
        let (data, _) = self.with_annotations_settled();
        let string = |text: &str| Json::from(text).to_string();
        let of_reader = data.records.iter();
        let records = of_reader
            .filter(|(name, _)| !name::is_of_browser(name))
            .map(|(name, text)| format!("{}: {}", string(name), json::in_file(text)));
        let mut text = format!(
            "{{\n  \"format\": \"{FORMAT}\",\n  \"version\": {VERSION},\n  \"library\": {},\n",
            string(&about.library)
        );
        // Writing to a text cannot fail.
        let _ = writeln!(text, "  \"title\": {},", string(&about.title));
        if let Some(made) = about.made {
            let _ = writeln!(text, "  \"made\": \"{}\",", timestamp::to_iso(made));
        }
        text.push_str("  \"records\": {");
        push_all(&mut text, records);
        text.push_str("},\n  \"annotations\": [");
        push_all(&mut text, data.annotations.into_values());
        text.push_str("]\n}\n");
        text
    }

    /// What the file with this `text` holds: all of it, with what cannot be read set aside,
    /// and a word about each. A file of another library than `library` is refused, because
    /// places and marks belong to its stories, and a story of the same name here may have
    /// other words; whoever wants it all the same passes the id that the problem names.
    ///
    /// # Errors
    /// When it is no file of a reader's data, a newer edition's, or another library's.
    pub fn from_file(text: &str, library: &str) -> Result<(Self, Vec<Warning>), Problem> {
        let (about, mut members) = read(text)?;
        if about.library != library {
            return Err(Problem::OtherLibrary {
                id: about.library,
                title: about.title,
            });
        }
        let mut data = Self::default();
        let mut warnings = Vec::new();
        let records = member(&members, "records");
        let records: Members = serde_json::from_str(records).map_err(wrong("records"))?;
        for (name, value) in records {
            data.records.insert(name, json::from_file(&value));
        }
        let annotations = member(&members, "annotations");
        let annotations: Vec<Box<RawValue>> =
            serde_json::from_str(annotations).map_err(wrong("annotations"))?;
        for (value, number) in annotations.iter().zip(1..) {
            data.add_annotation(value.get(), number, &mut warnings);
        }
        members.retain(|name, _| !MEMBERS.contains(&name.as_str()));
        for (name, value) in members {
            set_aside(&mut data.records, &format!("file/{name}"), value.get());
            warnings.push(Warning::Unknown(name));
        }
        let (settled, more) = data.settled();
        warnings.extend(more);
        Ok((settled, warnings))
    }

    /// Adds the annotation of this number in a file. Of two of one id the newer one counts.
    fn add_annotation(&mut self, text: &str, number: usize, warnings: &mut Vec<Warning>) {
        let Some(annotation) = json::annotation(text) else {
            set_aside(&mut self.records, ANNOTATION, text);
            warnings.push(Warning::NoAnnotation(number));
            return;
        };
        let old = self.annotations.get(&annotation.id);
        let older = match old {
            Some(old) if json::same(old, text) => return,
            Some(old) if json::annotation(old).is_some_and(|old| old.date >= annotation.date) => {
                Some(text.to_owned())
            }
            old => {
                let old = old.cloned();
                self.annotations
                    .insert(annotation.id.clone(), text.to_owned());
                old
            }
        };
        if let Some(older) = older {
            set_aside(
                &mut self.records,
                &settle::annotation(&annotation.id),
                &older,
            );
            warnings.push(Warning::SameId(number));
        }
    }
}

/// Checks that a text is a file that this edition can read, and gives its members. The
/// version comes before all else, whose meaning a newer one may have changed.
fn read(text: &str) -> Result<(About, Members), Problem> {
    // Some programs put a mark before the text that they save.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if !text.trim_start().starts_with('{') {
        return Err(Problem::Foreign);
    }
    let members: Members = serde_json::from_str(text).map_err(|error| Problem::Broken {
        line: error.line(),
        column: error.column().max(1),
    })?;
    let string = |name| serde_json::from_str::<String>(member(&members, name));
    if !string("format").is_ok_and(|format| format == FORMAT) {
        return Err(Problem::Foreign);
    }
    let version = member(&members, "version");
    let version: f64 = serde_json::from_str(version).map_err(wrong("version"))?;
    if version > f64::from(VERSION) {
        return Err(Problem::Newer(version.to_string()));
    }
    if version != f64::from(VERSION) {
        return Err(Problem::Member("version"));
    }
    let made = string("made").ok();
    let about = About {
        library: string("library").map_err(wrong("library"))?,
        title: string("title").unwrap_or_default(),
        made: made.and_then(|made| timestamp::from_iso(&made)),
    };
    Ok((about, members))
}

/// The text of the member called `name`; empty, which is no JSON, without it.
fn member<'a>(members: &'a Members, name: &str) -> &'a str {
    members.get(name).map_or("", |value| value.get())
}

/// What reading a member comes to if it is not there, or of another kind.
fn wrong(name: &'static str) -> impl Fn(serde_json::Error) -> Problem {
    move |_| Problem::Member(name)
}

/// Each of `items` on a line of its own.
fn push_all(text: &mut String, items: impl Iterator<Item = String>) {
    let mut separator = "\n    ";
    for item in items {
        text.push_str(separator);
        text.push_str(&item);
        separator = ",\n    ";
    }
    if separator.starts_with(',') {
        text.push_str("\n  ");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn about() -> About {
        About {
            library: "tales".to_owned(),
            title: "Café “Tales”".to_owned(),
            made: Some(1_795_867_200_000.0),
        }
    }

    fn some() -> ReaderData {
        let mut data = ReaderData::default();
        for (name, text) in [
            ("appearance", r#"{"data-theme":"night"}"#),
            ("copy", "1795867200000"),
            ("preferences", r#"{"version":1,"size":20}"#),
            ("preferences/set-aside", "?"),
        ] {
            data.records.insert(name.to_owned(), text.to_owned());
        }
        let text = r#"{"id":"a"}"#;
        data.annotations.insert("a".to_owned(), text.to_owned());
        data
    }

    fn problem(text: &str) -> Problem {
        ReaderData::from_file(text, "tales").unwrap_err()
    }

    #[test]
    fn a_file_has_a_line_for_each_thing() {
        let expected = r#"{
  "format": "lamplight-reader-data",
  "version": 1,
  "library": "tales",
  "title": "Café “Tales”",
  "made": "2026-11-28T12:00:00Z",
  "records": {
    "preferences": {"version":1,"size":20},
    "preferences/set-aside": "?"
  },
  "annotations": [
    {"id":"a"}
  ]
}
"#;
        let file = some().to_file(&about());
        assert_eq!(file, expected);
        assert_eq!(About::from_file(&file), Ok(about()));
        assert_eq!(About::from_file(&format!("\u{feff}{file}")), Ok(about()));
        let (read, warnings) = ReaderData::from_file(&file, "tales").unwrap();
        assert_eq!(read, some().settled().0);
        assert_eq!(warnings, []);
    }

    #[test]
    fn nothing_is_a_file_too() {
        let empty = ReaderData::default();
        let nameless = About {
            title: String::new(),
            made: None,
            ..about()
        };
        let file = empty.to_file(&nameless);
        assert_eq!(About::from_file(&file), Ok(nameless));
        assert_eq!(
            ReaderData::from_file(&file, "tales"),
            Ok((empty, Vec::new()))
        );
    }

    #[test]
    fn what_cannot_be_imported_says_why() {
        let file = some().to_file(&about());
        for text in [
            "",
            "<!doctype html>",
            "[1]",
            "{}",
            r#"{"format":7}"#,
            &file.replace("-reader-", "-"),
        ] {
            assert_eq!(problem(text), Problem::Foreign, "{text}");
        }
        let cut = file.split_once("?").unwrap().0;
        let (line, column) = (9, 30);
        assert_eq!(problem(cut), Problem::Broken { line, column });
        for (version, expected) in [
            ("2", Problem::Newer("2".to_owned())),
            ("1.5", Problem::Newer("1.5".to_owned())),
            ("0", Problem::Member("version")),
            ("\"1\"", Problem::Member("version")),
        ] {
            let text = file.replace("\"version\": 1", &format!("\"version\": {version}"));
            assert_eq!(problem(&text), expected, "{version}");
        }
        for member in ["records", "annotations", "library"] {
            let text = file.replace(&format!("\"{member}\""), "\"lost\"");
            assert_eq!(problem(&text), Problem::Member(member));
        }
    }

    #[test]
    fn a_newer_file_is_told_for_it_whatever_else_it_has() {
        let text = r#"{"format":"lamplight-reader-data","version":2}"#;
        assert_eq!(problem(text), Problem::Newer("2".to_owned()));
    }

    #[test]
    fn another_librarys_file_is_refused_unless_asked_for() {
        let file = some().to_file(&about());
        let problem = ReaderData::from_file(&file, "other").unwrap_err();
        let Problem::OtherLibrary { id, title } = &problem else {
            panic!("{problem}")
        };
        assert_eq!((id.as_str(), title.as_str()), ("tales", "Café “Tales”"));
        assert!(ReaderData::from_file(&file, id).is_ok());
    }

    #[test]
    fn what_this_edition_cannot_use_is_kept_with_a_word() {
        let text = r#"{"format":"lamplight-reader-data","version":1,"library":"tales",
            "voices":{"a":1.0},
            "records":{"preferences":[1],"place/a":{"version":2},"statistics":{"version":9}},
            "annotations":[{"id":"a","modified":"2026-01-01"},{"id":""},
                {"id":"a","modified":"2026-01-02"},{"id":"a","modified":"2026-01-02"}]}"#;
        let (data, warnings) = ReaderData::from_file(text, "tales").unwrap();
        let records: Vec<_> = data
            .records
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str()))
            .collect();
        assert_eq!(
            records,
            [
                (
                    "annotation/a/set-aside",
                    r#"{"id":"a","modified":"2026-01-01"}"#
                ),
                ("annotation/set-aside", r#"{"id":""}"#),
                ("file/voices/set-aside", r#"{"a":1.0}"#),
                ("place/a/set-aside", r#"{"version":2}"#),
                ("preferences/set-aside", "[1]"),
                ("statistics", r#"{"version":9}"#),
            ]
        );
        let newer = r#"{"id":"a","modified":"2026-01-02"}"#;
        assert_eq!(data.annotations.get("a").map(String::as_str), Some(newer));
        assert_eq!(
            warnings,
            [
                Warning::NoAnnotation(2),
                Warning::SameId(3),
                Warning::Unknown("voices".to_owned()),
                Warning::Newer("place/a".to_owned()),
                Warning::Unreadable("preferences".to_owned()),
            ]
        );
    }

    #[test]
    fn problems_and_warnings_are_sentences() {
        let name = || "place/anya".to_owned();
        let sentences = [
            Problem::Broken { line: 3, column: 7 }.to_string(),
            Problem::Foreign.to_string(),
            Problem::Newer("2".to_owned()).to_string(),
            Problem::Member("records").to_string(),
            Problem::OtherLibrary {
                id: "tales".to_owned(),
                title: String::new(),
            }
            .to_string(),
            Warning::Unreadable(name()).to_string(),
            Warning::Newer(name()).to_string(),
            Warning::Annotation(name()).to_string(),
            Warning::NoAnnotation(7).to_string(),
            Warning::SameId(7).to_string(),
            Warning::Unknown(name()).to_string(),
        ];
        for sentence in sentences {
            assert!(sentence.ends_with('.'), "{sentence}");
            assert!(!sentence.contains("  "), "{sentence}");
        }
    }
}
