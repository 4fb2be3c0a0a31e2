//! The text spacing of WCAG 1.4.12, which readers set with tools of their own.

use crate::failure::Failure;
use crate::reader::Reader;

/// The criterion's own figures, as a reader's tool would force them.
const WIDE: &str = "
    const sheet = [...document.styleSheets].at(-1);
    for (const rule of [
        '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }',
        'p { margin-block-end: 2em !important }',
    ]) sheet.insertRule(rule, sheet.cssRules.length);";

/// Spaces the page's text widely, until it is left.
pub fn widen(reader: &Reader) -> Result<(), Failure> {
    reader.run(WIDE, &[])?;
    reader.wait_for(
        "the text is spaced widely",
        "(style => parseFloat(style.letterSpacing) > 0.1 * parseFloat(style.fontSize))\
         (getComputedStyle(shown('main h1')))",
    )
}
