//! A text in pages is turned by key, wheel, tap, finger and button, and shows all of itself.

use crate::context::Context;
use crate::failure::Failure;
use crate::library::{ANYA, JOSE, SANJAR};
use crate::reader::Reader;
use crate::sites::Way;
use crate::sites::{Extras, Workshop};
use crate::webdriver::keys;

/// A window in which a story has several pages of one column.
const WIDTH: u32 = 700;
const HEIGHT: u32 = 560;

/// Every key turns where it should; Home and End go to the ends, with a way back.
pub fn by_key(context: &Context) -> Result<(), Failure> {
    let server = Workshop::open(context.dist(), Extras::default())?;
    let reader = in_pages(context, &server)?;
    let browser = &context.browser;
    for (on, back) in [
        (keys::RIGHT, keys::LEFT),
        (keys::DOWN, keys::UP),
        (keys::PAGE_DOWN, keys::PAGE_UP),
    ] {
        browser.press(on)?;
        reader.until_page(2)?;
        browser.press(back)?;
        reader.until_page(1)?;
    }
    browser.press(" ")?;
    reader.until_page(2)?;
    browser.press_with_shift(" ")?;
    reader.until_page(1)?;
    let (_, pages) = reader.page()?;
    browser.press(keys::END)?;
    reader.until_page(pages)?;
    reader.wait_for("there is a way back", "shown('.way') !== null")?;
    until_told(&reader, &format!("Page {pages} of {pages}"))?;
    browser.press(keys::PAGE_DOWN)?;
    until_told(&reader, "Finished")?;
    // Held for longer, it leads through no other story, in either direction.
    let held = |key: &str| {
        reader.check_prevented(
            &format!("new KeyboardEvent('keydown', {{ key: '{key}', repeat: true, bubbles: true, cancelable: true }})"),
            true,
        )
    };
    held("PageDown")?;
    reader.until_story(ANYA)?;
    until_told(&reader, "Finished")?;
    held("PageUp")?;
    reader.until_page(pages)?;
    browser.press(keys::HOME)?;
    reader.until_page(1)?;
    until_told(&reader, &format!("Page 1 of {pages}"))?;
    // In another size it may be another page.
    browser.press("+")?;
    until_told(&reader, "")?;
    browser.press("-")?;
    reader.until_page(1)?;
    // Who holds a key that is for something else does not turn.
    reader.open_panel()?;
    reader.run("shown('input[name=size]').focus()", &[])?;
    let size = reader.size()?;
    browser.press(keys::RIGHT)?;
    reader.wait_for(
        "the slider takes the key",
        &format!("shown('input[name=size]').valueAsNumber === {}", size + 1),
    )?;
    reader.close_panel()?;
    reader.until_page(1)?;
    // Who selects all of it stays where they are, and goes on from there.
    browser.press_with(keys::CONTROL, "a")?;
    let last = "all('.prose p').pop().textContent.trim().slice(-20)";
    let selected = format!("getSelection().toString().includes({last})");
    reader.wait_for("all is selected", &selected)?;
    browser.press(keys::RIGHT)?;
    reader.until_page(2)
}

/// Waits until who cannot see it was told this, and nothing else.
fn until_told(reader: &Reader, what: &str) -> Result<(), Failure> {
    reader.wait_for(
        &format!("it is told {what:?}"),
        &format!("shown('.foot output').textContent.replaceAll('\u{a0}', ' ') === {what:?}"),
    )
}

/// All words are on the pages, each once and in order, and no line is cut at an edge,
/// however the text is set.
pub fn whole(context: &Context) -> Result<(), Failure> {
    let server = Workshop::open(context.dist(), Extras::default())?;
    let reader = in_pages(context, &server)?;
    check_pages(&reader)?;
    reader.lay_out(&[("columns", "2")])?;
    context.browser.press(keys::HOME)?;
    reader.until_page(1)?;
    reader.wait_for(
        "both columns begin at the same edge, a little below the bar",
        "(range => {
            range.selectNodeContents(shown('.prose'));
            const lines = [...range.getClientRects()].filter(line => line.left > innerWidth / 2 && line.right < innerWidth);
            const top = Math.min(...lines.map(line => line.top));
            return Math.abs(shown('h1').getBoundingClientRect().top - top) < 8
                && top > shown('.bar').getBoundingClientRect().bottom + 15;
        })(document.createRange())",
    )?;
    check_pages(&reader)?;
    reader.open_panel()?;
    reader.choose_size(40)?;
    reader.close_panel()?;
    reader.lay_out(&[("columns", "auto")])?;
    check_pages(&reader)
}

