//! The browser's own "find in page".

use crate::context::Context;
use crate::failure::Failure;
use crate::library::SANJAR;
use crate::sites::Way;
use serde_json::json;

/// At the beginning, over a change of language, in the middle, and in the last line.
const PHRASES: [&str; 4] = [
    "Sanjar Salvini stepped",
    "“Un espresso,” he said",
    "her voice husky",
    "start living again",
];

/// Finds the first place of a phrase, and gives what is selected then.
const FIND: &str = "
    getSelection().removeAllRanges();
    scrollTo(0, 0);
    return find(arguments[0], true) ? String(getSelection()) : null;";

/// Whether what is selected is seen: below the bar, and above the foot.
const SEEN: &str = "(({ top, bottom }) =>
    top >= shown('.bar').getBoundingClientRect().bottom - 1
    && bottom <= (shown('.foot')?.getBoundingClientRect().top ?? innerHeight) + 1
    )(getSelection().getRangeAt(0).getBoundingClientRect())";

/// Every phrase is found, and not under a bar.
pub fn words(context: &Context) -> Result<(), Failure> {
    let reader = context.reader();
    context.browser.resize(700, 560)?;
    let site = context.address(Way::Product)?;
    let file = format!("{}lamplight.html", context.address(Way::Disk)?);
    for address in [
        format!("{site}{}.html", SANJAR.slug),
        format!("{file}#{}", SANJAR.slug),
    ] {
        reader.open(&address)?;
        reader.until_story(SANJAR)?;
        for phrase in PHRASES {
            let found = reader.run(FIND, &[json!(phrase)])?;
            crate::ensure!(found == phrase, "{phrase:?} at {address}: {found}");
            reader.wait_for(&format!("{phrase:?} is seen at {address}"), SEEN)?;
        }
    }
    Ok(())
}
