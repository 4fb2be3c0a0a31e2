//! Reading a library from what its publisher wrote: `library.toml`, and a
//! Markdown file a story. Pure: files come in as bytes, and out comes the whole
//! [`Library`], or every problem in every file with its place and its mend.

mod diagnostic;
mod file_name;
mod front_matter;
mod keys;
mod library_file;
mod markup;
mod near;
mod report;
mod story_file;
mod typography;

use std::collections::BTreeSet;

pub use self::diagnostic::Diagnostic;
pub use self::typography::typeset;

use self::library_file::LibraryFile;
use self::report::Report;
use self::story_file::StoryFile;
use super::{Library, Slug};

/// The folder that the files lie in, from the root of the project.
pub const FOLDER: &str = "stories";

/// The name of the file about the collection itself.
pub const LIBRARY_FILE: &str = "library.toml";

/// A file of the folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// Its name in the folder, such as `anya-salemi.md`.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Reads the library that `files` make. Their order does not matter.
///
/// # Errors
/// All problems of all files, in the order of file, line and column.
pub fn read(files: &[SourceFile]) -> Result<Library, Vec<Diagnostic>> {
    let mut diagnostics = Vec::new();
    let names = file_name::sort(files, &mut diagnostics);
    let mut stories = Vec::new();
    let mut slugs = BTreeSet::new();
    for (slug, file) in names.stories {
        stories.extend(read_file(file, &mut diagnostics, |text, report| {
            story_file::read(slug.clone(), text, report)
        }));
        slugs.insert(slug);
    }
    let library = match names.library {
        Some(file) => read_file(file, &mut diagnostics, |text, report| {
            library_file::read(text, &slugs, report)
        }),
        None => {
            diagnostics.push(Diagnostic::of_file(
                LIBRARY_FILE,
                "the file is missing",
                "write it, with `id = \"…\"` and `title = \"…\"`",
            ));
            None
        }
    };
    if names.has_no_story {
        diagnostics.push(Diagnostic::of_file(
            LIBRARY_FILE,
            "there is no story",
            format!("write one beside it: {FOLDER}/my-story.md"),
        ));
    }
    match library {
        Some(library) if diagnostics.is_empty() => Ok(assemble(library, stories)),
        _ => {
            diagnostics.sort();
            diagnostics.dedup();
            Err(diagnostics)
        }
    }
}

/// Reads the text of `file` with `read`, and keeps what that reports.
fn read_file<T>(
    file: &SourceFile,
    diagnostics: &mut Vec<Diagnostic>,
    read: impl FnOnce(&str, &mut Report<'_>) -> Option<T>,
) -> Option<T> {
    let (text, bad_byte) = match str::from_utf8(&file.bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            let (good, bad) = file.bytes.split_at_checked(error.valid_up_to())?;
            (str::from_utf8(good).ok()?, bad.first())
        }
    };
    // Some editors begin a file with a byte order mark.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut report = Report::new(&file.name, text);
    let result = match bad_byte {
        None => read(text, &mut report),
        Some(byte) => {
            report.add(
                text.len(),
                format!("the byte {byte:#04x} is not UTF-8"),
                "save the file in the encoding UTF-8",
            );
            None
        }
    };
    diagnostics.extend(report.into_diagnostics());
    result
}

/// Puts the stories on the shelf: the ordered ones, then the others by slug.
fn assemble(library: LibraryFile, stories: Vec<StoryFile>) -> Library {
    let place = |slug: &Slug| {
        let place = library.order.iter().position(|ordered| ordered == slug);
        place.unwrap_or(library.order.len())
    };
    let mut stories: Vec<_> = stories
        .into_iter()
        .map(|story| story.into_story(&library.language))
        .collect();
    stories.sort_by(|a, b| (place(&a.slug), &a.slug).cmp(&(place(&b.slug), &b.slug)));
    Library {
        id: library.id,
        title: library.title,
        description: library.description,
        language: library.language,
        publisher: library.publisher,
        updated: library.updated,
        stories,
    }
}
