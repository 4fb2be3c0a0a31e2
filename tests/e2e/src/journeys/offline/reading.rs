//! Reading after the network has gone.

use super::kept::{caches, check_stored, reload, stored, until_kept};
use crate::context::Context;
use crate::failure::Failure;
use crate::library::{ANYA, JOSE, SANJAR, STORIES};
use crate::reader::{Look, Reader, State};
use crate::sites::{Extras, Workshop};
use crate::views::look_for;
use crate::wait;
use crate::webdriver::Engine;
use serde_json::json;

/// What the page says for what is not kept.
const NOT_KEPT: [&str; 2] = ["There is no network", "not kept on this device"];

/// One visit to one story, and everything is there: the other stories, a face never used, the
/// library as one file, and the page for what there is not.
pub fn everything(context: &Context) -> Result<(), Failure> {
    let server = with_worker(context)?;
    all_of_it(context, &server, &server.address())
}

/// Likewise where the library is not at the root of its host, and by addresses without `.html`.
pub fn under_a_path(context: &Context) -> Result<(), Failure> {
    let server = with_worker(context)?;
    server.serve("a/b/", context.dist());
    let site = format!("{}a/b/", server.address());
    all_of_it(context, &server, &site)?;
    server.cut();
    let reader = context.reader();
    reader.open(&format!("{site}{}?from=a-friend#p7", SANJAR.slug))?;
    reader.until_story(SANJAR)?;
    reader.open(&site)?;
    reader.until_shelf()
}

/// Likewise on a host that leads from each page's file to its address without `.html`.
pub fn clean_addresses(context: &Context) -> Result<(), Failure> {
    let extras = Extras {
        worker: true,
        clean_addresses: true,
        ..Extras::default()
    };
    let server = Workshop::open(context.dist(), extras)?;
    let reader = context.reader();
    reader.open(&format!("{}{}", server.address(), ANYA.slug))?;
    until_kept(&reader)?;
    server.cut();
    for story in STORIES {
        for ending in ["", ".html"] {
            reader.open(&format!("{}{}{ending}", server.address(), story.slug))?;
            reader.check_text(story)?;
        }
    }
    reader.back_to_shelf()
}

/// Whatever a host says in place of a file, it is not kept; nor is anything in force that is not
/// whole. Once the host is well, all is kept.
pub fn wrong_answers(context: &Context) -> Result<(), Failure> {
    let server = with_worker(context)?;
    let reader = context.reader();
    let page = format!("{}.html", JOSE.slug);
    let good = std::fs::read(context.dist().path().join(&page))?;
    let (half, _) = good.split_at(good.len() / 2);
    let answers: [&[u8]; 4] = [
        // A host that answers every address, a page to log in at, an answer that broke off
        // unnoticed, and nothing: the workshop answers that with an error.
        b"<!doctype html><title>Welcome</title>",
        b"<!doctype html><title>Log in</title><form>",
        half,
        b"",
    ];
    for answer in answers {
        server.put(&page, Some(answer.to_vec()));
        // What the last attempt asked for is none of this one's.
        server.asked();
        reader.open(&format!("{}{}.html", server.address(), ANYA.slug))?;
        until_given_up(&reader, &server, &page)?;
    }
    let left = caches(&reader)?;
    crate::ensure!(
        left.is_empty(),
        "{left:?} is left of what did not come whole"
    );
    server.put(&page, None);
    reload(&reader)?;
    until_kept(&reader)?;
    server.cut();
    reader.open(&format!("{}{page}", server.address()))?;
    reader.check_text(JOSE)
}

/// Waits until a worker has asked for this file, and is there no more.
pub fn until_given_up(reader: &Reader, server: &Workshop, file: &str) -> Result<(), Failure> {
    let mut asked = false;
    wait::until("the worker has given up", || {
        asked |= server.asked().iter().any(|path| path.ends_with(file));
        let workers = super::kept::answer(
            reader,
            "const found = await navigator.serviceWorker.getRegistration();
            return [found?.installing, found?.waiting, found?.active].filter(Boolean).length;",
        )?;
        Ok(asked && workers == 0)
    })
}

