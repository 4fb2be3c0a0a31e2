//! Marks as an AnnotationSet of "EPUB Annotations 1.0".

use serde_json::{Map, Value, json};

use super::Shelf;
use crate::model::annotation::Marks;
use crate::model::annotation::json::{self, CONTEXT};
use crate::model::timestamp;

/// The version of the form: of the selector that is the reader's own.
pub const VERSION: u32 = 1;

/// Marks as JSON, to be taken over again by any library of the same stories or by other
/// reading programs. `id` is a new URN for this set, `at` the time, in milliseconds since
/// 1970.
#[must_use]
pub fn json(marks: &Marks, shelf: &Shelf, id: &str, at: f64) -> String {
    let items: Vec<Value> = marks.iter().map(json::write).collect();
    let mut authors: Vec<&str> = Vec::new();
    for author in shelf
        .stories
        .iter()
        .filter_map(|story| story.author.as_deref())
    {
        if !authors.contains(&author) {
            authors.push(author);
        }
    }
    let mut about = Map::new();
    about.insert("dc:identifier".to_owned(), json!([shelf.id]));
    about.insert("dc:title".to_owned(), json!(shelf.title));
    about.insert("dc:format".to_owned(), json!("text/html"));
    about.insert("dc:creator".to_owned(), json!(authors));
    let set = json!({
        "@context": CONTEXT,
        "id": id,
        "type": "AnnotationSet",
        "generator": {
            "id": format!("urn:lamplight:annotations:{VERSION}"),
            "type": "Software",
            "name": "Lamplight",
        },
        "generated": timestamp::to_iso(at),
        "title": shelf.title,
        "about": about,
        "items": items,
    });
    format!("{set:#}\n")
}
