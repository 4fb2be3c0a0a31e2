//! "Find": words in this story and in all others.

use crate::context::Context;
use crate::failure::Failure;
use crate::library::{ANYA, JOSE, SANJAR, STORIES, Story};
use crate::reader::Reader;
use crate::sites::Way;
use crate::sites::{Extras, Fault, Workshop};
use crate::views::{look_for, write_into_find};
use crate::webdriver::keys;

/// The words that are painted as found, and as the one that was gone to.
const PAINTED: &str = "['found', 'found-here'].map(name =>
    [...CSS.highlights.get(name) ?? []].map(String).sort().join(' '))";

/// What is said of how much was found.
const SAID: &str = "shown('#find [role=status]')?.textContent";

/// The place that is kept of the first story.
const KEPT: &str =
    "localStorage.getItem(`${document.documentElement.dataset.library}/place/anya-salemi`)";

/// In a story, as one types: hits are told with their sentence, counted and painted; up, down and
/// Enter lead to one, keys and buttons to the next, and Esc ends it.
pub fn in_a_story(context: &Context) -> Result<(), Failure> {
    let browser = &context.browser;
    browser.resize(700, 560)?;
    let server = Workshop::open(context.dist(), Extras::default())?;
    let reader = context.reader();
    reader.open(&format!("{}{}.html", server.address(), JOSE.slug))?;
    // What is typed before the field is there does nothing else.
    browser.press("/")?;
    browser.press("bd")?;
    field_has_focus(&reader)?;
    reader.wait_for(
        "neither key was for the page",
        "document.documentElement.dataset.theme === undefined && !CSS.highlights.get('bookmarked')?.size",
    )?;
    write_into_find(&reader, "")?;
    // Case and accents do not count, until the reader wants it.
    browser.press("jose")?;
    let here = count(JOSE, "josé");
    says(&reader, &format!("{here} in this story."))?;
    reader.wait_for(
        "each is painted",
        &format!("({PAINTED})[0] === Array({here}).fill('José').join(' ')"),
    )?;
    reader.wait_for(
        "each is told with its sentence",
        "all('#find mark').length === 10 && all('#find mark').every(found => found.textContent === 'José')",
    )?;
    reader.click(".found .preset")?;
    reader.wait_for(
        "all are told",
        &format!("all('#find mark').length === {here}"),
    )?;
    reader.wait_for("the address says it", "location.search === '?find=jose'")?;
    reader.click(".switch:has([name=exact])")?;
    says(
        &reader,
        "Nothing found. Without the switches there may be more.",
    )?;
    reader.click(".switch:has([name=exact])")?;
    says(&reader, &format!("{here} in this story."))?;
    // Who goes on before the words are selected is not called back.
    let stays = browser.run_async(
        "const done = arguments[0];
        document.querySelector('#find [name=find]').focus();
        const next = document.querySelector('#find [name=exact]');
        next.focus();
        setTimeout(() => done(document.activeElement === next));",
        &[],
    )?;
    crate::ensure!(stays == true, "the field takes the focus back");
    // From one to the next, and to one of them.
    reader.run("shown('#find [name=find]').focus()", &[])?;
    for key in [keys::DOWN, keys::DOWN, keys::UP, keys::DOWN] {
        browser.press(key)?;
    }
    reader.wait_for(
        "the second has the focus",
        "document.activeElement === all('#find .found a')[1]",
    )?;
    browser.press(keys::ENTER)?;
    reader.wait_for("the panel is closed", "shown('#find') === null")?;
    is_at(&reader, 2, here)?;
    browser.press("n")?;
    is_at(&reader, 3, here)?;
    reader.click(".finding [title='Previous hit']")?;
    is_at(&reader, 2, here)?;
    // Back to where one was before all of that.
    reader.click(".way")?;
    reader.wait_for("the beginning is in view", "scrollY === 0")?;
    // What is typed next takes the place of what was.
    browser.press("/")?;
    field_has_focus(&reader)?;
    browser.press("rain")?;
    says(&reader, "2 in this story, 4 in 2 other stories.")?;
    browser.press(keys::ESCAPE)?;
    reader.wait_for(
        "the panel is closed, and nothing in it has the focus",
        "shown('#find') === null && !document.activeElement.matches('#find *')",
    )?;
    // Round the end, and who has gone elsewhere looks from there.
    for _ in 0..2 {
        reader.run("scrollTo(0, 0)", &[])?;
        reader.wait_for(
            "the beginning is shown",
            "shown('h1').getBoundingClientRect().top > 0 && document.documentElement.dataset.bars !== 'hidden'",
        )?;
        browser.press("p")?;
        is_at(&reader, 2, 2)?;
    }
    // The address keeps the hit, until one has read on from it.
    reader.wait_for(
        "the address names the hit",
        "location.search === '?find=rain&hit=2'",
    )?;
    reader.reload()?;
    is_at(&reader, 2, 2)?;
    reader.run("scrollTo(0, 0)", &[])?;
    reader.wait_for(
        "the address names no hit",
        "location.search === '?find=rain'",
    )?;
    browser.press(keys::ESCAPE)?;
    reader.wait_for(
        "nothing is painted any more",
        &format!(
            "({PAINTED}).join('') === '' && shown('.finding') === null && location.search === ''"
        ),
    )
}

