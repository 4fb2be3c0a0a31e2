//! What must hold after anything has gone wrong.

use crate::context::Context;
use crate::failure::Failure;
use crate::library::ANYA;
use crate::reader::{Look, Reader, State};
use crate::sites::Workshop;
use serde_json::{Value, json};

/// A window in which a story is several screens long.
const SIZE: (u32, u32) = (700, 560);
/// The library's id, with which every key begins.
const LIBRARY: &str = "cafe-stories";

/// The address of the first story.
pub fn story(server: &Workshop) -> String {
    format!("{}{}.html", server.address(), ANYA.slug)
}

/// A key of the library's.
pub fn key(name: &str) -> String {
    format!("{LIBRARY}/{name}")
}

/// The place in the first story.
pub fn place_key() -> String {
    key(&format!("place/{}", ANYA.slug))
}

/// The place that an earlier visit kept: the seventh paragraph.
pub fn place() -> String {
    json!({
        "version": 1, "block": 7, "offset": 0, "words": "and so on", "progression": 0.4,
        "finished": 0, "at": 1.7e12
    })
    .to_string()
}

/// Puts `records` into storage from a page of the origin that runs no app, and makes the window
/// small.
pub fn keep(context: &Context, server: &Workshop, records: &[(&str, &str)]) -> Result<(), Failure> {
    let reader = context.reader();
    context.browser.resize(SIZE.0, SIZE.1)?;
    reader.visit(&format!("{}404.html", server.address()))?;
    for (name, text) in records {
        reader.run(
            "localStorage.setItem(arguments[0], arguments[1])",
            &[key(name).into(), (*text).into()],
        )?;
    }
    Ok(())
}

/// As [`keep`], what an earlier visit left: a theme, a face, a size and a place.
pub fn keep_a_visit(context: &Context, server: &Workshop) -> Result<(), Failure> {
    let preferences = r#"{"version":1,"theme":"night","typeface":"atkinson","size":24}"#;
    let appearance = r#"{"data-theme":"night","data-typeface":"atkinson","--font-size":"1.5rem"}"#;
    let place_name = format!("place/{}", ANYA.slug);
    keep(
        context,
        server,
        &[
            ("preferences", preferences),
            ("appearance", appearance),
            (&place_name, &place()),
        ],
    )
}

/// Everything in the origin's storage, by key.
pub fn stored(reader: &Reader) -> Result<Value, Failure> {
    reader.run(
        "const found = {};
        for (let index = 0; index < localStorage.length; index += 1)
            found[localStorage.key(index)] = localStorage.getItem(localStorage.key(index));
        return found;",
        &[],
    )
}

/// One text in storage; empty where there is none.
pub fn stored_text(reader: &Reader, key: &str) -> Result<String, Failure> {
    let text = reader.run("return localStorage.getItem(arguments[0])", &[key.into()])?;
    Ok(text.as_str().unwrap_or_default().to_owned())
}

/// Opens the first story, where the program fails: all that an earlier visit left is there, the
/// line says why, and reading on loses nothing.
pub fn reads_on(context: &Context, server: &Workshop, line: [&str; 2]) -> Result<(), Failure> {
    let reader = context.reader();
    keep_a_visit(context, server)?;
    let before = stored(&reader)?;
    reader.visit(&story(server))?;
    reader.until_line(line)?;
    reader.until(State::Failed)?;
    reader.until_look(&Look::new(
        "rgb(23, 26, 31)",
        "Atkinson Hyperlegible Next",
        "24px",
    ))?;
    super::super::place::at_seventh(context)?;
    can_be_read(&reader)?;
    nothing_is_written(&reader, &before)
}

/// The text is there, word for word, and can be scrolled through.
pub fn can_be_read(reader: &Reader) -> Result<(), Failure> {
    reader.check_text(ANYA)?;
    for block in ["p3", "p9"] {
        reader.scroll_to(block)?;
        reader.wait_for(
            &format!("one can scroll to {block}"),
            &format!(
                "Math.abs(shown('article[data-slug] .prose [id$={block}]').getBoundingClientRect().top) < innerHeight / 2"
            ),
        )?;
    }
    Ok(())
}

/// However one goes on from a page that has failed, storage stays as it was.
pub fn nothing_is_written(reader: &Reader, before: &Value) -> Result<(), Failure> {
    let inert = reader.eval(
        "[...document.querySelectorAll('[data-slot]')].every(slot => slot.inert) \
         && shown('#panels > *') === null",
    )?;
    crate::ensure!(inert == true, "what no longer works can be used");
    // What a browser tells a page that is hidden or left: the last moments to write.
    reader.run(
        "dispatchEvent(new Event('scroll')); document.dispatchEvent(new Event('visibilitychange'));
        dispatchEvent(new Event('pagehide'));",
        &[],
    )?;
    reader.back_to_shelf()?;
    unchanged(reader, before)
}

/// Fails where storage is not as it was.
pub fn unchanged(reader: &Reader, before: &Value) -> Result<(), Failure> {
    let after = stored(reader)?;
    crate::ensure!(after == *before, "storage was {before}, and now is {after}");
    Ok(())
}
