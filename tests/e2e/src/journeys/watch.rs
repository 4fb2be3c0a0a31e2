//! The watch that is kept over every journey is awake: pages that misbehave are seen.

use crate::context::Context;
use crate::failure::Failure;
use crate::sites::{Extras, Workshop};
use crate::wait;
use std::collections::HashMap;

/// Asks another origin for a picture.
const FOREIGN: &str = "<!doctype html><title>Foreign</title><p>Here.\
    <img src='http://elsewhere.invalid/picture.png' alt=''>";

/// Allows no pictures; the journey puts one there.
const STRICT: &str = "<!doctype html><meta http-equiv='Content-Security-Policy' \
    content=\"default-src 'none'\"><title>Strict</title><p>Here.";

/// A request to another origin and a broken policy are both complained of.
pub fn sees(context: &Context) -> Result<(), Failure> {
    let pages = [("foreign.html", FOREIGN), ("strict.html", STRICT)];
    let pages = pages.map(|(name, page)| (name.to_owned(), page.as_bytes().to_vec()));
    let extras = Extras {
        pages: HashMap::from(pages),
        ..Extras::default()
    };
    let server = Workshop::open(context.dist(), extras)?;
    let reader = context.reader();

    reader.visit(&format!("{}foreign.html", server.address()))?;
    until_complaint(context, "elsewhere.invalid")?;

    reader.visit(&format!("{}strict.html", server.address()))?;
    reader.run(
        "document.body.append(Object.assign(new Image(), { src: 'icon.svg' }))",
        &[],
    )?;
    until_complaint(context, "img-src")
}

fn until_complaint(context: &Context, part: &str) -> Result<(), Failure> {
    wait::until(&format!("a complaint about {part}"), || {
        let complaints = context.complaints(&[])?;
        Ok(complaints.iter().any(|complaint| complaint.contains(part)))
    })
}
