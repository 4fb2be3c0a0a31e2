//! The focus can be seen wherever it goes, and reaches everything.

use crate::context::Context;
use crate::failure::Failure;
use crate::inspect::focus;
use crate::reader::{Reader, THEMES};
use crate::screen::{PHONE, ZOOMED};
use crate::sites::{Extras, Workshop};
use crate::views::{PANEL, STORY, VIEWS};
use crate::webdriver::{Engine, Wish};

/// By Tab through every view, and where nothing can be made to fade, at each stop in every theme.
pub fn shows(context: &Context) -> Result<(), Failure> {
    let mut themes = THEMES.map(|theme| theme.name).to_vec();
    match context.engine() {
        Engine::WebKit => themes.clear(),
        Engine::Chromium | Engine::Firefox => context.browser.wish(&[Wish::LessMotion])?,
    }
    each_view(context, "", |reader| focus::walk(reader, &themes))?;
    in_the_bar(context, &themes)
}

/// By a key into the bar beside words, and by Tab through it.
fn in_the_bar(context: &Context, themes: &[&str]) -> Result<(), Failure> {
    let reader = context.reader();
    let server = Workshop::open(context.dist(), Extras::default())?;
    STORY.show(&reader, &server.address())?;
    context.browser.press("m")?;
    reader.wait_for(
        "the bar has the focus",
        "document.activeElement.matches('.selection-bar[style] *')",
    )?;
    focus::walk_bar(&reader, themes)?;
    STORY.leave(&reader)
}

/// There and back again, on a phone, and on a desk's screen zoomed to 400%.
pub fn shows_when_small(context: &Context) -> Result<(), Failure> {
    for screen in [PHONE, ZOOMED] {
        screen.set(&context.browser)?;
        each_view(context, screen.name, |reader| {
            focus::walk(reader, &[])?;
            focus::walk_back(reader)
        })?;
        in_the_bar(context, &[]).map_err(|failure| failure.while_(screen.name))?;
    }
    Ok(())
}

/// What comes after a panel is not under it, on a phone, where the panel is a sheet.
pub fn shows_after_a_panel(context: &Context) -> Result<(), Failure> {
    PHONE.set(&context.browser)?;
    let reader = context.reader();
    let server = Workshop::open(context.dist(), Extras::default())?;
    PANEL.show(&reader, &server.address())?;
    focus::walk_out(&reader)
}

fn each_view(
    context: &Context,
    name: &str,
    check: impl Fn(&Reader) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let reader = context.reader();
    let server = Workshop::open(context.dist(), Extras::default())?;
    for view in VIEWS {
        view.show(&reader, &server.address())?;
        check(&reader).map_err(|failure| failure.while_(&format!("{}, {name}", view.name)))?;
        view.leave(&reader)?;
    }
    Ok(())
}
