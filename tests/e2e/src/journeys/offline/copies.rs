//! Copies to keep: one file each, from wherever one reads, that opens by double-click.

use super::kept::{reload, until_kept};
use crate::context::Context;
use crate::failure::Failure;
use crate::library::{ANYA, JOSE, SANJAR, STORIES};
use crate::reader::Reader;
use crate::sites::{Disk, Extras, Workshop};
use serde_json::Value;

/// The buttons of the panel.
const ALL: &str = "#keep-a-copy .item:first-of-type";
const STORY: &str = "#keep-a-copy .item:last-of-type";

/// The library, from the site with a network and without, and from the copy itself: the same file,
/// with everything in it and nothing of its reader.
pub fn of_the_library(context: &Context) -> Result<(), Failure> {
    let (server, reader) = site(context)?;
    reader.open(&format!("{}{}.html", server.address(), ANYA.slug))?;
    until_kept(&reader)?;
    change_theme(&reader, "sepia")?;
    let (name, first) = save(&reader, ALL, false)?;
    crate::ensure!(name == "Café Stories.html", "it is called {name:?}");
    server.cut();
    let (_, offline) = save(&reader, ALL, false)?;
    same("without a network", &first, &offline)?;
    reader.open(&server.address())?;
    reader.wait_for(
        "no story alone is offered on the shelf",
        &format!("document.querySelector('{STORY}').checkVisibility() === false"),
    )?;
    let (_, shelf) = save(&reader, ALL, false)?;
    same("from the shelf", &first, &shelf)?;

    let disk = Disk::of("copy.html", &first)?;
    let address = format!("{}copy.html", disk.address());
    reader.open(&address)?;
    reader.until_shelf()?;
    reader.until_background("rgb(251, 248, 241)")?;
    for story in STORIES {
        reader.take_from_shelf(story)?;
        reader.check_text(story)?;
        reader.scroll_to("p4")?;
        reader.back_to_shelf()?;
    }
    reader.take_from_shelf(JOSE)?;
    change_theme(&reader, "dusk")?;
    reader.reload()?;
    reader.until_story(JOSE)?;
    reader.until_background("rgb(43, 48, 55)")?;
    let (_, again) = save(&reader, ALL, false)?;
    same("from the copy", &first, &again)?;
    let (name, alone) = save(&reader, STORY, false)?;
    crate::ensure!(
        name.starts_with(JOSE.title) && alone.len() < first.len(),
        "{name:?} has {} bytes",
        alone.len()
    );
    Ok(())
}

/// One story: nothing else is in it, nothing leads elsewhere, and it is what opens.
pub fn of_a_story(context: &Context) -> Result<(), Failure> {
    let (server, reader) = site(context)?;
    reader.open(&format!("{}{}.html", server.address(), SANJAR.slug))?;
    let (name, text) = save(&reader, STORY, false)?;
    crate::ensure!(name.starts_with(SANJAR.title), "it is called {name:?}");
    for other in [ANYA, JOSE] {
        for part in ["href=\"#", "data-slug=\"", "class=\"story\" id=\""] {
            let part = format!("{part}{}", other.slug);
            crate::ensure!(!text.contains(&part), "{part} is in it");
        }
    }
    let disk = Disk::of("copy.html", &text)?;
    reader.open(&format!("{}copy.html", disk.address()))?;
    reader.until_story(SANJAR)?;
    reader.check_text(SANJAR)?;
    let title = reader.text("document.title")?;
    crate::ensure!(title.starts_with(SANJAR.title), "the title is {title:?}");
    change_theme(&reader, "dusk")?;
    reader.reload()?;
    reader.until_story(SANJAR)?;
    reader.until_background("rgb(43, 48, 55)")?;
    let ways = reader.eval("all('.onward a').map(link => link.getAttribute('href'))")?;
    crate::ensure!(ways == serde_json::json!(["#shelf"]), "it leads to {ways}");
    let (_, again) = save(&reader, ALL, false)?;
    same("from the copy", &text, &again)?;
    reader.back_to_shelf()?;
    let cards = reader.eval("all('.story-card').length")?;
    crate::ensure!(cards == 1, "there are {cards} stories on its shelf");
    reader.take_from_shelf(SANJAR)
}

