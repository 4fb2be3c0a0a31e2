//! One comes back to one's words, whatever changed meanwhile.

use crate::context::Context;
use crate::failure::Failure;
use crate::library::{ANYA, SANJAR};
use crate::reader::Mark;
use crate::sites::{Extras, Workshop, samples};
use std::collections::HashMap;

/// A window in which a story is several screens long.
const WIDTH: u32 = 700;
const HEIGHT: u32 = 560;
/// How far the words at the top may move when their lines break anew.
const LINES: f64 = 3.0;

/// After a reload the same words are at the top.
pub fn reload(context: &Context) -> Result<(), Failure> {
    let server = Workshop::open(context.dist(), Extras::default())?;
    let before = read_on(context, &server)?;
    let reader = context.reader();
    reader.reload()?;
    reader.until_at(&before, LINES)?;
    // Who has gone back to the beginning sees the title again.
    reader.run("scrollTo(0, 0)", &[])?;
    reader.wait_for(
        "the beginning is kept",
        "(place => place.block === 1 && place.offset === 0)
            (JSON.parse(localStorage.getItem('cafe-stories/place/anya-salemi')))",
    )?;
    reader.reload()?;
    reader.wait_for("it is at the beginning", "scrollY === 0")
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

/// A text that was corrected since is gone on with at the same words, or at the last before
/// those that were cut; scrolled, and on pages.
pub fn corrected(context: &Context) -> Result<(), Failure> {
    let stories = samples::bundled()?;
    let page = format!("{}.html", ANYA.slug);
    let source = format!("{}.md", ANYA.slug);
    let text = stories.iter().find(|file| file.name == source);
    let text = text.map(|file| file.text.as_str()).unwrap_or_default();
    let fourth = between(text, "As she nursed", "Anya's curiosity")?;
    let first = between(text, "Anya Salemi stepped", "She spotted")?;
    let more = "It had rained for a week by then. ".repeat(20);
    let mut pages = HashMap::new();
    for (name, corrected) in [
        (
            "changed",
            text.replace("shaking the rain", "shaking some rain"),
        ),
        ("added", text.replace(first, &format!("{more}\n\n{first}"))),
        ("cut", text.replace(fourth, "")),
    ] {
        let mut files = stories.clone();
        for file in files.iter_mut().filter(|file| file.name == source) {
            file.text.clone_from(&corrected);
        }
        let site = context.site_of(&format!("corrected-{name}"), &files)?;
        pages.insert(
            format!("{name}.html"),
            std::fs::read(site.path().join(&page))?,
        );
    }
    let extras = Extras {
        pages,
        ..Extras::default()
    };
    let server = Workshop::open(context.dist(), extras)?;
    let before = read_into(context, &server)?;
    let reader = context.reader();
    let third = between(text, "Anya's thoughts", "\n\nAs she nursed")?;
    let last = third.trim_end().trim_end_matches("lost.").encode_utf16();
    let now = |block: &str, offset| Mark {
        block: block.to_owned(),
        offset,
        ..before.clone()
    };
    let last = u64::try_from(last.count()).unwrap_or_default();
    for layout in ["scrolled", "paged"] {
        reader.eval(&format!(
            "document.querySelector('input[name=layout][value={layout}]').click()"
        ))?;
        reader.wait_for(
            &format!("the layout is {layout}"),
            &format!("(document.documentElement.dataset.layout ?? 'scrolled') === '{layout}'"),
        )?;
        for (page, expected) in [
            ("changed", now("p4", before.offset + 1)),
            ("added", now("p5", before.offset)),
            ("cut", now("p3", last)),
        ] {
            reader.open(&format!("{}{page}.html", server.address()))?;
            reader
                .until_in_view(&expected)
                .map_err(|failure| failure.while_(&format!("{page}, {layout}")))?;
        }
    }
    Ok(())
}

/// The part of a text from one piece of it to another.
fn between<'a>(text: &'a str, from: &str, to: &str) -> Result<&'a str, Failure> {
    let part = text.find(from).zip(text.find(to));
    let part = part.and_then(|(from, to)| text.get(from..to));
    part.ok_or_else(|| Failure::new(format!("a text without {from} and {to}")))
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

/// As [`read_on`], and some lines further on: the place that is kept then.
fn read_into(context: &Context, server: &Workshop) -> Result<Mark, Failure> {
    let mark = read_on(context, server)?;
    let reader = context.reader();
    reader.run("scrollBy({ top: 60, behavior: 'instant' })", &[])?;
    let kept = format!(
        "JSON.parse(localStorage.getItem('cafe-stories/place/{}'))",
        ANYA.slug
    );
    // Nothing that is quoted of it stands outside of the paragraph.
    let deep = format!("{kept}.block === 4 && {kept}.offset > 60 && {kept}.offset < 190");
    reader.wait_for("a place within the paragraph is kept", &deep)?;
    let offset = reader.eval(&format!("{kept}.offset"))?;
    Ok(Mark {
        offset: offset.as_u64().unwrap_or_default(),
        ..mark
    })
}

/// Opens the first story and scrolls in; the words that are then at the top.
fn read_on(context: &Context, server: &Workshop) -> Result<Mark, Failure> {
    let reader = context.reader();
    context.browser.resize(WIDTH, HEIGHT)?;
    reader.open(&format!("{}{}.html", server.address(), ANYA.slug))?;
    reader.run("return document.fonts.ready.then(() => true)", &[])?;
    reader.read_to(ANYA, 4)?;
    let mark = reader.mark()?;
    crate::ensure!(
        mark.block == "p4",
        "scrolled to p4, but {mark:?} is at the top"
    );
    Ok(mark)
}
