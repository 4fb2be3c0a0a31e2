//! Marking words: bookmarks, highlights and notes, and the panel of all of them.

use crate::context::Context;
use crate::failure::Failure;
use crate::library::{ANYA, JOSE, SANJAR};
use crate::reader::{Reader, State};
use crate::sites::Way;
use crate::sites::{Extras, Workshop, samples};
use crate::views::{choose_more, select};
use crate::webdriver::{Engine, keys};
use std::collections::HashMap;

/// The words that are painted in each tone, and as bookmarked.
const PAINTED: &str =
    "['mark-amber', 'mark-rose', 'mark-leaf', 'mark-sky', 'mark-violet', 'bookmarked']
    .map(name => [...CSS.highlights.get(name) ?? []].map(String).sort().join('|'))";

/// The words that are chosen, as they are painted: WebKit lets go of the selection itself when the
/// bar gets the focus.
const CHOSEN: &str = "[...CSS.highlights.get('chosen') ?? []].map(String).join('')";

/// By selecting: words take a tone, a mark that is pressed another one or none; all of it is kept.
pub fn by_selecting(context: &Context) -> Result<(), Failure> {
    let reader = context.reader();
    let server = Workshop::open(context.dist(), Extras::default())?;
    reader.open(&format!("{}{}.html", server.address(), ANYA.slug))?;
    crate::ensure!(
        !server.asked().iter().any(|file| file.contains("/desk-")),
        "the desk was fetched before anybody wanted it"
    );
    select_over_two(&reader)?;
    press_in_bar(&reader, "Mark in leaf")?;
    painted(&reader, ["", "", "without a word.She spotted", "", "", ""])?;
    bar_is_gone(&reader)?;
    // The same words, and only these, in two tones one after the other. Keys reach the bar, and put
    // it away, from beside it.
    select(&reader, "p3", 0, 15)?;
    bar_is_there(&reader)?;
    context.browser.press(keys::TAB)?;
    reader.wait_for(
        "the bar has the focus",
        "document.activeElement.matches('.selection-bar *')",
    )?;
    context.browser.press(keys::ESCAPE)?;
    bar_is_gone(&reader)?;
    select(&reader, "p3", 0, 15)?;
    press_in_bar(&reader, "Mark in sky")?;
    reader.reload()?;
    painted(
        &reader,
        [
            "",
            "",
            "without a word.She spotted",
            "Anya’s thoughts",
            "",
            "",
        ],
    )?;
    press_on(&reader, "p3", 3)?;
    bar_is_there(&reader)?;
    context.browser.press(keys::ESCAPE)?;
    bar_is_gone(&reader)?;
    // Elsewhere on it, or it would be a double click.
    press_on(&reader, "p3", 10)?;
    press_in_bar(&reader, "Mark in rose")?;
    painted(
        &reader,
        [
            "",
            "Anya’s thoughts",
            "without a word.She spotted",
            "",
            "",
            "",
        ],
    )?;
    press_on(&reader, "p2", 3)?;
    press_in_bar(&reader, "Delete the mark")?;
    painted(&reader, ["", "Anya’s thoughts", "", "", "", ""])?;
    reload_and_undo(&reader)
}

/// Selects from the end of the first paragraph into the next.
fn select_over_two(reader: &Reader) -> Result<(), Failure> {
    let script = "
        const [from, to] = ['p1', 'p2'].map(id => document.getElementById(id).firstChild);
        getSelection().setBaseAndExtent(from, from.length - 15, to, 11);";
    reader.run(script, &[]).map(drop)
}

/// Of a mark over two paragraphs others take the beginning of the second, and all that it has of the
/// first: the rest is painted still.
pub fn one_over_another(context: &Context) -> Result<(), Failure> {
    let reader = context.reader();
    reader.open(&format!(
        "{}{}.html",
        context.address(Way::Product)?,
        ANYA.slug
    ))?;
    select_over_two(&reader)?;
    press_in_bar(&reader, "Mark in leaf")?;
    select(&reader, "p2", 0, 3)?;
    press_in_bar(&reader, "Mark in rose")?;
    painted(&reader, ["", "She", " spotted|without a word.", "", "", ""])?;
    reader.run(
        "const { firstChild } = document.getElementById('p1');
        getSelection().setBaseAndExtent(firstChild, firstChild.length - 15, firstChild, firstChild.length);",
        &[],
    )?;
    press_in_bar(&reader, "Mark in amber")?;
    painted(&reader, ["without a word.", "She", " spotted", "", "", ""])
}

