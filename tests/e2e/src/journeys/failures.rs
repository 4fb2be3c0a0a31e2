//! Where the program does not come up, the story is there, and the page says so.

use crate::context::Context;
use crate::failure::Failure;
use crate::library::ANYA;
use crate::reader::{Look, State};
use crate::sites::{Extras, Fault, Workshop};

/// The file is not there.
pub fn missing(context: &Context) -> Result<(), Failure> {
    fails(context, Fault::Missing)
}

/// The connection ends in the middle of it.
pub fn cut_short(context: &Context) -> Result<(), Failure> {
    fails(context, Fault::CutShort)
}

/// The connection ends before it.
pub fn refused(context: &Context) -> Result<(), Failure> {
    fails(context, Fault::Refused)
}

/// A host that does not know the type of the file is no reason to fail.
pub fn wrong_type(context: &Context) -> Result<(), Failure> {
    let server = faulty(context, Fault::WrongType)?;
    let reader = context.reader();
    reader.open(&format!("{}{}.html", server.address(), ANYA.slug))?;
    reader.open_panel()?;
    reader.choose("theme", "sepia")?;
    reader.until_background("rgb(241, 230, 208)")?;
    reader.check_text(ANYA)
}

/// The browser runs scripts but no WebAssembly.
pub fn no_wasm(context: &Context) -> Result<(), Failure> {
    let server = Workshop::open(context.dist(), Extras::default())?;
    reads_on(context, &server)
}

fn fails(context: &Context, fault: Fault) -> Result<(), Failure> {
    reads_on(context, &faulty(context, fault)?)
}

fn faulty(context: &Context, fault: Fault) -> Result<Workshop, Failure> {
    let extras = Extras {
        fault: Some((".wasm", fault)),
        ..Extras::default()
    };
    Workshop::open(context.dist(), extras)
}

/// The page says that it failed, in words; the text and what one chose are there.
fn reads_on(context: &Context, server: &Workshop) -> Result<(), Failure> {
    let reader = context.reader();
    let story = format!("{}{}.html", server.address(), ANYA.slug);
    reader.visit(&story)?;
    // As an earlier visit left it, when the program still came up.
    let kept =
        r#"{"version":1,"data-theme":"night","data-typeface":"atkinson","--font-size":"1.5rem"}"#;
    reader.run(
        "localStorage.setItem('cafe-stories/appearance', arguments[0])",
        &[kept.into()],
    )?;
    reader.visit(&story)?;
    reader.until(State::Failed)?;
    reader.wait_for(
        "the quiet line says what does not work",
        "shown('#notice')?.textContent.trim().length > 20",
    )?;
    reader.check_text(ANYA)?;
    reader.until_look(&Look::new(
        "rgb(23, 26, 31)",
        "Atkinson Hyperlegible Next",
        "24px",
    ))?;
    reader.back_to_shelf()
}
