//! No room to keep anything, in Chromium, where DevTools can make room short.

use super::kept::{answer, ask_for_update, caches, check_edition, host, until_failed, until_kept};
use super::reading::until_given_up;
use crate::context::Context;
use crate::failure::Failure;
use crate::library::{ANYA, STORIES};
use crate::reader::Reader;
use crate::sites::Workshop;
use serde_json::json;

/// Nothing can be kept: everything is read from the network, and nothing is left half kept.
pub fn from_the_first(context: &Context) -> Result<(), Failure> {
    let server = host(context, 1)?;
    let reader = context.reader();
    // Not a page of the library, which would have all kept before the room is short.
    reader.visit(&format!("{}nothing", server.address()))?;
    room(context, &server, 200_000)?;
    reader.open(&format!("{}{}.html", server.address(), ANYA.slug))?;
    // What is asked for first.
    until_given_up(&reader, &server, "404.html")?;
    let left = caches(&reader)?;
    crate::ensure!(left.is_empty(), "{left:?} is left");
    all_are(&reader, &server, 1)
}

/// The next edition finds no room: this one stays, whole.
pub fn for_the_next(context: &Context) -> Result<(), Failure> {
    let server = host(context, 1)?;
    let reader = context.reader();
    reader.open(&server.address())?;
    until_kept(&reader)?;
    let before = caches(&reader)?;
    let used = answer(
        &reader,
        "return (await navigator.storage.estimate()).usage;",
    )?;
    room(
        context,
        &server,
        used.as_u64().unwrap_or_default() + 100_000,
    )?;
    server.serve("", &context.edition(2)?);
    ask_for_update(&reader)?;
    until_failed(&reader)?;
    let left = caches(&reader)?;
    crate::ensure!(left == before, "of {before:?} is left {left:?}");
    server.cut();
    all_are(&reader, &server, 1)
}

/// The origin may keep so many bytes.
fn room(context: &Context, server: &Workshop, bytes: u64) -> Result<(), Failure> {
    let address = server.address();
    let quota = json!({ "origin": address.trim_end_matches('/'), "quotaSize": bytes });
    let command = "Storage.overrideQuotaForOrigin";
    context.browser.cdp(command, quota).map(drop)
}

fn all_are(reader: &Reader, server: &Workshop, number: u32) -> Result<(), Failure> {
    for story in STORIES {
        reader.open(&format!("{}{}.html", server.address(), story.slug))?;
        check_edition(reader, number)?;
        reader.check_text(story)?;
    }
    Ok(())
}
