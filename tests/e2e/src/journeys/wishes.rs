//! What a reader asks of the system is done on every page and in every panel.

use crate::context::Context;
use crate::failure::Failure;
use crate::inspect::{colours, motion};
use crate::screen::{DESKTOP, PHONE};
use crate::sites::{Extras, Workshop};
use crate::views::{OWN_THEME, VIEWS, View};
use crate::webdriver::{Engine, Wish};

/// What is wished at a time, and the name of the pictures taken then; none where there is none.
type Wished<'a> = (&'a [Wish], &'a str);

/// Less motion: nothing takes time to change.
pub fn less_motion(context: &Context) -> Result<(), Failure> {
    let reader = context.reader();
    let wished: [Wished; 2] = [(&[], ""), (&[Wish::LessMotion], "")];
    each_view(context, &wished, |view, wishes| {
        let moving = motion::moving(&reader)?;
        if !wishes.is_empty() {
            crate::ensure!(moving.is_empty(), "{}", moving.join(", "));
        } else if view.name == "story" {
            crate::ensure!(!moving.is_empty(), "nothing fades without the wish either");
        }
        Ok(())
    })
}

/// Forced colours: only the system's are used, and nothing is told by colour alone.
pub fn forced_colours(context: &Context) -> Result<(), Failure> {
    let reader = context.reader();
    let mut wished: Vec<Wished> = vec![(&[Wish::ForcedColours], "forced-colours")];
    // Firefox's forced colours are light or dark by themselves.
    if context.engine() != Engine::Firefox {
        wished.push((&[Wish::ForcedColours, Wish::Dark], "forced-colours-dark"));
    }
    each_view(context, &wished, |_, _| colours::check_forced(&reader))
}

/// More contrast: who follows the system gets the theme with the most, by day and by night.
pub fn more_contrast(context: &Context) -> Result<(), Failure> {
    let reader = context.reader();
    let wished: [Wished; 3] = [
        (&[Wish::MoreContrast], "more-contrast"),
        (&[Wish::MoreContrast, Wish::Dark], "more-contrast-dark"),
        (&[Wish::Dark], "dark"),
    ];
    each_view(context, &wished, |view, wishes| {
        if view.name == OWN_THEME.name {
            // What a reader has chosen comes before what the system asks for.
            return Ok(());
        }
        let theme = match wishes {
            [Wish::MoreContrast] => "contrast-light",
            [Wish::MoreContrast, ..] => "contrast-dark",
            _ => "night",
        };
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
    })
}

/// Looks at each view, a first visit, while one thing after the other is wished, and where that is
/// pictured, saves it on a phone and on a desk.
fn each_view(
    context: &Context,
    wished: &[Wished],
    mut check: impl FnMut(&View, &[Wish]) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let reader = context.reader();
    let server = Workshop::open(context.dist(), Extras::default())?;
    for view in VIEWS {
        context.browser.wish(&[])?;
        view.show(&reader, &server.address())?;
        for &(wishes, pictured) in wished {
            context.browser.wish(wishes)?;
            check(view, wishes)
                .map_err(|failure| failure.while_(&format!("{}, {wishes:?}", view.name)))?;
            if context.engine() == Engine::Chromium && !pictured.is_empty() {
                picture(context, &format!("{pictured}-{}", view.file_name()))?;
            }
        }
        view.leave(&reader)?;
    }
    Ok(())
}

/// Saves what is seen, on a phone and on a desk.
fn picture(context: &Context, name: &str) -> Result<(), Failure> {
    for screen in [PHONE, DESKTOP] {
        screen.resize(&context.browser)?;
        let path = context.output().join(format!("{name}-{}.png", screen.name));
        std::fs::write(path, context.browser.screenshot()?)?;
    }
    Ok(())
}