/// Whoever selects words in the last line that can be read has these, and the page stays.
pub fn in_the_last_line(context: &Context) -> Result<(), Failure> {
    let browser = &context.browser;
    browser.resize(1280, 800)?;
    let reader = context.reader();
    reader.open(&format!(
        "{}{}.html",
        context.address(Way::Product)?,
        JOSE.slug
    ))?;
    let line = "
        const clear = innerHeight - parseFloat(getComputedStyle(document.documentElement).scrollPaddingBottom);
        const foot = shown('.foot-line').getBoundingClientRect().top;
        const range = document.createRange();
        for (let top = 0; top < 100; top += 1) {
            scrollTo(0, top);
            for (const block of all('article p')) {
                range.selectNodeContents(block);
                for (const { left, top, bottom, width } of range.getClientRects()) {
                    const y = Math.round((top + bottom) / 2);
                    if (y > clear + 8 && y < foot - 2 && width > 300) return [Math.round(left) + 50, y];
                }
            }
        }
        return null;";
    let found = reader.run(line, &[])?;
    let at = |index: usize| found.get(index).and_then(serde_json::Value::as_i64);
    let (Some(x), Some(y)) = (at(0), at(1)) else {
        return Err(Failure::new(format!("no line stands there: {found}")));
    };
    let before = reader.eval("scrollY")?;
    let points: Vec<_> = (0..12).map(|step| [x + step * 10, y]).collect();
    browser.drag(&points, 50)?;
    bar_is_there(&reader)?;
    let after = reader.eval("scrollY")?;
    crate::ensure!(before == after, "the page went from {before} to {after}");
    let words = reader.text("getSelection().toString()")?;
    crate::ensure!(words.len() < 40, "{words:?} is selected");
    Ok(())
}

/// A deletion can be taken back where it was made, and a mark within another is above it.
fn reload_and_undo(reader: &Reader) -> Result<(), Failure> {
    reader.reload()?;
    painted(reader, ["", "Anya’s thoughts", "", "", "", ""])?;
    select(reader, "p3", 7, 15)?;
    press_in_bar(reader, "Mark in amber")?;
    let both = ["thoughts", "Anya’s ", "", "", "", ""];
    painted(reader, both)?;
    press_on(reader, "p3", 9)?;
    press_in_bar(reader, "Delete the mark")?;
    painted(reader, ["", "Anya’s thoughts", "", "", "", ""])?;
    says(reader, "Mark deleted. Undo")?;
    reader.click("#notice button")?;
    painted(reader, both)?;
    says(reader, "It is back.")?;
    reader.reload()?;
    painted(reader, both)
}

/// The quiet line says this.
fn says(reader: &Reader, said: &str) -> Result<(), Failure> {
    let says = format!("document.getElementById('notice').textContent === '{said}'");
    reader.wait_for(said, &says)
}