/// Goes through all pages from the first, and compares their words with the text.
pub fn check_pages(reader: &Reader) -> Result<(), Failure> {
    reader.browser.press(keys::HOME)?;
    reader.until_page(1)?;
    let (_, pages) = reader.page()?;
    let mut words = Vec::new();
    for page in 1..=pages {
        reader.until_page(page)?;
        reader.check_nothing_is_cut()?;
        let here = reader.words_on_page()?;
        // A long title may need the first ones for itself.
        crate::ensure!(
            page <= 2 || !here.is_empty(),
            "page {page} of {pages} is empty"
        );
        words.push(here);
        reader.browser.press(keys::PAGE_DOWN)?;
    }
    reader.wait_for(
        "after the last page come the ways onward",
        "shown('.foot').querySelector('.time-left').textContent === 'Finished'",
    )?;
    reader.until_still()?;
    reader.check_nothing_is_cut()?;
    let all = reader.text("all('article[data-slug] .prose').map(part => part.textContent).join(' ').trim().split(/\\s+/).join(' ')")?;
    let pages = words.join(" ");
    // Words of two blocks stand together in the text's own.
    let run_together = |words: &str| words.replace(' ', "");
    crate::ensure!(
        run_together(&pages) == run_together(&all),
        "the pages say {pages:?}, the text {all:?}"
    );
    Ok(())
}

/// One gesture of a wheel, or of two fingers on a pad, turns one page.
pub fn by_wheel(context: &Context) -> Result<(), Failure> {
    let server = Workshop::open(context.dist(), Extras::default())?;
    let reader = in_pages(context, &server)?;
    let run = |deltas: &str| {
        reader.run(
            &format!(
                "for (const deltaY of {deltas})
                    shown('.prose p').dispatchEvent(new WheelEvent('wheel', {{ deltaY, bubbles: true, cancelable: true }}));"
            ),
            &[],
        )
    };
    run("[4, 12, 40, 60, 55, 40, 30, 20, 12, 8, 5, 3, 2, 1, 1]")?;
    reader.until_page(2)?;
    run("[-100]")?;
    reader.until_page(1)?;
    reader.check_prevented(
        "new WheelEvent('wheel', { deltaY: 1, bubbles: true, cancelable: true })",
        true,
    )?;
    // Zooming is the browser's.
    reader.check_prevented(
        "new WheelEvent('wheel', { deltaY: 100, ctrlKey: true, bubbles: true, cancelable: true })",
        false,
    )?;
    reader.until_page(1)
}

/// A tap at either side turns, one in the middle brings the bars or puts them away; whoever
/// selects words, with mouse or finger, does not turn.
pub fn by_tap(context: &Context) -> Result<(), Failure> {
    let server = Workshop::open(context.dist(), Extras::default())?;
    let reader = in_pages(context, &server)?;
    let tap = |share: f64| reader.tap(share, "touch");
    tap(0.9)?;
    reader.until_page(2)?;
    tap(0.1)?;
    reader.until_page(1)?;
    let bars = |hidden: bool| {
        let what = if hidden { "away" } else { "there" };
        reader.wait_for(
            &format!("the bars are {what}"),
            &format!("(document.documentElement.dataset.bars === 'hidden') === {hidden}"),
        )
    };
    bars(false)?;
    tap(0.5)?;
    bars(true)?;
    tap(0.5)?;
    bars(false)?;
    // Words are selected, and let go with a tap.
    reader.run("getSelection().selectAllChildren(shown('.prose p'))", &[])?;
    tap(0.9)?;
    reader.run("getSelection().removeAllRanges()", &[])?;
    reader.tap_after("getSelection().selectAllChildren(shown('.prose p'))", 0.9)?;
    reader.until_page(1)?;
    reader.run("getSelection().removeAllRanges()", &[])?;
    // With a mouse, words are for selecting; beside them is for turning.
    reader.tap(0.9, "mouse")?;
    reader.until_page(1)?;
    reader.run(
        "const { right } = shown('.columns').getBoundingClientRect();
        const at = { bubbles: true, cancelable: true, clientX: innerWidth * 0.95, clientY: 200 };
        document.body.dispatchEvent(new PointerEvent('pointerdown', { ...at, pointerType: 'mouse' }));
        document.body.dispatchEvent(new MouseEvent('click', at));",
        &[],
    )?;
    reader.until_page(2)?;
    reader.until_still()?;
    // Who clicks there again at once selects no word nearby, as on a word they do.
    let again = "new MouseEvent('mousedown', { detail: 2, bubbles: true, cancelable: true })";
    reader.check_prevented(again, false)?;
    let free = reader.eval(&format!("shown('.columns').dispatchEvent({again})"))?;
    crate::ensure!(free == false, "beside the page a word is selected");
    // Nor do words that are selected as far as the margin beside the page, where browsers take the
    // text's end for nearest.
    for x in [8, 690] {
        let way = [[350, 250], [350, 300], [100, 300], [x, 300]];
        context.browser.drag(&way, 300)?;
        reader.wait_for("words are selected", "!getSelection().isCollapsed")?;
        reader.until_still()?;
        reader.until_page(2)?;
        reader.run("getSelection().removeAllRanges()", &[])?;
    }
    Ok(())
}

