//! An element on a page, by the driver's reference to it.

use serde_json::{Value, json};

/// The one property name under which WebDriver hands elements over.
const REFERENCE: &str = "element-6066-11e4-a52e-4f735466cecf";

/// An element that a [`Browser`](super::Browser) found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element(String);

impl Element {
    /// The element in a driver's answer.
    pub fn from_value(value: &Value) -> Option<Self> {
        Some(Self(value.get(REFERENCE)?.as_str()?.to_owned()))
    }

    /// As an argument for a script.
    pub fn to_value(&self) -> Value {
        json!({ REFERENCE: self.0 })
    }

    /// As a part of a path.
    pub fn id(&self) -> &str {
        &self.0
    }
}
