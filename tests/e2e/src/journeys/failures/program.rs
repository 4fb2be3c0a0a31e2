//! The program does not arrive, or may not run.

use super::aftermath::{can_be_read, keep_a_visit, reads_on, story};
use super::altered;
use crate::context::Context;
use crate::failure::Failure;
use crate::library::ANYA;
use crate::reader::State;
use crate::sites::{Extras, Fault, Workshop};

/// What the page says of a part that did not arrive.
const MISSING: [&str; 2] = ["could not be loaded", "Loading the page again may help"];

/// The file is not there.
pub fn missing(context: &Context) -> Result<(), Failure> {
    fails(context, ".wasm", Fault::Missing)
}

/// The script that loads it is not there.
pub fn glue_missing(context: &Context) -> Result<(), Failure> {
    fails(context, ".js", Fault::Missing)
}

/// The style sheet of what only the app shows is not there.
pub fn style_missing(context: &Context) -> Result<(), Failure> {
    fails(context, ".css", Fault::Missing)
}

/// The connection ends in the middle of it.
pub fn style_cut_short(context: &Context) -> Result<(), Failure> {
    fails(context, ".css", Fault::CutShort)
}

/// The connection ends before it.
pub fn style_refused(context: &Context) -> Result<(), Failure> {
    fails(context, ".css", Fault::Refused)
}

/// A host that does not know its type is no reason to fail.
pub fn style_of_wrong_type(context: &Context) -> Result<(), Failure> {
    works_although(context, ".css", Fault::WrongType)
}

/// The connection ends in the middle of the program.
pub fn cut_short(context: &Context) -> Result<(), Failure> {
    fails(context, ".wasm", Fault::CutShort)
}

/// The connection ends before the program.
pub fn refused(context: &Context) -> Result<(), Failure> {
    fails(context, ".wasm", Fault::Refused)
}

/// A host that does not know the type of the program is no reason to fail.
pub fn wrong_type(context: &Context) -> Result<(), Failure> {
    works_although(context, ".wasm", Fault::WrongType)
}

/// The host sends a stricter policy than the page's own, which holds as well.
pub fn policy(context: &Context) -> Result<(), Failure> {
    let extras = Extras {
        policy: Some("script-src 'self' 'unsafe-inline'"),
        ..Extras::default()
    };
    let server = Workshop::open(context.dist(), extras)?;
    reads_on(
        context,
        &server,
        ["forbids", "must allow 'wasm-unsafe-eval'"],
    )
}

/// The browser runs scripts but no WebAssembly.
pub fn no_wasm(context: &Context) -> Result<(), Failure> {
    let server = Workshop::open(context.dist(), Extras::default())?;
    let line = ["WebAssembly switched off", "settings may allow it"];
    reads_on(context, &server, line)
}

/// In the one-file edition, the program's block is not what it was.
pub fn damaged(context: &Context) -> Result<(), Failure> {
    let extras = Extras {
        pages: altered::damaged_file(context.dist())?.into(),
        ..Extras::default()
    };
    let server = Workshop::open(context.dist(), extras)?;
    let reader = context.reader();
    keep_a_visit(context, &server)?;
    let before = super::aftermath::stored(&reader)?;
    reader.visit(&format!("{}lamplight.html#{}", server.address(), ANYA.slug))?;
    reader.until_line(["file is damaged", "Getting the file again may help"])?;
    reader.until(State::Failed)?;
    super::super::place::at_seventh(context)?;
    can_be_read(&reader)?;
    super::aftermath::nothing_is_written(&reader, &before)
}

fn works_although(context: &Context, ending: &'static str, fault: Fault) -> Result<(), Failure> {
    let server = faulty(context, ending, fault)?;
    let reader = context.reader();
    keep_a_visit(context, &server)?;
    reader.open(&story(&server))?;
    super::super::place::at_seventh(context)?;
    reader.open_panel()?;
    let place = reader.text("getComputedStyle(shown('.panel')).position")?;
    crate::ensure!(place == "fixed", "the panel has no style: it is {place}");
    reader.choose("theme", "sepia")?;
    reader.until_background("rgb(241, 230, 208)")?;
    can_be_read(&reader)
}

fn fails(context: &Context, ending: &'static str, fault: Fault) -> Result<(), Failure> {
    reads_on(context, &faulty(context, ending, fault)?, MISSING)
}

fn faulty(context: &Context, ending: &'static str, fault: Fault) -> Result<Workshop, Failure> {
    let extras = Extras {
        fault: Some((ending, fault)),
        ..Extras::default()
    };
    Workshop::open(context.dist(), extras)
}
