//! Everything without a pointer.

use crate::context::Context;
use crate::failure::Failure;
use crate::library::ANYA;
use crate::reader::Reader;
use crate::sites::{Extras, Workshop};
use crate::webdriver::keys;

/// More stops than any page has before its controls.
const STOPS: usize = 30;

/// Skips to the text, opens the panel, changes the theme, closes it.
pub fn alone(context: &Context) -> Result<(), Failure> {
    let reader = context.reader();
    let browser = &context.browser;
    let server = Workshop::open(context.dist(), Extras::default())?;
    reader.open(&format!("{}{}.html", server.address(), ANYA.slug))?;

    browser.press(keys::TAB)?;
    reader.wait_for(
        "the first stop is a link to the text, and it shows",
        "(() => {
            const { top, height, width } = document.activeElement.getBoundingClientRect();
            return document.activeElement.matches('a[href^=\"#\"]')
                && top >= 0 && height > 20 && width > 20;
        })()",
    )?;
    check_focus_shows(&reader)?;

    tab_to(&reader, "button[aria-controls=themes-and-type]")?;
    check_focus_shows(&reader)?;
    browser.press(keys::ENTER)?;
    reader.until_panel(true)?;

    tab_to(&reader, "input[name=theme]")?;
    browser.press(keys::RIGHT)?;
    reader.until_background("rgb(251, 248, 241)")?;
    browser.press(keys::RIGHT)?;
    reader.until_background("rgb(241, 230, 208)")?;

    tab_to(&reader, "input[name=size]")?;
    let before = reader.size()?;
    browser.press(keys::RIGHT)?;
    reader.wait_for(
        "the right arrow makes the text one pixel larger",
        &format!(
            "getComputedStyle(shown('.prose p')).fontSize === '{}px'",
            before + 1
        ),
    )?;

    browser.press(keys::ESCAPE)?;
    reader.until_panel(false)?;
    reader.wait_for(
        "the focus is back on the opener",
        "document.activeElement.matches('button[aria-controls=themes-and-type]')",
    )
}

/// Presses Tab until the focus is there; in a panel it may go around.
fn tab_to(reader: &Reader, selector: &str) -> Result<(), Failure> {
    let mut stops = Vec::new();
    for _ in 0..STOPS {
        let at = reader.eval(&format!("document.activeElement.matches({selector:?})"))?;
        if at == true {
            return Ok(());
        }
        reader.browser.press(keys::TAB)?;
        stops.push(reader.text(
            "(e => `${e.localName}.${e.className || e.name || e.id}`)(document.activeElement)",
        )?);
    }
    Err(Failure::new(format!(
        "Tab does not lead to {selector}, but to {}",
        stops.join(", ")
    )))
}

fn check_focus_shows(reader: &Reader) -> Result<(), Failure> {
    reader.wait_for(
        "the focus has an outline of at least 2 pixels",
        "(style => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2)\
         (getComputedStyle(document.activeElement))",
    )
}
