//! "Go to": another place in the story, and back to where one was.

use crate::context::Context;
use crate::failure::Failure;
use crate::library::ANYA;
use crate::reader::Reader;
use crate::sites::{Extras, Workshop};
use crate::webdriver::keys;
use lamplight_samples::NOVEL;

/// A window in which a story has several pages of one column.
const WIDTH: u32 = 700;
const HEIGHT: u32 = 560;

/// In pages: the slider shows the words there and leads to them, what is typed leads to a
/// page or a percent, what is no place is said, and one way leads back to the beginning of it
/// all.
pub fn in_pages(context: &Context) -> Result<(), Failure> {
    let server = Workshop::open(context.dist(), Extras::default())?;
    let reader = open(context, &server)?;
    reader.lay_out(&[("layout", "paged")])?;
    reader.turn_to(2)?;
    let (_, pages) = reader.page()?;
    let before = reader.words_on_page()?;

    context.browser.press("g")?;
    slider_says(&reader, &format!("Page 2 of {pages}"))?;
    preview_is_of(&reader, &before)?;
    // Held, it only shows; let go, it leads there.
    slide(&reader, pages, "input")?;
    slider_says(&reader, &format!("Page {pages} of {pages}"))?;
    let last = reader.text("shown('.preview').textContent")?;
    reader.until_page(2)?;
    slide(&reader, pages, "change")?;
    reader.until_page(pages)?;
    crate::ensure!(
        starts_with(&reader.words_on_page()?, &last),
        "the preview said {last:?}"
    );
    // The keyboard moves the slider, too.
    reader.run("shown('[name=place]').focus()", &[])?;
    context.browser.press(keys::LEFT)?;
    reader.until_page(pages - 1)?;

    say(&reader, "0")?;
    reader.wait_for(
        "it says which pages there are",
        &format!("shown('.typed-place [role=status]').textContent.includes('1 to {pages}')"),
    )?;
    say(&reader, "1")?;
    reader.wait_for("the panel is closed", "shown('#go-to') === null")?;
    reader.until_page(1)?;
    context.browser.press("g")?;
    slider_says(&reader, &format!("Page 1 of {pages}"))?;
    say(&reader, "100 %")?;
    reader.until_page(pages)?;
    reader.wait_for(
        "there is a way back",
        "shown('.way')?.textContent === 'Back to where you were'",
    )?;
    reader.click(".way")?;
    reader.until_page(1)
}

/// While one looks around, the way back leads to where one began.
pub fn back(context: &Context) -> Result<(), Failure> {
    let server = Workshop::open(context.dist(), Extras::default())?;
    let reader = open(context, &server)?;
    reader.lay_out(&[("layout", "paged")])?;
    reader.turn_to(2)?;
    let (_, pages) = reader.page()?;
    context.browser.press("g")?;
    slider_says(&reader, &format!("Page 2 of {pages}"))?;
    for page in [pages, 4, 1, pages] {
        slide(&reader, page, "input")?;
        slide(&reader, page, "change")?;
        reader.until_page(page)?;
    }
    context.browser.press(keys::ESCAPE)?;
    reader.wait_for("the panel is closed", "shown('#go-to') === null")?;
    reader.wait_for("there is a way back", "shown('.way') !== null")?;
    reader.click(".way")?;
    reader.until_page(2)?;

    // However often it is opened, its slider has the keys, and what was typed goes there.
    context.browser.press("g")?;
    reader.wait_for(
        "the slider has the focus",
        "document.activeElement.name === 'place'",
    )?;
    say(&reader, "4")?;
    reader.until_page(4)?;
    reader.wait_for(
        "the way back can be seen",
        "shown('.way') !== null && document.documentElement.dataset.bars !== 'hidden'",
    )
}

