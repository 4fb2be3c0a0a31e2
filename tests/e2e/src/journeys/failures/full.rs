//! Storage has no room: at all, or from some write on.

use super::aftermath::{
    can_be_read, keep, keep_a_visit, key, place_key, stored, stored_text, story,
};
use super::altered;
use super::storage::{NIGHT, SEPIA, choose, said};
use crate::context::Context;
use crate::failure::Failure;
use crate::library::ANYA;
use crate::reader::Reader;
use crate::sites::{Extras, Workshop};
use serde_json::Value;

/// More writes than a visit in [`at_each`] makes.
const MANY: u32 = 40;
const FULL: [&str; 2] = ["no room left", "makes room"];
/// What lay there before.
const PREFERENCES: &str = r#"{"version":1,"theme":"dusk"}"#;

/// For real: other pages of the origin have filled storage to its last character.
pub fn everywhere(context: &Context) -> Result<(), Failure> {
    let server = Workshop::open(context.dist(), Extras::default())?;
    let reader = context.reader();
    keep_a_visit(context, &server)?;
    reader.run(
        "for (let text = 'x'.repeat(1 << 22), number = 0; text; number += 1)
            try { localStorage.setItem(`elsewhere/${number}`, text) }
            catch { text = text.slice(text.length >> 1 || 1) }
        localStorage.setItem(arguments[0], arguments[1]);",
        &[key("appearance").into(), "{}".into()],
    )?;
    // The last room for a few characters.
    reader.run(
        "for (let number = 0; ; number += 1)
            try { localStorage.setItem(`e/${number}`, '') } catch { break }",
        &[],
    )?;
    let before = stored_own(&reader)?;
    reader.open(&story(&server))?;
    super::super::place::at_seventh(context)?;
    reader.until_background(NIGHT)?;
    choose(&reader, "theme", "contrast-light")?;
    reader.until_background("rgb(255, 255, 255)")?;
    reader.until_line(FULL)?;
    can_be_read(&reader)?;
    reader.back_to_shelf()?;
    let after = stored_own(&reader)?;
    for name in [key("preferences"), place_key()] {
        crate::ensure!(
            after.get(&name).is_some(),
            "{name} is gone: storage was {before}, and now is {after}"
        );
    }
    Ok(())
}

/// Whichever write finds no room, what is kept is whole, old or new, and nothing is lost.
pub fn at_each(context: &Context) -> Result<(), Failure> {
    let extras = Extras {
        pages: altered::full(context.dist())?.into(),
        ..Extras::default()
    };
    let server = Workshop::open(context.dist(), extras)?;
    let reader = context.reader();
    for only_one in ["", "&once"] {
        for number in 1.. {
            let writes = visit_when_full(context, &server, number, only_one)?;
            crate::ensure!(writes < MANY, "a visit that never stops writing");
            let line = said(&reader)?;
            let was_full = number <= writes;
            let says_so = FULL.iter().all(|part| line.contains(part));
            crate::ensure!(
                only_one == "&once" || was_full == says_so,
                "{writes} writes, no room from {number} on: the page says {line:?}"
            );
            // The next visit makes of it what is kept.
            reader.open(&story(&server))?;
            can_be_read(&reader)?;
            in_step(&reader)
                .map_err(|failure| failure.while_(&format!("no room at {number}{only_one}")))?;
            if !was_full {
                crate::ensure!(number > 5, "a visit of only {writes} writes");
                break;
            }
        }
    }
    Ok(())
}

/// A visit that begins with nonsense in place of a place, chooses twice, and reads on.
fn visit_when_full(
    context: &Context,
    server: &Workshop,
    number: u32,
    only_one: &str,
) -> Result<u32, Failure> {
    let reader = context.reader();
    let nonsense = "{\"a place\": of old";
    let place_name = format!("place/{}", ANYA.slug);
    reader.visit(&format!("{}404.html", server.address()))?;
    reader.run("localStorage.clear()", &[])?;
    let earlier = [
        ("preferences", PREFERENCES),
        ("appearance", "{}"),
        (&place_name, nonsense),
    ];
    keep(context, server, &earlier)?;
    reader.open(&format!("{}?full={number}{only_one}", story(server)))?;
    choose(&reader, "theme", "night")?;
    reader.until_background(NIGHT)?;
    choose(&reader, "typeface", "atkinson")?;
    choose(&reader, "theme", "sepia")?;
    reader.until_background(SEPIA)?;
    reader.scroll_to("p5")?;
    // Leaving keeps the place at once.
    reader.wait_for(
        "the program has seen the scrolling",
        "(dispatchEvent(new Event('scroll')), Number(shown('.progress-line, [style*=progression]')?.style.getPropertyValue('--progression')) > 0)",
    )?;
    reader.run("dispatchEvent(new Event('pagehide'))", &[])?;
    let kept = stored(&reader)?;
    let texts: Vec<&str> = kept
        .as_object()
        .into_iter()
        .flat_map(|kept| kept.values())
        .filter_map(Value::as_str)
        .collect();
    crate::ensure!(texts.contains(&nonsense), "what was there is lost: {kept}");
    for text in texts.iter().filter(|text| **text != nonsense) {
        let whole = serde_json::from_str::<Value>(text).is_ok();
        crate::ensure!(whole, "a record is not whole: {text}");
    }
    let preferences = kept.get(key("preferences")).and_then(Value::as_str);
    crate::ensure!(preferences.is_some(), "the preferences are lost: {kept}");
    let writes = reader.text("document.documentElement.dataset.writes")?;
    writes
        .parse()
        .map_err(|_| Failure::new(format!("so many writes: {writes:?}")))
}

/// Both records of the look say the same.
fn in_step(reader: &Reader) -> Result<(), Failure> {
    let field = |record: &str, field: &str| -> Result<Value, Failure> {
        let text = stored_text(reader, &key(record))?;
        let record: Value = serde_json::from_str(&text).unwrap_or_default();
        Ok(record.get(field).cloned().unwrap_or_default())
    };
    for (kept, replayed) in [("theme", "data-theme"), ("typeface", "data-typeface")] {
        let (kept, replayed) = (field("preferences", kept)?, field("appearance", replayed)?);
        crate::ensure!(kept == replayed, "kept is {kept}, replayed is {replayed}");
    }
    Ok(())
}

/// Everything of the library's in storage.
fn stored_own(reader: &Reader) -> Result<Value, Failure> {
    reader.run(
        "const own = {};
        for (let index = 0; index < localStorage.length; index += 1) {
            const key = localStorage.key(index);
            if (key.startsWith('cafe-stories/')) own[key] = localStorage.getItem(key);
        }
        return own;",
        &[],
    )
}
