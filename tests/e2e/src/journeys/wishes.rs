//! What a reader asks of the system is done on every page and in every panel.

use crate::context::Context;
use crate::failure::Failure;
use crate::inspect::{colours, motion};
use crate::screen::{DESKTOP, PHONE};
use crate::sites::{Extras, Workshop};
use crate::views::{OWN_THEME, VIEWS, View};
use crate::webdriver::{Engine, Wish};

/// Less motion: nothing takes time to change.
pub fn less_motion(context: &Context) -> Result<(), Failure> {
    let reader = context.reader();
    context.browser.wish(&[])?;
    each_view(context, "", |view| {
        if view.name == "story" {
            let moving = motion::moving(&reader)?;
            crate::ensure!(!moving.is_empty(), "nothing fades without the wish either");
        }
        Ok(())
    })?;
    context.browser.wish(&[Wish::LessMotion])?;
    each_view(context, "", |_| {
        let moving = motion::moving(&reader)?;
        crate::ensure!(moving.is_empty(), "{}", moving.join(", "));
        Ok(())
    })
}

/// Forced colours: only the system's are used, and nothing is told by colour alone.
pub fn forced_colours(context: &Context) -> Result<(), Failure> {
    let reader = context.reader();
    for (wishes, name) in [
        (&[Wish::ForcedColours][..], "forced-colours"),
        (&[Wish::ForcedColours, Wish::Dark], "forced-colours-dark"),
    ] {
        // Firefox's forced colours are light or dark by themselves.
        if context.engine() == Engine::Firefox && wishes.contains(&Wish::Dark) {
            continue;
        }
        context.browser.wish(wishes)?;
        each_view(context, name, |_| colours::check_forced(&reader))?;
    }
    Ok(())
}

/// More contrast: who follows the system gets the theme with the most, by day and by night.
pub fn more_contrast(context: &Context) -> Result<(), Failure> {
    let reader = context.reader();
    for (wishes, name, theme) in [
        (&[Wish::MoreContrast][..], "more-contrast", "contrast-light"),
        (
            &[Wish::MoreContrast, Wish::Dark],
            "more-contrast-dark",
            "contrast-dark",
        ),
        (&[Wish::Dark], "dark", "night"),
    ] {
        context.browser.wish(wishes)?;
        each_view(context, name, |view| {
            if view.name == OWN_THEME.name {
                // What a reader has chosen comes before what the system asks for.
                return Ok(());
            }
            let tokens = "['--background', '--text', '--muted', '--accent', '--border']";
            // A part of the page in the theme itself, to compare with.
            reader.wait_for(
                &format!("the page is in {theme}"),
                &format!(
                    "(part => {{
                        part.dataset.theme = '{theme}';
                        document.body.append(part);
                        const same = {tokens}.every(token => getComputedStyle(part).getPropertyValue(token)
                            === getComputedStyle(document.documentElement).getPropertyValue(token));
                        part.remove();
                        return same;
                    }})(document.createElement('div'))"
                ),
            )
        })?;
    }
    Ok(())
}

/// Looks at each view, and where this is `pictured`, saves it on a phone and on a desk. On the
/// way each view is a first visit.
fn each_view(
    context: &Context,
    pictured: &str,
    mut check: impl FnMut(&View) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let reader = context.reader();
    let server = Workshop::open(context.dist(), Extras::default())?;
    for view in VIEWS {
        view.show(&reader, &server.address())?;
        check(view).map_err(|failure| failure.while_(&format!("{}, {pictured}", view.name)))?;
        if context.engine() == Engine::Chromium && !pictured.is_empty() {
            for screen in [PHONE, DESKTOP] {
                screen.resize(&context.browser)?;
                let name = format!("{pictured}-{}-{}.png", view.file_name(), screen.name);
                std::fs::write(context.output().join(name), context.browser.screenshot()?)?;
            }
        }
        view.leave(&reader)?;
    }
    Ok(())
}