/// A key that is held leads faster from hit to hit than a browser lets the address follow: it
/// says where one is in the end.
pub fn held(context: &Context) -> Result<(), Failure> {
    let reader = context.reader();
    let site = context.address(Way::Product)?;
    reader.open(&format!("{site}{}.html?find=a", SANJAR.slug))?;
    reader.until_story(SANJAR)?;
    let all = count(SANJAR, "a");
    is_at(&reader, 1, all)?;
    context.browser.press(&"n".repeat(120))?;
    is_at(&reader, 121, all)?;
    reader.wait_for(
        "the address names the hit",
        "location.search === '?find=a&hit=121'",
    )
}

/// Whole words, and any space for any other; in pages a hit is on the page that is shown.
pub fn on_pages(context: &Context) -> Result<(), Failure> {
    let browser = &context.browser;
    browser.resize(700, 560)?;
    let server = Workshop::open(context.dist(), Extras::default())?;
    let reader = context.reader();
    reader.open(&format!("{}{}.html", server.address(), ANYA.slug))?;
    reader.lay_out(&[("layout", "paged"), ("turn", "none")])?;
    reader.until_page(1)?;
    reader.click("button[aria-controls=find]")?;
    field_has_focus(&reader)?;
    // In the text stand a no-break space and a dash.
    browser.press("address - hers")?;
    says(&reader, "1 in this story.")?;
    look_for(&reader, "rain")?;
    says(&reader, "3 in this story, 3 in 2 other stories.")?;
    reader.click(".switch:has([name=whole])")?;
    says(&reader, "2 in this story, 2 in 1 other story.")?;
    // Enter, while one writes, leads to the first from here.
    reader.run("shown('#find [name=find]').focus()", &[])?;
    browser.press(keys::ENTER)?;
    is_at(&reader, 1, 2)?;
    reader.wait_for("another page is shown", "!shown('.way').hidden")?;
    browser.press("n")?;
    is_at(&reader, 2, 2)
}

