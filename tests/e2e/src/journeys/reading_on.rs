//! Reading on with Space, in scrolled layout.

use crate::context::Context;
use crate::failure::Failure;
use crate::library::{ANYA, JOSE, SANJAR};
use crate::sites::{Extras, Workshop};
use crate::wait;
use crate::webdriver::keys;

/// The last line that is wholly above the foot, or in the window where bars are hidden, by the first
/// word of it that is found there.
const LAST_LINE: &str = "
    const range = document.createRange();
    const hidden = document.documentElement.dataset.bars === 'hidden';
    const foot = parseFloat(getComputedStyle(document.documentElement).scrollPaddingBlockEnd);
    const end = innerHeight - (hidden ? 0 : foot);
    let last = null;
    for (const block of document.querySelectorAll('.prose [id]')) {
        const text = block.firstChild;
        for (let offset = 0; offset < text.length; offset += 1) {
            range.setStart(text, offset);
            range.setEnd(text, offset + 1);
            const { top, bottom, height } = range.getBoundingClientRect();
            if (height && bottom <= end && (!last || top > last.top + 1)) last = { id: block.id, offset, top, height };
        }
    }
    return last;";

/// Where the character of that word is now.
const NOW: &str = "
    const range = document.createRange();
    const text = document.getElementById(arguments[0]).firstChild;
    range.setStart(text, arguments[1]);
    range.setEnd(text, arguments[1] + 1);
    return range.getBoundingClientRect().top
        - parseFloat(getComputedStyle(document.documentElement).scrollPaddingBlockStart);";

/// Where it is in the window.
const IN_WINDOW: &str = "
    const range = document.createRange();
    const text = document.getElementById(arguments[0]).firstChild;
    range.setStart(text, arguments[1]);
    range.setEnd(text, arguments[1] + 1);
    return range.getBoundingClientRect().top;";

/// Where a block is once nothing has moved for twenty frames.
const RESTS: &str = "
    const [id] = arguments;
    const now = () => document.getElementById(id).getBoundingClientRect().top
        - parseFloat(getComputedStyle(document.documentElement).scrollPaddingBlockStart);
    return new Promise(resolve => {
        let [before, frames] = [NaN, 0];
        const look = () => {
            frames = scrollY === before ? frames + 1 : 0;
            before = scrollY;
            if (frames === 20) resolve(now());
            else requestAnimationFrame(look);
        };
        look();
    });";

/// Follows a link to a block once the page glides, as a press does between two frames: Chromium's
/// own thread is ahead then.
const GO_MEANWHILE: &str = "
    const [id] = arguments;
    return new Promise(resolve => {
        const look = () => {
            if (scrollY < 20) return setTimeout(look, 1);
            location.hash = id;
            resolve();
        };
        look();
    });";

/// Space leaves two lines of what was read at the top, and lights up where one had got to;
/// with Shift it goes back.
pub fn with_space(context: &Context) -> Result<(), Failure> {
    let server = Workshop::open(context.dist(), Extras::default())?;
    context.browser.resize(700, 560)?;
    let reader = context.reader();
    reader.open(&format!("{}{}.html", server.address(), ANYA.slug))?;
    let last = reader.run(LAST_LINE, &[])?;
    let part = |name: &str| last.get(name).cloned().unwrap_or_default();
    let line = part("height").as_f64().unwrap_or_default();
    context.browser.press(" ")?;
    reader.wait_for(
        "the last line lights up",
        "document.querySelector('.glow') !== null",
    )?;
    // By then it has come to rest, if it was not slow on the way.
    reader.wait_for(
        "the place is kept",
        &format!(
            "localStorage.getItem('cafe-stories/place/{}') !== null",
            ANYA.slug
        ),
    )?;
    wait::until("the last line is near the bar", || {
        let top = reader.run(NOW, &[part("id"), part("offset")])?;
        let top = top.as_f64().unwrap_or(f64::NAN);
        Ok((0.0..3.0 * line).contains(&top))
    })?;
    context.browser.press_with_shift(" ")?;
    reader.wait_for("it is at the beginning again", "scrollY === 0")?;
    // Who follows a link on the way is there, and glides nowhere else.
    context.browser.press(" ")?;
    reader.run(GO_MEANWHILE, &["p9".into()])?;
    let below = reader.run(RESTS, &["p9".into()])?;
    let below = below.as_f64().unwrap_or(f64::NAN);
    crate::ensure!(
        (-2.0..2.0).contains(&below),
        "the paragraph that was gone to is {below} px below the edge"
    );
    // Who opens a panel on the way has read on all the same.
    let kept = format!("localStorage.getItem('cafe-stories/place/{}')", ANYA.slug);
    let before = reader.text(&kept)?;
    context.browser.press_with_shift(" ")?;
    context.browser.press("t")?;
    reader.wait_for("the panel is open", "shown('#themes-and-type') !== null")?;
    reader.wait_for("the place is kept", &format!("{kept} !== {before:?}"))?;
    context.browser.press(keys::ESCAPE)?;
    reader.wait_for("the panel is closed", "shown('#themes-and-type') === null")?;
    let before = reader.text(&kept)?;
    context.browser.press_with_shift(" ")?;
    reader.click("button[aria-controls=themes-and-type]")?;
    reader.wait_for("the panel is open", "shown('#themes-and-type') !== null")?;
    reader.wait_for("the place is kept", &format!("{kept} !== {before:?}"))?;
    // Where the bars are hidden, two lines of all that was in view stay.
    context.browser.resize(520, 560)?;
    reader.open(&format!("{}{}.html", server.address(), JOSE.slug))?;
    context.browser.press(" ")?;
    reader.wait_for(
        "the bars are hidden",
        "document.documentElement.dataset.bars === 'hidden'",
    )?;
    reader.run(RESTS, &["p1".into()])?;
    let last = reader.run(LAST_LINE, &[])?;
    let part = |name: &str| last.get(name).cloned().unwrap_or_default();
    context.browser.press(" ")?;
    reader.run(RESTS, &["p1".into()])?;
    let top = reader.run(IN_WINDOW, &[part("id"), part("offset")])?;
    let top = top.as_f64().unwrap_or(f64::NAN);
    crate::ensure!(
        (0.0..2.0 * line).contains(&top),
        "the last line is {top} px below the window's edge, and a line is {line} px high"
    );
    // Where a title fills the window, it leads to the text.
    reader.open(&format!("{}{}.html", server.address(), SANJAR.slug))?;
    reader.run(
        "shown('h1').style.paddingBlockStart = `${innerHeight}px`",
        &[],
    )?;
    context.browser.press(" ")?;
    reader.wait_for("it has scrolled", "scrollY > 0")
}