/// Without a pointer: the paragraph in view, fewer words of it, a tone; a note; a bookmark, which
/// the same key takes away.
pub fn by_keyboard(context: &Context) -> Result<(), Failure> {
    let browser = &context.browser;
    let reader = context.reader();
    let site = context.address(Way::Product)?;
    reader.open(&format!("{site}{}.html", ANYA.slug))?;
    browser.press("m")?;
    reader.wait_for(
        "the bar has the focus, and the paragraph in view is chosen",
        &format!("document.activeElement.matches('.selection-bar *') && ({CHOSEN}).startsWith('Anya Salemi stepped')"),
    )?;
    browser.press(keys::DOWN)?;
    selected(&reader, "She spotted", "truly alone.")?;
    browser.press(keys::LEFT)?;
    selected(&reader, "She spotted", "was truly")?;
    browser.press_with_shift(keys::RIGHT)?;
    selected(&reader, "spotted an", "was truly")?;
    browser.press(keys::RIGHT)?;
    browser.press_with_shift(keys::LEFT)?;
    selected(&reader, "She spotted", "truly alone.")?;
    browser.press(keys::HOME)?;
    selected(&reader, "She", "She")?;
    browser.press(keys::END)?;
    selected(&reader, "She spotted", "truly alone.")?;
    browser.press_with_shift(keys::END)?;
    selected(&reader, "alone.", "alone.")?;
    browser.press_with_shift(keys::HOME)?;
    selected(&reader, "She spotted", "truly alone.")?;
    browser.press(keys::ENTER)?;
    let second = reader.paragraphs()?.get(1).cloned().unwrap_or_default();
    painted(&reader, [&second, "", "", "", "", ""])?;
    reader.wait_for(
        "reading goes on",
        "document.activeElement === document.body && getSelection().isCollapsed",
    )?;
    reader.wait_for(
        "it is said",
        "document.querySelector('.foot output').textContent === 'Marked in amber.'",
    )?;
    browser.press(keys::TAB)?;
    // WebKit begins where the page does, whatever had the focus before it was nowhere.
    if browser.engine() != Engine::WebKit {
        reader.wait_for(
            "the keyboard goes on after the words",
            "(focused => focused !== document.body && (document.getElementById('p2').compareDocumentPosition(focused)
                & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 && !focused.closest('[popover]'))(document.activeElement)",
        )?;
    }
    browser.press("b")?;
    painted(&reader, [&second, "", "", "", "", "Anya"])?;
    says(&reader, "Bookmark put here.")?;
    browser.press("b")?;
    painted(&reader, [&second, "", "", "", "", ""])?;
    says(&reader, "Bookmark taken away. Undo")?;
    browser.press_with(keys::CONTROL, "z")?;
    says(&reader, "It is back.")?;
    painted(&reader, [&second, "", "", "", "", "Anya"])?;
    browser.press("b")?;
    painted(&reader, [&second, "", "", "", "", ""])?;
    // Put again, it is the same one.
    browser.press("b")?;
    painted(&reader, [&second, "", "", "", "", "Anya"])?;
    browser.press_with(keys::CONTROL, "z")?;
    choose_more(&reader, "Marks and notes")?;
    reader.wait_for(
        "there is one bookmark",
        "all('#marks [data-mark]').length === 2",
    )?;
    browser.press(keys::ESCAPE)?;
    reader.wait_for("the panel is closed", "shown('#marks') === null")?;
    browser.press("b")?;
    painted(&reader, [&second, "", "", "", "", ""])?;
    // The note, through the panel.
    choose_more(&reader, "Marks and notes")?;
    reader.wait_for("it is listed", "shown('#marks [data-mark]') !== null")?;
    reader.run("shown('#marks [title=\"Write a note\"]').focus()", &[])?;
    browser.press(keys::ENTER)?;
    reader.wait_for(
        "the note has the focus",
        "document.activeElement.matches('#marks textarea')",
    )?;
    browser.press("Alone, and yet")?;
    browser.press(keys::TAB)?;
    browser.press(keys::ENTER)?;
    note_is(&reader, "Alone, and yet")?;
    reader.wait_for(
        "the mark has the focus",
        "document.activeElement.matches('#marks [data-mark] a')",
    )?;
    browser.press(keys::ENTER)?;
    reader.wait_for("the panel is closed", "shown('#marks') === null")?;
    press_on(&reader, "p2", 3)?;
    reader.wait_for(
        "the bar beside it shows the note",
        "shown('.selection-bar .note')?.textContent === 'Alone, and yet'",
    )?;
    browser.press(keys::ESCAPE)?;
    begins_in_view(&reader)?;
    reader.reload()?;
    choose_more(&reader, "Marks and notes")?;
    note_is(&reader, "Alone, and yet")
}

