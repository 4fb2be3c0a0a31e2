//! A library that is too large to be kept whole unasked.

use super::kept::{reload, until_kept};
use crate::context::Context;
use crate::failure::Failure;
use crate::reader::Reader;
use crate::sites::{Extras, Workshop};
use lamplight_samples::many_stories;

/// What was read is kept, what was not is not, and says so; then all of it, as the reader says.
pub fn as_read_and_all(context: &Context) -> Result<(), Failure> {
    let extras = Extras {
        worker: true,
        ..Extras::default()
    };
    let server = Workshop::open(context.large_library()?, extras)?;
    let slugs: Vec<String> = many_stories(300)
        .stories
        .iter()
        .map(|story| story.slug.clone())
        .collect();
    let address = |index: usize| {
        let slug = slugs.get(index).map_or("", String::as_str);
        format!("{}{slug}.html", server.address())
    };
    let reader = context.reader();
    // The first is read before there is a worker, the second with one.
    reader.open(&address(0))?;
    until_kept(&reader)?;
    reader.open(&address(1))?;
    server.cut();
    for read in [0, 1] {
        reader.open(&address(read))?;
    }
    reader.visit(&address(2))?;
    let page = reader.text("document.documentElement.dataset.page")?;
    crate::ensure!(page == "not-found", "what was not kept is a page {page:?}");
    reader.wait_for(
        "it says why",
        "shown('main').innerText.includes('There is no network')",
    )?;
    reader.click("main a[href]")?;
    reader.until_shelf()?;

    // Without a network there is nothing more to be had, and that is said.
    keep_all(&reader, "The network broke off")?;
    server.mend();
    reload(&reader)?;
    keep_all(&reader, "Every story is kept")?;
    server.cut();
    for unread in [2, 150, 299] {
        reader.open(&address(unread))?;
    }
    reader.open(&server.address())?;
    reader.wait_for(
        "the shelf still knows",
        "shown('.keep-all output')?.textContent.startsWith('Every story is kept') === true",
    )
}

/// Has everything kept, and waits until that has ended so.
fn keep_all(reader: &Reader, end: &str) -> Result<(), Failure> {
    reader.wait_for("it is offered", "shown('.keep-all button') !== null")?;
    reader.click(".keep-all button")?;
    reader.wait_for(
        end,
        &format!("shown('.keep-all output').textContent.startsWith('{end}')"),
    )
}
