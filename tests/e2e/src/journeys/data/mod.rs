//! What a reader keeps: saved as a file, imported, deleted; what becomes of it when something
//! goes wrong, when a page is left, and when two windows write at once.

mod faults;
mod keeping;
mod leaving;
mod schedule;
mod two_tabs;

use super::Journey;
use crate::failure::Failure;
use crate::library::ANYA;
use crate::reader::Reader;
use crate::sites::Workshop;
use serde_json::Value;

/// What can be done on a page, for scripts of these journeys.
const PAGE: &str = include_str!("page.js");

/// All of them.
pub static ALL: &[Journey] = &[
    Journey::new("data, saved, imported and deleted", keeping::in_a_story),
    Journey::new("data, marks where storage is full", keeping::where_full),
    Journey::new("data, on the shelf", keeping::on_the_shelf),
    Journey::new("data, deleted for copies, too", keeping::copies),
    Journey::new("data, faults while it is kept", faults::each),
    Journey::new("data, a page left as it writes", leaving::at_once),
    Journey::new("data, 100 schedules in two tabs", two_tabs::agree),
    Journey::new("data, two windows", two_tabs::windows),
];

/// Runs the body of an async function, which has `it`, the steps in this window, and `given`, the
/// arguments.
fn act(reader: &Reader, body: &str, arguments: &[Value]) -> Result<Value, Failure> {
    let script = format!(
        "{PAGE}
        const given = [...arguments];
        const done = given.pop();
        (async () => {{ const it = stepsOf(window); {body} }})().then(
            value => done({{ value }}),
            error => done({{ failed: String(error) }}),
        );"
    );
    let mut answer = reader.browser.run_async(&script, arguments)?;
    match answer.get("failed") {
        Some(failed) => Err(Failure::new(failed.to_string())),
        None => Ok(answer.get_mut("value").map_or(Value::Null, Value::take)),
    }
}

/// A part of what a script has answered; null where there is none.
fn at<'a>(answer: &'a Value, pointer: &str) -> &'a Value {
    answer.pointer(pointer).unwrap_or(&Value::Null)
}

/// The address of the first story.
fn story(server: &Workshop) -> String {
    format!("{}{}.html", server.address(), ANYA.slug)
}

/// Forgets all that is kept on an origin, on a page of it that runs no app.
fn wipe(reader: &Reader, server: &Workshop) -> Result<(), Failure> {
    reader.visit(&format!("{}404.html", server.address()))?;
    reader.forget()
}