/// Scrolled, it goes by percent.
pub fn scrolled(context: &Context) -> Result<(), Failure> {
    let server = Workshop::open(context.dist(), Extras::default())?;
    let reader = open(context, &server)?;
    reader.click(".time-left")?;
    slider_says(&reader, "0 %")?;
    slide(&reader, 50, "input")?;
    slider_says(&reader, "50 %")?;
    let there = reader.text("shown('.preview').textContent")?;
    slide(&reader, 50, "change")?;
    reader.wait_for("the page is scrolled", "scrollY > 100")?;
    // The line may begin before the words do.
    let first = reader.mark()?;
    let block = reader.text(&format!(
        "document.getElementById({:?}).textContent",
        first.block
    ))?;
    let words = there.trim_matches(['…', ' ', '\u{a0}']);
    crate::ensure!(
        block.replace('\u{a0}', " ").contains(words),
        "the preview said {there:?}, and {block:?} is first in view"
    );
    say(&reader, "101")?;
    reader.wait_for(
        "it says what there is",
        "shown('.typed-place [role=status]').textContent.includes('0 to 100')",
    )?;
    say(&reader, "0")?;
    reader.wait_for("the page is at its beginning", "scrollY < 250")
}

/// The browser's own ways back and on lead between the places of one story: those that one
/// went to by the contents, or by a link in the text, and those where one read on.
pub fn through_history(context: &Context) -> Result<(), Failure> {
    let server = Workshop::open(context.hard_texts()?, Extras::default())?;
    context.browser.resize(WIDTH, HEIGHT)?;
    let reader = context.reader();
    reader.open(&format!("{}hard.html", server.address()))?;
    reader.lay_out(&[("layout", "paged"), ("turn", "none")])?;
    reader.turn_to(3)?;
    let begun = here(&reader)?;
    by_contents(&reader, "last-child")?;
    let chapter = here(&reader)?;
    reader.turn(true)?;
    reader.until_page(chapter + 1)?;
    let read_on = here(&reader)?;
    by_contents(&reader, "nth-child(2)")?;
    let other = here(&reader)?;
    crate::ensure!(
        begun < other && other < chapter,
        "from {begun} to {chapter} and {other}"
    );
    let back = |page| {
        context.browser.back()?;
        reader.until_page(page)
    };
    let forward = |page| {
        context.browser.forward()?;
        reader.until_page(page)
    };
    back(read_on)?;
    back(begun)?;
    forward(read_on)?;
    forward(other)?;
    back(read_on)?;
    // By a link to a note.
    reader.run("document.querySelector('[href=\"#note3\"]').focus()", &[])?;
    reader.wait_for(
        "the focus is on the page that is shown",
        "(box => box.left >= 0 && box.right <= innerWidth)(document.activeElement.getBoundingClientRect())",
    )?;
    let reference = here(&reader)?;
    context.browser.press(keys::ENTER)?;
    reader.wait_for(
        "the note is gone to",
        "location.hash === '#note3' && shown('.way') !== null",
    )?;
    let note = here(&reader)?;
    crate::ensure!(note > reference, "from {reference} to {note}");
    back(reference)?;
    forward(note)?;

    // Scrolled likewise.
    reader.lay_out(&[("layout", "scrolled")])?;
    reader.run("scrollTo(0, 900)", &[])?;
    reader.until_kept_in_history()?;
    let begun = reader.mark()?;
    by_contents(&reader, "last-child")?;
    reader.run("scrollBy(0, 300)", &[])?;
    let read_on = reader.mark()?;
    reader.until_kept_in_history()?;
    context.browser.back()?;
    reader.until_at(&begun, A_LINE)?;
    context.browser.forward()?;
    reader.until_at(&read_on, A_LINE)
}

