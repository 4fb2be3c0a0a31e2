//! The program traps, or runs out of memory.

use super::aftermath::{
    can_be_read, keep_a_visit, nothing_is_written, place_key, reads_on, stored, stored_text, story,
};
use super::altered::{self, File};
use crate::context::Context;
use crate::failure::Failure;
use crate::library::ANYA;
use crate::reader::{Reader, State};
use crate::sites::{Extras, Workshop};

const STOPPED: [&str; 2] = ["program stopped", "Loading the page again"];

/// While the app is mounted.
pub fn at_start(context: &Context) -> Result<(), Failure> {
    let mut files = altered::trapping(context.dist(), &["getElementById"])?;
    for (_, bytes) in &mut files {
        let mut armed = b"document.documentElement.setAttribute('data-trap', '');".to_vec();
        armed.append(bytes);
        *bytes = armed;
    }
    reads_on(context, &serve(context, files)?, STOPPED)
}

/// In an event's own call.
pub fn while_scrolling(context: &Context) -> Result<(), Failure> {
    let files = altered::trapping(context.dist(), &["getBoundingClientRect"])?;
    traps(context, &serve(context, files)?, |reader| {
        reader.scroll_to("p5")
    })
}

/// In a render, which is a task of its own, with the panel open.
pub fn while_choosing(context: &Context) -> Result<(), Failure> {
    let files = altered::trapping(context.dist(), &["setAttribute"])?;
    traps(context, &serve(context, files)?, |reader| {
        let input = "document.querySelector(\"input[name=theme][value=sepia]\")";
        reader.run(&format!("{input}.click()"), &[]).map(drop)
    })
}

/// The allocator is refused what it asks for.
pub fn memory_cannot_grow(context: &Context) -> Result<(), Failure> {
    let files = altered::without_growth(context.dist())?;
    reads_on(context, &serve(context, files)?, STOPPED)
}

/// The engine has no memory for the program.
pub fn no_memory(context: &Context) -> Result<(), Failure> {
    let files = altered::without_memory(context.dist())?;
    reads_on(
        context,
        &serve(context, files)?,
        ["want of memory", "with fewer others open"],
    )
}

/// All is well, until `cause` makes the program trap.
fn traps(
    context: &Context,
    server: &Workshop,
    cause: impl Fn(&Reader) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let reader = context.reader();
    keep_a_visit(context, server)?;
    reader.open(&story(server))?;
    reader.read_to(ANYA, 4)?;
    reader.open_panel()?;
    let before = stored(&reader)?;
    reader.run(
        "document.documentElement.setAttribute('data-trap', '')",
        &[],
    )?;
    cause(&reader)?;
    reader.until_line(STOPPED)?;
    reader.until(State::Failed)?;
    // What the program would do next works again; yet it must do nothing.
    reader.run("document.documentElement.removeAttribute('data-trap')", &[])?;
    can_be_read(&reader)?;
    nothing_is_written(&reader, &before)?;
    // The next visit is as if nothing had been.
    reader.open(&story(server))?;
    reader.wait_for(
        "reading goes on where the place was last kept",
        "Math.abs(shown('#p4').getBoundingClientRect().top) < innerHeight / 3",
    )?;
    let kept = stored_text(&reader, &place_key())?;
    crate::ensure!(kept.contains("\"block\":4,"), "the place is {kept}");
    Ok(())
}

fn serve(context: &Context, files: File) -> Result<Workshop, Failure> {
    let extras = Extras {
        pages: files.into(),
        ..Extras::default()
    };
    Workshop::open(context.dist(), extras)
}
