//! An annotation in JSON: an Annotation of the W3C's "Web Annotation Data Model"
//! (<https://www.w3.org/TR/annotation-model/>) in the profile of "EPUB Annotations 1.0"
//! (<https://www.w3.org/TR/epub-anno-10/>). `docs/annotations.md` says what each field is.

use serde_json::{Map, Value, json};

use super::target::millionths;
use super::{Annotation, Foreign, Kind, Motivation, Problem, Target, Tone, id, source};
use crate::model::{Locator, gathered, timestamp};

/// What an annotation says its names are from. That of "EPUB Annotations" would say more,
/// but Thorium takes only this one, and none needs to read it.
pub(super) const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

/// The reader's own selector, which says where words were exactly.
const LOCATOR: &str = "LamplightLocatorSelector";
/// The specification that fragments of HTML are of (`conformsTo`).
const HTML_FRAGMENT: &str = "http://tools.ietf.org/rfc/rfc3236";

/// The annotation as one object.
pub(super) fn write(annotation: &Annotation) -> Value {
    let foreign = &annotation.foreign;
    let mut object = foreign.fields.clone();
    let mut or_own = |name: &str, own: Value| {
        object.entry(name).or_insert(own);
    };
    or_own("@context", json!(CONTEXT));
    or_own("motivation", json!(motivation(annotation)));
    object.insert("id".to_owned(), json!(annotation.id));
    object.insert("type".to_owned(), json!("Annotation"));
    object.insert(
        "created".to_owned(),
        json!(timestamp::to_iso(annotation.created)),
    );
    object.insert(
        "modified".to_owned(),
        json!(timestamp::to_iso(annotation.modified)),
    );
    let target = one_or_all(Some(write_target(annotation)), &foreign.targets);
    object.extend(target.map(|target| ("target".to_owned(), target)));
    let body = one_or_all(write_body(annotation), &foreign.bodies);
    object.extend(body.map(|body| ("body".to_owned(), body)));
    Value::Object(object)
}

/// An annotation of an object that says it is one.
///
/// # Errors
/// When the object is of another type, or does not say of which text it is.
pub(super) fn read(value: Value) -> Result<Annotation, Problem> {
    let derived = id::of_content(&value);
    let Value::Object(mut fields) = value else {
        return Err(Problem::new(
            "This is no annotation, which would be an object in braces.",
            LEAVE,
        ));
    };
    let is_annotation = take(&mut fields, "type").is_none_or(|kind| has(&kind, "Annotation"));
    if !is_annotation {
        return Err(Problem::new("This says that it is no annotation.", LEAVE));
    }
    let id = take_text(&mut fields, "id").filter(|id| !id.is_empty());
    let mut foreign = Foreign::default();
    let (target, targets) = split(take(&mut fields, "target"), &|_| true);
    foreign.targets = targets;
    let (story, target, is_of_words) = read_target(target, &mut foreign)?;
    let (body, bodies) = split(take(&mut fields, "body"), &is_text);
    foreign.bodies = bodies;
    let mut note = body.map_or_else(String::new, |body| read_body(body, &mut foreign));
    if note.is_empty() {
        note = take_text(&mut fields, "bodyValue").unwrap_or_default();
    }
    let kind = read_kind(&mut fields, is_of_words, &mut foreign);
    let mut at = |name| take_text(&mut fields, name).and_then(|text| timestamp::from_iso(&text));
    let (created, modified) = (at("created"), at("modified"));
    if fields.get("@context") == Some(&json!(CONTEXT)) {
        fields.remove("@context");
    }
    foreign.fields = fields;
    Ok(Annotation {
        id: id.unwrap_or(derived),
        story,
        kind,
        target,
        note,
        created: created.or(modified).unwrap_or(0.0),
        modified: modified.or(created).unwrap_or(0.0),
        foreign,
    })
}

/// What helps with a part that cannot be read.
const LEAVE: &str = "It is left out; the others are not touched.";

/// The motivation that is written. Of the three of "EPUB Annotations" a highlight without
/// words is never a comment, which would be one on a place.
fn motivation(annotation: &Annotation) -> &'static str {
    let is_of_words = !annotation.target.exact.trim().is_empty();
    let motivation = match annotation.kind {
        Kind::Bookmark => Motivation::Bookmarking,
        Kind::Highlight(_) if is_of_words && annotation.is(Motivation::Commenting) => {
            Motivation::Commenting
        }
        Kind::Highlight(_) => Motivation::Highlighting,
    };
    motivation.name()
}

fn read_kind(fields: &mut Map<String, Value>, is_of_words: bool, foreign: &mut Foreign) -> Kind {
    let motivation = fields.get("motivation").cloned().unwrap_or_default();
    let is = |motive: Motivation| has(&motivation, motive.name());
    let color = foreign.body.get("color").and_then(Value::as_str);
    let tone = color.and_then(Tone::nearest).unwrap_or_default();
    let is_bookmark = is(Motivation::Bookmarking) || !is_of_words && !is(Motivation::Highlighting);
    if motivation.is_string() && Motivation::ALL.into_iter().any(is) {
        fields.remove("motivation");
    }
    if is_bookmark {
        return Kind::Bookmark;
    }
    if color == Some(tone.epub_color()) {
        foreign.body.remove("color");
    }
    Kind::Highlight(tone)
}

