//! The service worker's script, with the list of all that it is to keep.

use lamplight::model::find::library_text;
use lamplight::model::{Edition, Library};

use crate::output::{Output, Written};

/// What the worker's script is called. Browsers ask for this address as long as they keep
/// anything, so it never changes.
pub const FILE: &str = "sw.js";

/// Up to this many bytes, as they lie in `dist/`, a library is kept whole at once. Of a
/// larger one only what every page needs is; stories are as they are read, and all of them
/// if a reader says so.
pub const KEPT_AT_ONCE: usize = 10_000_000;

/// The workers, without what they are told in front of their code.
pub struct Worker {
    id: String,
    /// The files that a large library need not keep.
    optional: Vec<String>,
}

impl Worker {
    /// The worker of `library`.
    pub fn of(library: &Library) -> Self {
        let stories = library.stories.iter();
        Self {
            id: library.id.to_string(),
            optional: stories
                .map(|story| Edition::Site.story_href(story.slug.as_str()))
                .chain([Edition::ONE_FILE, library_text::FILE].map(String::from))
                .collect(),
        }
    }

    /// The script: the library, the build, and what was `written`, each file by name, hash and
    /// bytes; then the `code`.
    pub fn script(&self, written: &[Written], code: &str) -> String {
        let mut files: Vec<&Written> = written.iter().collect();
        files.sort_by(|a, b| a.name.cmp(&b.name));
        let (stories, core): (Vec<&Written>, Vec<&Written>) = files
            .into_iter()
            .partition(|file| self.optional.contains(&file.name));
        let [core, stories] = [list(&core), list(&stories)];
        // The code as well: a build with another worker is another build.
        let build = Output::hash(format!("{core}{stories}{code}").as_bytes());
        let id = &self.id;
        format!(
            "const LIBRARY = {id:?};\nconst BUILD = {build:?};\nconst LIMIT = {KEPT_AT_ONCE};\n\
             const CORE = {core};\nconst STORIES = {stories};\n{code}\n"
        )
    }
}

/// The files as a list in JavaScript, which spells plain texts as Rust does.
fn list(files: &[&Written]) -> String {
    let lines: Vec<String> = files
        .iter()
        .map(|file| format!("[{:?},{:?},{}]", file.name, file.hash, file.bytes))
        .collect();
    format!("[\n{}\n]", lines.join(",\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(name: &str, content: &str) -> Written {
        Written {
            name: name.to_owned(),
            hash: Output::hash(content.as_bytes()),
            bytes: content.len(),
        }
    }

    fn worker() -> Worker {
        Worker {
            id: "cafe".to_owned(),
            optional: vec!["a.html".to_owned()],
        }
    }

    #[test]
    fn lists_what_there_is_to_keep() {
        let files = [written("index.html", "shelf"), written("a.html", "A")];
        let script = worker().script(&files, "code()");
        for part in [
            "const LIBRARY = \"cafe\";\nconst BUILD = \"",
            "const CORE = [\n[\"index.html\",\"3eefa42d52064c48\",5]\n];",
            "const STORIES = [\n[\"a.html\",\"559aead08264d579\",1]\n];",
        ] {
            assert!(script.contains(part), "{part}\n{script}");
        }
        assert!(script.ends_with("\ncode()\n"), "{script}");
    }

    #[test]
    fn a_build_is_known_by_all_that_it_has() {
        let build = |files: &[Written], code| {
            let script = worker().script(files, code);
            let (_, rest) = script.split_once("BUILD = ").unwrap();
            rest.lines().next().unwrap().to_owned()
        };
        let (shelf, story) = (written("index.html", "shelf"), written("a.html", "A"));
        let first = build(&[shelf.clone(), story.clone()], "code()");
        // Not by the order in which it was written.
        assert_eq!(first, build(&[story.clone(), shelf.clone()], "code()"));
        assert_ne!(first, build(&[shelf.clone(), story], "other()"));
        assert_ne!(first, build(&[shelf, written("a.html", "B")], "code()"));
    }
}
