//! The room's furniture: bars that go and come, the title in the bar, and what the
//! foot offers.

use crate::context::Context;
use crate::failure::Failure;
use crate::library::ANYA;
use crate::reader::{Reader, State};
use crate::sites::{Extras, Fault, Workshop};
use crate::webdriver::keys;
use serde_json::json;

/// A window in which a story is several screens long.
const WIDTH: u32 = 700;
const HEIGHT: u32 = 560;
/// Nothing may move: a pixel is rounding.
const STILL: f64 = 0.1;
/// How many lines higher or lower the same words may stand, if only the line was kept.
const A_LINE: f64 = 1.0;

/// Reading on they go, and they come for whoever scrolls back, taps, comes by
/// keyboard, or presses another key; the words stay where they are meanwhile.
pub fn bars(context: &Context) -> Result<(), Failure> {
    let server = Workshop::open(context.dist(), Extras::default())?;
    let reader = open(context, &server, "")?;
    until_bars(&reader, true)?;

    read_on(&reader, 300)?;
    until_bars(&reader, false)?;
    reader.wait_for(
        "the progress line stays",
        "shown('.progress').getBoundingClientRect().height === 2 \
         && getComputedStyle(shown('.foot')).opacity === '1'",
    )?;
    read_on(&reader, -40)?;
    until_bars(&reader, true)?;

    read_on(&reader, 200)?;
    until_bars(&reader, false)?;
    let before = reader.mark()?;
    context.browser.click_at(350, 300)?;
    until_bars(&reader, true)?;
    reader.until_at(&before, STILL)?;

    read_on(&reader, 100)?;
    until_bars(&reader, false)?;
    let before = reader.mark()?;
    context.browser.press("x")?;
    until_bars(&reader, true)?;
    reader.until_at(&before, STILL)?;

    read_on(&reader, 100)?;
    until_bars(&reader, false)?;
    let before = reader.mark()?;
    // As a screen reader would: no key tells the page.
    reader.run("shown('.copy-link').focus()", &[])?;
    until_bars(&reader, true)?;
    reader.until_at(&before, STILL)?;
    reader.run("shown('a.to-shelf').focus()", &[])?;
    reader.until_at(&before, STILL)
}

/// With a selection or a link, a tap means something else; an open panel keeps the
/// bars where they are.
pub fn bars_stay(context: &Context) -> Result<(), Failure> {
    let server = Workshop::open(context.dist(), Extras::default())?;
    let reader = open(context, &server, "")?;
    reader.open_panel()?;
    read_on(&reader, 300)?;
    reader.wait_for(
        "reading on is noticed",
        "document.documentElement.dataset.bars === 'hidden'",
    )?;
    until_bars(&reader, true)?;
    reader.close_panel()?;

    // The mouse still rests on the button that opened it, and may keep the bars.
    context.browser.click_at(350, 300)?;
    read_on(&reader, 200)?;
    until_bars(&reader, false)?;
    let stay = reader.run(
        "const third = shown('.prose p:nth-child(3)');
        getSelection().selectAllChildren(third);
        third.click();
        return document.documentElement.dataset.bars === 'hidden';",
        &[],
    )?;
    crate::ensure!(stay == true, "selecting words brings the bars");
    reader.run(
        "getSelection().empty(); shown('.prose p:nth-child(3)').click()",
        &[],
    )?;
    until_bars(&reader, true)
}

/// The title stands in the bar once the heading has gone, and only then.
pub fn title(context: &Context) -> Result<(), Failure> {
    let server = Workshop::open(context.dist(), Extras::default())?;
    let reader = open(context, &server, "")?;
    until_title(&reader, false)?;
    read_on(&reader, 400)?;
    read_on(&reader, -100)?;
    until_title(&reader, true)?;
    reader.wait_for(
        "it is the story's",
        &format!("shown('.bar-title').textContent === {:?}", ANYA.title),
    )?;
    read_on(&reader, -400)?;
    until_title(&reader, false)
}

/// A jump leaves a way back, as long as it is of use.
pub fn way_back(context: &Context) -> Result<(), Failure> {
    let server = Workshop::open(context.dist(), Extras::default())?;
    let reader = open(context, &server, "")?;
    read_on(&reader, 150)?;
    let before = reader.mark()?;
    let jump = || reader.run("location.hash = 'p8'", &[]);

    context.browser.press(keys::END)?;
    until_way(&reader, "Back to where you were")?;
    reader.click(".way")?;
    reader.until_at(&before, STILL)?;
    until_no_way(&reader)?;

    jump()?;
    until_way(&reader, "Back to where you were")?;
    until_bars(&reader, true)?;
    reader.click(".way")?;
    reader.until_at(&before, STILL)?;
    until_no_way(&reader)?;

    reader.run("location.hash = 'p7'", &[])?;
    until_way(&reader, "Back to where you were")?;
    reader.run("scrollTo(0, 0)", &[])?;
    // Where the words are in view again, there is no way to go.
    reader.run("scrollTo(0, 150)", &[])?;
    until_no_way(&reader)?;

    jump()?;
    until_way(&reader, "Back to where you were")?;
    for by in [300, -300, 300, -300, 300, -300] {
        read_on(&reader, by)?;
    }
    until_no_way(&reader)
}

