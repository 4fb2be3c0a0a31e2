//! What the files of the folder are, by their names.

use super::diagnostic::{Diagnostic, quoted};
use super::{LIBRARY_FILE, SourceFile};
use crate::model::Slug;

/// The files that make the library.
pub(super) struct Sorted<'f> {
    pub(super) library: Option<&'f SourceFile>,
    /// The stories, with a slug each has for itself.
    pub(super) stories: Vec<(Slug, &'f SourceFile)>,
    /// Whether no file so much as looks like a story.
    pub(super) has_no_story: bool,
}

/// Sorts `files`, and reports those that are of no use.
pub(super) fn sort<'f>(files: &'f [SourceFile], diagnostics: &mut Vec<Diagnostic>) -> Sorted<'f> {
    let mut sorted = Sorted {
        library: None,
        stories: Vec::new(),
        has_no_story: true,
    };
    let mut misnamed = Vec::new();
    let mut files: Vec<_> = files.iter().collect();
    files.sort_by_key(|file| file.name.as_str());
    for file in files {
        let name = file.name.as_str();
        if name == LIBRARY_FILE {
            sorted.library = Some(file);
        } else if is_left_behind(name) {
            continue;
        } else if let Some((stem, extension)) = name.rsplit_once('.')
            && extension.eq_ignore_ascii_case("md")
        {
            sorted.has_no_story = false;
            match Slug::parse(stem) {
                Ok(slug) if extension == "md" => {
                    if sorted.stories.iter().any(|(taken, _)| *taken == slug) {
                        diagnostics.push(taken(name, &slug));
                    } else {
                        sorted.stories.push((slug, file));
                    }
                }
                Ok(_) => {
                    misnamed.push((name, stem, format!("it ends in .{extension}, not in .md")))
                }
                Err(error) => misnamed.push((name, stem, error.to_string())),
            }
        } else {
            diagnostics.push(stray(name));
        }
    }
    let slugs = sorted.stories.iter().map(|(slug, _)| slug.clone());
    let mut slugs: Vec<Slug> = slugs.collect();
    for (name, stem, reason) in misnamed {
        match suggestion(stem) {
            Some(slug) if slugs.contains(&slug) => diagnostics.push(taken(name, &slug)),
            suggestion => {
                let better = suggestion.as_ref().map_or("my-story", Slug::as_str);
                diagnostics.push(Diagnostic::of_file(
                    name,
                    format!("{} is no name for a story: {reason}", quoted(name)),
                    format!("rename the file, for example to {better}.md; if it is no story, move it elsewhere"),
                ));
                slugs.extend(suggestion);
            }
        }
    }
    sorted
}

/// Whether a file was left by an editor, a file manager or a version control
/// system, and not put there by the publisher.
fn is_left_behind(name: &str) -> bool {
    name.starts_with('.') || name.ends_with('~') || ["Thumbs.db", "desktop.ini"].contains(&name)
}

fn taken(name: &str, slug: &Slug) -> Diagnostic {
    Diagnostic::of_file(
        name,
        format!("another file already makes the story {:?}", slug.as_str()),
        "give one of the two files another name",
    )
}

fn stray(name: &str) -> Diagnostic {
    let mend = match name.rsplit_once('.') {
        Some((stem, _)) if stem.eq_ignore_ascii_case("library") => {
            format!("if it is about the library, rename it to {LIBRARY_FILE}")
        }
        _ => {
            let stem = name.split('.').next().unwrap_or_default();
            let slug = suggestion(stem);
            let better = slug.as_ref().map_or("my-story", Slug::as_str);
            format!("if it is a story, rename it to {better}.md; if not, move it elsewhere")
        }
    };
    Diagnostic::of_file(name, format!("{} is not read", quoted(name)), mend)
}

/// The slug that `stem` would be with small letters, and hyphens for the rest.
fn suggestion(stem: &str) -> Option<Slug> {
    let words = stem.split(|c: char| !c.is_alphanumeric());
    let words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
    Slug::parse(&words.join("-").to_lowercase()).ok()
}
