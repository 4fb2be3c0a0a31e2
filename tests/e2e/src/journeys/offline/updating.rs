//! From one edition to the next.

use super::kept::{
    ask_for_update, caches, check_edition, check_stored, files_in, host, reload, stored,
    until_failed, until_kept, until_ready,
};
use crate::context::Context;
use crate::failure::Failure;
use crate::library::{ANYA, JOSE, STORIES, Story};
use crate::reader::{Look, Reader};
use crate::sites::Workshop;
use crate::table::Table;
use crate::wait;
use crate::webdriver::keys;
use serde_json::Value;

/// What the page says once an edition lies ready.
const READY: [&str; 2] = ["A new edition is ready", "Reload"];
/// The buttons in that line.
const RELOAD: &str = "#notice button:first-of-type";
const LATER: &str = "#notice button:last-of-type";
/// Caches of other libraries on the origin, of this one in another folder, and of anyone.
const OTHERS: [&str; 3] = [
    "cafe-stories-2 / 0123",
    "cafe-stories /other/ 0123",
    "another",
];
/// How many points of an update the network is cut at.
const POINTS: usize = 10;

/// By the keyboard the offer comes after the page's end: who puts it off has the way back at
/// hand.
pub fn put_off_by_keyboard(context: &Context) -> Result<(), Failure> {
    let (server, reader) = visited(context, 1)?;
    reader.open(&address(&server, ANYA))?;
    reader.read_to(ANYA, 4)?;
    let mark = reader.mark()?;
    server.serve("", &context.edition(2)?);
    ask_for_update(&reader)?;
    until_ready(&reader)?;
    reader.until_line(READY)?;
    reader.run("shown('.onward a').focus()", &[])?;
    reader.wait_for("there is a way back", "shown('.way') !== null")?;
    reader.run("shown(arguments[0]).focus()", &[LATER.into()])?;
    context.browser.press(keys::ENTER)?;
    reader.wait_for("the line is gone", "shown('#notice button') === null")?;
    reader.wait_for(
        "the way back has the keys",
        "document.activeElement === shown('.way')",
    )?;
    context.browser.press(keys::ENTER)?;
    reader.until_at(&mark, 1.0)
}

/// With a page open, the edition stays as it is until the reader says so; then the words in view
/// and what was chosen stay.
pub fn page_open(context: &Context) -> Result<(), Failure> {
    let (server, reader) = visited(context, 1)?;
    reader.open(&address(&server, ANYA))?;
    reader.read_to(ANYA, 4)?;
    reader.open_panel()?;
    reader.choose("theme", "dusk")?;
    reader.close_panel()?;
    let mark = reader.mark()?;
    let before = stored(&reader)?;
    reader.run("window.sameDocument = true", &[])?;
    server.asked();
    server.serve("", &context.edition(2)?);
    ask_for_update(&reader)?;
    until_ready(&reader)?;
    let mut asked = server.asked();
    asked.retain(|path| {
        [".wasm", ".woff2"]
            .iter()
            .any(|ending| path.ends_with(ending))
    });
    crate::ensure!(
        asked.is_empty(),
        "what is the same in both was fetched: {asked:?}"
    );
    reader.until_line(READY)?;
    let same = reader.eval("window.sameDocument === true")?;
    crate::ensure!(same == true, "the page was loaded again, unasked");

    // Later: not now, and not on the next page, which is of the same edition.
    reader.click(LATER)?;
    reader.wait_for("the line is gone", "shown('#notice button') === null")?;
    reader
        .until_at(&mark, 1.0)
        .map_err(|failure| failure.while_("after \"Later\""))?;
    reload(&reader)?;
    check_edition(&reader, 1)?;
    reader
        .until_at(&mark, 1.0)
        .map_err(|failure| failure.while_("loaded again, as it was"))?;
    let line = reader.text("document.getElementById('notice').textContent")?;
    crate::ensure!(line.is_empty(), "after \"Later\" the page says {line:?}");

    // As another visit would, this asks again.
    reader.run("sessionStorage.clear()", &[])?;
    reload(&reader)?;
    reader.until_line(READY)?;
    let mark = reader.mark()?;
    let stays = reader.run(
        "const before = scrollY;
        document.querySelector(arguments[0]).focus();
        return before > 0 && scrollY === before;",
        &[RELOAD.into()],
    )?;
    crate::ensure!(stays == true, "the focus on it moves the text");
    reader.click(RELOAD)?;
    until_edition(&reader, 2)?;
    reader
        .until_at(&mark, 1.0)
        .map_err(|failure| failure.while_("in the new edition"))?;
    reader.until_look(&Look::new("rgb(43, 48, 55)", "Literata", "20px"))?;
    until_kept(&reader)?;
    only_one_is_kept(&reader)?;
    server.cut();
    all_are(&reader, &server, 2)?;
    check_stored(&reader, &before)
}

