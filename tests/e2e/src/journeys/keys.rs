//! Single keys, as the help lists them.

use crate::context::Context;
use crate::failure::Failure;
use crate::library::ANYA;
use crate::reader::Reader;
use crate::sites::{Extras, Workshop};
use crate::webdriver::keys;

/// Every key does what the help says, none while one writes, and all can be switched off.
pub fn single(context: &Context) -> Result<(), Failure> {
    let reader = context.reader();
    let browser = &context.browser;
    let server = Workshop::open(context.dist(), Extras::default())?;
    reader.open(&format!("{}{}.html", server.address(), ANYA.slug))?;

    for (key, size) in [("+", 21), ("+", 22), ("-", 21), ("0", 20)] {
        browser.press(key)?;
        until_size(&reader, size)?;
    }
    browser.press("d")?;
    reader.until_background("rgb(23, 26, 31)")?;
    browser.press("d")?;
    reader.until_background("rgb(251, 248, 241)")?;

    browser.press("t")?;
    reader.until_panel(true)?;
    browser.press("?")?;
    reader.wait_for("help is open", "shown('#help') !== null")?;
    reader.until_panel(false)?;
    browser.press(keys::ESCAPE)?;
    reader.wait_for("help is closed", "shown('#help') === null")?;

    reader.open_panel()?;
    reader.click(".add-theme")?;
    reader.wait_for(
        "there is a name to write",
        "shown('[name=theme-name]') !== null",
    )?;
    reader.run("shown('[name=theme-name]').select()", &[])?;
    browser.press("td+0")?;
    reader.wait_for(
        "the keys are letters of the name",
        "shown('[name=theme-name]').value === 'td+0'",
    )?;
    until_size(&reader, 20)?;
    reader.close_panel()?;
    // A field that is not to be seen any more, and may have the focus for a frame, takes none.
    reader.run(
        "document.querySelector('[name=theme-name]').dispatchEvent(
            new KeyboardEvent('keydown', { key: '?', bubbles: true, cancelable: true }))",
        &[],
    )?;
    reader.wait_for("help is open", "shown('#help') !== null")?;
    browser.press(keys::ESCAPE)?;
    reader.wait_for("help is closed", "shown('#help') === null")?;

    browser.press("?")?;
    reader.click(".switch:has([name=single-keys])")?;
    reader.wait_for("they are off", "!shown('[name=single-keys]').checked")?;
    browser.press(keys::ESCAPE)?;
    reader.wait_for("help is closed", "shown('#help') === null")?;
    browser.press("+")?;
    browser.press("t")?;
    // Tab is heard after them.
    browser.press(keys::TAB)?;
    reader.wait_for(
        "the focus moves",
        "document.activeElement !== document.body",
    )?;
    until_size(&reader, 20)?;
    reader.until_panel(false)
}

fn until_size(reader: &Reader, pixels: u32) -> Result<(), Failure> {
    reader.wait_for(
        &format!("the text is set at {pixels} pixels"),
        &format!("getComputedStyle(shown('.prose p')).fontSize === '{pixels}px'"),
    )
}