/// Who looks a word up has not read up to there: the place stays, nothing is finished, and one
/// way leads back through all of the hits. By the lens, too, Space reads on from there.
pub fn no_reading(context: &Context) -> Result<(), Failure> {
    let browser = &context.browser;
    browser.resize(1280, 800)?;
    let server = Workshop::open(context.dist(), Extras::default())?;
    let reader = context.reader();
    reader.open(&format!("{}{}.html", server.address(), ANYA.slug))?;
    reader.read_to(ANYA, 4)?;
    let here = reader.eval("scrollY")?;
    let kept = reader.text(KEPT)?;
    crate::ensure!(kept.contains("\"block\":4"), "{kept} is kept");
    reader.click("button[aria-controls=find]")?;
    field_has_focus(&reader)?;
    browser.press("rain")?;
    says(&reader, "3 in this story, 3 in 2 other stories.")?;
    reader.run("all('#find .found a')[2].click()", &[])?;
    is_at(&reader, 3, 3)?;
    // The last line is in view now.
    for number in [1, 2, 3] {
        browser.press("n")?;
        is_at(&reader, number, 3)?;
    }
    reader.click(".way")?;
    reader.wait_for(
        "one is where one was",
        &format!("Math.abs(scrollY - {here}) < 2"),
    )?;
    browser.press("n")?;
    reader.wait_for(
        "one looks on from there",
        "!shown('.finding .text-button').textContent.startsWith('3')",
    )?;
    reader.wait_for(
        "no control has the focus",
        "document.activeElement === document.body",
    )?;
    reader.back_to_shelf()?;
    let now = reader.text(KEPT)?;
    crate::ensure!(now == kept, "{now} is kept, and was {kept}");
    Ok(())
}

/// In the whole library: from the shelf to a hit in a story, and back to what was found.
pub fn in_the_library(context: &Context) -> Result<(), Failure> {
    let browser = &context.browser;
    let server = Workshop::open(context.dist(), Extras::default())?;
    let reader = context.reader();
    reader.open(&server.address())?;
    crate::ensure!(
        !server.asked().iter().any(|file| file.contains("texts")),
        "the texts were fetched before anybody looked for anything"
    );
    browser.press("/")?;
    field_has_focus(&reader)?;
    browser.press("café")?;
    let all: usize = STORIES.iter().map(|story| count(*story, "café")).sum();
    says(&reader, &format!("{all} in 3 stories."))?;
    reader.wait_for(
        "they are grouped by story",
        "all('#find h3').map(title => title.firstChild.data).join() === 'Anya Salemi,Sanjar Salvini,José Olsen'",
    )?;
    reader.run(
        "all('#find section')[1].querySelectorAll('a')[1].click()",
        &[],
    )?;
    reader.until_story(SANJAR)?;
    is_at(&reader, 2, count(SANJAR, "café"))?;
    reader.wait_for(
        "the address says what is looked for",
        "location.search === '?find=caf%C3%A9&hit=2'",
    )?;
    browser.back()?;
    reader.until_shelf()?;
    says(&reader, &format!("{all} in 3 stories."))?;
    Ok(())
}

/// A search that an address names: on the shelf it is open, in a story it is painted, and one of
/// the hits may be named, too.
pub fn by_address(context: &Context) -> Result<(), Failure> {
    let reader = context.reader();
    let site = context.address(Way::Product)?;
    reader.open(&format!("{site}?find=CAFE"))?;
    says(&reader, "9 in 3 stories.")?;
    // Who has read nothing yet is led to the first.
    reader.open(&format!("{site}{}.html?find=cafe", JOSE.slug))?;
    is_at(&reader, 1, count(JOSE, "café"))?;
    reader.open(&format!("{site}{}.html?find=cafe&hit=2", SANJAR.slug))?;
    is_at(&reader, 2, 3)?;
    // Who has read stays.
    reader.open(&format!("{site}{}.html", SANJAR.slug))?;
    reader.read_to(SANJAR, 3)?;
    reader.open(&format!("{site}{}.html?find=cafe", SANJAR.slug))?;
    reader.wait_for(
        "the hits are painted, and none is gone to",
        "shown('.finding .text-button')?.textContent === '3 found'",
    )?;
    reader.open(&format!(
        "{site}{}.html?find=RAINY&exact=1&whole=1",
        ANYA.slug
    ))?;
    says(
        &reader,
        "Nothing found. Without the switches there may be more.",
    )?;
    // What makes no sense finds nothing, and does no harm.
    reader.open(&format!(
        "{site}{}.html?find=%00%FF&hit=-1&exact",
        ANYA.slug
    ))?;
    reader.wait_for(
        "nothing is painted",
        &format!("({PAINTED}).join('') === ''"),
    )
}

