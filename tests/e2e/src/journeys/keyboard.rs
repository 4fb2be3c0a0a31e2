//! Everything without a pointer.

use crate::context::Context;
use crate::failure::Failure;
use crate::library::{ANYA, SANJAR};
use crate::reader::Reader;
use crate::sites::{Extras, Workshop};
use crate::webdriver::keys;

/// More stops than any page has before its controls.
const STOPS: usize = 60;

/// Skips to the text, chooses theme, size and more, asks for help, copies an address, reads on.
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

    more_type(&reader)?;
    browser.press(keys::ESCAPE)?;
    reader.until_panel(false)?;
    until_focus(&reader, "button[aria-controls=themes-and-type]")?;

    tab_to(&reader, "button[aria-controls=more]")?;
    browser.press(keys::ENTER)?;
    reader.wait_for("more is open", "shown('#more') !== null")?;
    tab_to(&reader, "#more .item:last-child")?;
    browser.press(keys::ENTER)?;
    reader.wait_for("help is open", "shown('#help') !== null")?;
    tab_to(&reader, "#help [name=single-keys]")?;
    check_focus_shows(&reader)?;
    browser.press(keys::ESCAPE)?;
    reader.wait_for("help is closed", "shown('#help') === null")?;
    until_focus(&reader, "button[aria-controls=more]")?;

    tab_to(&reader, ".copy-link")?;
    check_focus_shows(&reader)?;
    browser.press(keys::ENTER)?;
    reader.wait_for(
        "the page says where the link is",
        "/link to this paragraph/i.test(shown('#notice').textContent)",
    )?;
    tab_to(&reader, ".onward a[rel=next]")?;
    check_focus_shows(&reader)?;
    browser.press(keys::ENTER)?;
    reader.until_story(SANJAR)
}

/// One level down in the open panel, and back up.
fn more_type(reader: &Reader) -> Result<(), Failure> {
    let browser = reader.browser;
    tab_to(reader, ".more-type summary")?;
    check_focus_shows(reader)?;
    browser.press(keys::ENTER)?;
    tab_to(reader, ".preset:nth-child(2)")?;
    browser.press(keys::ENTER)?;
    reader.wait_for(
        "the text is large",
        "getComputedStyle(shown('.prose p')).fontSize === '28px'",
    )?;
    tab_to(reader, "input[name=line-height]")?;
    check_focus_shows(reader)?;
    browser.press(keys::RIGHT)?;
    reader.wait_for("the lines are further apart", &line_height("1.6"))?;
    tab_to(reader, "input[name=justified]")?;
    check_focus_shows(reader)?;
    browser.press(" ")?;
    reader.wait_for(
        "the lines are justified",
        "getComputedStyle(shown('.prose p')).textAlign === 'justify'",
    )?;
    tab_to(reader, "[name=reset]")?;
    browser.press(keys::ENTER)?;
    reader.wait_for("all is put back", &line_height(""))?;
    tab_to(reader, "[name=undo]")?;
    browser.press(keys::ENTER)?;
    reader.wait_for("that is taken back", &line_height("1.6"))
}

fn line_height(value: &str) -> String {
    format!("document.documentElement.style.getPropertyValue('--line-height') === '{value}'")
}

fn until_focus(reader: &Reader, selector: &str) -> Result<(), Failure> {
    reader.wait_for(
        &format!("the focus is back on {selector}"),
        &format!("document.activeElement.matches('{selector}')"),
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