/// The page follows a finger; it turns when it was taken far enough, and goes back when not.
pub fn by_finger(context: &Context) -> Result<(), Failure> {
    let server = Workshop::open(context.dist(), Extras::default())?;
    let reader = in_pages(context, &server)?;
    reader.finger("down", 600, 300)?;
    reader.finger("move", 560, 305)?;
    reader.finger("move", 350, 305)?;
    reader.wait_for(
        "the page follows the finger",
        "shown('article[data-slug]').style.translate.startsWith('-250')",
    )?;
    reader.finger("up", 350, 305)?;
    reader.until_page(2)?;
    // Taken on, and back half-way.
    reader.finger("down", 600, 300)?;
    reader.finger("move", 300, 305)?;
    reader.finger("move", 560, 305)?;
    reader.finger("move", 590, 305)?;
    reader.finger("up", 590, 305)?;
    reader.until_page(2)?;
    // Up and down is for zoomed pages.
    reader.finger("down", 600, 100)?;
    reader.finger("move", 590, 300)?;
    reader.finger("move", 200, 300)?;
    reader.finger("up", 200, 300)?;
    reader.until_page(2)?;
    reader.finger("down", 100, 300)?;
    reader.finger("move", 500, 305)?;
    reader.finger("up", 500, 305)?;
    reader.until_page(1)?;
    // Before the first page there is nothing: it comes back.
    reader.finger("down", 100, 300)?;
    reader.finger("move", 500, 305)?;
    reader.finger("up", 500, 305)?;
    reader.until_page(1)?;
    // After the last page it leads to the next story, also from the very link to that.
    context.browser.press(keys::END)?;
    let (_, pages) = reader.page()?;
    reader.until_page(pages)?;
    reader.turn(true)?;
    reader.until_still()?;
    let link = ".onward [rel=next] *";
    reader.finger_on(link, "down", 500, 305)?;
    reader.finger_on(link, "move", 100, 300)?;
    reader.finger_on(link, "up", 100, 300)?;
    reader.until_story(SANJAR)
}

/// Buttons turn, too; after the last page comes the next story, and one comes back to where
/// one was, by turning back and by the browser's own way back.
pub fn onward(context: &Context) -> Result<(), Failure> {
    let server = Workshop::open(context.dist(), Extras::default())?;
    let site = format!("{}{}.html", server.address(), ANYA.slug);
    through(context, &site)?;
    // After the last story there is nothing more.
    let reader = context.reader();
    reader.open(&format!("{}{}.html", server.address(), JOSE.slug))?;
    context.browser.press(keys::END)?;
    let (_, pages) = reader.page()?;
    reader.until_page(pages)?;
    ways(&reader, "false, false")?;
    reader.turn(true)?;
    ways(&reader, "false, true")
}

/// Waits until the buttons in the foot say whether they lead nowhere: that for the page before, and
/// that for the next one.
fn ways(reader: &Reader, nowhere: &str) -> Result<(), Failure> {
    reader.wait_for(
        &format!("the buttons back and on lead nowhere: {nowhere}"),
        &format!(
            "`${{['.turn-back', '.turn-on'].map(button => shown(button).ariaDisabled === 'true').join(', ')}}` === '{nowhere}'"
        ),
    )
}

/// The same in the one-file edition.
pub fn onward_in_one_file(context: &Context) -> Result<(), Failure> {
    let file = format!(
        "{}lamplight.html#{}",
        context.address(Way::Disk)?,
        ANYA.slug
    );
    through(context, &file)
}