/// Where only the end of a paragraph is in view, the one after it is chosen, and the page stays.
fn begins_in_view(reader: &Reader) -> Result<(), Failure> {
    let top = reader.run(
        "const third = document.getElementById('p3').getBoundingClientRect();
        scrollTo(0, scrollY + third.bottom - 150);
        return scrollY;",
        &[],
    )?;
    reader.wait_for(
        "the page rests",
        "document.querySelector('.progress').style.getPropertyValue('--progression') > 0",
    )?;
    reader.browser.press("m")?;
    let fourth = reader.paragraphs()?.get(3).cloned().unwrap_or_default();
    reader.wait_for(
        "the paragraph that begins in view is chosen",
        &format!("{CHOSEN} === {fourth:?}"),
    )?;
    let now = reader.eval("scrollY")?;
    crate::ensure!(now == top, "the page moved from {top} to {now}");
    reader.browser.press(keys::ESCAPE)
}

/// In pages, too, and through every change of layout; pressing a mark turns no page.
pub fn on_pages(context: &Context) -> Result<(), Failure> {
    let browser = &context.browser;
    browser.resize(700, 560)?;
    let reader = context.reader();
    let site = context.address(Way::Product)?;
    reader.open(&format!("{site}{}.html", ANYA.slug))?;
    reader.lay_out(&[("layout", "paged"), ("turn", "none")])?;
    reader.until_page(1)?;
    select(&reader, "p1", 0, 11)?;
    press_in_bar(&reader, "Mark in violet")?;
    for choices in [
        &[("layout", "paged"), ("turn", "none")][..],
        &[("layout", "scrolled")][..],
        &[("layout", "paged"), ("turn", "none"), ("columns", "1")][..],
    ] {
        reader.lay_out(choices)?;
        painted(&reader, ["", "", "", "", "Anya Salemi", ""])?;
        reader.wait_for(
            "it stands where its words do",
            "(([range]) => {
                const { top, left } = range.getBoundingClientRect();
                const word = document.createRange();
                word.selectNodeContents(document.getElementById('p1'));
                const [first] = word.getClientRects();
                return Math.abs(top - first.top) < 4 && Math.abs(left - first.left) < 4;
            })([...CSS.highlights.get('mark-violet')])",
        )?;
    }
    reader.until_page(1)?;
    press_on(&reader, "p1", 2)?;
    bar_is_there(&reader)?;
    reader.until_page(1)?;
    browser.press(keys::ESCAPE)?;
    Ok(())
}

/// A text that was corrected keeps its marks; one whose words were cut is shown with them.
pub fn in_a_corrected_text(context: &Context) -> Result<(), Failure> {
    let page = format!("{}.html", ANYA.slug);
    let mut files = samples::bundled()?;
    for file in files
        .iter_mut()
        .filter(|file| file.name == format!("{}.md", ANYA.slug))
    {
        file.text = file
            .text
            .replace(
                "Anya Salemi stepped",
                "It had rained for a week.\n\nAnya Salemi stepped",
            )
            .replace("an empty chair at the bar", "one empty chair near the bar")
            .replace(
                "revisiting every argument, every heartbreak, and every regret",
                "",
            );
    }
    let site = context.site_of("corrected-marks", &files)?;
    let corrected = std::fs::read(site.path().join(&page))?;
    let server = Workshop::open(
        context.dist(),
        Extras {
            pages: HashMap::new(),
            ..Extras::default()
        },
    )?;
    let reader = context.reader();
    reader.open(&format!("{}{page}", server.address()))?;
    for (block, from, to, tone) in [
        ("p1", 0, 19, "amber"),
        ("p2", 12, 37, "rose"),
        ("p3", 30, 90, "leaf"),
    ] {
        select(&reader, block, from, to)?;
        press_in_bar(&reader, &format!("Mark in {tone}"))?;
    }
    painted(
        &reader,
        [
            "Anya Salemi stepped",
            "an empty chair at the bar",
            "revisiting every argument, every heartbreak, and every regr",
            "",
            "",
            "",
        ],
    )?;
    server.put(&page, Some(corrected));
    reader.reload()?;
    painted(
        &reader,
        [
            "Anya Salemi stepped",
            "one empty chair near the bar",
            "",
            "",
            "",
            "",
        ],
    )?;
    choose_more(&reader, "Marks and notes")?;
    reader.wait_for(
        "the one that is gone is shown with its words, and that it is",
        "all('#marks [data-mark]').some(mark => mark.textContent.includes('revisiting every argument')
            && mark.textContent.includes('no longer in the story'))",
    )
}

