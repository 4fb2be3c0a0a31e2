//! Stories by the names of their files: how a target says which text it is of (`source`).

use crate::model::{Edition, Slug};

/// The file of a story. What is no slug was another's source, and is that again.
pub(super) fn of_story(story: &str) -> String {
    if Slug::parse(story).is_ok() {
        Edition::Site.story_href(story)
    } else {
        story.to_owned()
    }
}

/// The story that a source names: the slug that its file is called by, wherever the file
/// is; of other files the whole source.
pub(super) fn story(source: &str) -> String {
    let path = source.split(['?', '#']).next().unwrap_or_default();
    let file = path.rsplit('/').next().unwrap_or_default();
    let slug = [".html", ".xhtml", ".htm"]
        .into_iter()
        .find_map(|end| file.strip_suffix(end))
        .filter(|name| Slug::parse(name).is_ok());
    slug.unwrap_or(source).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_names_a_story_by_its_file() {
        for (source, expected) in [
            ("anya-salemi.html", "anya-salemi"),
            (
                "https://example.org/read/anya-salemi.html?a#p7",
                "anya-salemi",
            ),
            ("OEBPS/text/anya-salemi.xhtml", "anya-salemi"),
            ("OEBPS/Text/Chapter 1.xhtml", "OEBPS/Text/Chapter 1.xhtml"),
            ("urn:isbn:123", "urn:isbn:123"),
            ("index.html", "index.html"),
        ] {
            assert_eq!(story(source), expected, "{source}");
        }
        assert_eq!(of_story("anya-salemi"), "anya-salemi.html");
        assert_eq!(of_story("urn:isbn:123"), "urn:isbn:123");
    }
}
