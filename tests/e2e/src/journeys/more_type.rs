//! What is one level down in "Themes and type".

use crate::context::Context;
use crate::failure::Failure;
use crate::library::ANYA;
use crate::reader::Reader;
use crate::sites::{Extras, Workshop};

/// Each scale with how its text is computed at the default, and one step up.
const SCALES: [(&str, &str, &str, &str); 6] = [
    ("line-height", "lineHeight", "31px", "32px"),
    ("measure", "", "", ""),
    ("weight", "fontWeight", "400", "420"),
    ("letter-spacing", "letterSpacing", "normal", "0.2px"),
    ("word-spacing", "wordSpacing", "0px", "0.4px"),
    ("paragraph-spacing", "marginTop", "0px", "5px"),
];

/// Every scale changes the text, and is put back; presets set several; all can be undone.
pub fn every_scale(context: &Context) -> Result<(), Failure> {
    let reader = context.reader();
    let server = Workshop::open(context.dist(), Extras::default())?;
    reader.open(&format!("{}{}.html", server.address(), ANYA.slug))?;
    reader.open_panel()?;
    reader.click(".more-type summary")?;
    for (name, property, before, after) in SCALES {
        let width = "shown('.prose').offsetWidth";
        let was = reader.eval(width)?;
        let holds = |value: &str| match property {
            "" => format!(
                "({width} {} {was})",
                if value == before { "===" } else { "!==" }
            ),
            // An engine may say that there is none as a length.
            _ => format!(
                "[getComputedStyle(shown('.prose p + p')).{property}].some(now => now === '{value}' \
                 || now === '0px' && '{value}' === 'normal')"
            ),
        };
        let press =
            |button: &str| reader.click(&format!("[data-dimension={name}] [name={button}]"));
        if property.is_empty() {
            press("less")?;
            reader.wait_for("the lines are shorter", &format!("{width} < {was}"))?;
            press("put-back")?;
            reader.wait_for("the lines are as they were", &format!("{width} === {was}"))?;
            continue;
        }
        reader.wait_for(&format!("{name} is the default"), &holds(before))?;
        press("more")?;
        reader.wait_for(&format!("{name} is a step up"), &holds(after))?;
        press("put-back")?;
        reader.wait_for(&format!("{name} is put back"), &holds(before))?;
        reader.click("#themes-and-type [name=undo]")?;
        reader.wait_for(&format!("{name} is a step up again"), &holds(after))?;
    }
    reader.click("#themes-and-type [name=reset]")?;
    reader.wait_for("all is put back", &line_height("31px"))?;
    reader.click(".presets button:nth-child(3)")?;
    reader.wait_for("there is space", &line_height("35px"))?;
    reader.wait_for(
        "no line is indented",
        "getComputedStyle(shown('.prose p + p')).textIndent === '0px'",
    )?;
    switches(&reader)?;
    reader.close_panel()
}

fn switches(reader: &Reader) -> Result<(), Failure> {
    let computed = |property: &str| format!("getComputedStyle(shown('.prose p')).{property}");
    reader.click(".switch:has([name=justified])")?;
    reader.wait_for(
        "lines are justified",
        &format!("{} === 'justify'", computed("textAlign")),
    )?;
    reader.wait_for("words are hyphenated", &hyphens("auto"))?;
    reader.click(".switch:has([name=hyphens])")?;
    reader.wait_for("they are not", &hyphens("manual"))
}

/// WebKit has the property with its prefix only, under some names.
fn hyphens(value: &str) -> String {
    format!(
        "(style => (style.hyphens ?? style.webkitHyphens) === '{value}')(getComputedStyle(shown('.prose p')))"
    )
}

fn line_height(value: &str) -> String {
    format!("getComputedStyle(shown('.prose p + p')).lineHeight === '{value}'")
}
