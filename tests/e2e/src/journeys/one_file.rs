//! The one-file edition, and how one gets there from disk.

use crate::context::Context;
use crate::failure::Failure;
use crate::library::{ANYA, COLLECTION, JOSE, SANJAR};
use crate::reader::Reader;
use crate::sites::Way;
use crate::sites::{Disk, Extras, Fault, Workshop};
use crate::views::look_for;
use crate::webdriver::keys;

/// Fragments are its routes; history and titles follow them.
pub fn routes(context: &Context) -> Result<(), Failure> {
    let reader = context.reader();
    reader.open(&file(context)?)?;
    reader.until_shelf()?;
    until_titled(&reader, COLLECTION)?;
    check_heading(&reader)?;
    reader.take_from_shelf(ANYA)?;
    until_titled(&reader, ANYA.title)?;
    check_heading(&reader)?;
    reader.click("a[rel=next]")?;
    reader.until_story(SANJAR)?;
    until_titled(&reader, SANJAR.title)?;
    context.browser.back()?;
    reader.until_story(ANYA)?;
    until_titled(&reader, ANYA.title)?;
    context.browser.back()?;
    reader.until_shelf()?;
    until_titled(&reader, COLLECTION)?;
    context.browser.forward()?;
    reader.until_story(ANYA)?;
    reader.back_to_shelf()?;
    reader.reload()?;
    reader.until_shelf()
}

/// The way back leads to what was open, also where the address has another query by now: of such
/// a step no `hashchange` tells.
pub fn back_from_a_search(context: &Context) -> Result<(), Failure> {
    let server = Workshop::open(context.dist(), Extras::default())?;
    let reader = context.reader();
    reader.open(&format!("{}lamplight.html", server.address()))?;
    reader.until_shelf()?;
    reader.take_from_shelf(ANYA)?;
    context.browser.press("/")?;
    look_for(&reader, "rain")?;
    reader.wait_for("the address says it", "location.search === '?find=rain'")?;
    context.browser.press(keys::ESCAPE)?;
    context.browser.back()?;
    reader.until_shelf()?;
    until_titled(&reader, COLLECTION)?;
    context.browser.forward()?;
    reader.until_story(ANYA)?;
    until_titled(&reader, ANYA.title)
}

/// No heading begins under the bar.
fn check_heading(reader: &Reader) -> Result<(), Failure> {
    reader.wait_for(
        "the heading stands below the bar",
        "shown('h1').getBoundingClientRect().top > shown('.bar').getBoundingClientRect().bottom",
    )
}

/// A fragment can name a paragraph.
pub fn address(context: &Context) -> Result<(), Failure> {
    context.browser.resize(700, 560)?;
    let reader = context.reader();
    reader.open(&format!("{}#{}.p7", file(context)?, ANYA.slug))?;
    reader.until_story(ANYA)?;
    super::place::at_seventh(context)
}

/// The faces that come after the text are read, with scripts or without.
pub fn faces(context: &Context) -> Result<(), Failure> {
    let reader = context.reader();
    reader.visit(&format!("{}#{}", file(context)?, ANYA.slug))?;
    reader.wait_for(
        "Literata is read",
        "[...document.fonts].some(face => /Literata.?$/.test(face.family) && face.status === 'loaded')",
    )
}

/// The text is painted while half of the file, with the program, is still to be read. In a frame:
/// drivers wait for a page that is still being loaded.
pub fn text_first(context: &Context) -> Result<(), Failure> {
    let frame = b"<!doctype html><title>A frame</title><iframe width=600 height=400></iframe>";
    let extras = Extras {
        fault: Some(("lamplight.html", Fault::HalfHeld)),
        pages: [("frame.html".to_owned(), frame.to_vec())].into(),
        ..Extras::default()
    };
    let server = Workshop::open(context.dist(), extras)?;
    server.hold();
    let reader = context.reader();
    reader.visit(&format!("{}frame.html", server.address()))?;
    reader.run(
        "document.querySelector('iframe').src = 'lamplight.html'",
        &[],
    )?;
    let inside = |what: &str, expression: &str| {
        reader.wait_for(
            what,
            &format!(
                "(({{ document, performance }}) => {expression})(document.querySelector('iframe').contentWindow)"
            ),
        )
    };
    inside(
        "the text is painted",
        "document.querySelector('.story-card h2')?.checkVisibility()
            && document.querySelectorAll('article').length === 3
            && performance.getEntriesByName('first-contentful-paint').length === 1",
    )?;
    inside(
        "half of the file is not there",
        "document.getElementById('desk-wasm') === null && document.readyState === 'loading'",
    )?;
    server.release();
    inside(
        "the app is up",
        "document.documentElement.dataset.app === 'ready'",
    )
}

/// A page of the site that is opened from disk hands over, story and paragraph kept.
pub fn handed_over(context: &Context) -> Result<(), Failure> {
    let reader = context.reader();
    let folder = context.address(Way::Disk)?;
    for (page, end) in [
        ("jose-olsen.html", "lamplight.html#jose-olsen"),
        ("jose-olsen.html#p3", "lamplight.html#jose-olsen.p3"),
    ] {
        context.browser.go("about:blank")?;
        reader.visit(&format!("{folder}{page}"))?;
        reader.wait_for(
            &format!("{page} hands over to {end}"),
            &format!("location.href.endsWith('/{end}')"),
        )?;
        reader.until_story(JOSE)?;
    }
    Ok(())
}

/// A page that lies alone stays where it is and can be read.
pub fn saved_alone(context: &Context) -> Result<(), Failure> {
    let reader = context.reader();
    let page = format!("{}.html", ANYA.slug);
    let disk = Disk::one_file(context.dist(), &page)?;
    let address = format!("{}{page}", disk.address());
    reader.visit(&address)?;
    // The probe has ended when the page has made up its mind about the program.
    reader.wait_for(
        "the page says what became of the program",
        "document.documentElement.dataset.app !== undefined",
    )?;
    let now = context.browser.url()?;
    crate::ensure!(now == address, "{address} went to {now}");
    reader.until_story(ANYA)?;
    reader.check_text(ANYA)
}

/// The one-file edition, by its file address.
pub fn file(context: &Context) -> Result<String, Failure> {
    Ok(format!("{}lamplight.html", context.address(Way::Disk)?))
}

fn until_titled(reader: &Reader, title: &str) -> Result<(), Failure> {
    reader.wait_for(
        &format!("the title has {title:?}"),
        &format!("document.title.startsWith({title:?})"),
    )
}
