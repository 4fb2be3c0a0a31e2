//! "Your data": what it shows, saves, imports, deletes, and takes back.

use super::{act, at, story, wipe};
use crate::context::Context;
use crate::failure::Failure;
use crate::library::ANYA;
use crate::reader::State;
use crate::sites::{Extras, Workshop};
use serde_json::{Value, json};

const NIGHT: &str = "rgb(23, 26, 31)";
const DUSK: &str = "rgb(43, 48, 55)";

/// A file brings back what it holds, at once and to the letter; nothing is written before that is
/// asked for, and all can be taken back.
pub fn in_a_story(context: &Context) -> Result<(), Failure> {
    let server = Workshop::open(context.dist(), Extras::default())?;
    let reader = context.reader();
    context.browser.resize(700, 560)?;
    wipe(&reader, &server)?;
    reader.open(&story(&server))?;
    theme(&reader, "night", NIGHT)?;
    act(
        &reader,
        "localStorage.setItem(`${it.root.dataset.library}/copy`, '1');
        await it.mark(1, 'amber');
        await it.mark(2, 'rose');
        await it.note(2, 'So it was.');
        await it.leave();",
        &[],
    )?;
    act(&reader, "window.saved = await it.save();", &[])?;
    let file = act(&reader, "return await saved.text();", &[])?;
    let text = file.as_str().unwrap_or_default();
    let saved: Value =
        serde_json::from_str(text).map_err(|error| Failure::new(error.to_string()))?;
    crate::ensure!(
        at(&saved, "/format") == "lamplight-reader-data"
            && at(&saved, "/records/preferences/theme") == "night"
            && at(&saved, "/records").get("copy").is_none()
            && at(&saved, "/annotations").as_array().map(Vec::len) == Some(2),
        "the file is {text}"
    );
    act(&reader, "it.close('your-data')", &[])?;

    // Meanwhile things change.
    theme(&reader, "dusk", DUSK)?;
    reader.read_to(ANYA, 6)?;
    let told = act(
        &reader,
        "await it.mark(3, 'leaf');
        await it.leave();
        const before = JSON.stringify([it.records(), await it.database()]);
        await it.choose(given[0]);
        await it.until('what will be is told', () => it.of('.changes'));
        const merging = [...document.querySelectorAll('#your-data .changes li')].map(li => li.textContent);
        it.of('[value=replace]').click();
        await it.until('the preview follows', () => /deleted/.test(it.of('.changes').textContent));
        const replacing = [...document.querySelectorAll('#your-data .changes li')].map(li => li.textContent);
        const after = JSON.stringify([it.records(), await it.database()]);
        return { merging, replacing, same: before === after };",
        std::slice::from_ref(&file),
    )?;
    crate::ensure!(
        at(&told, "/same") == true,
        "something was written before Import"
    );
    let lines = |way| at(&told, way).to_string();
    crate::ensure!(
        lines("/merging").contains("Themes and type stay as they are")
            && lines("/replacing").contains("Themes and type will be those of the file"),
        "told was {told}"
    );
    crate::ensure!(
        lines("/replacing").contains("1 mark that is only here will be deleted"),
        "told was {told}"
    );
    let top = reader.mark()?;
    let taken = act(
        &reader,
        "await it.pressIn('import');
        const said = await it.told();
        dispatchEvent(new Event('pagehide'));
        return { said, kept: (await it.kept()).length, shown: it.shown().length, records: it.records() };",
        &[],
    )?;
    reader.until_background(NIGHT)?;
    reader.until_at(&top, 1.0)?;
    crate::ensure!(
        at(&taken, "/kept") == 2 && at(&taken, "/shown") == 2 && at(&taken, "/records/copy") == "1",
        "after importing there is {taken}"
    );
    let place = format!("place/{}", ANYA.slug);
    crate::ensure!(
        at(&taken, "/records").get(&place).is_none(),
        "the place of the open story was kept at once again: {taken}"
    );
    act(&reader, "await it.takeBack()", &[])?;
    reader.until_background(DUSK)?;
    let back = act(
        &reader,
        "return { kept: (await it.kept()).length, records: it.records() }",
        &[],
    )?;
    crate::ensure!(
        at(&back, "/kept") == 3 && at(&back, "/records").get(&place).is_some(),
        "taken back, there is {back}"
    );

    // A file that is none says why, and changes nothing.
    let refused = act(
        &reader,
        "await it.choose(given[0].slice(0, 300));
        return await it.until('it is refused', () => /cut short/.test(it.said()) && it.said());",
        &[file],
    )?;
    crate::ensure!(refused.is_string(), "{refused}");

    delete_all(context)?;
    act(&reader, "await it.takeBack()", &[])?;
    reader.until_background(DUSK)?;
    // By keys: what was done in the panel, and not what was done before in the text.
    act(&reader, "it.close('your-data'); await it.unmark(1);", &[])?;
    delete_all(context)?;
    act(&reader, "await it.takeBackByKeys()", &[])?;
    reader.until_background(DUSK)?;
    let back = act(&reader, "return (await it.kept()).length", &[])?;
    crate::ensure!(back == 2, "taken back by keys, {back} marks are there");
    delete_all(context)?;
    // WebKitGTK may abort on leaving a page with an open panel.
    act(&reader, "it.close('your-data')", &[])?;
    reader.reload()?;
    let left = act(
        &reader,
        "await it.open('your-data');
        await it.until('nothing is kept', () => /Nothing is kept yet/.test(it.of('.your-data').textContent));
        const left = [it.records(), (await it.kept()).length];
        it.close('your-data');
        return left;",
        &[],
    )?;
    crate::ensure!(at(&left, "/1") == 0, "after a reload there is {left}");
    nothing_but(at(&left, "/0"))
}