/// So does the browser's own way back, and a focus that takes the page along; and an address that
/// names another place than the kept one leaves the way there.
pub fn other_ways_back(context: &Context) -> Result<(), Failure> {
    let server = Workshop::open(context.dist(), Extras::default())?;
    let reader = open(context, &server, "")?;
    read_on(&reader, 700)?;
    until_kept(&reader)?;
    let before = reader.mark()?;
    // The skip link. (What a script adds to the history, WebKit may pass over.)
    context.browser.press(keys::TAB)?;
    context.browser.press(keys::ENTER)?;
    until_way(&reader, "Back to where you were")?;
    // The last that the browser says of a step back: by then it is over.
    reader.run(
        "addEventListener('hashchange', () => window.cameBack = true)",
        &[],
    )?;
    context.browser.back()?;
    reader.wait_for("the browser has come back", "window.cameBack === true")?;
    reader.until_at(&before, STILL)?;

    reader.run("shown('.onward a').focus()", &[])?;
    until_way(&reader, "Back to where you were")?;
    reader.click(".way")?;
    reader.until_at(&before, STILL)?;
    reader.wait_for(
        "nothing was finished by it",
        "JSON.parse(localStorage.getItem('cafe-stories/place/anya-salemi')).finished === 0",
    )?;

    reader.visit(&format!("{}404.html", server.address()))?;
    reader.open(&format!("{}{}.html#p2", server.address(), ANYA.slug))?;
    until_way(&reader, "Back to where you were")?;
    reader.click(".way")?;
    // Kept is the line, and not where in the window it stood.
    reader.until_at(&before, A_LINE)
}

/// A story that is gone on with offers its beginning, and that can be taken back.
pub fn begin_again(context: &Context) -> Result<(), Failure> {
    let server = Workshop::open(context.dist(), Extras::default())?;
    let reader = open(context, &server, "")?;
    until_no_way(&reader)?;
    read_on(&reader, 600)?;
    until_kept(&reader)?;
    reader.reload()?;
    until_way(&reader, "Begin again")?;
    let before = reader.mark()?;
    reader.click(".way")?;
    reader.wait_for("the page is at its beginning", "scrollY === 0")?;
    reader.wait_for(
        "reading goes on from the heading",
        "document.activeElement.matches('h1')",
    )?;
    until_way(&reader, "Back to where you were")?;
    reader.click(".way")?;
    reader.until_at(&before, STILL)
}

/// On coming back, the line where one stopped glows, and then it does not.
pub fn glow(context: &Context) -> Result<(), Failure> {
    let extras = Extras {
        fault: Some((".wasm", Fault::Held)),
        ..Extras::default()
    };
    let server = Workshop::open(context.dist(), extras)?;
    let reader = open(context, &server, "")?;
    read_on(&reader, 600)?;
    until_kept(&reader)?;
    server.hold();
    reader.visit(&format!("{}{}.html", server.address(), ANYA.slug))?;
    // Its time stands still, so that a slow machine does not miss it.
    reader.run(
        "window.held = new CSSStyleSheet();
        held.replaceSync('.glow { animation-play-state: paused !important }');
        document.adoptedStyleSheets.push(held);",
        &[],
    )?;
    server.release();
    reader.until(State::Ready)?;
    reader.wait_for("something glows", "shown('.glow') !== null")?;
    let mark = reader.mark()?;
    let top = reader.eval("shown('.glow').getBoundingClientRect().top")?;
    let near = |top: f64| (top - mark.top).abs() < mark.line;
    crate::ensure!(
        top.as_f64().is_some_and(near),
        "the glow is at {top}, the words at {mark:?}"
    );
    reader.run("held.replaceSync('')", &[])?;
    reader.wait_for(
        "the glow has gone",
        "getComputedStyle(shown('.glow')).opacity === '0'",
    )
}

/// On pages no light stays behind where its words are gone.
pub fn no_stray_light(context: &Context) -> Result<(), Failure> {
    let server = Workshop::open(context.dist(), Extras::default())?;
    let reader = open(context, &server, "")?;
    reader.lay_out(&[("layout", "paged"), ("columns", "1"), ("turn", "none")])?;
    // Once it has faded it is still there, until it is put out.
    let lit = |lit: bool| {
        reader.wait_for(
            &format!("a light is there: {lit}"),
            &format!("(document.querySelector('.glow') !== null) === {lit}"),
        )
    };
    let light = || {
        reader.turn_to(2)?;
        reader.run("shown('.copy-link').click()", &[])?;
        lit(true)
    };
    let begin = || {
        context.browser.press(keys::HOME)?;
        lit(false)?;
        reader.until_page(1)
    };
    light()?;
    begin()?;
    for leave in [
        "document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'End', bubbles: true }))",
        "document.querySelector('.turn-on').click()",
        "location.hash = '#p1'",
        "find('Anya Salemi stepped')",
    ] {
        light()?;
        reader.run(leave, &[])?;
        lit(false).map_err(|failure| failure.while_(leave))?;
        begin()?;
    }
    reader.turn_to(3)?;
    until_kept(&reader)?;
    reader.open(&format!("{}{}.html", server.address(), ANYA.slug))?;
    lit(true)?;
    until_way(&reader, "Begin again")?;
    reader.run("shown('.way').click()", &[])?;
    reader.until_page(1)?;
    lit(false)
}

