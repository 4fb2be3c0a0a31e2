//! Pages of texts that are hard to set: long words, verse, quotations, notes, headings,
//! large letters in a small window, and right to left.

use super::turning::check_pages;
use crate::accessibility_tree;
use crate::context::Context;
use crate::failure::Failure;
use crate::reader::Reader;
use crate::sites::{Extras, Workshop};
use crate::wait;
use crate::webdriver::keys;
use serde_json::json;

/// The text with everything in it.
const HARD: &str = "hard";
/// The text from right to left.
const ARABIC: &str = "arabic";

/// Where the link with this address is on the page that is shown, if it is.
const LINK: &str = "(() => {
    const view = shown('article[data-slug]').parentElement.getBoundingClientRect();
    const { left, right, top, bottom } = document.activeElement.getBoundingClientRect();
    return document.activeElement.matches(SELECTOR)
        && left >= view.left && right <= view.right && top >= view.top && bottom <= view.bottom;
})()";

/// The browser is where an address leads before it tells of that; the reader has heard of it by
/// the time that the last listener has.
const TELL_OF_JUMPS: &str = "
    window.toldOfJump = false;
    addEventListener('hashchange', () => { window.toldOfJump = true; }, { once: true });";

/// Scrolls to the first heading by itself, and says whether that is on the page that is shown some
/// frames later, while words elsewhere are selected.
const SCROLL_AND_SEE: &str = "
    const heading = shown('.prose:not(.notes) h2');
    heading.scrollIntoView();
    return new Promise(resolve => {
        let frames = 5;
        const look = () => {
            if (--frames) return requestAnimationFrame(look);
            const { left, right } = heading.getBoundingClientRect();
            resolve(!getSelection().isCollapsed && left >= 0 && right <= innerWidth);
        };
        look();
    });";

/// No frame is told of until `releaseFrames()`, as where much is to do.
const HOLD_FRAMES: &str = "
    const [ask, cancel] = [requestAnimationFrame, cancelAnimationFrame];
    const held = new Map();
    let id = 1e6;
    window.requestAnimationFrame = told => (held.set(++id, told), id);
    window.cancelAnimationFrame = id => held.delete(id) || cancel(id);
    window.releaseFrames = () => {
        window.requestAnimationFrame = ask;
        window.cancelAnimationFrame = cancel;
        held.forEach(told => told(performance.now()));
    };";

/// All of a text is on its pages, and nothing is cut at an edge.
pub fn whole(context: &Context) -> Result<(), Failure> {
    let server = Workshop::open(context.hard_texts()?, Extras::default())?;
    let reader = open(context, &server, HARD)?;
    for story in [HARD, ARABIC] {
        reader.open(&format!("{}{story}.html", server.address()))?;
        for (width, height, size, columns) in [
            (700, 560, 20, "auto"),
            (1000, 600, 26, "2"),
            (500, 560, 40, "1"),
        ] {
            context.browser.resize(width, height)?;
            reader.lay_out(&[("columns", columns)])?;
            reader.run(
                "const slider = document.querySelector('input[name=size]');
                slider.value = arguments[0];
                slider.dispatchEvent(new InputEvent('input', { bubbles: true }));",
                &[size.into()],
            )?;
            reader.wait_for(
                "the size is chosen",
                &format!("getComputedStyle(shown('.prose p')).fontSize === '{size}px'"),
            )?;
            check_pages(&reader).map_err(|failure| {
                failure.while_(&format!(
                    "{story}, {width} wide, {size} px, {columns} columns"
                ))
            })?;
        }
    }
    Ok(())
}

/// The page follows the focus, a note and the way back from it, an address, and what is
/// found; a heading of the contents leads to its page.
pub fn followed(context: &Context) -> Result<(), Failure> {
    let server = Workshop::open(context.hard_texts()?, Extras::default())?;
    let reader = open(context, &server, HARD)?;
    let (_, pages) = reader.page()?;
    crate::ensure!(pages > 8, "only {pages} pages");
    // By Tab from link to link, each on a page of its own.
    reader.run("shown('h1').focus()", &[])?;
    for selector in ["#ref1", "[href$='/0']", "#ref2", "[href$='/1']", "#ref3"] {
        context.browser.press(keys::TAB)?;
        reader.wait_for(
            &format!("{selector} has the focus, on the page that is shown"),
            &LINK.replace("SELECTOR", &format!("{selector:?}")),
        )?;
        whole_page(&reader)?;
    }
    // To a note, and back.
    reader.run(TELL_OF_JUMPS, &[])?;
    context.browser.press(keys::ENTER)?;
    back_from_note(&reader).map_err(|failure| failure.while_("one key after the other"))?;
    // However fast: by Tab to a link and on to its note, before there is a frame.
    context.browser.press(keys::HOME)?;
    reader.until_page(1)?;
    reader.run(
        "shown('[href$=\"/1\"]').focus({ preventScroll: true })",
        &[],
    )?;
    reader.run(TELL_OF_JUMPS, &[])?;
    reader.run(HOLD_FRAMES, &[])?;
    context
        .browser
        .press(&format!("{}{}", keys::TAB, keys::ENTER))?;
    in_view(&reader, "#note3")?;
    reader.run("releaseFrames()", &[])?;
    back_from_note(&reader).map_err(|failure| failure.while_("two keys before a frame"))?;
    // By the browser's own search.
    find_needle(&reader)?;
    reader.wait_for(
        "what was found is on the page that is shown",
        "(box => box.left >= 0 && box.right <= innerWidth && box.width > 0)(getSelection().getRangeAt(0).getBoundingClientRect())",
    )?;
    whole_page(&reader)?;
    // By whatever else scrolls, though the words that were found are still selected.
    wait::until("the page follows", || {
        Ok(reader.run(SCROLL_AND_SEE, &[])? == json!(true))
    })?;
    find_needle(&reader)?;
    // By the contents.
    reader.run("shown('.time-left').click()", &[])?;
    reader.wait_for("there are contents", "all('.contents a').length === 3")?;
    reader.wait_for(
        "the chapter that one is in is marked",
        "shown('.contents [aria-current]').textContent === 'Chapter 2: rain'",
    )?;
    reader.click(".contents li:last-child a")?;
    reader.wait_for("the panel is closed", "shown('#go-to') === null")?;
    in_view(&reader, ".prose:not(.notes) h2")?;
    // By an address.
    reader.open(&format!("{}{HARD}.html#p12", server.address()))?;
    in_view(&reader, "#p12")?;
    whole_page(&reader)
}