fn all_of_it(context: &Context, server: &Workshop, site: &str) -> Result<(), Failure> {
    let reader = context.reader();
    context.browser.resize(700, 560)?;
    reader.open(&format!("{site}{}.html", ANYA.slug))?;
    until_kept(&reader)?;
    reader.read_to(ANYA, 4)?;
    server.cut();
    server.asked();

    reader.open_panel()?;
    reader.choose("theme", "sepia")?;
    reader.choose("typeface", "opendyslexic")?;
    reader.close_panel()?;
    let chosen = Look::new("rgb(241, 230, 208)", "OpenDyslexic", "20px");
    reader.until_look(&chosen)?;
    let before = stored(&reader)?;
    // WebKit asks no worker for the faces of a page that was open before there was one.
    if context.engine() != Engine::WebKit {
        has_face(&reader, "OpenDyslexic")?;
    }
    reader.run("document.querySelector('a[rel=next]').click()", &[])?;
    reader.until_story(SANJAR)?;
    reader.check_text(SANJAR)?;
    reload(&reader)?;
    reader.until_look(&chosen)?;
    has_face(&reader, "OpenDyslexic")?;
    reader.back_to_shelf()?;
    reader.take_from_shelf(JOSE)?;
    reader.check_text(JOSE)?;
    reader.until(State::Ready)?;
    reader.run("shown('[aria-controls=find]').click()", &[])?;
    look_for(&reader, "rain")?;
    reader.wait_for(
        "all stories are searched",
        "all('#find section').length === 3",
    )?;
    reader.open(&format!("{site}lamplight.html#{}", ANYA.slug))?;
    reader.check_text(ANYA)?;

    for path in ["nothing.html", "a/b/c/nothing.html"] {
        reader.visit(&format!("{site}{path}"))?;
        let page = reader.text("document.documentElement.dataset.page")?;
        crate::ensure!(
            page == "not-found",
            "{path} is answered with a page {page:?}"
        );
        reader.wait_for(
            "the page says that there is no network",
            &format!(
                "{}.every(part => shown('main').innerText.includes(part))",
                json!(NOT_KEPT)
            ),
        )?;
        reader.wait_for(
            "it leads to the shelf",
            &format!("shown('main a[href]').href === '{site}index.html'"),
        )?;
        reader.click("main a[href]")?;
        reader.until_shelf()?;
    }

    server.mend();
    reload(&reader)?;
    until_kept(&reader)?;
    for story in STORIES {
        reader.take_from_shelf(story)?;
        reader.until_look(&chosen)?;
        reader.back_to_shelf()?;
    }
    check_stored(&reader, &before)
}

/// Neither library keeps, deletes or answers what is the other's.
pub fn two_libraries(context: &Context) -> Result<(), Failure> {
    let server = with_worker(context)?;
    let other = context.other_library()?;
    server.serve("one/", context.dist());
    server.serve("two/", other);
    // The second library below the first one's folder, too.
    server.serve("one/two/", other);
    let reader = context.reader();
    let mut before = Vec::new();
    for folder in ["one/", "two/", "one/two/"] {
        reader.open(&format!("{}{folder}{}.html", server.address(), ANYA.slug))?;
        until_kept(&reader)?;
        let now = caches(&reader)?;
        crate::ensure!(
            now.len() == before.len() + 1 && before.iter().all(|name| now.contains(name)),
            "/{folder} made of {before:?} {now:?}"
        );
        before = now;
    }
    server.cut();
    for (folder, library) in [
        ("one/", "cafe-stories"),
        ("two/", "cafe-stories-2"),
        ("one/two/", "cafe-stories-2"),
    ] {
        for page in ["sanjar-salvini.html", "index.html", "nothing.html"] {
            reader.visit(&format!("{}{folder}{page}", server.address()))?;
            let found = reader.text("document.documentElement.dataset.library")?;
            crate::ensure!(found == library, "/{folder}{page} is of {found}");
        }
    }
    Ok(())
}

fn with_worker(context: &Context) -> Result<Workshop, Failure> {
    let extras = Extras {
        worker: true,
        ..Extras::default()
    };
    Workshop::open(context.dist(), extras)
}

/// Waits until the text is set in this face, and not in one that stands in for it.
fn has_face(reader: &Reader, family: &str) -> Result<(), Failure> {
    reader.wait_for(
        &format!("{family} has come"),
        &format!("[...document.fonts].some(face => face.family.includes('{family}') && face.status === 'loaded')"),
    )
}
