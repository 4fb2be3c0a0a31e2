//! The keys of a TOML table: typed values out, every problem into the report.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::diagnostic::quoted;
use super::near::nearest;
use super::report::{Refusal, Report};
use super::typography::typeset;
use crate::model::Date;

/// A TOML table, and where it stands in its file.
pub(super) struct Keys<'t> {
    table: DeTable<'t>,
    /// Where the TOML begins in the file, in bytes.
    base: usize,
    /// Where to point when a key is missing, in bytes of the file.
    start: usize,
}

/// A value and its place, in bytes of the file.
pub(super) struct Found<T> {
    pub(super) value: T,
    pub(super) offset: usize,
}

impl<'t> Keys<'t> {
    /// Reads `toml`, which begins at byte `base` of its file; none if it is not TOML.
    pub(super) fn parse(toml: &'t str, base: usize, report: &mut Report<'_>) -> Option<Self> {
        let (table, errors) = DeTable::parse_recoverable(toml);
        for error in &errors {
            let offset = error.span().map_or(0, |span| span.start);
            report.refuse(base + offset, not_toml(error.message()));
        }
        errors.is_empty().then(|| Self {
            table: table.into_inner(),
            base,
            start: 0,
        })
    }

    /// Reports the keys that are not in `known`.
    pub(super) fn allow(&self, known: &[&str], report: &mut Report<'_>) {
        for key in self.table.keys() {
            let name: &str = key.get_ref();
            if known.contains(&name) {
                continue;
            }
            let all = format!("the keys are {}", known.join(", "));
            let mend = match nearest(name, known.iter().copied()) {
                Some(meant) => format!("did you mean \"{meant}\"? {all}"),
                None => format!("remove it; {all}"),
            };
            let problem = format!("unknown key {}", quoted(name));
            report.add(self.base + key.span().start, problem, mend);
        }
    }

    /// The text at `key`, set in type; none if it is missing or blank.
    pub(super) fn text(&self, key: &str, report: &mut Report<'_>) -> Option<String> {
        let found = self.string(key, report)?;
        if found.value.chars().any(char::is_control) {
            report.add(
                found.offset,
                format!("{key:?} is more than a line of plain text"),
                "write it in one line, without tabs and control characters",
            );
            return None;
        }
        let text = found.value.trim();
        (!text.is_empty()).then(|| typeset(text))
    }

    /// The text at `key`, which must be there and not blank.
    pub(super) fn required_text(&self, key: &str, report: &mut Report<'_>) -> Option<String> {
        let before = report.len();
        let text = self.text(key, report);
        if text.is_none() && report.len() == before {
            let blank = self.table.get(key);
            let offset = blank.map_or(self.start, |value| self.base + value.span().start);
            let problem = if blank.is_some() {
                format!("the {key} is blank")
            } else {
                format!("there is no {key}")
            };
            report.add(offset, problem, format!("write `{key} = \"…\"`"));
        }
        text
    }

    /// The string at `key` as `parse` takes it; none if missing or refused.
    pub(super) fn parsed<T>(
        &self,
        key: &str,
        report: &mut Report<'_>,
        parse: impl FnOnce(&str) -> Result<T, Refusal>,
    ) -> Option<T> {
        let found = self.string(key, report)?;
        match parse(found.value) {
            Ok(value) => Some(value),
            Err(refusal) => {
                report.refuse(found.offset, refusal);
                None
            }
        }
    }

    /// The day at `key`, written without quotation marks: `2026-11-20`.
    pub(super) fn date(&self, key: &str, report: &mut Report<'_>) -> Option<Date> {
        let value = self.table.get(key)?;
        let date = match value.get_ref() {
            DeValue::Datetime(moment) if moment.time.is_none() => moment.date,
            _ => None,
        };
        if date.is_none() {
            report.add(
                self.base + value.span().start,
                format!("{key:?} is {}, not a date", a_value(value.get_ref())),
                format!("write year, month and day without quotation marks: {key} = 2026-11-20"),
            );
        }
        date.map(|date| Date {
            year: date.year,
            month: date.month,
            day: date.day,
        })
    }

    /// The strings of the list at `key`; none if it is missing.
    pub(super) fn list(&self, key: &str, report: &mut Report<'_>) -> Option<Vec<Found<&str>>> {
        let value = self.table.get(key)?;
        let Some(items) = value.get_ref().as_array() else {
            report.add(
                self.base + value.span().start,
                format!("{key:?} is {}, not a list", a_value(value.get_ref())),
                format!("write `{key} = [\"…\", \"…\"]`"),
            );
            return None;
        };
        let strings = items.iter();
        Some(
            strings
                .filter_map(|item| self.as_string(key, item, report))
                .collect(),
        )
    }

    /// The table at `key`, such as `{ motif = "…" }`; none if it is missing.
    pub(super) fn table(&self, key: &str, report: &mut Report<'_>) -> Option<Keys<'t>> {
        let value = self.table.get(key)?;
        let start = self.base + value.span().start;
        let Some(table) = value.get_ref().as_table() else {
            report.add(
                start,
                format!("{key:?} is {}, not a table", a_value(value.get_ref())),
                format!("write `{key} = {{ … }}`"),
            );
            return None;
        };
        Some(Keys {
            table: table.clone(),
            base: self.base,
            start,
        })
    }

    /// Where `key`'s value stands, or where the table begins if it is missing.
    pub(super) fn offset(&self, key: &str) -> usize {
        let value = self.table.get(key);
        value.map_or(self.start, |value| self.base + value.span().start)
    }

    /// Whether `key` is there, right or wrong.
    pub(super) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    fn string(&self, key: &str, report: &mut Report<'_>) -> Option<Found<&str>> {
        self.as_string(key, self.table.get(key)?, report)
    }

    fn as_string<'v>(
        &self,
        key: &str,
        value: &'v Spanned<DeValue<'t>>,
        report: &mut Report<'_>,
    ) -> Option<Found<&'v str>> {
        let offset = self.base + value.span().start;
        let Some(text) = value.get_ref().as_str() else {
            report.add(
                offset,
                format!(
                    "{key:?} has {} where text belongs",
                    a_value(value.get_ref())
                ),
                "put it in quotation marks",
            );
            return None;
        };
        Some(Found {
            value: text,
            offset,
        })
    }
}

/// What to say for the parser's `message`.
fn not_toml(message: &str) -> Refusal {
    // The slips that publishers make most, in words for those who know no TOML.
    for (slip, problem, mend) in [
        (
            "must be quoted",
            "a value without quotation marks",
            "put it in quotation marks: title = \"…\"",
        ),
        (
            "duplicate key",
            "the key is there twice",
            "remove one of the two",
        ),
        (
            "invalid date",
            "there is no such date",
            "write year, month and day: 2026-11-20",
        ),
        (
            "invalid basic string",
            "a text that does not end on its line",
            "put quotation marks at both ends; within it, write \\\" for one",
        ),
    ] {
        if message.contains(slip) {
            return Refusal::new(problem, mend);
        }
    }
    Refusal::new(
        format!("this is not TOML: {}", message.replace('\n', " ")),
        "write `key = \"value\"`, one key a line",
    )
}

/// The kind of a value in words, with its article.
fn a_value(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(moment) if moment.time.is_none() => "a date",
        DeValue::Datetime(_) => "a time",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