/// Finds words by the browser's own search, from the first page on.
fn find_needle(reader: &Reader) -> Result<(), Failure> {
    reader.browser.press(keys::HOME)?;
    reader.until_page(1)?;
    let find = "getSelection().removeAllRanges(); find('needle number two')";
    reader.run(find, &[]).map(drop)
}

/// From right to left everything that says where one is, or leads on, runs to the left.
pub fn to_the_left(context: &Context) -> Result<(), Failure> {
    let server = Workshop::open(context.hard_texts()?, Extras::default())?;
    let reader = open(context, &server, ARABIC)?;
    let is = |what: &str, condition: &str| {
        reader.wait_for(
            what,
            &format!("(side => {condition})(selector => shown(selector).getBoundingClientRect())"),
        )
    };
    is(
        "the button for the next page is at the left",
        "side('.turn-on').right < side('.time-left').left && side('.time-left').right < side('.turn-back').left",
    )?;
    is(
        "the facts stand under the title",
        "(range => (range.selectNodeContents(shown('.facts')), Math.abs(range.getBoundingClientRect().right - side('h1').right) < 2))(document.createRange())",
    )?;
    reader.click(".turn-on")?;
    reader.until_page(2)?;
    is(
        "the line grows to the left",
        "Math.abs(side('.progress').right - side('.foot').right) < 1 && side('.progress').left > side('.foot').left + 20",
    )?;
    context.browser.press(keys::LEFT)?;
    reader.until_page(3)?;
    context.browser.press("g")?;
    reader.wait_for(
        "the slider runs to the left",
        "getComputedStyle(shown('[name=place]')).direction === 'rtl'",
    )?;
    context.browser.press(keys::ESCAPE)
}

/// Assistive software is told the same of a text in pages, from the first word to the last.
pub fn told(context: &Context) -> Result<(), Failure> {
    let server = Workshop::open(context.hard_texts()?, Extras::default())?;
    let reader = open(context, &server, HARD)?;
    let article = |tree: &str| {
        let lines = tree.lines().map(str::trim);
        let text = lines.filter(|line| {
            ["paragraph", "heading", "link", "note"]
                .iter()
                .any(|role| line.starts_with(role))
        });
        text.map(String::from).collect::<Vec<_>>()
    };
    let paged = article(&accessibility_tree::read(&context.browser)?);
    reader.lay_out(&[("layout", "scrolled")])?;
    let scrolled = article(&accessibility_tree::read(&context.browser)?);
    crate::ensure!(paged.len() > 20, "it is told {} parts", paged.len());
    crate::ensure!(
        paged == scrolled,
        "in pages it is told {paged:?}, scrolled {scrolled:?}"
    );
    Ok(())
}

fn open<'a>(context: &'a Context, server: &Workshop, story: &str) -> Result<Reader<'a>, Failure> {
    context.browser.resize(700, 560)?;
    let reader = context.reader();
    reader.open(&format!("{}{story}.html", server.address()))?;
    reader.lay_out(&[("layout", "paged"), ("turn", "none")])?;
    reader.until_page(1)?;
    Ok(reader)
}

/// From the third note to where one read. The way there takes the place of the one that the
/// focus has offered.
fn back_from_note(reader: &Reader) -> Result<(), Failure> {
    in_view(reader, "#note3")?;
    reader.wait_for("the jump is told of", "window.toldOfJump")?;
    reader.wait_for("there is a way back", "shown('.way') !== null")?;
    reader.click(".way")?;
    in_view(reader, "#ref3")
}

fn in_view(reader: &Reader, selector: &str) -> Result<(), Failure> {
    reader.wait_for(
        &format!("{selector} is on the page that is shown"),
        &format!(
            "(box => box.left >= 0 && box.left < innerWidth)([...document.querySelectorAll({selector:?})].pop().getClientRects()[0])"
        ),
    )
}

/// Waits until no page stands half in view.
fn whole_page(reader: &Reader) -> Result<(), Failure> {
    reader.wait_for(
        "a whole page is shown",
        "(view => Math.abs(Math.abs(view.scrollLeft) / view.getBoundingClientRect().width
            - Math.round(Math.abs(view.scrollLeft) / view.getBoundingClientRect().width)) < 0.01)(
            shown('article[data-slug]').parentElement)",
    )
}
