//! What `library.toml` says about the collection.

use std::collections::BTreeSet;

use super::diagnostic::quoted;
use super::front_matter::language;
use super::keys::Keys;
use super::near::nearest;
use super::report::{Refusal, Report};
use crate::model::{Date, LanguageTag, LibraryId, Slug};

const KEYS: [&str; 7] = [
    "id",
    "title",
    "description",
    "language",
    "publisher",
    "updated",
    "order",
];

/// The collection's own words and its shelf's order.
#[derive(Debug)]
pub(super) struct LibraryFile {
    pub(super) id: LibraryId,
    pub(super) title: String,
    pub(super) description: Option<String>,
    pub(super) language: LanguageTag,
    pub(super) publisher: Option<String>,
    pub(super) updated: Option<Date>,
    pub(super) order: Vec<Slug>,
}

/// Reads the file of a folder whose stories have these `slugs`; none, and a
/// report, if anything in it is wrong.
pub(super) fn read(
    text: &str,
    slugs: &BTreeSet<Slug>,
    report: &mut Report<'_>,
) -> Option<LibraryFile> {
    let before = report.len();
    let keys = Keys::parse(text, 0, report)?;
    keys.allow(&KEYS, report);
    if !keys.has("id") {
        report.add(
            0,
            "there is no id",
            "write `id = \"…\"`: a short name that no other library on your site has, such as \"cafe-stories\"",
        );
    }
    let id = keys.parsed("id", report, id);
    let title = keys.required_text("title", report);
    let description = keys.text("description", report);
    let language = keys.parsed("language", report, language);
    let publisher = keys.text("publisher", report);
    let updated = keys.date("updated", report);
    let order = order(&keys, slugs, report);
    if report.len() > before {
        return None;
    }
    Some(LibraryFile {
        id: id?,
        title: title?,
        description,
        language: language.unwrap_or_else(LanguageTag::english),
        publisher,
        updated,
        order,
    })
}

/// The shelf's order: stories that are there, each named once.
fn order(keys: &Keys<'_>, slugs: &BTreeSet<Slug>, report: &mut Report<'_>) -> Vec<Slug> {
    let mut order: Vec<Slug> = Vec::new();
    for name in keys.list("order", report).unwrap_or_default() {
        let Some(slug) = slugs.iter().find(|slug| slug.as_str() == name.value) else {
            let mend = match nearest(name.value, slugs.iter().map(Slug::as_str)) {
                Some(meant) => format!("did you mean {meant:?}?"),
                None => "remove it from the order, or write the story's file".to_owned(),
            };
            let problem = format!(
                "the order names a story that is not there, {}",
                quoted(name.value)
            );
            report.add(name.offset, problem, mend);
            continue;
        };
        if order.contains(slug) {
            let problem = format!("the order names {:?} twice", slug.as_str());
            report.add(name.offset, problem, "remove one of the two");
        } else {
            order.push(slug.clone());
        }
    }
    order
}

fn id(text: &str) -> Result<LibraryId, Refusal> {
    LibraryId::parse(text).map_err(|error| {
        Refusal::new(
            format!("{} cannot be the library's id: {error}", quoted(text)),
            "write a short name such as \"cafe-stories\", and never change it once readers have come",
        )
    })
}
