//! [`Record`]s in storage, as JSON written and read by the browser itself.

use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::{notice, storage};
use crate::model::{Record, Value};

// The quiet lines for what can go wrong, each with its reason and its remedy.
const UNREADABLE: &str =
    "What was kept here could not be read, and is set aside. Choose anew, and read on.";
const NEWER: &str = "A newer edition of the reader keeps this, so changes last until the page is closed. Loading it again may bring that edition.";
const BLOCKED: &str = "This browser keeps nothing for this page, so changes last until the page is closed. Its settings can allow site data.";
const FULL: &str = "This browser has no room left for this site, so changes last until the page is closed. Deleting what its other pages keep makes room.";

/// What was found under a key.
#[derive(Debug, Clone, PartialEq)]
pub enum Kept {
    /// Nothing, or nothing that could be read. What could not be read has been
    /// set aside under another key.
    Nothing,
    /// A record of the version that was asked for.
    Record(Record),
    /// A record of a later version: it belongs to a newer edition of the reader,
    /// and must be left as it is.
    Newer,
}

/// Reads the record of `version` under `key`.
#[must_use]
pub fn read(key: &str, version: u32) -> Kept {
    let Some(text) = storage::read(key) else {
        return Kept::Nothing;
    };
    let record = parse(&text);
    match record.as_ref().and_then(Record::version) {
        Some(found) if found > f64::from(version) => Kept::Newer,
        Some(found) if found == f64::from(version) => record.map_or(Kept::Nothing, Kept::Record),
        _ => {
            set_aside(key, &text);
            Kept::Nothing
        }
    }
}

/// Keeps `record` under `key`, unless there lies what must be left as it is. Says
/// whether it is kept; if not, the page says why.
pub fn write(key: &str, version: u32, record: &Record) -> bool {
    match read(key, version) {
        Kept::Newer => {
            notice::say(NEWER);
            false
        }
        // What could not be set aside stays, or it would be lost.
        Kept::Nothing if storage::read(key).is_some() => false,
        Kept::Nothing | Kept::Record(_) => put(key, &to_json(record)),
    }
}

/// Forgets the record of `version` under `key`; whatever else lies there stays.
pub fn forget(key: &str, version: u32) {
    if matches!(read(key, version), Kept::Record(_)) {
        storage::remove(key);
    }
}

/// Keeps a list of names and texts under `key`, without a version and in place of
/// whatever is there. Where it is there already, or is empty and nothing is there,
/// nothing is written.
pub fn write_list(key: &str, list: &[(&str, String)]) {
    let record = list.iter().fold(Record::default(), |record, (name, text)| {
        record.with_text(name, text.as_str())
    });
    let text = to_json(&record);
    let there = storage::read(key);
    if there.as_ref() != Some(&text) && !(there.is_none() && list.is_empty()) {
        put(key, &text);
    }
}

/// Moves `text`, which lies under `key` and makes no sense, to a name of its own:
/// nobody's data is deleted.
fn set_aside(key: &str, text: &str) {
    let mut name = format!("{key}/set-aside");
    let mut number = 1_u32;
    while storage::read(&name).is_some_and(|other| other != text) {
        number = number.saturating_add(1);
        name = format!("{key}/set-aside/{number}");
    }
    if put(&name, text) {
        storage::remove(key);
        notice::say(UNREADABLE);
    }
}

/// Keeps `text` under `key`; says so on the page where that does not work.
fn put(key: &str, text: &str) -> bool {
    let kept = storage::write(key, text);
    if !kept {
        notice::say(if storage::is_there() { FULL } else { BLOCKED });
    }
    kept
}

/// The record that a JSON object holds. Fields of other kinds than text and
/// number are passed over; a text that is no object is none.
#[must_use]
pub fn parse(text: &str) -> Option<Record> {
    let object = JSON::parse(text).ok()?.dyn_into::<Object>().ok()?;
    let mut record = Record::default();
    for entry in Object::entries(&object) {
        let entry = Array::from(&entry);
        let (name, value) = (entry.get(0).as_string(), entry.get(1));
        let number = value.as_f64().map(Value::Number);
        let value = number.or_else(|| value.as_string().map(Value::Text));
        if let (Some(name), Some(value)) = (name, value) {
            record.set(&name, value);
        }
    }
    Some(record)
}

/// The record as a JSON object.
#[must_use]
pub fn to_json(record: &Record) -> String {
    let object = Object::new();
    for (name, value) in record.fields() {
        let value = match value {
            Value::Text(text) => JsValue::from_str(text),
            Value::Number(number) => JsValue::from_f64(*number),
        };
        // A plain object of our own takes any field.
        let _ = Reflect::set(&object, &JsValue::from_str(name), &value);
    }
    JSON::stringify(&object).map_or_else(|_| "{}".to_owned(), String::from)
}