/// What is asked for in one tab holds in the other, where the words stay, too.
pub fn two_tabs(context: &Context) -> Result<(), Failure> {
    let (server, reader) = visited(context, 1)?;
    let browser = &context.browser;
    let first = browser.window()?;
    reader.open(&address(&server, ANYA))?;
    reader.read_to(ANYA, 4)?;
    let of_first = reader.mark()?;
    let second = browser.new_window()?;
    browser.switch_to(&second)?;
    browser.resize(700, 560)?;
    reader.open(&address(&server, JOSE))?;
    reader.read_to(JOSE, 3)?;
    let of_second = reader.mark()?;
    let before = stored(&reader)?;
    server.serve("", &context.edition(2)?);
    ask_for_update(&reader)?;
    until_ready(&reader)?;
    reader.until_line(READY)?;
    browser.switch_to(&first)?;
    reader.until_line(READY)?;
    check_edition(&reader, 1)?;

    reader.click(RELOAD)?;
    until_edition(&reader, 2)?;
    reader.until_at(&of_first, 1.0)?;
    browser.switch_to(&second)?;
    until_edition(&reader, 2)?;
    reader.until_at(&of_second, 1.0)?;
    until_kept(&reader)?;
    only_one_is_kept(&reader)?;
    server.cut();
    all_are(&reader, &server, 2)?;
    check_stored(&reader, &before)
}

/// Who put an edition off gets the last one.
pub fn two_editions_late(context: &Context) -> Result<(), Failure> {
    let (server, reader) = visited(context, 1)?;
    let before = read_and_chosen(&reader, &server)?;
    server.serve("", &context.edition(2)?);
    ask_for_update(&reader)?;
    until_ready(&reader)?;
    server.serve("", &context.edition(3)?);
    ask_for_update(&reader)?;
    let third = context.edition(3)?;
    wait::until("the third edition lies ready", || {
        let name = build_of(&third)?;
        Ok(caches(&reader)?.iter().any(|cache| cache.ends_with(&name)))
    })?;
    third_comes(&reader, &server, &before)
}

/// Who was away while there was an edition gets the one after it.
pub fn edition_missed(context: &Context) -> Result<(), Failure> {
    let (server, reader) = visited(context, 1)?;
    let before = read_and_chosen(&reader, &server)?;
    server.serve("", &context.edition(3)?);
    ask_for_update(&reader)?;
    third_comes(&reader, &server, &before)
}

/// The third edition lies ready or is under way, and takes the first one's place.
fn third_comes(reader: &Reader, server: &Workshop, before: &Value) -> Result<(), Failure> {
    until_ready(reader)?;
    reload(reader)?;
    check_edition(reader, 1)?;
    reader.until_line(READY)?;
    reader.click(RELOAD)?;
    until_edition(reader, 3)?;
    until_kept(reader)?;
    only_one_is_kept(reader)?;
    server.cut();
    all_are(reader, server, 3)?;
    check_stored(reader, before)
}

