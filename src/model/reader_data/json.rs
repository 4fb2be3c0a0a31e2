//! What is read out of the texts that storage holds. None of them is ever written anew
//! where it can stay as it is, so that numbers, the order of fields and all that this
//! edition knows nothing of are kept to the letter.

use std::collections::BTreeMap;

use serde_json::Value as Json;
use serde_json::value::RawValue;

use crate::model::{Record, Value, timestamp};

/// The members of a JSON object, each with its own text.
pub type Members = BTreeMap<String, Box<RawValue>>;

/// An annotation, as far as it matters here.
#[derive(Debug, Clone, PartialEq)]
pub struct Annotation {
    /// Its id, never empty.
    pub id: String,
    /// When it was last modified, or else created, in milliseconds since 1970 (UTC); none
    /// where it does not say so.
    pub date: Option<f64>,
}

/// The record that a JSON object holds, as the browser's own `JSON.parse` reads it: fields
/// of other kinds than text and number are passed over.
#[must_use]
pub fn record(text: &str) -> Option<Record> {
    let Ok(Json::Object(object)) = serde_json::from_str(text) else {
        return None;
    };
    let mut record = Record::default();
    for (name, value) in object {
        let value = match value {
            Json::String(text) => Some(Value::Text(text)),
            Json::Number(number) => number.as_f64().map(Value::Number),
            _ => None,
        };
        if let Some(value) = value {
            record.set(&name, value);
        }
    }
    Some(record)
}

/// The annotation that a JSON object is; none without an id.
#[must_use]
pub fn annotation(text: &str) -> Option<Annotation> {
    let object: Json = serde_json::from_str(text).ok()?;
    let field = |name| object.get(name).and_then(Json::as_str);
    let date = |name| field(name).and_then(timestamp::from_iso);
    Some(Annotation {
        id: field("id").filter(|id| !id.is_empty())?.to_owned(),
        date: date("modified").or_else(|| date("created")),
    })
}

/// Whether two texts say the same.
#[must_use]
pub fn same(one: &str, other: &str) -> bool {
    let read = |text| serde_json::from_str::<Json>(text).ok();
    one == other || read(one).is_some_and(|one| Some(one) == read(other))
}

/// The JSON object `text` with the text `value` for `name`, or without it; what cannot be
/// changed is as it was.
#[must_use]
pub fn with(text: &str, name: &str, value: Option<&Json>) -> String {
    let changed = || {
        let mut members: Members = serde_json::from_str(text).ok()?;
        match value {
            Some(value) => {
                let value = RawValue::from_string(value.to_string()).ok()?;
                members.insert(name.to_owned(), value);
            }
            None => {
                members.remove(name);
            }
        }
        serde_json::to_string(&members).ok()
    };
    changed().unwrap_or_else(|| text.to_owned())
}

/// `text` as it stands in the file: an object as it is, anything else as a JSON string.
#[must_use]
pub fn in_file(text: &str) -> String {
    let is_object = || {
        // White space around it would not come back.
        let raw = serde_json::from_str::<&RawValue>(text);
        text.starts_with('{') && raw.is_ok_and(|raw| raw.get() == text)
    };
    if is_object() {
        text.to_owned()
    } else {
        Json::from(text).to_string()
    }
}

/// The text that stands in the file as `value`: the inverse of [`in_file`].
#[must_use]
pub fn from_file(value: &RawValue) -> String {
    let string = serde_json::from_str::<String>(value.get());
    string.unwrap_or_else(|_| value.get().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_has_texts_and_numbers() {
        let expected = Record::default()
            .with_text("a", "é")
            .with_number("b", 1.5)
            .with_number("version", 1.0);
        let text = r#"{"a":"é","b":1.5,"c":[1],"d":null,"e":true,"f":{"g":1},"version":1}"#;
        assert_eq!(record(text), Some(expected));
        for text in ["", "{", "1", "[]", "null", r#"{"a":1e999}"#] {
            assert_eq!(record(text), None, "{text}");
        }
    }

    #[test]
    fn an_annotation_has_an_id_and_its_last_date() {
        for (text, date) in [
            (
                r#"{"id":"a","created":"1970-01-01","modified":"1970-01-02"}"#,
                Some(86_400_000.0),
            ),
            (
                r#"{"id":"a","created":"1970-01-02","modified":"soon"}"#,
                Some(86_400_000.0),
            ),
            (r#"{"id":"a","modified":7}"#, None),
        ] {
            let id = "a".to_owned();
            assert_eq!(annotation(text), Some(Annotation { id, date }), "{text}");
        }
        for text in ["", "[]", "{}", r#"{"id":7}"#, r#"{"id":""}"#] {
            assert_eq!(annotation(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_changed_leaves_the_rest_to_the_letter() {
        let text = r#"{"b":1.0,"a":123456789012345678901,"c":[ 1 ]}"#;
        assert_eq!(
            with(text, "b", Some(&Json::from(2))),
            r#"{"a":123456789012345678901,"b":2,"c":[ 1 ]}"#
        );
        assert_eq!(
            with(text, "b", None),
            r#"{"a":123456789012345678901,"c":[ 1 ]}"#
        );
        assert_eq!(with("[1]", "b", None), "[1]");
    }

    #[test]
    fn the_same_is_the_same_in_any_order_and_spacing() {
        assert!(same(r#"{"a":1,"b":2}"#, r#"{ "b": 2, "a": 1 }"#));
        assert!(same("?", "?"));
        assert!(!same(r#"{"a":1}"#, r#"{"a":2}"#));
        assert!(!same("?", "!"));
    }

    #[test]
    fn any_text_comes_back_from_the_file() {
        for text in [
            "",
            "?",
            " {}",
            "{}\n",
            "{}",
            r#"{"b" : 1.0, "a": 1e400, "b": "\ud800"}"#,
            "[1]",
            "7",
            r#""quoted""#,
            "null",
            "{\u{0}",
        ] {
            let value = RawValue::from_string(in_file(text)).unwrap();
            assert_eq!(from_file(&value), text, "{text:?}");
        }
    }
}