/// Across lines of verse, markup and the numbers of notes, in letters of any script: by the
/// library's text the same is found as by the page's.
pub fn in_hard_texts(context: &Context) -> Result<(), Failure> {
    let arabic = include_str!("../../fixtures/hard-texts/arabic.md");
    let rain = arabic.matches("المطر يهطل").count();
    let server = Workshop::open(context.hard_texts()?, Extras::default())?;
    let reader = context.reader();
    for (typed, painted, count, slug) in [
        ("goes on and on", "goes on\nand on", 3, "hard"),
        ("A LINK and stress.", "A link and stress.", 3, "hard"),
        ("the note.", "the note.", 3, "hard"),
        ("gewerkbau", "", 0, "hard"),
        ("swerkbau", "swerkbau", 3, "hard"),
        // With vowels, which the text does without.
        ("المَطَر يَهطل", "المطر يهطل", rain, "arabic"),
    ] {
        reader.open(&server.address())?;
        reader.click("button[aria-controls=find]")?;
        field_has_focus(&reader)?;
        write_into_find(&reader, typed)?;
        if count == 0 {
            says(&reader, "Nothing found.")?;
            continue;
        }
        says(&reader, &format!("{count} in 1 story."))?;
        reader.run("all('#find .found a').pop().click()", &[])?;
        let last = count.min(10);
        reader.wait_for(
            &format!("hit {last} of {count} is gone to, for {typed:?}"),
            &format!("location.pathname.endsWith('/{slug}.html') && shown('.finding .text-button')?.textContent === '{last} of {count}'"),
        )?;
        reader.wait_for(
            &format!("what is painted is {painted:?}"),
            &format!(
                "{PAINTED}[1] === {painted:?} && CSS.highlights.get('found').size === {count}"
            ),
        )?;
    }
    Ok(())
}

/// In the one-file edition, from disk: from one story to a hit in another.
pub fn from_disk(context: &Context) -> Result<(), Failure> {
    let browser = &context.browser;
    let reader = context.reader();
    let file = format!("{}lamplight.html", context.address(Way::Disk)?);
    reader.open(&format!("{file}#{}", ANYA.slug))?;
    reader.until_story(ANYA)?;
    browser.press("/")?;
    field_has_focus(&reader)?;
    browser.press("rain")?;
    says(&reader, "3 in this story, 3 in 2 other stories.")?;
    reader.run(
        "all('#find section')[2].querySelectorAll('a')[1].click()",
        &[],
    )?;
    reader.until_story(JOSE)?;
    is_at(&reader, 2, 2)?;
    browser.press("n")?;
    is_at(&reader, 1, 2)?;
    reader.open(&format!("{file}?find=rain#{}", SANJAR.slug))?;
    reader.wait_for(
        "what is looked for is painted",
        "shown('.finding') !== null",
    )?;
    // Back from where it was found, to a story in which it was not.
    reader.open(&format!("{file}#{}", JOSE.slug))?;
    reader.until_story(JOSE)?;
    browser.press("/")?;
    field_has_focus(&reader)?;
    browser.press("sofia")?;
    let said = "None in this story, 2 in 1 other story.";
    says(&reader, said)?;
    browser.press(keys::ENTER)?;
    reader.until_story(SANJAR)?;
    is_at(&reader, 1, 2)?;
    browser.back()?;
    reader.until_story(JOSE)?;
    field_has_focus(&reader)?;
    says(&reader, said)
}

/// Who writes before the second program is there loses no letter, whichever it comes before.
pub fn early(context: &Context) -> Result<(), Failure> {
    let extras = Extras {
        fault: Some((".wasm", Fault::Held)),
        ..Extras::default()
    };
    let server = Workshop::open(context.dist(), extras)?;
    let reader = context.reader();
    let words = "rain";
    for before in 0..=words.len() {
        let (early, late) = words.split_at(before);
        reader.open(&format!("{}{}.html", server.address(), ANYA.slug))?;
        server.hold();
        // What was written before is written over, as it is later.
        for written in ["jose", early] {
            context.browser.press("/")?;
            reader.wait_for(
                &format!("there is a field for {written:?}"),
                "document.activeElement.matches('[data-early]')",
            )?;
            context.browser.press(written)?;
            if written != early {
                context.browser.press(keys::ESCAPE)?;
            }
        }
        server.release();
        context.browser.press(late)?;
        says(&reader, "3 in this story, 3 in 2 other stories.")?;
        field_has_focus(&reader)?;
    }
    Ok(())
}