fn through(context: &Context, story: &str) -> Result<(), Failure> {
    context.browser.resize(WIDTH, HEIGHT)?;
    let reader = context.reader();
    reader.open(story)?;
    reader.until_story(ANYA)?;
    reader.lay_out(&[("layout", "paged")])?;
    ways(&reader, "true, false")?;
    reader.click(".turn-on")?;
    reader.until_page(2)?;
    ways(&reader, "false, false")?;
    reader.wait_for(
        "a turn by a button is reading, and the button stays",
        "localStorage.getItem('cafe-stories/place/anya-salemi') !== null
            && document.documentElement.dataset.bars !== 'hidden'",
    )?;
    reader.click(".turn-back")?;
    reader.until_page(1)?;
    let end = "shown('.foot')?.querySelector('.time-left').textContent === 'Finished'";
    let to_the_end = || {
        context.browser.press(keys::END)?;
        let (_, pages) = reader.page()?;
        reader.until_page(pages)?;
        reader.turn(true)?;
        reader.wait_for("the ways onward are shown", end)?;
        reader.wait_for(
            "so are the bars",
            "document.documentElement.dataset.bars !== 'hidden'",
        )?;
        reader.wait_for(
            "the next story is in the middle, and so is the row below it",
            "[[shown('.onward .card')], all('.onward > .other')].every(ways => {
                const edges = ways.map(way => way.getBoundingClientRect());
                const left = Math.min(...edges.map(edge => edge.left));
                const right = Math.max(...edges.map(edge => edge.right));
                return Math.abs(left + right - document.documentElement.clientWidth) < 4
                    && edges.every(edge => edge.top === edges[0].top);
            })",
        )?;
        reader.until_still()
    };
    to_the_end()?;
    reader.turn(true)?;
    reader.until_story(SANJAR)?;
    reader.wait_for(
        "it is up",
        "document.documentElement.dataset.app === 'ready'",
    )?;
    reader.until_page(1)?;
    reader.turn(false)?;
    reader.until_story(ANYA)?;
    reader.wait_for("one is back where one was", end)?;

    // From there the address says where one was, until one goes on.
    reader.turn(false)?;
    reader.turn(false)?;
    let (page, _) = reader.page()?;
    reader.wait_for(
        "the address says so no longer",
        "!location.hash.endsWith('end')",
    )?;
    reader.reload()?;
    reader.until_story(ANYA)?;
    reader.until_page(page)?;
    to_the_end()?;
    reader.turn(true)?;
    reader.until_story(SANJAR)?;
    reader.wait_for(
        "it is up",
        "document.documentElement.dataset.app === 'ready'",
    )?;
    context.browser.back()?;
    reader.until_story(ANYA)?;
    reader.wait_for("one is back where one was", end)?;
    context.browser.forward()?;
    reader.until_story(SANJAR)?;
    reader.wait_for(
        "it is up",
        "document.documentElement.dataset.app === 'ready'",
    )?;
    to_the_end()?;
    reader.turn(true)?;
    reader.until_story(JOSE)?;
    reader.wait_for(
        "it is up",
        "document.documentElement.dataset.app === 'ready'",
    )?;
    to_the_end()?;
    // There is no story more: it stays.
    reader.turn(true)?;
    reader.wait_for("it stays", end)?;
    reader.until_story(JOSE)
}

/// Pages slide, fade or change at once, and do not move for those who wish for less motion.
pub fn motion(context: &Context) -> Result<(), Failure> {
    let server = Workshop::open(context.dist(), Extras::default())?;
    let reader = in_pages(context, &server)?;
    let moves = |name: &str| -> Result<bool, Failure> {
        let moved = reader.run(
            "document.querySelector('.turn-on').click();
            const moved = shown('article[data-slug]').getAnimations().map(animation => animation.transitionProperty);
            document.querySelector('.turn-back').click();
            return moved;",
            &[],
        )?;
        Ok(moved
            .as_array()
            .is_some_and(|moved| moved.iter().any(|moving| moving == name)))
    };
    crate::ensure!(moves("translate")?, "a page does not slide");
    reader.lay_out(&[("turn", "fade")])?;
    crate::ensure!(
        moves("opacity")? && !moves("translate")?,
        "a page does not fade"
    );
    reader.lay_out(&[("turn", "none")])?;
    crate::ensure!(!moves("opacity")? && !moves("translate")?, "a page moves");
    Ok(())
}

fn in_pages<'a>(context: &'a Context, server: &Workshop) -> Result<Reader<'a>, Failure> {
    context.browser.resize(WIDTH, HEIGHT)?;
    let reader = context.reader();
    reader.open(&format!("{}{}.html", server.address(), ANYA.slug))?;
    reader.lay_out(&[("layout", "paged"), ("columns", "1")])?;
    reader.until_page(1)?;
    Ok(reader)
}