/// Wherever an update breaks off, the edition in force is whole; and the update goes on later.
/// Each time it begins anew, so that it breaks off at another file: at the worker's script first.
pub fn cut(context: &Context) -> Result<(), Failure> {
    let (server, reader) = visited(context, 1)?;
    let before = read_and_chosen(&reader, &server)?;
    let next = context.edition(2)?;
    let build = build_of(&next)?;
    server.cut();
    server.serve("", &next);
    let title = format!("An update cut at ten points, {}", context.engine());
    let mut points = Table::new(title, ["files that came whole", "kept of the next edition"]);
    for point in 0..POINTS {
        forget(&reader, &build)?;
        server.cut_after(point);
        ask_for_update(&reader)?;
        until_failed(&reader)
            .and_then(|()| {
                let came = server.answered_before_cut();
                crate::ensure!(
                    came.as_ref().is_some_and(|came| came.len() == point),
                    "the network was to be cut after {point} files, and these came: {came:?}"
                );
                let kept = files_in(&reader, &build)?.len();
                points.row([point, kept].map(|count| count.to_string()));
                server.cut();
                all_are(&reader, &server, 1)?;
                check_stored(&reader, &before)
            })
            .map_err(|failure| failure.while_(&format!("cut at point {point}")))?;
    }
    context.note(points);
    let kept = files_in(&reader, &build)?;
    server.asked();
    server.mend();
    ask_for_update(&reader)?;
    until_ready(&reader)?;
    let asked = server.asked();
    crate::ensure!(
        !kept.is_empty() && !kept.iter().any(|name| asked.contains(name)),
        "{kept:?} had come, and these were asked for: {asked:?}"
    );
    reader.open(&address(&server, ANYA))?;
    check_edition(&reader, 1)?;
    reader.until_line(READY)?;
    server.cut();
    reader.click(RELOAD)?;
    until_edition(&reader, 2)?;
    all_are(&reader, &server, 2)?;
    check_stored(&reader, &before)
}

/// A host that still serves the worker of an older edition does no harm.
pub fn old_worker(context: &Context) -> Result<(), Failure> {
    let (server, reader) = visited(context, 3)?;
    let old = std::fs::read(context.edition(1)?.path().join("sw.js"))?;
    server.put("sw.js", Some(old));
    reader.open(&address(&server, ANYA))?;
    ask_for_update(&reader)?;
    until_failed(&reader)?;
    check_edition(&reader, 3)?;
    let line = reader.text("document.getElementById('notice').textContent")?;
    crate::ensure!(line.is_empty(), "the page says {line:?}");

    // Nor does one that has pages of one edition, and the worker of another.
    server.put("sw.js", None);
    server.serve("", &context.edition(1)?);
    let new = std::fs::read(context.edition(2)?.path().join("sw.js"))?;
    server.put("sw.js", Some(new));
    ask_for_update(&reader)?;
    until_failed(&reader)?;
    server.put("sw.js", None);

    // Nor one that is being changed while it is asked: one page is still the old one.
    server.serve("", &context.edition(2)?);
    let page = format!("{}.html", JOSE.slug);
    let old = std::fs::read(context.edition(1)?.path().join(&page))?;
    server.put(&page, Some(old));
    ask_for_update(&reader)?;
    until_failed(&reader)?;
    server.cut();
    all_are(&reader, &server, 3)
}

/// A host that goes back to the edition in force has nothing to offer any more.
pub fn taken_back(context: &Context) -> Result<(), Failure> {
    let (server, reader) = visited(context, 1)?;
    reader.open(&address(&server, ANYA))?;
    server.serve("", &context.edition(2)?);
    ask_for_update(&reader)?;
    until_ready(&reader)?;
    reader.until_line(READY)?;
    server.serve("", &context.edition(1)?);
    ask_for_update(&reader)?;
    until_kept(&reader)?;
    reader.wait_for(
        "nothing is offered",
        "document.getElementById('notice').textContent === ''",
    )?;
    only_one_is_kept(&reader)?;
    server.cut();
    all_are(&reader, &server, 1)
}