/// Settings and places go along if that was asked for, once, and over nothing of the reader's own.
pub fn with_settings(context: &Context) -> Result<(), Failure> {
    let (server, reader) = site(context)?;
    context.browser.resize(700, 560)?;
    reader.open(&format!("{}{}.html", server.address(), ANYA.slug))?;
    reader.read_to(ANYA, 4)?;
    let mark = reader.mark()?;
    change_theme(&reader, "sepia")?;
    let (_, text) = save(&reader, ALL, true)?;
    let disk = Disk::of("copy.html", &text)?;
    let address = format!("{}copy.html", disk.address());
    reader.open(&format!("{address}#{}", ANYA.slug))?;
    reader.until_background("rgb(241, 230, 208)")?;
    reader.until_at(&mark, 1.0)?;

    change_theme(&reader, "dusk")?;
    reader.run(
        "localStorage.removeItem('cafe-stories/place/anya-salemi')",
        &[],
    )?;
    reader.browser.go("about:blank")?;
    reader.open(&format!("{address}#{}", ANYA.slug))?;
    reader.until_background("rgb(43, 48, 55)")?;
    let place = reader.eval(
        "localStorage.getItem('cafe-stories/place/anya-salemi')?.includes('\"block\":4,') === true",
    )?;
    crate::ensure!(place == false, "what was taken away has come back");
    // What one did not ask for is not handed on.
    let (_, plain) = save(&reader, ALL, false)?;
    crate::ensure!(!plain.contains("data-kept="), "the settings are in it");
    Ok(())
}

/// Without a network and without the file, that is said.
pub fn not_to_be_had(context: &Context) -> Result<(), Failure> {
    let (server, reader) = site(context)?;
    let whole = std::fs::read(context.dist().path().join("lamplight.html"))?;
    let (half, _) = whole.split_at(whole.len() / 2);
    reader.visit(&format!("{}404.html", server.address()))?;
    for wrong in [half, b"<!doctype html><title>Log in</title>", b""] {
        server.put("lamplight.html", Some(wrong.to_vec()));
        reader.open(&format!("{}{}.html", server.address(), ANYA.slug))?;
        press(&reader, ALL, false)?;
        reader.wait_for(
            "it is said",
            "shown('#keep-a-copy output').textContent.includes('could not be made')",
        )?;
        let saved = reader.eval("window.copy === undefined")?;
        crate::ensure!(saved == true, "something is saved all the same");
    }
    server.put("lamplight.html", None);
    reload(&reader)?;
    save(&reader, ALL, false).map(drop)
}

fn site<'a>(context: &'a Context) -> Result<(Workshop, Reader<'a>), Failure> {
    let extras = Extras {
        worker: true,
        ..Extras::default()
    };
    Ok((Workshop::open(context.dist(), extras)?, context.reader()))
}

fn change_theme(reader: &Reader, theme: &str) -> Result<(), Failure> {
    reader.open_panel()?;
    reader.choose("theme", theme)?;
    reader.close_panel()
}

/// Opens the panel and presses a button in it. What is saved then is there for the journey, too.
fn press(reader: &Reader, button: &str, settings: bool) -> Result<(), Failure> {
    reader.run(
        "window.copy = undefined;
        window.make ??= URL.createObjectURL.bind(URL);
        URL.createObjectURL = blob => make(window.copy = blob);
        HTMLAnchorElement.prototype.click = function () { window.copyName = this.download; };",
        &[],
    )?;
    reader.click("button[aria-controls=more]")?;
    reader.wait_for("more is open", "shown('#more') !== null")?;
    reader.run(
        "all('#more .item').find(item => item.textContent === 'Keep a copy').click()",
        &[],
    )?;
    reader.wait_for("the panel is open", "shown('#keep-a-copy') !== null")?;
    let set = reader.eval("document.querySelector('#keep-a-copy input').checked")?;
    if set != settings {
        reader.click("#keep-a-copy .switch")?;
    }
    reader.click(button)
}

/// Saves a copy: its name, and what is in it.
fn save(reader: &Reader, button: &str, settings: bool) -> Result<(String, String), Failure> {
    press(reader, button, settings)?;
    reader.wait_for("there is a copy", "window.copy !== undefined")?;
    reader.wait_for(
        "its size is said",
        "/^One file of [01][.][0-9] MB/.test(shown('#keep-a-copy output').textContent)",
    )?;
    let text = super::kept::answer(reader, "return window.copy.text();")?;
    let name = reader.text("window.copyName")?;
    reader.browser.press(crate::webdriver::keys::ESCAPE)?;
    reader.wait_for("the panel is closed", "shown('#keep-a-copy') === null")?;
    match text {
        Value::String(text) => Ok((name, text)),
        other => Err(Failure::new(format!("the copy is {other}"))),
    }
}

fn same(what: &str, first: &str, second: &str) -> Result<(), Failure> {
    let differing = first.lines().zip(second.lines()).find(|(a, b)| a != b);
    crate::ensure!(
        first == second,
        "{what} the copy is another: {}",
        differing.map_or_else(String::new, |(a, b)| {
            let from = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
            let part = |text: &str| {
                let bytes = text
                    .as_bytes()
                    .iter()
                    .skip(from.saturating_sub(40))
                    .take(120);
                String::from_utf8_lossy(&bytes.copied().collect::<Vec<u8>>()).into_owned()
            };
            format!("{:?} and {:?}", part(a), part(b))
        })
    );
    Ok(())
}
