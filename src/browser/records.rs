//! [`Record`]s in storage, as JSON written and read by the browser itself.

use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::storage;
use crate::model::{Record, Value};

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
            // Nobody's data is deleted, not even what makes no sense here.
            if storage::write(&format!("{key}/set-aside"), &text) {
                storage::remove(key);
            }
            Kept::Nothing
        }
    }
}

/// Keeps `record` under `key` unless a newer edition's record lies there. Says
/// whether the reader can count on finding it again.
#[must_use]
pub fn write(key: &str, version: u32, record: &Record) -> bool {
    match read(key, version) {
        Kept::Newer => true,
        Kept::Nothing | Kept::Record(_) => storage::write(key, &stringify(record)),
    }
}

/// Forgets the record under `key` unless it is a newer edition's.
pub fn forget(key: &str, version: u32) {
    if read(key, version) != Kept::Newer {
        storage::remove(key);
    }
}

/// Keeps a list of names and texts under `key` as it is, without a version.
#[must_use]
pub fn write_list(key: &str, list: &[(&str, String)]) -> bool {
    let record = list.iter().fold(Record::default(), |record, (name, text)| {
        record.with_text(name, text.as_str())
    });
    storage::write(key, &stringify(&record))
}

/// The record that a JSON object holds. Fields of other kinds than text and
/// number are passed over; a text that is no object is none.
fn parse(text: &str) -> Option<Record> {
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

fn stringify(record: &Record) -> String {
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