/// A publisher who wants no worker any more: it goes with what it kept, and nothing else does.
pub fn taken_away(context: &Context) -> Result<(), Failure> {
    let (server, reader) = visited(context, 1)?;
    let before = read_and_chosen(&reader, &server)?;
    let mark = reader.mark()?;
    reader.run(
        "window.sameDocument = true;
        return Promise.all(arguments[0].map(name => caches.open(name)));",
        &[OTHERS.as_slice().into()],
    )?;
    server.serve("", &context.edition_without_worker(2)?);
    ask_for_update(&reader)?;
    wait::until("the library's caches are gone, and no others", || {
        Ok(caches(&reader)? == OTHERS)
    })?;
    let same = reader.eval("window.sameDocument === true")?;
    crate::ensure!(same == true, "the page was loaded again, unasked");
    reload(&reader)?;
    reader.until_story(ANYA)?;
    reader.until_background("rgb(43, 48, 55)")?;
    let registrations = super::kept::answer(
        &reader,
        "return (await navigator.serviceWorker.getRegistrations()).length;",
    )?;
    crate::ensure!(registrations == 0, "{registrations} workers are left");
    let left = caches(&reader)?;
    crate::ensure!(left == OTHERS, "of others' caches is left {left:?}");
    let edition = reader.text(
        "getComputedStyle(document.documentElement).getPropertyValue('--page-edition').trim()",
    )?;
    crate::ensure!(edition == "2", "the page is of edition {edition}");
    reader.until_at(&mark, 1.0)?;
    check_stored(&reader, &before)
}

/// A host of this edition, and a reader that has visited it once.
fn visited<'a>(context: &'a Context, number: u32) -> Result<(Workshop, Reader<'a>), Failure> {
    let server = host(context, number)?;
    let reader = context.reader();
    context.browser.resize(700, 560)?;
    reader.open(&server.address())?;
    until_kept(&reader)?;
    Ok((server, reader))
}

/// Reads on in a story, and chooses a theme; gives what is stored then.
fn read_and_chosen(reader: &Reader, server: &Workshop) -> Result<Value, Failure> {
    reader.open(&address(server, ANYA))?;
    reader.read_to(ANYA, 4)?;
    reader.open_panel()?;
    reader.choose("theme", "dusk")?;
    reader.close_panel()?;
    stored(reader)
}

/// Has nothing of this build kept any more. Its cache itself stays: what WebKit puts into one that
/// was deleted meanwhile is lost, also once there is one of that name again.
fn forget(reader: &Reader, build: &str) -> Result<(), Failure> {
    reader.run(
        "return (async ending => {
            for (const name of await caches.keys()) {
                if (!name.endsWith(ending)) continue;
                const cache = await caches.open(name);
                for (const key of await cache.keys()) await cache.delete(key);
            }
        })(arguments[0]);",
        &[build.into()],
    )?;
    let left = files_in(reader, build)?;
    crate::ensure!(left.is_empty(), "{left:?} is left");
    Ok(())
}

fn address(server: &Workshop, story: Story) -> String {
    format!("{}{}.html", server.address(), story.slug)
}

/// Waits until the page is of this edition; then all of it must be.
fn until_edition(reader: &Reader, number: u32) -> Result<(), Failure> {
    reader.wait_for(
        &format!("the page is of edition {number}"),
        &format!("getComputedStyle(document.documentElement).getPropertyValue('--page-edition').trim() === '{number}'"),
    )?;
    check_edition(reader, number)
}

/// Every page of the library is of this edition, in all its parts.
fn all_are(reader: &Reader, server: &Workshop, number: u32) -> Result<(), Failure> {
    for story in STORIES {
        reader.open(&address(server, story))?;
        check_edition(reader, number)?;
        reader.check_text(story)?;
    }
    reader.open(&server.address())?;
    check_edition(reader, number)?;
    reader.until_shelf()
}

fn only_one_is_kept(reader: &Reader) -> Result<(), Failure> {
    wait::until("one build is kept, and no other", || {
        Ok(caches(reader)?.len() == 1)
    })
}

/// What a build calls itself.
fn build_of(dist: &crate::sites::Dist) -> Result<String, Failure> {
    let script = std::fs::read_to_string(dist.path().join("sw.js"))?;
    let build = script
        .split_once("BUILD = \"")
        .and_then(|(_, rest)| rest.split('"').next());
    build
        .map(String::from)
        .ok_or_else(|| Failure::new("the worker does not name its build"))
}
