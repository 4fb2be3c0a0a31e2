//! Holds the layers: which part of the code may use which (ARCHITECTURE.md).

// Tests may fail loudly, their helpers too.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};

/// A layer, and what its files must not name.
const RULES: [(&str, &[&str]); 8] = [
    (
        "model",
        &[
            "yew",
            "web_sys",
            "js_sys",
            "wasm_bindgen",
            "gloo",
            "crate::browser",
            "crate::hooks",
            "crate::components",
            "crate::islands",
            "crate::pages",
        ],
    ),
    (
        "browser",
        &[
            "yew",
            "crate::hooks",
            "crate::components",
            "crate::islands",
            "crate::pages",
        ],
    ),
    (
        "hooks",
        &[
            "html!",
            "gloo",
            "js_sys",
            "crate::components",
            "crate::islands",
            "crate::pages",
        ],
    ),
    (
        "components",
        &[
            "gloo",
            "js_sys",
            "crate::browser",
            "crate::hooks",
            "crate::islands",
            "crate::pages",
        ],
    ),
    (
        "islands",
        &["gloo", "js_sys", "crate::browser", "crate::pages"],
    ),
    (
        "pages",
        &[
            "gloo",
            "js_sys",
            "web_sys",
            "crate::browser",
            "crate::hooks",
            "crate::islands",
        ],
    ),
    (
        "main.rs",
        &[
            "lamplight::hooks",
            "lamplight::components",
            "lamplight::pages",
            "lamplight::model",
        ],
    ),
    (
        "bin",
        &[
            "lamplight::hooks",
            "lamplight::components",
            "lamplight::pages",
            "lamplight::model",
        ],
    ),
];

/// Ways to make HTML from a string, and to be unsafe: nowhere.
const NOWHERE: [&str; 5] = [
    "from_html_unchecked",
    "VRaw",
    "set_inner_html",
    "insert_adjacent_html",
    "unsafe ",
];

#[test]
fn each_layer_uses_only_what_it_may() {
    let mut broken = Vec::new();
    for (layer, forbidden) in RULES {
        for file in rust_files(&source().join(layer)) {
            broken.extend(uses(&file, forbidden));
        }
    }
    assert_eq!(broken, Vec::<String>::new());
}

#[test]
fn no_html_is_made_from_strings() {
    let files = rust_files(&source());
    assert!(!files.is_empty());
    let broken: Vec<String> = files.iter().flat_map(|file| uses(file, &NOWHERE)).collect();
    assert_eq!(broken, Vec::<String>::new());
}

#[test]
fn every_file_of_the_library_is_in_a_layer() {
    let layers = RULES.map(|(layer, _)| layer);
    for entry in fs::read_dir(source()).expect("src") {
        let name = entry.expect("an entry").file_name();
        let name = name.to_string_lossy();
        assert!(name == "lib.rs" || layers.contains(&&*name), "{name}");
    }
}

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn rust_files(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_owned()];
    }
    let entries = fs::read_dir(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    entries
        .flat_map(|entry| rust_files(&entry.expect("an entry").path()))
        .filter(|file| file.extension().is_some_and(|extension| extension == "rs"))
        .collect()
}

/// The lines of code in `file` that name something of `forbidden`.
fn uses(file: &Path, forbidden: &[&str]) -> Vec<String> {
    let text = fs::read_to_string(file).expect("a source file");
    let code = |line: &&str| !line.trim_start().starts_with("//");
    let names = |line: &str| forbidden.iter().any(|name| names(line, name));
    text.lines()
        .filter(code)
        .filter(|line| names(line))
        .map(|line| format!("{}: {}", file.display(), line.trim()))
        .collect()
}

/// Whether `line` has `name` as a whole word.
fn names(line: &str, name: &str) -> bool {
    let part_of_word = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(name).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + name.len()..].chars().next();
        let runs_on = name.ends_with(part_of_word) && after.is_some_and(part_of_word);
        !(runs_on || before.is_some_and(part_of_word))
    })
}