/// All of the library's: filtered, sorted, gone to, deleted and brought back.
pub fn in_the_panel(context: &Context) -> Result<(), Failure> {
    let reader = context.reader();
    let site = context.address(Way::Product)?;
    for (story, tone) in [(ANYA, "amber"), (SANJAR, "rose"), (JOSE, "sky")] {
        reader.open(&format!("{site}{}.html", story.slug))?;
        select(&reader, "p2", 0, 20)?;
        press_in_bar(&reader, &format!("Mark in {tone}"))?;
    }
    select(&reader, "p3", 0, 20)?;
    press_in_bar(&reader, "Mark in amber")?;
    choose_more(&reader, "Marks and notes")?;
    listed(&reader, &["José Olsen 2"])?;
    reader.click("#marks .choice:has([value=library])")?;
    listed(
        &reader,
        &["José Olsen 2", "Anya Salemi 1", "Sanjar Salvini 1"],
    )?;
    reader.click("#marks [title='Only amber']")?;
    listed(&reader, &["José Olsen 1", "Anya Salemi 1"])?;
    reader.click("#marks [title='Only amber']")?;
    reader.run(
        "const field = shown('#marks [name=marks-words]');
        field.value = 'SPÓTTED';
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));",
        &[],
    )?;
    listed(&reader, &["Anya Salemi 1"])?;
    reader.run("shown('#marks [data-mark] a').click()", &[])?;
    reader.until_story(ANYA)?;
    reader.until(State::Ready)?;
    reader.wait_for(
        "its words are in view",
        "shown('#p2').getBoundingClientRect().top >= 0",
    )?;
    choose_more(&reader, "Marks and notes")?;
    reader.click("#marks [title='Delete the mark']")?;
    reader.wait_for(
        "it is gone, and the way back has the focus",
        "shown('#marks [data-mark]') === null && document.activeElement.matches('#marks [name=undo]')",
    )?;
    reader.click("#marks [name=undo]")?;
    listed(&reader, &["Anya Salemi 1"])?;
    reader.click("#marks [title='Delete the mark']")?;
    reader.wait_for("it is gone", "shown('#marks [data-mark]') === null")?;
    reader.run(
        "addEventListener('keydown', event => window.held = event.defaultPrevented)",
        &[],
    )?;
    context.browser.press_with(keys::CONTROL, "z")?;
    listed(&reader, &["Anya Salemi 1"])?;
    crate::ensure!(
        reader.eval("held")? == true,
        "the browser takes back what was written in a field, too"
    );
    context.browser.resize(700, 640)?;
    reader.run("shown('#marks [title=\"Write a note\"]').click()", &[])?;
    reader.wait_for(
        "a note can be written, and ended",
        &format!(
            "document.activeElement.matches('#marks textarea') && {}",
            in_view("#marks .note-editor .preset")
        ),
    )?;
    reader.run(
        "const { set } = HighlightRegistry.prototype;
        window.painted = [];
        HighlightRegistry.prototype.set = function (name, words) {
            painted.push(name);
            return set.call(this, name, words);
        };
        const field = shown('#marks textarea');
        field.value = 'A line.\\n'.repeat(8);
        field.setSelectionRange(field.value.length, field.value.length);
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));",
        &[],
    )?;
    reader.wait_for(
        "it can be ended however long it is",
        &in_view("#marks .note-editor .preset"),
    )?;
    reader.run(
        "const field = shown('#marks textarea');
        field.value = 'x'.repeat(10_000);
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));",
        &[],
    )?;
    reader.wait_for(
        "it says that there is no more room",
        "shown('#marks .note-editor .hint')?.textContent.includes('10,000')",
    )?;
    reader.click("#marks .note-editor .preset")?;
    reader.wait_for(
        "the note can be changed",
        "shown('#marks [title=\"Change the note\"]') !== null",
    )?;
    let painted = reader.text("painted.join()")?;
    crate::ensure!(painted.is_empty(), "{painted} were painted anew for a note");
    in_order_of_time(&reader)
}

