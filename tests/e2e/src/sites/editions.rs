//! Builds of the bundled library that differ as builds do, one after the other.

use super::samples::{Source, render};
use super::{Dist, samples};
use crate::failure::Failure;
use crate::library::workspace;
use lamplight_samples::File;
use std::path::Path;

/// What is different in each: text at the end of a file of `static/`.
const CHANGED: [(&str, &str); 4] = [
    ("css/base.css", "\n:root { --page-edition: NUMBER; }\n"),
    ("css/app/tokens.css", "\n:root { --app-edition: NUMBER; }\n"),
    ("icons/icon.svg", "<!-- NUMBER -->\n"),
    (
        "js/offline.js",
        "\ndocument.documentElement.setAttribute(\"data-offline-edition\", \"NUMBER\");\n",
    ),
];

/// What a page says of the edition that each of its parts is of: an expression.
pub const PARTS: &str = "
    [...['--page-edition', '--app-edition'].map(name =>
        getComputedStyle(document.documentElement).getPropertyValue(name).trim()),
    ...['data-glue-edition', 'data-offline-edition'].map(name =>
        document.documentElement.getAttribute(name) ?? '')]";

/// Makes the build of this number: its pages, its style, its program and its icon are its own;
/// the stories are the same. `worker` says whether it has a service worker, or what takes it away.
pub fn build(number: u32, worker: bool, dist: &Dist, folder: &Path) -> Result<Dist, Failure> {
    let stories = stories(
        "Three evenings",
        &format!("Edition {number}, three evenings"),
    )?;
    let root = folder.with_extension("source");
    if root.exists() {
        std::fs::remove_dir_all(&root)?;
    }
    Dist::copy(&workspace().join("static"), &root.join("static"))?;
    for (name, text) in CHANGED {
        let path = root.join("static").join(name);
        let whole = std::fs::read_to_string(&path)? + text;
        std::fs::write(&path, whole.replace("NUMBER", &number.to_string()))?;
    }
    let mut source = Source {
        root: &root,
        worker,
        ..Source::new(&stories, dist)?
    };
    let mark =
        format!("\ndocument.documentElement.setAttribute(\"data-glue-edition\", \"{number}\");\n");
    for (name, bytes) in &mut source.programs {
        if name == "lamplight.js" {
            bytes.extend(mark.as_bytes());
        }
    }
    render(&source, folder)
}

/// The bundled library under another id.
pub fn other_library(dist: &Dist, folder: &Path) -> Result<Dist, Failure> {
    let stories = stories("id = \"cafe-stories\"", "id = \"cafe-stories-2\"")?;
    samples::build(&stories, dist, folder)
}

/// The files of the bundled library, with one text in place of another.
fn stories(old: &str, new: &str) -> Result<Vec<File>, Failure> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(workspace().join("stories"))? {
        let path = entry?.path();
        if path.is_file() {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            files.push(File {
                name: name.into_owned(),
                text: std::fs::read_to_string(&path)?.replace(old, new),
            });
        }
    }
    Ok(files)
}
