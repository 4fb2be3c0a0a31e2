//! What a page tells machines, in the words of schema.org.

use serde_json::{Map, Value, json};

use crate::model::{Library, Story};

/// A story as a `schema.org/ShortStory`, at `address` if that is known.
pub fn short_story(library: &Library, story: &Story, address: Option<&str>) -> String {
    let person = story
        .author
        .as_ref()
        .map(|name| json!({"@type": "Person", "name": name}));
    script(&[
        ("@context", Some(json!("https://schema.org"))),
        ("@type", Some(json!("ShortStory"))),
        ("name", Some(json!(story.title))),
        ("author", person),
        (
            "description",
            story.description.as_ref().map(|text| json!(text)),
        ),
        ("inLanguage", Some(json!(story.language.as_str()))),
        (
            "datePublished",
            story.date.map(|date| json!(date.to_string())),
        ),
        ("wordCount", Some(json!(story.words()))),
        (
            "timeRequired",
            Some(json!(format!("PT{}M", story.reading_time().minutes))),
        ),
        (
            "isPartOf",
            Some(json!({"@type": "Collection", "name": library.title})),
        ),
        ("publisher", organisation(library)),
        ("url", address.map(|address| json!(address))),
    ])
}

/// A library as a `schema.org/Collection` of its stories.
pub fn collection(library: &Library, address: Option<&str>) -> String {
    let parts: Vec<Value> = library
        .stories
        .iter()
        .map(|story| json!({"@type": "ShortStory", "name": story.title}))
        .collect();
    script(&[
        ("@context", Some(json!("https://schema.org"))),
        ("@type", Some(json!("Collection"))),
        ("name", Some(json!(library.title))),
        (
            "description",
            library.description.as_ref().map(|text| json!(text)),
        ),
        ("inLanguage", Some(json!(library.language.as_str()))),
        ("publisher", organisation(library)),
        (
            "dateModified",
            library.updated.map(|date| json!(date.to_string())),
        ),
        ("url", address.map(|address| json!(address))),
        ("hasPart", Some(json!(parts))),
    ])
}

fn organisation(library: &Library) -> Option<Value> {
    let name = library.publisher.as_ref()?;
    Some(json!({"@type": "Organization", "name": name}))
}

/// An object of the fields that have a value, as text that cannot end the
/// script element it stands in.
fn script(fields: &[(&str, Option<Value>)]) -> String {
    let fields = fields
        .iter()
        .filter_map(|(name, value)| Some(((*name).to_owned(), value.clone()?)));
    Value::Object(fields.collect::<Map<_, _>>())
        .to_string()
        .replace('<', "\\u003c")
}