/// Where the second program does not come, or what fetches it, the panel says so.
pub fn out_of_reach(context: &Context) -> Result<(), Failure> {
    for (begins, ends, said) in [
        ("open-desk-", ".js", "Loading the page again may help."),
        ("desk-", ".wasm", "Open it again to try once more."),
    ] {
        let files = std::fs::read_dir(context.dist().path())?.flatten();
        let names = files.filter_map(|file| file.file_name().into_string().ok());
        let broken = names.filter(|name| name.starts_with(begins) && name.ends_with(ends));
        let extras = Extras {
            pages: broken.map(|name| (name, b"// nothing".into())).collect(),
            ..Extras::default()
        };
        crate::ensure!(!extras.pages.is_empty(), "the build has no {begins}…{ends}");
        let server = Workshop::open(context.dist(), extras)?;
        let reader = context.reader();
        reader.open(&format!("{}{}.html", server.address(), ANYA.slug))?;
        context.browser.press("/")?;
        reader.wait_for(
            &format!("it says {said:?}"),
            &format!("shown('#find .waiting')?.textContent.endsWith({said:?})"),
        )?;
    }
    Ok(())
}

/// Where the texts of the other stories do not come, this one is searched, and that is said;
/// they can be asked for again.
pub fn without_the_others(context: &Context) -> Result<(), Failure> {
    let extras = Extras {
        fault: Some(("texts.txt", Fault::Held)),
        ..Extras::default()
    };
    let server = Workshop::open(context.dist(), extras)?;
    let reader = context.reader();
    reader.open(&format!("{}{}.html", server.address(), ANYA.slug))?;
    for (answer, said) in [
        (
            Some(b"<!doctype html><title>Welcome</title>".to_vec()),
            " The other stories could not be fetched.",
        ),
        (None, ""),
    ] {
        server.hold();
        server.put("texts.txt", answer);
        if said.is_empty() {
            reader.click("#find .told button")?;
        } else {
            reader.click("button[aria-controls=find]")?;
            field_has_focus(&reader)?;
            context.browser.press("rain")?;
        }
        says(&reader, "3 in this story. Fetching the other stories …")?;
        server.release();
        if said.is_empty() {
            says(&reader, "3 in this story, 3 in 2 other stories.")?;
        } else {
            says(&reader, &format!("3 in this story.{said}"))?;
        }
    }
    Ok(())
}

/// How often words are in a story as its publisher wrote it, in small letters.
fn count(story: Story, words: &str) -> usize {
    let text = story.paragraphs().join("\n").to_lowercase();
    text.matches(words).count()
}

fn field_has_focus(reader: &Reader) -> Result<(), Failure> {
    reader.wait_for(
        "the field has the focus",
        "document.activeElement.matches('#find [name=find]')",
    )
}

fn says(reader: &Reader, said: &str) -> Result<(), Failure> {
    reader.wait_for(
        &format!("it says {said:?}"),
        &format!("{SAID} === {said:?}"),
    )
}

/// Waits until one of the hits is gone to, and in view between the bars.
fn is_at(reader: &Reader, number: usize, count: usize) -> Result<(), Failure> {
    reader.wait_for(
        &format!("hit {number} of {count} is gone to"),
        &format!("shown('.finding .text-button')?.textContent === '{number} of {count}'"),
    )?;
    reader.wait_for(
        "it is in view",
        "(([here]) => {
            const { left, right, top, bottom } = here.getBoundingClientRect();
            return left >= 0 && right <= innerWidth
                && top >= shown('.bar').getBoundingClientRect().bottom - 1
                && bottom <= shown('.foot').getBoundingClientRect().top + 1;
        })([...CSS.highlights.get('found-here')])",
    )
}