fn write_target(annotation: &Annotation) -> Value {
    let (foreign, target) = (&annotation.foreign, &annotation.target);
    let mut object = foreign.target.clone();
    let source = source::of_story(&annotation.story);
    object.entry("source").or_insert(json!(source));
    let mut selectors = Vec::new();
    if target.has_block() {
        selectors.push(fragment(target.start));
    }
    if !target.is_wordless() || !foreign.quote.is_empty() {
        let mut quote = foreign.quote.clone();
        quote.insert("type".to_owned(), json!("TextQuoteSelector"));
        quote.insert("exact".to_owned(), json!(target.exact));
        quote.insert("prefix".to_owned(), json!(target.prefix));
        quote.insert("suffix".to_owned(), json!(target.suffix));
        selectors.push(Value::Object(quote));
    }
    if target.has_block() || target.progression > 0.0 || !foreign.locator.is_empty() {
        let mut locator = foreign.locator.clone();
        let written = |place: Locator| json!(format!("{}.{}", place.block, place.offset));
        locator.insert("type".to_owned(), json!(LOCATOR));
        locator.insert("start".to_owned(), written(target.start));
        locator.insert("end".to_owned(), written(target.end));
        let progression = millionths(target.progression);
        locator.insert("progression".to_owned(), json!(progression));
        selectors.push(Value::Object(locator));
    }
    selectors.extend(foreign.selectors.iter().cloned());
    // Thorium asks for a list, however long.
    object.insert("selector".to_owned(), Value::Array(selectors));
    Value::Object(object)
}

/// Reads the story, the words and the place, and whether there are words.
fn read_target(
    target: Option<Value>,
    foreign: &mut Foreign,
) -> Result<(String, Target, bool), Problem> {
    let mut object = match target {
        Some(Value::Object(object)) => object,
        Some(Value::String(source)) => gathered([("source".to_owned(), json!(source))]),
        _ => Map::new(),
    };
    let named = match object.get("source") {
        Some(Value::String(source)) => Some(source.clone()),
        Some(Value::Object(source)) => source.get("id").and_then(Value::as_str).map(String::from),
        _ => None,
    };
    let Some(named) = named.filter(|named| !named.trim().is_empty()) else {
        return Err(Problem::new(
            "It does not say of which text it is (its target has no source).",
            LEAVE,
        ));
    };
    let story = source::story(&named);
    if object.get("source") == Some(&json!(source::of_story(&story))) {
        object.remove("source");
    }
    let selectors = match take(&mut object, "selector") {
        Some(Value::Array(selectors)) => selectors,
        Some(Value::Null) | None => Vec::new(),
        Some(selector) => vec![selector],
    };
    foreign.target = object;
    let mut target = read_selectors(selectors, foreign);
    let part = named.split_once('#').map(|(_, part)| part);
    if let Some(place) = part
        .and_then(Locator::of_fragment)
        .filter(|_| !target.has_block())
    {
        (target.start, target.end) = (place, place);
    }
    let is_of_words = !target.exact.trim().is_empty();
    Ok((story, target, is_of_words))
}

fn read_selectors(selectors: Vec<Value>, foreign: &mut Foreign) -> Target {
    let mut target = Target::default();
    let (mut quoted, mut located) = (false, false);
    for selector in selectors {
        match selector {
            Value::Object(mut quote) if !quoted && is_of(&quote, "TextQuoteSelector") => {
                quoted = true;
                read_quote(&mut quote, &mut target);
                foreign.quote = quote;
            }
            Value::Object(mut locator) if !located && is_of(&locator, LOCATOR) => {
                located = true;
                read_locator(&mut locator, &mut target);
                foreign.locator = locator;
            }
            other => foreign.selectors.push(other),
        }
    }
    if !located {
        hint(&foreign.selectors, &mut target);
    }
    if !quoted {
        // A quotation may be what another selector is refined by; that one stays whole.
        let refined = foreign.selectors.iter().find_map(refined_quote);
        if let Some(mut quote) = refined {
            read_quote(&mut quote, &mut target);
        }
    }
    let own = fragment(target.start);
    if target.has_block()
        && let Some(index) = foreign.selectors.iter().position(|other| *other == own)
    {
        foreign.selectors.remove(index);
    }
    target
}

fn read_quote(quote: &mut Map<String, Value>, target: &mut Target) {
    quote.remove("type");
    let mut part = |name| take_text(quote, name).unwrap_or_default();
    target.exact = part("exact");
    target.prefix = part("prefix");
    target.suffix = part("suffix");
}