/// A mark whose note is written stays where it is in the list, and the field keeps the focus.
fn in_order_of_time(reader: &Reader) -> Result<(), Failure> {
    reader.run(
        "const field = shown('#marks [name=marks-words]');
        field.value = '';
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));",
        &[],
    )?;
    reader.click("#marks .choice:has([value=library])")?;
    reader.click("#marks .choice:has([value=time])")?;
    const MARKS: &str = "all('#marks [data-mark]').map(mark => mark.dataset.mark).join(' ')";
    reader.wait_for("all are listed", "all('#marks [data-mark]').length === 4")?;
    let listed = reader.text(MARKS)?;
    reader.run("all('#marks [title=\"Write a note\"]').at(-1).click()", &[])?;
    reader.wait_for(
        "a note can be written",
        "document.activeElement.matches('#marks textarea')",
    )?;
    reader.browser.press("A bad day")?;
    reader.wait_for(
        "all of it is in the note",
        "document.activeElement.value === 'A bad day'",
    )?;
    let now = reader.text(MARKS)?;
    crate::ensure!(now == listed, "{now} were {listed}");
    Ok(())
}

/// Saved in every form, and taken over again after they were deleted.
pub fn saved_and_taken_over(context: &Context) -> Result<(), Failure> {
    let reader = context.reader();
    let site = context.address(Way::Product)?;
    reader.open(&format!("{site}{}.html", ANYA.slug))?;
    select(&reader, "p1", 0, 11)?;
    press_in_bar(&reader, "Mark in amber")?;
    choose_more(&reader, "Marks and notes")?;
    listed(&reader, &["Anya Salemi 1"])?;
    // What is saved goes to the reader's downloads; here it is read on its way.
    reader.run(
        "window.saved = [];
        const make = URL.createObjectURL;
        URL.createObjectURL = blob => (blob.text().then(text => saved.push(text)), make(blob));",
        &[],
    )?;
    for (name, has) in [
        ("Markdown", "Anya Salemi"),
        ("HTML", "<!doctype html>"),
        ("Text", "Anya Salemi"),
        ("JSON", "AnnotationSet"),
    ] {
        reader.run(
            "all('#marks .mark-files .preset').find(button => button.textContent === arguments[0]).click()",
            &[name.into()],
        )?;
        reader.wait_for(
            &format!("{name} is saved"),
            &format!(
                "(saved.at(-1) ?? '').toLowerCase().includes({:?})",
                has.to_lowercase()
            ),
        )?;
    }
    let choose = |text: &str| {
        reader.run(
            &format!(
                "const input = document.querySelector('#marks [name=marks-file]');
                const files = new DataTransfer();
                files.items.add(new File([{text}], 'marks.json', {{ type: 'application/json' }}));
                input.files = files.files;
                input.dispatchEvent(new Event('change', {{ bubbles: true }}));"
            ),
            &[],
        )
    };
    // Whatever was in view of a panel that is longer than the window, what is said of another
    // file is.
    context.browser.resize(700, 640)?;
    reader.run(
        "for (let box = shown('#marks .file'); box; box = box.parentElement) box.scrollTop = 0",
        &[],
    )?;
    choose("'{}'")?;
    reader.wait_for(
        "it is said that the file has no marks, in view",
        &in_view("#marks .refused"),
    )?;
    context.browser.resize(1280, 800)?;
    reader.click("#marks [title='Delete the mark']")?;
    reader.wait_for("it is gone", "shown('#marks [data-mark]') === null")?;
    choose("saved.at(-1)")?;
    reader.wait_for(
        "what would change is said",
        "['1 new', '1 of Anya Salemi'].every(said => shown('#marks .import')?.textContent.includes(said))",
    )?;
    reader.click("#marks [name=import]")?;
    listed(&reader, &["Anya Salemi 1"])?;
    painted(&reader, ["Anya Salemi", "", "", "", "", ""])
}