/// Where storage has no room to say that there are marks, they show all the same.
pub fn where_full(context: &Context) -> Result<(), Failure> {
    let server = Workshop::open(context.dist(), Extras::default())?;
    let reader = context.reader();
    wipe(&reader, &server)?;
    reader.open(&story(&server))?;
    act(
        &reader,
        "let number = 0;
        for (let size = 1 << 20; size >= 1; size >>= 1) {
            try {
                for (;;) localStorage.setItem(`elsewhere/${number++}`, 'x'.repeat(size));
            } catch {
                // Half of it may have room.
            }
        }
        await it.mark(1, 'rose');
        await it.leave();",
        &[],
    )?;
    reader.reload()?;
    reader.wait_for(
        "the mark shows",
        "[...CSS.highlights.values()].some(words => words.size > 0)",
    )?;
    reader.run("localStorage.clear()", &[]).map(drop)
}

/// Deletes all; the theme goes with it at once.
fn delete_all(context: &Context) -> Result<(), Failure> {
    let reader = context.reader();
    let left = act(
        &reader,
        "await it.deleteAll();
        dispatchEvent(new Event('pagehide'));
        return { records: it.records(), marks: (await it.kept()).length, shown: it.shown().length };",
        &[],
    )?;
    reader.wait_for(
        "the theme is the system's",
        "document.documentElement.dataset.theme === undefined",
    )?;
    crate::ensure!(
        at(&left, "/marks") == 0 && at(&left, "/shown") == 0,
        "left is {left}"
    );
    nothing_but(at(&left, "/records"))
}

/// Only what is the browser's is left.
fn nothing_but(records: &Value) -> Result<(), Failure> {
    let names = records
        .as_object()
        .into_iter()
        .flat_map(|records| records.keys());
    let others: Vec<_> = names
        .filter(|name| !["appearance", "copy"].contains(&name.as_str()))
        .collect();
    crate::ensure!(others.is_empty(), "{others:?} are left");
    Ok(())
}

fn theme(reader: &crate::reader::Reader, theme: &str, background: &str) -> Result<(), Failure> {
    reader.run(
        &format!("document.querySelector('input[name=theme][value={theme}]').click()"),
        &[],
    )?;
    reader.until_background(background)
}

/// The shelf follows at once.
pub fn on_the_shelf(context: &Context) -> Result<(), Failure> {
    let server = Workshop::open(context.dist(), Extras::default())?;
    let reader = context.reader();
    wipe(&reader, &server)?;
    reader.run(
        "const { library } = document.documentElement.dataset;
        localStorage.setItem(`${library}/place/${arguments[0]}`, JSON.stringify(
            { version: 1, block: 4, offset: 0, words: 'and so', progression: 0.4, finished: 0, at: 1 }))",
        &[ANYA.slug.into()],
    )?;
    reader.open(&format!("{}index.html", server.address()))?;
    reader.until(State::Ready)?;
    let time = format!(
        "shown('.story-card[data-slug={:?}] .time').textContent",
        ANYA.slug
    );
    reader.wait_for("one can go on", "shown('.continue') !== null")?;
    reader.wait_for(
        "the card says what is left",
        &format!("/left/.test({time})"),
    )?;
    act(&reader, "await it.deleteAll()", &[])?;
    reader.wait_for(
        "there is nothing to go on with",
        "shown('.continue') === null",
    )?;
    reader.wait_for(
        "the card says how long it is",
        &format!("/^\\d+\\u00a0min$/.test({time})"),
    )?;
    act(&reader, "await it.takeBack(); it.close('your-data')", &[])?;
    reader.wait_for("one can go on again", "shown('.continue') !== null")?;
    reader.wait_for("the card says so again", &format!("/left/.test({time})"))
}

/// What was deleted is not brought back by a copy that was made before, whichever it is.
pub fn copies(context: &Context) -> Result<(), Failure> {
    let server = Workshop::open(context.dist(), Extras::default())?;
    let reader = context.reader();
    let file = std::fs::read_to_string(context.dist().path().join("lamplight.html"))?;
    for (name, made, theme) in [("one.html", 1000, "night"), ("other.html", 2000, "dusk")] {
        let preferences = json!({ "version": 1, "theme": theme }).to_string();
        let kept = json!({ "made": made, "records": { "preferences": preferences } }).to_string();
        let kept = format!("<html data-kept='{kept}' ");
        server.put(name, Some(file.replacen("<html ", &kept, 1).into_bytes()));
    }
    wipe(&reader, &server)?;
    let open = |name: &str| reader.open(&format!("{}{name}", server.address()));
    open("one.html")?;
    reader.until_background(NIGHT)?;
    open("other.html")?;
    reader.until_background(NIGHT)?;
    act(&reader, "await it.deleteAll(); it.close('your-data')", &[])?;
    for name in ["one.html", "other.html"] {
        open(name)?;
        let records = act(&reader, "return it.records()", &[])?;
        nothing_but(&records)?;
    }
    Ok(())
}
