//! A theme of the reader's own.

use crate::context::Context;
use crate::failure::Failure;
use crate::library::{ANYA, SANJAR};
use crate::reader::Reader;
use crate::sites::{Extras, Workshop};

/// It is made, brought to 7:1, named, there on the next page from its first frame, deleted, and
/// brought back.
pub fn made(context: &Context) -> Result<(), Failure> {
    let reader = context.reader();
    let server = Workshop::open(context.dist(), Extras::default())?;
    reader.open(&format!("{}{}.html", server.address(), ANYA.slug))?;
    reader.open_panel()?;
    reader.click(".add-theme")?;
    pick(&reader, "background", "#234f3d")?;
    reader.until_background("rgb(35, 79, 61)")?;
    pick(&reader, "text", "#5a8f70")?;
    reader.wait_for(
        "its contrast is told",
        "/^2\\.\\d : 1/.test(shown('.colour output').textContent)",
    )?;
    reader.click(".make-legible")?;
    reader.wait_for(
        "it is 7:1 or more",
        "parseFloat(shown('.colour output').textContent) >= 7",
    )?;
    name(&reader, "Moss")?;
    reader.close_panel()?;

    reader.open(&format!("{}{}.html", server.address(), SANJAR.slug))?;
    reader.until_background("rgb(35, 79, 61)")?;
    reader.open_panel()?;
    reader.click(".delete-theme")?;
    reader.until_background("rgb(251, 248, 241)")?;
    reader.click("#themes-and-type [name=undo]")?;
    reader.until_background("rgb(35, 79, 61)")?;
    reader.wait_for(
        "it has its name",
        "shown('.choice:has([value=custom-1])').textContent.endsWith('Moss')",
    )?;
    reader.choose("theme", "night")?;
    reader.until_background("rgb(23, 26, 31)")?;
    reader.choose("theme", "custom-1")?;
    reader.until_background("rgb(35, 79, 61)")?;
    reader.close_panel()
}

/// Chooses a colour: the dialogue is the system's own, which no driver can reach.
pub fn pick(reader: &Reader, field: &str, colour: &str) -> Result<(), Failure> {
    reader.wait_for(
        &format!("{field} can be chosen"),
        &format!("shown('.theme-editor [name={field}]') !== null"),
    )?;
    let choose = "const field = shown(`.theme-editor [name=${arguments[0]}]`);
        field.value = arguments[1];
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));";
    reader.run(choose, &[field.into(), colour.into()]).map(drop)
}

fn name(reader: &Reader, name: &str) -> Result<(), Failure> {
    reader.click("[name=theme-name]")?;
    reader.run("shown('[name=theme-name]').select()", &[])?;
    reader.browser.press(name)?;
    reader.browser.press(crate::webdriver::keys::TAB)?;
    reader.wait_for(
        "it is kept under its name",
        &format!("localStorage.getItem('cafe-stories/theme/1')?.includes('{name}')"),
    )
}