fn read_locator(locator: &mut Map<String, Value>, target: &mut Target) {
    locator.remove("type");
    let mut place = |name| Locator::parse(&take_text(locator, name)?);
    let (start, end) = (place("start"), place("end"));
    target.start = start.unwrap_or(Locator::start_of(1));
    target.end = end.unwrap_or(target.start).max(target.start);
    let progression = take(locator, "progression").and_then(|number| number.as_f64());
    target.progression = progression.map_or(0.0, millionths);
}

/// The place that others state, as far as it is told: a paragraph's id, a progression.
fn hint(selectors: &[Value], target: &mut Target) {
    let value = |selector: &Value| selector.get("value").cloned();
    let block = selectors.iter().filter_map(value).find_map(|value| {
        let id = value.as_str()?;
        Locator::of_fragment(id)
    });
    if let Some(block) = block {
        (target.start, target.end) = (block, block);
    }
    let progression = selectors.iter().find_map(|selector| {
        let is_one = has(selector.get("type")?, "ProgressionSelector");
        selector.get("value")?.as_f64().filter(|_| is_one)
    });
    target.progression = progression.map_or(0.0, millionths);
}

/// The quotation that refines a selector, however far down.
fn refined_quote(selector: &Value) -> Option<Map<String, Value>> {
    let refined = match selector.get("refinedBy")? {
        Value::Array(several) => several.first()?,
        one => one,
    };
    let quote = refined
        .as_object()
        .filter(|quote| is_of(quote, "TextQuoteSelector"));
    quote.cloned().or_else(|| refined_quote(refined))
}

/// The paragraph, as any reader of HTML can go to it.
fn fragment(place: Locator) -> Value {
    json!({
        "type": "FragmentSelector",
        "conformsTo": HTML_FRAGMENT,
        "value": format!("p{}", place.block),
    })
}

fn write_body(annotation: &Annotation) -> Option<Value> {
    let foreign = &annotation.foreign;
    let mut object = foreign.body.clone();
    if let Kind::Highlight(tone) = annotation.kind {
        object.entry("color").or_insert(json!(tone.epub_color()));
    }
    if object.is_empty() && annotation.note.is_empty() && foreign.text.is_empty() {
        return None;
    }
    let value = if foreign.text.is_empty() {
        json!(annotation.note)
    } else {
        let mut text = foreign.text.clone();
        text.insert("text".to_owned(), json!(annotation.note));
        Value::Object(text)
    };
    object.insert("type".to_owned(), json!("TextualBody"));
    object.insert("value".to_owned(), value);
    Some(Value::Object(object))
}

/// The note; the rest of the body is kept.
fn read_body(body: Value, foreign: &mut Foreign) -> String {
    let Value::Object(mut object) = body else {
        return String::new();
    };
    object.remove("type");
    let note = match take(&mut object, "value") {
        Some(Value::String(text)) => text,
        Some(Value::Object(mut text)) => {
            // The draft has one name in its prose, another in its examples, JSON-LD a third.
            let names = ["text", "stringValue", "@value"];
            let note = names
                .into_iter()
                .find_map(|name| take_text(&mut text, name));
            foreign.text = text;
            note.unwrap_or_default()
        }
        _ => String::new(),
    };
    foreign.body = object;
    note
}

/// Whether a body is a text, and not a picture, say, or the address of something.
fn is_text(body: &Value) -> bool {
    let kind = body.get("type");
    body.is_object() && kind.map_or(body.get("value").is_some(), |kind| has(kind, "TextualBody"))
}

/// One value, or a list of several.
fn one_or_all(first: Option<Value>, others: &[Value]) -> Option<Value> {
    let mut all: Vec<Value> = first.into_iter().chain(others.iter().cloned()).collect();
    // A single one that is a list itself would be read as several.
    if all.len() == 1 && !all.iter().any(Value::is_array) {
        return all.pop();
    }
    (!all.is_empty()).then_some(Value::Array(all))
}

/// The first value that is meant, and the others.
fn split(value: Option<Value>, is_meant: &dyn Fn(&Value) -> bool) -> (Option<Value>, Vec<Value>) {
    let mut all = match value {
        Some(Value::Array(all)) => all,
        Some(Value::Null) | None => Vec::new(),
        Some(one) => vec![one],
    };
    all.retain(|value| !value.is_null());
    let index = all.iter().position(is_meant);
    (index.map(|index| all.remove(index)), all)
}

fn take(object: &mut Map<String, Value>, name: &str) -> Option<Value> {
    object.remove(name)
}

/// The text called `name`; what is of another kind means nothing.
fn take_text(object: &mut Map<String, Value>, name: &str) -> Option<String> {
    match object.remove(name)? {
        Value::String(text) => Some(text),
        _ => None,
    }
}

fn is_of(object: &Map<String, Value>, kind: &str) -> bool {
    object.get("type").is_some_and(|value| has(value, kind))
}

/// Whether a value is `name`, or a list with it.
fn has(value: &Value, name: &str) -> bool {
    match value {
        Value::String(text) => text == name,
        Value::Array(all) => all.iter().any(|value| value.as_str() == Some(name)),
        _ => false,
    }
}