/// In the one-file edition from disk, from one visit to the next.
pub fn from_disk(context: &Context) -> Result<(), Failure> {
    let reader = context.reader();
    let file = format!(
        "{}lamplight.html#{}",
        context.address(Way::Disk)?,
        ANYA.slug
    );
    reader.open(&file)?;
    reader.until_story(ANYA)?;
    select(&reader, "anya-salemi.p1", 0, 11)?;
    press_in_bar(&reader, "Mark in amber")?;
    painted(&reader, ["Anya Salemi", "", "", "", "", ""])?;
    reader.run("location.hash = arguments[0]", &[JOSE.slug.into()])?;
    reader.until_story(JOSE)?;
    painted(&reader, ["", "", "", "", "", ""])?;
    // WebKit keeps no database for what comes from disk.
    if context.engine() != Engine::WebKit {
        reader.open(&format!("{}lamplight.html", context.address(Way::Disk)?))?;
        reader.open(&file)?;
        reader.until_story(ANYA)?;
        painted(&reader, ["Anya Salemi", "", "", "", "", ""])?;
    }
    Ok(())
}

/// Presses a button in the bar beside chosen words.
pub fn press_in_bar(reader: &Reader, title: &str) -> Result<(), Failure> {
    reader.wait_for(
        &format!("the bar has {title:?}"),
        &format!("shown('.selection-bar [title=\"{title}\"]') !== null"),
    )?;
    reader.click(&format!(".selection-bar [title=\"{title}\"]"))
}

/// Presses the character of a block, with a mouse.
fn press_on(reader: &Reader, block: &str, character: u32) -> Result<(), Failure> {
    let point = reader.run(
        "const range = document.createRange();
        const text = document.getElementById(arguments[0]).firstChild;
        range.setStart(text, arguments[1]);
        range.setEnd(text, arguments[1] + 1);
        const { left, right, top, bottom } = range.getBoundingClientRect();
        return [Math.round((left + right) / 2), Math.round((top + bottom) / 2)];",
        &[block.into(), character.into()],
    )?;
    let [x, y] = [0, 1].map(|index| point.get(index).and_then(serde_json::Value::as_i64));
    reader
        .browser
        .click_at(x.unwrap_or_default(), y.unwrap_or_default())
}

fn painted(reader: &Reader, expected: [&str; 6]) -> Result<(), Failure> {
    reader
        .wait_for(
            &format!("what is painted is {expected:?}"),
            &format!("JSON.stringify({PAINTED}) === JSON.stringify({expected:?})"),
        )
        .map_err(|failure| {
            let now = reader.eval(PAINTED).unwrap_or_default();
            Failure::new(format!("{failure}; it is {now}"))
        })
}

fn selected(reader: &Reader, begins: &str, ends: &str) -> Result<(), Failure> {
    reader.wait_for(
        &format!("{begins:?} to {ends:?} is selected"),
        &format!("(words => words.startsWith({begins:?}) && words.endsWith({ends:?}))({CHOSEN})"),
    )
}

fn note_is(reader: &Reader, note: &str) -> Result<(), Failure> {
    reader.wait_for(
        &format!("the note is {note:?}"),
        &format!("shown('#marks .note')?.textContent === {note:?}"),
    )
}

fn listed(reader: &Reader, groups: &[&str]) -> Result<(), Failure> {
    reader.wait_for(
        &format!("{groups:?} are listed"),
        &format!(
            "JSON.stringify(all('#marks h3:has(span)').map(title =>
                `${{title.firstChild.data}} ${{title.lastChild.textContent}}`)) === JSON.stringify({groups:?})
            && all('#marks section').every(group =>
                group.querySelectorAll('[data-mark]').length === Number(group.querySelector('h3 span').textContent))"
        ),
    )
}

/// Whether the middle of an element is seen.
fn in_view(selector: &str) -> String {
    format!(
        "(element => {{
            if (!element) return false;
            const {{ left, right, top, bottom }} = element.getBoundingClientRect();
            const seen = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
            return element.contains(seen);
        }})(shown({selector:?}))"
    )
}

fn bar_is_there(reader: &Reader) -> Result<(), Failure> {
    reader.wait_for("the bar is there", "shown('.selection-bar') !== null")
}

fn bar_is_gone(reader: &Reader) -> Result<(), Failure> {
    reader.wait_for("the bar is gone", "shown('.selection-bar') === null")
}