/// Each paragraph's address can be copied: the one selected, the one tapped, or the
/// first in view.
pub fn copy(context: &Context) -> Result<(), Failure> {
    let server = Workshop::open(context.dist(), Extras::default())?;
    let reader = open(context, &server, "")?;
    reader.run(
        "navigator.clipboard.writeText = text => Promise.resolve(void (window.copied = text))",
        &[],
    )?;
    reader.scroll_to("p4")?;
    until_kept(&reader)?;
    let address = format!("{}{}.html", server.address(), ANYA.slug);
    let until_copied = |block: &str| {
        reader.wait_for(
            &format!("the address of {block} is copied, and that is said"),
            &format!(
                "window.copied === '{address}#{block}' \
                 && document.getElementById('notice').textContent === 'Link to this paragraph copied.'"
            ),
        )
    };
    reader.click(".copy-link")?;
    until_copied("p4")?;
    // A tap beside a paragraph's last word.
    reader.run("shown('#p5').click()", &[])?;
    reader.click(".copy-link")?;
    until_copied("p5")?;
    reader.run("getSelection().selectAllChildren(shown('#p6'))", &[])?;
    tab_to_copy(&reader)?;
    context.browser.press(keys::ENTER)?;
    until_copied("p6")?;
    reader.run("getSelection().empty()", &[])?;
    read_on(&reader, -100)?;
    reader.wait_for(
        "the line is quiet again",
        "document.getElementById('notice').textContent === ''",
    )?;

    reader.scroll_to("p6")?;
    reader.wait_for(
        "the bars are gone",
        "document.documentElement.dataset.bars === 'hidden'",
    )?;
    reader.run(
        "navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))",
        &[],
    )?;
    reader.click(".copy-link")?;
    reader.wait_for(
        "the address bar has it, and that is said",
        "location.hash === '#p6' && /address bar/.test(document.getElementById('notice').textContent)",
    )
}

fn open<'a>(
    context: &'a Context,
    server: &Workshop,
    fragment: &str,
) -> Result<Reader<'a>, Failure> {
    context.browser.resize(WIDTH, HEIGHT)?;
    let reader = context.reader();
    reader.open(&format!("{}{}.html{fragment}", server.address(), ANYA.slug))?;
    reader.run("return document.fonts.ready.then(() => true)", &[])?;
    Ok(reader)
}

/// Scrolls, and waits until the page has noticed.
fn read_on(reader: &Reader, by: i64) -> Result<(), Failure> {
    reader.browser.run_async(
        "const done = arguments[1];
        scrollBy({ top: arguments[0], behavior: 'instant' });
        // The scroll event comes with the next frame, and what it asks for with that.
        requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(() => done(true))));",
        &[json!(by)],
    )?;
    Ok(())
}

fn until_bars(reader: &Reader, there: bool) -> Result<(), Failure> {
    let (opacity, what) = if there { (1, "shown") } else { (0, "hidden") };
    reader.wait_for(
        &format!("the bars are {what}"),
        &format!(
            "['.bar', '.foot-line'].every(bar => getComputedStyle(shown(bar)).opacity === '{opacity}')"
        ),
    )
}

fn until_title(reader: &Reader, there: bool) -> Result<(), Failure> {
    let opacity = i32::from(there);
    reader.wait_for(
        &format!("the title's opacity in the bar is {opacity}"),
        &format!("getComputedStyle(shown('.bar-title')).opacity === '{opacity}'"),
    )
}

fn until_way(reader: &Reader, text: &str) -> Result<(), Failure> {
    reader.wait_for(
        &format!("the foot offers {text:?}"),
        &format!("shown('.way')?.textContent === {text:?}"),
    )
}

fn until_no_way(reader: &Reader) -> Result<(), Failure> {
    reader.wait_for("the foot offers no way", "shown('.way') === null")
}

fn until_kept(reader: &Reader) -> Result<(), Failure> {
    reader.wait_for(
        "the place is kept",
        &format!(
            "localStorage.getItem('cafe-stories/place/{}') !== null",
            ANYA.slug
        ),
    )
}

fn tab_to_copy(reader: &Reader) -> Result<(), Failure> {
    reader.run("shown('.copy-link').focus()", &[]).map(drop)
}
