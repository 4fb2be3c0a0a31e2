//! What is kept in storage: small flat records.

/// A value in a record.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A text.
    Text(String),
    /// A number.
    Number(f64),
}

/// A flat list of named values: what a JSON object without nesting holds.
///
/// Whoever reads one asks for each field by name and kind, and gets none for
/// whatever is not there or of another kind: nothing in storage is trusted,
/// because readers, extensions and other pages of the same origin can write it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Record(Vec<(String, Value)>);

impl Record {
    /// The field that holds a record's version.
    const VERSION: &str = "version";

    /// A record that says it is of `version`.
    #[must_use]
    pub fn new(version: u32) -> Self {
        Self::default().with_number(Self::VERSION, f64::from(version))
    }

    /// The version that the record says it is of.
    #[must_use]
    pub fn version(&self) -> Option<f64> {
        self.number(Self::VERSION)
    }

    /// The record with `name` set to `text`.
    #[must_use]
    pub fn with_text(mut self, name: &str, text: impl Into<String>) -> Self {
        self.set(name, Value::Text(text.into()));
        self
    }

    /// The record with `name` set to `number`.
    #[must_use]
    pub fn with_number(mut self, name: &str, number: f64) -> Self {
        self.set(name, Value::Number(number));
        self
    }

    /// The record with `name` set to yes or no.
    #[must_use]
    pub fn with_flag(self, name: &str, flag: bool) -> Self {
        self.with_number(name, f64::from(u8::from(flag)))
    }

    /// Sets `name` to `value`, in place of what it was.
    pub fn set(&mut self, name: &str, value: Value) {
        match self.0.iter_mut().find(|(field, _)| field == name) {
            Some((_, old)) => *old = value,
            None => self.0.push((name.to_owned(), value)),
        }
    }

    /// The text called `name`, if there is one.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        match self.get(name)? {
            Value::Text(text) => Some(text),
            Value::Number(_) => None,
        }
    }

    /// The number called `name`, if there is one.
    #[must_use]
    pub fn number(&self, name: &str) -> Option<f64> {
        match self.get(name)? {
            Value::Number(number) => Some(*number),
            Value::Text(_) => None,
        }
    }

    /// The whole number called `name`, if there is one that a `u32` can hold.
    #[must_use]
    pub fn count(&self, name: &str) -> Option<u32> {
        let number = self.number(name)?;
        let whole = number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&number);
        // The cast is exact for what passed.
        whole.then_some(number as u32)
    }

    /// Whether the field called `name` says yes, if it says yes (1) or no (0).
    #[must_use]
    pub fn flag(&self, name: &str) -> Option<bool> {
        self.count(name)
            .filter(|&count| count <= 1)
            .map(|count| count == 1)
    }

    /// Every field with its name.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }

    fn get(&self, name: &str) -> Option<&Value> {
        self.fields()
            .find_map(|(field, value)| (field == name).then_some(value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_read_by_name_and_kind() {
        let record = Record::new(1)
            .with_text("theme", "night")
            .with_number("size", 20.0);
        assert_eq!(record.version(), Some(1.0));
        assert_eq!(record.text("theme"), Some("night"));
        assert_eq!(record.number("theme"), None);
        assert_eq!(record.text("size"), None);
        assert_eq!(record.text("typeface"), None);
    }

    #[test]
    fn setting_a_field_again_replaces_it() {
        let record = Record::default()
            .with_number("size", 20.0)
            .with_number("size", 21.0);
        assert_eq!(record.fields().count(), 1);
        assert_eq!(record.number("size"), Some(21.0));
    }

    #[test]
    fn flags_are_yes_or_no() {
        let record = Record::default()
            .with_flag("yes", true)
            .with_flag("no", false);
        let record = record.with_number("two", 2.0).with_text("text", "1");
        for (name, expected) in [
            ("yes", Some(true)),
            ("no", Some(false)),
            ("two", None),
            ("text", None),
            ("absent", None),
        ] {
            assert_eq!(record.flag(name), expected, "{name}");
        }
    }

    #[test]
    fn counts_are_whole_and_fit() {
        for (number, expected) in [
            (7.0, Some(7)),
            (0.0, Some(0)),
            (-1.0, None),
            (1.5, None),
            (5e9, None),
            (f64::NAN, None),
        ] {
            let record = Record::default().with_number("n", number);
            assert_eq!(record.count("n"), expected, "{number}");
        }
    }
}
