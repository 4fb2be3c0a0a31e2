//! Storage is blocked, emptied, or holds what this edition of the reader cannot read.

use super::aftermath::{
    can_be_read, keep, keep_a_visit, key, place, place_key, stored, stored_text, story, unchanged,
};
use crate::context::Context;
use crate::failure::Failure;
use crate::library::ANYA;
use crate::reader::{Reader, State};
use crate::sites::{Extras, Workshop};

const UNREADABLE: [&str; 2] = ["could not be read", "set aside"];
/// The background of the theme "sepia".
pub const SEPIA: &str = "rgb(241, 230, 208)";
/// The background of the theme "night".
pub const NIGHT: &str = "rgb(23, 26, 31)";

/// Nothing can be kept: that is said when there is something to keep, and not before.
pub fn blocked(context: &Context) -> Result<(), Failure> {
    let line = ["keeps nothing", "settings can allow site data"];
    let server = Workshop::open(context.dist(), Extras::default())?;
    let reader = context.reader();
    keep(context, &server, &[])?;
    let blocked =
        reader.eval("(() => { try { return !localStorage } catch { return true } })()")?;
    crate::ensure!(blocked == true, "this browser's storage is not blocked");
    reader.open(&story(&server))?;
    crate::ensure!(said(&reader)?.is_empty(), "opening a page needs no storage");
    reader.scroll_to("p5")?;
    reader.until_line(line)?;
    can_be_read(&reader)?;
    reader.open(&story(&server))?;
    choose(&reader, "theme", "sepia")?;
    reader.until_background(SEPIA)?;
    reader.until_line(line)?;
    can_be_read(&reader)
}

/// Whatever lies there, the page comes up, and no text of anyone's is gone.
pub fn nonsense(context: &Context) -> Result<(), Failure> {
    let server = Workshop::open(context.dist(), Extras::default())?;
    let reader = context.reader();
    let place_name = format!("place/{}", ANYA.slug);
    let long = "\u{1f56f}\u{0}\"".repeat(20_000);
    let texts = [
        "",
        "{",
        "null",
        "7",
        "\"text\"",
        "[]",
        "[[[",
        "{}",
        "true",
        "NaN",
        "{\"version\":\"1\"}",
        "{\"version\":0,\"theme\":\"old\"}",
        "{\"version\":-1}",
        "{\"version\":1e999}\u{0}",
        &long,
    ];
    for text in texts {
        keep(
            context,
            &server,
            &[
                ("preferences", text),
                (&place_name, text),
                ("appearance", text),
            ],
        )?;
        reader.open(&story(&server))?;
        reader.until_line(UNREADABLE)?;
        reader.check_text(ANYA)?;
        reader.read_to(ANYA, 5)?;
    }
    // Every one of them, though all lay under the same names.
    let kept = stored(&reader)?;
    for name in [key("preferences"), place_key()] {
        for text in texts {
            let aside = kept.as_object().into_iter().flatten().any(|(other, kept)| {
                other.starts_with(&format!("{name}/set-aside")) && kept == text
            });
            crate::ensure!(aside, "{text:?}, once under {name}, is lost");
        }
    }
    can_be_read(&reader)
}

/// A newer edition's records are not touched, and the page says why a choice does not last.
pub fn newer(context: &Context) -> Result<(), Failure> {
    let line = ["newer edition", "Loading it again may bring that edition"];
    let server = Workshop::open(context.dist(), Extras::default())?;
    let reader = context.reader();
    let place_name = format!("place/{}", ANYA.slug);
    keep(
        context,
        &server,
        &[
            (
                "preferences",
                "{\"version\":2,\"theme\":{\"colours\":[1,2]}}",
            ),
            ("appearance", "{\"data-theme\":\"aurora\",\"--glow\":\"7\"}"),
            (
                &place_name,
                &place().replace("\"version\":1", "\"version\":2"),
            ),
        ],
    )?;
    let before = stored(&reader)?;
    reader.open(&story(&server))?;
    reader.scroll_to("p5")?;
    reader.until_line(line)?;
    can_be_read(&reader)?;
    reader.open(&story(&server))?;
    choose(&reader, "theme", "sepia")?;
    reader.until_background(SEPIA)?;
    reader.until_line(line)?;
    reader.back_to_shelf()?;
    reader.until(State::Ready)?;
    unchanged(&reader, &before)
}

/// What is in force stays when storage is cleared, here or elsewhere, and is kept again as one
/// goes on.
pub fn cleared(context: &Context) -> Result<(), Failure> {
    let server = Workshop::open(context.dist(), Extras::default())?;
    let reader = context.reader();
    let browser = &context.browser;
    keep_a_visit(context, &server)?;
    let first = browser.window()?;
    reader.open(&story(&server))?;
    super::super::place::at_seventh(context)?;

    let other = browser.new_window()?;
    browser.switch_to(&other)?;
    reader.visit(&format!("{}404.html", server.address()))?;
    reader.run("localStorage.clear()", &[])?;
    browser.switch_to(&first)?;
    reader.until_line(["has been cleared", "is kept again"])?;
    goes_on(&reader, 5, "sepia", SEPIA)?;

    // By the page itself, as extensions do: nothing tells it.
    reader.run("localStorage.clear()", &[])?;
    goes_on(&reader, 9, "night", NIGHT)?;
    can_be_read(&reader)
}

/// Place and preferences are kept anew, the face of an earlier visit among them.
fn goes_on(reader: &Reader, block: u32, theme: &str, background: &str) -> Result<(), Failure> {
    reader.read_to(ANYA, block)?;
    choose(reader, "theme", theme)?;
    reader.until_background(background)?;
    let kept = stored_text(reader, &key("preferences"))?;
    crate::ensure!(
        kept.contains(theme) && kept.contains("atkinson"),
        "the preferences are {kept}"
    );
    Ok(())
}

/// Chooses in the panel, open or not.
pub fn choose(reader: &Reader, name: &str, value: &str) -> Result<(), Failure> {
    let input = format!("document.querySelector(\"input[name={name}][value={value}]\")");
    reader.run(&format!("{input}.click()"), &[])?;
    reader.wait_for(
        &format!("{name} {value} is in force"),
        &format!("document.documentElement.dataset.{name} === '{value}'"),
    )
}

/// What the quiet line says.
pub fn said(reader: &Reader) -> Result<String, Failure> {
    reader.text("document.getElementById('notice').textContent")
}