/// In a long story the contents are where the reader is, and the slider has the keys all the same.
pub fn in_long_contents(context: &Context) -> Result<(), Failure> {
    let server = Workshop::open(context.long_texts()?, Extras::default())?;
    context.browser.resize(WIDTH, HEIGHT)?;
    let reader = context.reader();
    reader.open(&format!("{}{NOVEL}.html#p6386", server.address()))?;
    context.browser.press("g")?;
    reader.wait_for(
        "the chapter that one is in can be seen",
        "((link, list) => link.top >= list.top && link.bottom <= list.bottom)(
            ...['.contents [aria-current]', '.contents'].map(what => shown(what).getBoundingClientRect()))",
    )?;
    reader.wait_for(
        "the slider has the keys, and can be seen",
        "document.activeElement.name === 'place'
            && document.activeElement.getBoundingClientRect().bottom <= shown('.contents').getBoundingClientRect().top",
    )
}

/// How many lines higher or lower the same words may stand where only the line was kept.
const A_LINE: f64 = 1.0;

/// The page that is shown, once it is kept with this step of the history.
fn here(reader: &Reader) -> Result<u32, Failure> {
    reader.until_still()?;
    reader.until_kept_in_history()?;
    Ok(reader.page()?.0)
}

/// Goes to a heading.
fn by_contents(reader: &Reader, which: &str) -> Result<(), Failure> {
    // The bars may be away; a tap that brings them could turn a page.
    reader.run("shown('.time-left').click()", &[])?;
    reader.wait_for("there are contents", "all('.contents a').length === 3")?;
    let link = format!(".contents li:{which} a");
    let hash = reader.text(&format!("shown({link:?}).hash"))?;
    reader.click(&link)?;
    reader.wait_for("the panel is closed", "shown('#go-to') === null")?;
    reader.wait_for("it is gone to", &format!("location.hash === {hash:?}"))
}

fn open<'a>(context: &'a Context, server: &Workshop) -> Result<Reader<'a>, Failure> {
    context.browser.resize(WIDTH, HEIGHT)?;
    let reader = context.reader();
    reader.open(&format!("{}{}.html", server.address(), ANYA.slug))?;
    Ok(reader)
}

fn slider_says(reader: &Reader, said: &str) -> Result<(), Failure> {
    reader.wait_for(
        &format!("the slider says {said:?}"),
        &format!(
            "shown('.place-slider output')?.textContent === {said:?} \
             && shown('[name=place]').getAttribute('aria-valuetext').startsWith({said:?})"
        ),
    )
}

fn slide(reader: &Reader, value: u32, event: &str) -> Result<(), Failure> {
    reader
        .run(
            "const slider = shown('[name=place]');
            slider.value = arguments[0];
            slider.dispatchEvent(new Event(arguments[1], { bubbles: true }));",
            &[value.into(), event.into()],
        )
        .map(drop)
}

/// Types into the field, and presses Enter.
fn say(reader: &Reader, typed: &str) -> Result<(), Failure> {
    reader.run(
        "const field = shown('[name=destination]'); field.focus(); field.value = '';",
        &[],
    )?;
    reader.browser.press(typed)?;
    reader.browser.press(keys::ENTER)
}

/// Fails unless the preview shows words of this page.
fn preview_is_of(reader: &Reader, page: &str) -> Result<(), Failure> {
    let preview = reader.text("shown('.preview').textContent")?;
    crate::ensure!(
        starts_with(page, &preview),
        "the preview says {preview:?}, the page {page:?}"
    );
    Ok(())
}

/// Whether a page begins with an excerpt, or within its first sentence.
fn starts_with(page: &str, excerpt: &str) -> bool {
    let tell = |text: &str| {
        let words = text.split_whitespace().filter(|word| *word != "…");
        words
            .map(|word| word.trim_matches('…').to_owned())
            .collect::<Vec<_>>()
    };
    let (page, excerpt) = (tell(page), tell(excerpt));
    let begin = page.first().cloned().unwrap_or_default();
    let from = excerpt.iter().position(|word| *word == begin);
    from.is_some_and(|from| {
        let pairs = excerpt.iter().skip(from).zip(&page);
        pairs.into_iter().all(|(one, other)| one == other)
    })
}
