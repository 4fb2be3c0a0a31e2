//! One comes back to one's words, whatever changed meanwhile.

use crate::context::Context;
use crate::failure::Failure;
use crate::library::{ANYA, SANJAR};
use crate::reader::Mark;
use crate::sites::{Extras, Workshop};

/// A window in which a story is several screens long.
const WIDTH: u32 = 700;
const HEIGHT: u32 = 560;
/// How far the words at the top may move when their lines break anew.
const LINES: f64 = 3.0;

/// After a reload the same words are at the top.
pub fn reload(context: &Context) -> Result<(), Failure> {
    let server = Workshop::open(context.dist(), Extras::default())?;
    let before = read_on(context, &server)?;
    context.reader().reload()?;
    context.reader().until_at(&before, LINES)
}

/// While the text grows, the same words stay at the top.
pub fn size(context: &Context) -> Result<(), Failure> {
    let server = Workshop::open(context.dist(), Extras::default())?;
    read_on(context, &server)?;
    let reader = context.reader();
    reader.open_panel()?;
    let before = reader.mark()?;
    let now = reader.size()?;
    reader.choose_size(now + 12)?;
    reader.until_at(&before, LINES)?;
    reader.choose_size(now)?;
    reader.until_at(&before, LINES)
}

/// While the window changes, the same words stay at the top.
pub fn resize(context: &Context) -> Result<(), Failure> {
    let server = Workshop::open(context.dist(), Extras::default())?;
    let before = read_on(context, &server)?;
    for width in [WIDTH - 180, WIDTH + 300, WIDTH] {
        context.browser.resize(width, HEIGHT)?;
        context.reader().until_at(&before, LINES)?;
    }
    Ok(())
}

/// The shelf offers to go on, and says how much is left.
pub fn shelf(context: &Context) -> Result<(), Failure> {
    let server = Workshop::open(context.dist(), Extras::default())?;
    let before = read_on(context, &server)?;
    let reader = context.reader();
    reader.back_to_shelf()?;
    reader.wait_for(
        "a card to go on with",
        &format!(
            "shown('#continue a')?.getAttribute('href').startsWith('{}.html')",
            ANYA.slug
        ),
    )?;
    reader.wait_for(
        "the card says what is left",
        &format!(
            "/left/.test(shown('.story-card[data-slug={:?}] .time').textContent)",
            ANYA.slug
        ),
    )?;
    let untouched = reader.text(&format!(
        "shown('.story-card[data-slug={:?}] .time').textContent",
        SANJAR.slug
    ))?;
    crate::ensure!(
        !untouched.contains("left"),
        "an unread story says {untouched:?}"
    );
    reader.click("#continue a")?;
    reader.until_story(ANYA)?;
    reader.until_at(&before, LINES)
}

/// An address can name a paragraph.
pub fn address(context: &Context) -> Result<(), Failure> {
    let server = Workshop::open(context.dist(), Extras::default())?;
    context.browser.resize(WIDTH, HEIGHT)?;
    let reader = context.reader();
    reader.open(&format!("{}{}.html#p7", server.address(), ANYA.slug))?;
    at_seventh(context)
}

/// A text that was corrected since is gone on with at the same words.
pub fn corrected(context: &Context) -> Result<(), Failure> {
    let page = format!("{}.html", ANYA.slug);
    let story = std::fs::read_to_string(context.dist().path().join(&page))?;
    let corrected = with_a_paragraph_more(&story)?;
    let extras = Extras {
        pages: [("corrected.html".to_owned(), corrected.into_bytes())].into(),
        ..Extras::default()
    };
    let server = Workshop::open(context.dist(), extras)?;
    let before = read_on(context, &server)?;
    let reader = context.reader();
    reader.open(&format!("{}corrected.html", server.address()))?;
    let now = Mark {
        block: "p5".to_owned(),
        ..before
    };
    reader.until_at(&now, LINES)
}

/// The page of a story with a paragraph more at its beginning, the others numbered anew.
fn with_a_paragraph_more(page: &str) -> Result<String, Failure> {
    let begun = "<div class=\"prose\">";
    let (head, text) = page
        .split_once(begun)
        .ok_or_else(|| Failure::new("a page without prose"))?;
    let mut text = text.to_owned();
    for number in (1..100).rev() {
        let (old, new) = (
            format!("id=\"p{number}\""),
            format!("id=\"p{}\"", number + 1),
        );
        text = text.replace(&old, &new);
    }
    let more = "It had rained for a week by then. ".repeat(20);
    Ok(format!("{head}{begun}<p id=\"p1\">{more}</p>{text}"))
}

/// Of two tabs the one that was read in last counts, also when the other is closed
/// or left after it.
pub fn two_tabs(context: &Context) -> Result<(), Failure> {
    let server = Workshop::open(context.dist(), Extras::default())?;
    read_on(context, &server)?;
    let reader = context.reader();
    let browser = &context.browser;
    let first = browser.window()?;
    let second = browser.new_window()?;
    browser.switch_to(&second)?;
    browser.resize(WIDTH, HEIGHT)?;
    reader.open(&format!("{}{}.html", server.address(), ANYA.slug))?;
    reader.scroll_to("p6")?;
    let at_sixth = format!(
        "JSON.parse(localStorage.getItem('cafe-stories/place/{}')).block === 6",
        ANYA.slug
    );
    reader.wait_for("the place is kept", &at_sixth)?;

    browser.switch_to(&first)?;
    browser.resize(WIDTH + 100, HEIGHT)?;
    reader.back_to_shelf()?;
    reader.wait_for("the later place is still kept", &at_sixth)
}

/// The end of a story leads to the next, and the shelf knows it is finished.
pub fn onward(context: &Context) -> Result<(), Failure> {
    let server = Workshop::open(context.dist(), Extras::default())?;
    let reader = context.reader();
    read_on(context, &server)?;
    reader.scroll_to_end()?;
    reader.wait_for(
        "the foot says that the story is finished",
        "document.querySelector('.foot .time-left').textContent === 'Finished'",
    )?;
    reader.click(".onward a[rel=next]")?;
    reader.until_story(SANJAR)?;
    reader.back_to_shelf()?;
    reader.wait_for(
        "the card says that the story is finished",
        &format!(
            "shown('.story-card[data-slug={:?}] .time').textContent === 'Finished'",
            ANYA.slug
        ),
    )
}

/// Waits until the seventh paragraph is at the top, in either edition.
pub fn at_seventh(context: &Context) -> Result<(), Failure> {
    context.reader().wait_for(
        "the seventh paragraph is at the top",
        "(() => {
            const blocks = [...shown('article[data-slug] .prose').querySelectorAll('[id]')];
            const block = blocks.find(block => /(^|\\.)p7$/.test(block.id));
            const { top } = block.getBoundingClientRect();
            return top > -5 && top < innerHeight / 3;
        })()",
    )
}

/// Opens the first story and scrolls in; the words that are then at the top.
fn read_on(context: &Context, server: &Workshop) -> Result<Mark, Failure> {
    let reader = context.reader();
    context.browser.resize(WIDTH, HEIGHT)?;
    reader.open(&format!("{}{}.html", server.address(), ANYA.slug))?;
    reader.run("return document.fonts.ready.then(() => true)", &[])?;
    reader.scroll_to("p4")?;
    reader.wait_for(
        "the place is kept",
        &format!(
            "localStorage.getItem('cafe-stories/place/{}') !== null",
            ANYA.slug
        ),
    )?;
    let mark = reader.mark()?;
    crate::ensure!(
        mark.block == "p4",
        "scrolled to p4, but {mark:?} is at the top"
    );
    Ok(mark)
}
