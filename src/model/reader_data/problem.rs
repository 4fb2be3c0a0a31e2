//! What is wrong with a file, in sentences for a reader: what, where, and what helps.

use std::fmt;

use super::file::VERSION;
use super::name::Name;

/// Why a file cannot be imported. Nothing is touched then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// It is no JSON: cut short, say.
    Broken {
        /// The line of the first fault, from 1.
        line: usize,
        /// The character in that line, from 1.
        column: usize,
    },
    /// It is something else than a reader's data.
    Foreign,
    /// A newer edition of the reader made it, as this version.
    Newer(String),
    /// It lacks this member, or has it of another kind.
    Member(&'static str),
    /// It is of another library. Whoever wants it all the same reads it as that library's.
    OtherLibrary {
        /// That library's id.
        id: String,
        /// That library's title; empty if the file does not say it.
        title: String,
    },
}

/// What of a file is not taken as it is, though the rest can be imported. All of it is kept,
/// set aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// The record of this name makes no sense.
    Unreadable(String),
    /// The record of this name is a newer edition's.
    Newer(String),
    /// What lies under this id is no annotation of that id.
    Annotation(String),
    /// The annotation of this number in the file, from 1, is none, or has no id.
    NoAnnotation(usize),
    /// The annotation of this number in the file, from 1, has the id of another.
    SameId(usize),
    /// The file has a part of this name of which this edition knows nothing.
    Unknown(String),
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Broken { line, column } => write!(
                f,
                "This file cannot be read beyond line {line}, character {column}: it was cut short or changed. Save it again where it was made, and try with that one. Nothing was changed here."
            ),
            Self::Foreign => f.write_str(
                "This file is something else: it does not say that it holds a reader’s data. Choose the one that “Your data” saved; marks alone are taken over in “Marks and notes”. Nothing was changed here.",
            ),
            Self::Newer(version) => write!(
                f,
                "This file is of version {version}, and this edition of the reader knows {VERSION} at most. Loading this page again may bring a newer edition, which can read it. Nothing was changed here."
            ),
            Self::Member(name) => write!(
                f,
                "This file has no “{name}” that can be read: it was changed since it was made. Save it again where it was made, and try with that one. Nothing was changed here."
            ),
            Self::OtherLibrary { id, title } => {
                let title = if title.is_empty() { id } else { title };
                write!(
                    f,
                    "This file holds what you have in another library, “{title}”. Its places and marks would stand at other words here. Open that library, and import the file there. Nothing was changed here."
                )
            }
        }
    }
}

impl std::error::Error for Problem {}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const KEPT: &str = "It is kept, set aside, and counts for nothing.";
        match self {
            Self::Unreadable(name) => {
                write!(f, "{} cannot be read in the file. {KEPT}", in_words(name))
            }
            Self::Newer(name) => write!(
                f,
                "{} was kept by a newer edition of the reader. {KEPT} Loading this page again may bring that edition; then import the file once more.",
                in_words(name)
            ),
            Self::Annotation(id) => write!(f, "The mark “{id}” cannot be read. {KEPT}"),
            Self::NoAnnotation(number) => write!(
                f,
                "Mark {number} of the file cannot be read, or has no id. {KEPT}"
            ),
            Self::SameId(number) => write!(
                f,
                "Mark {number} of the file has the same id as another, of which the newer one counts. The other is kept, set aside."
            ),
            Self::Unknown(name) => write!(
                f,
                "This edition of the reader knows nothing of the file’s “{name}”. {KEPT}"
            ),
        }
    }
}

/// What a record is to a reader, at the beginning of a sentence.
fn in_words(name: &str) -> String {
    match Name::of(name) {
        Name::Preferences => "What you chose for themes and type".to_owned(),
        Name::Theme(id) => format!("Your own theme {}", id.number()),
        Name::Place(slug) => format!("Your place in “{slug}”"),
        Name::SetAside(_) | Name::Other => format!("“{name}”"),
    }
}
