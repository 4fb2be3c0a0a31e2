//! "Themes and type" with a pointer.

use crate::context::Context;
use crate::failure::Failure;
use crate::library::ANYA;
use crate::reader::{Look, THEMES};
use crate::screen::PHONE;
use crate::sites::{Extras, Workshop};

/// The faces, in the panel's order.
const TYPEFACES: [&str; 5] = [
    "literata",
    "atkinson",
    "system-serif",
    "system-sans",
    "opendyslexic",
];

/// Every theme and face can be chosen, the size has a name, and all can be put back.
pub fn controls(context: &Context) -> Result<(), Failure> {
    let reader = context.reader();
    let server = open_story(context)?;
    let default = Look::new(THEMES[0].background, "Literata", "20px");
    reader.until_look(&default)?;
    reader.open_panel()?;
    for theme in THEMES {
        reader.choose("theme", theme.name)?;
        reader.until_background(theme.background)?;
        check_attribute(context, "theme", theme.name, "system")?;
    }
    for typeface in TYPEFACES {
        reader.choose("typeface", typeface)?;
        check_attribute(context, "typeface", typeface, "literata")?;
    }
    reader.choose_size(31)?;
    reader.wait_for(
        "the slider says its value in words",
        "document.querySelector('input[name=size]').getAttribute('aria-valuetext') === '31 pixels'",
    )?;
    let size = reader.look()?.size;
    crate::ensure!(size == "31px", "the text is set at {size}");

    reader.click("#themes-and-type [name=reset]")?;
    reader.until_look(&Look {
        background: default.background.clone(),
        ..default
    })?;
    reader.wait_for(
        "nothing is left on the page of what was chosen",
        "(root => !root.dataset.theme && !root.dataset.typeface \
         && !root.style.getPropertyValue('--font-size'))(document.documentElement)",
    )?;
    drop(server);
    Ok(())
}

/// Its own button, a click outside, and Escape close it; the focus goes back.
pub fn closes(context: &Context) -> Result<(), Failure> {
    let reader = context.reader();
    let _server = open_story(context)?;
    reader.open_panel()?;
    reader.click("#themes-and-type .close")?;
    reader.until_panel(false)?;
    reader.wait_for(
        "the focus is back on the opener",
        "document.activeElement.matches('button[aria-controls=themes-and-type]')",
    )?;
    reader.open_panel()?;
    context.browser.click_at(20, 500)?;
    reader.until_panel(false)?;
    reader.open_panel()?;
    context.browser.press(crate::webdriver::keys::ESCAPE)?;
    reader.until_panel(false)
}

/// What scrolls does so within its round corners, and no theme stands alone in a row.
pub fn composed(context: &Context) -> Result<(), Failure> {
    let reader = context.reader();
    let _server = open_story(context)?;
    for (width, height) in [(1300, 560), (700, 700), (500, 700)] {
        context.browser.resize(width, height)?;
        reader.open_panel()?;
        let wrong = reader.run(
            "const panel = shown('#themes-and-type');
            const body = shown('#themes-and-type .panel-body');
            const wrong = [];
            if (getComputedStyle(panel).overflowY !== 'clip') wrong.push('the corners cut nothing');
            if (body.scrollHeight <= body.clientHeight) wrong.push('nothing scrolls');
            const rows = Object.groupBy(all('.themes label'), theme => theme.getBoundingClientRect().top);
            for (const row of Object.values(rows)) if (row.length !== 4) wrong.push(`${row.length} in a row`);
            const width = selector => shown(selector).getBoundingClientRect().width;
            if (Math.abs(width('.add-theme') - width('.themes')) > 1) wrong.push('room beside the last');
            return wrong.join(', ');",
            &[],
        )?;
        crate::ensure!(wrong == "", "{width} wide: {wrong}");
        reader.click(".more-type summary")?;
        reader.wait_for(
            "more type takes the first level's place, from its beginning",
            "shown('.presets') && !shown('.first-level') && shown('#themes-and-type .panel-body').scrollTop === 0",
        )?;
        reader.click(".more-type summary")?;
        reader.close_panel()?;
    }
    Ok(())
}

/// On a phone it comes from below and leaves the text above it in view.
pub fn sheet(context: &Context) -> Result<(), Failure> {
    let reader = context.reader();
    PHONE.set(&context.browser)?;
    let _server = open_story(context)?;
    reader.open_panel()?;
    reader.wait_for(
        "the sheet lies along the lower edge and takes at most 60% of the height",
        "(({ left, right, bottom, height }) => left <= 1 && Math.abs(right - innerWidth) <= 1 \
         && Math.abs(bottom - innerHeight) <= 1 && height <= innerHeight * 0.6)\
         (shown('#themes-and-type').getBoundingClientRect())",
    )
}

fn open_story(context: &Context) -> Result<Workshop, Failure> {
    let server = Workshop::open(context.dist(), Extras::default())?;
    context
        .reader()
        .open(&format!("{}{}.html", server.address(), ANYA.slug))?;
    Ok(server)
}

/// On `:root` each choice is an attribute; the default is none.
fn check_attribute(
    context: &Context,
    name: &str,
    value: &str,
    default: &str,
) -> Result<(), Failure> {
    let expected = if value == default {
        "null".to_owned()
    } else {
        format!("'{value}'")
    };
    context.reader().wait_for(
        &format!("data-{name} is {expected}"),
        &format!("document.documentElement.getAttribute('data-{name}') === {expected}"),
    )
}
