//! "Share": words passed on as an address, in words, and as a picture.

use std::collections::HashMap;

use crate::context::Context;
use crate::failure::Failure;
use crate::library::{ANYA, JOSE, SANJAR};
use crate::reader::Reader;
use crate::sites::Way;
use crate::sites::{Extras, Fault, Workshop, samples};
use crate::views::wait_for_card;
use crate::webdriver::{Engine, keys};
use serde_json::{Value, json};

/// Words of the eighth paragraph of the first story, and how that paragraph is corrected.
const WORDS: &str = "leaving behind a note with an address – hers.";
const CORRECTED: &str = "leaving a note behind with an address – hers.";

/// What is painted as quoted.
const QUOTED: &str = "[...CSS.highlights.get('quoted') ?? []].map(String).join()\
    .replaceAll('\\u{a0}', ' ')";

/// The address of chosen words opens the story at these, painted, on the site and in the one-file
/// edition; that is no reading, and Esc ends it.
pub fn by_link(context: &Context) -> Result<(), Failure> {
    let server = Workshop::open(context.dist(), Extras::default())?;
    let reader = context.reader();
    context.browser.resize(700, 420)?;
    reader.open(&format!("{}{}.html", server.address(), ANYA.slug))?;
    let link = copied_link(context, &reader)?;
    let query = "?quote=leaving+behind+a+note+with+an+address+%E2%80%93+hers.";
    let expected = format!("{}{}.html{query}#p8", server.address(), ANYA.slug);
    crate::ensure!(link == expected, "the link is {link}");
    reader.browser.press(keys::ESCAPE)?;
    reader.back_to_shelf()?;
    reader.run("localStorage.clear()", &[])?;
    leads_to(&reader, &link, WORDS)?;
    says_nothing(&reader)?;
    is_no_reading(&reader)?;
    reader.open(&link)?;
    reader.lay_out(&[("layout", "paged"), ("turn", "none")])?;
    leads_to(&reader, &link, WORDS)?;
    context.browser.press(keys::ESCAPE)?;
    reader.wait_for(
        "nothing is painted, and the address quotes nothing",
        &format!("{QUOTED} === '' && location.search === '' && shown('.finding') === null"),
    )?;
    reader.lay_out(&[("layout", "scrolled")])?;
    let file = format!("{}lamplight.html", server.address());
    reader.open(&format!("{file}#{}", ANYA.slug))?;
    let link = copied_link(context, &reader)?;
    let expected = format!("{file}{query}#{}.p8", ANYA.slug);
    crate::ensure!(link == expected, "the link is {link}");
    leads_to(&reader, &link, WORDS)?;
    // What follows the `#` is easily lost.
    let page = format!("{}{}.html{query}", server.address(), ANYA.slug);
    leads_to(&reader, &page, WORDS)?;
    leads_to(&reader, &link, WORDS)?;
    // In another story of the same document nothing is quoted, and the way back leads to them.
    reader.run("location.hash = 'jose-olsen.p3'", &[])?;
    reader.until_story(JOSE)?;
    says_nothing(&reader)?;
    reader.wait_for("the address quotes nothing", "location.search === ''")?;
    reader.run("history.back()", &[])?;
    is_led_to(&reader, WORDS)?;
    reader.click(".finding [title^='Mark them no more']")?;
    reader.wait_for("nothing is painted", &format!("{QUOTED} === ''"))
}

/// Nor is it reading where the second program, which shows the words, is long in coming.
pub fn slowly(context: &Context) -> Result<(), Failure> {
    let extras = Extras {
        fault: Some(("desk-….wasm", Fault::Held)),
        ..Extras::default()
    };
    let server = Workshop::open(context.dist(), extras)?;
    server.hold();
    let reader = context.reader();
    context.browser.resize(700, 420)?;
    let page = format!("{}{}.html", server.address(), ANYA.slug);
    for asked in ["quote=leaving+behind+a+note", "find=note&hit=2"] {
        reader.open(&format!("{page}?{asked}#p8"))?;
        is_no_reading(&reader)?;
    }
    // Whoever reads on has read.
    reader.open(&format!("{page}?quote=leaving+behind+a+note#p4"))?;
    reader.run("scrollBy(0, 150)", &[])?;
    reader.wait_for(
        "the place is kept",
        "Object.keys(localStorage).some(key => key.includes('/place/'))",
    )
}

fn says_nothing(reader: &Reader) -> Result<(), Failure> {
    let said = reader.text("shown('#notice')?.textContent ?? ''")?;
    crate::ensure!(said.is_empty(), "it says {said:?}");
    Ok(())
}

/// The same from disk, where an address cannot be changed, and leads there on this device alone.
pub fn from_disk(context: &Context) -> Result<(), Failure> {
    let reader = context.reader();
    context.browser.resize(700, 420)?;
    let disk = context.address(Way::Disk)?;
    let query = "?quote=leaving+behind+a+note+with+an+address+%E2%80%93+hers.";
    let link = format!("{disk}lamplight.html{query}#{}.p8", ANYA.slug);
    leads_to(&reader, &link, WORDS)?;
    // By the site's page, too.
    reader.browser.go("about:blank")?;
    reader.visit(&format!("{disk}{}.html{query}#p8", ANYA.slug))?;
    is_led_to(&reader, WORDS)?;
    context.browser.press(keys::ESCAPE)?;
    reader.wait_for("nothing is painted", &format!("{QUOTED} === ''"))?;
    keep_what_is_copied(&reader)?;
    choose(&reader, "p8", WORDS)?;
    open_for_chosen(&reader)?;
    reader.wait_for(
        "it says that nobody else can follow a link",
        "shown('#share .hint')?.textContent.includes('nobody else')",
    )?;
    press(&reader, "Copy link")?;
    reader.wait_for(
        "the link is copied",
        "window.copied?.includes('lamplight.html?quote=')",
    )?;
    let copied = reader.text("window.copied")?;
    press(&reader, "Copy words")?;
    reader.wait_for(
        "words and title are copied",
        &format!(
            "window.copied?.replaceAll('\\u{{a0}}', ' ') === '{WORDS}\\n\\n{}'",
            ANYA.title
        ),
    )?;
    leads_to(&reader, &copied, WORDS)?;
    // A link that was cut short says of no story.
    reader.browser.go("about:blank")?;
    reader.visit(&format!("{disk}lamplight.html{query}"))?;
    reader.wait_for(
        "it is said that the story's name is lost",
        "shown('#notice')?.textContent.includes('lost the name of their story')",
    )
}

/// In a text that was corrected since, the same words are found, and where they were, if they
/// are gone.
pub fn corrected(context: &Context) -> Result<(), Failure> {
    let source = format!("{}.md", ANYA.slug);
    let mut files = samples::bundled()?;
    for file in files.iter_mut().filter(|file| file.name == source) {
        let text = file.text.replace("behind a note", "a note behind");
        let first = "Anya Salemi stepped";
        file.text = text.replace(first, &format!("It had rained for a week.\n\n{first}"));
    }
    let site = context.site_of("corrected-shared", &files)?;
    let page = std::fs::read(site.path().join(format!("{}.html", ANYA.slug)))?;
    let extras = Extras {
        pages: HashMap::from([("corrected.html".to_owned(), page)]),
        ..Extras::default()
    };
    let server = Workshop::open(context.dist(), extras)?;
    let reader = context.reader();
    context.browser.resize(700, 420)?;
    let page = format!("{}corrected.html", server.address());
    let quote = "?quote=leaving+behind+a+note+with+an+address+%E2%80%93+hers.";
    leads_to(&reader, &format!("{page}{quote}#p8"), CORRECTED)?;
    reader.until_line(["not have these very words", "nearest to them"])?;
    for quote in ["Nothing+of+this+stands+in+the+story", "", "*", "%00%FF"] {
        reader.open(&format!("{page}?quote={quote}#p4"))?;
        reader.until_line(["not in the text any more", "where they were"])?;
        reader.wait_for("nothing is painted", &format!("{QUOTED} === ''"))?;
        reader.wait_for(
            "the paragraph is in view",
            "shown('#p4').getBoundingClientRect().top < innerHeight",
        )?;
    }
    // Where the address does not say where they were, nor does the page.
    reader.open(&format!("{page}?quote=Nothing+of+this+stands+in+the+story"))?;
    reader.until_line(["The words that this link leads to", "not in the text."])?;
    Ok(())
}

/// The picture of the words, in the colours of the page, as a file of either kind; of the story at
/// its end, too, and none of the library.
pub fn pictures(context: &Context) -> Result<(), Failure> {
    let server = Workshop::open(context.dist(), Extras::default())?;
    let reader = context.reader();
    reader.open(&format!("{}{}.html", server.address(), SANJAR.slug))?;
    reader.scroll_to_end()?;
    reader.click(".pass-on")?;
    wait_for_card(&reader)?;
    reader.wait_for(
        "it is for the story",
        "shown('#share blockquote') === null && shown('#share b').textContent === 'Sanjar Salvini'",
    )?;
    reader.browser.press(keys::ESCAPE)?;
    reader.wait_for("the panel is closed", "shown('#share') === null")?;
    let first = reader.text("document.querySelector('#p1').textContent.slice(0, 60)")?;
    choose(&reader, "p1", &first)?;
    open_for_chosen(&reader)?;
    reader.wait_for(
        "the words are on it",
        "shown('#share canvas').getAttribute('aria-label').includes(shown('#share blockquote').textContent)",
    )?;
    let light = saved(&reader, "Save as PNG", "image/png", ".png")?;
    crate::ensure!(light.starts_with("\u{fffd}PNG"), "it is {light:.9}");
    let svg = saved(&reader, "Save as SVG", "image/svg+xml", ".svg")?;
    crate::ensure!(
        svg.starts_with("<svg ") && svg.contains("#fbf8f1"),
        "it is {svg}"
    );
    // By the key for light or dark, with the panel open.
    reader.run("document.activeElement.blur()", &[])?;
    reader.browser.press("d")?;
    reader.wait_for(
        "it is drawn in the other theme",
        "(canvas => {
            const [red] = canvas.getContext('2d').getImageData(2, 2, 1, 1).data;
            return red === 0x17;
        })(shown('#share canvas'))",
    )?;
    let svg = saved(&reader, "Save as SVG", "image/svg+xml", ".svg")?;
    crate::ensure!(svg.contains("#171a1f"), "it is {svg}");
    let dark = saved(&reader, "Save as PNG", "image/png", ".png")?;
    crate::ensure!(light != dark, "the picture has kept its colours");
    reader.open(&server.address())?;
    reader.run("document.querySelector('#share').showPopover()", &[])?;
    reader.wait_for(
        "the library is passed on, without a card",
        "shown('#share b')?.textContent === 'Café Stories' && shown('#share canvas') === null",
    )
}

/// What cannot be copied can be taken by hand.
pub fn by_hand(context: &Context) -> Result<(), Failure> {
    let server = Workshop::open(context.dist(), Extras::default())?;
    let reader = context.reader();
    reader.open(&format!("{}{}.html", server.address(), JOSE.slug))?;
    reader.run(
        "Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error()) } })",
        &[],
    )?;
    reader.click("button[aria-controls=more]")?;
    reader.run(
        "all('#more .item').find(item => item.textContent === 'Share').click()",
        &[],
    )?;
    wait_for_card(&reader)?;
    press(&reader, "Copy link")?;
    reader.wait_for(
        "it is said, and the link is there",
        &format!(
            "shown('#share [role=status]').textContent.includes('could not be copied') \
             && shown('#share textarea').value === '{}{}.html'",
            server.address(),
            JOSE.slug
        ),
    )
}

/// Selects words in a block of what is open.
fn choose(reader: &Reader, block: &str, words: &str) -> Result<(), Failure> {
    reader.run(
        "const block = shown(`[id$='${arguments[0]}']`);
        const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
        const text = walker.nextNode();
        const start = text.data.replaceAll('\\u{a0}', ' ').indexOf(arguments[1].replaceAll('\\u{a0}', ' '));
        block.scrollIntoView({ block: 'center' });
        getSelection().setBaseAndExtent(text, start, text, start + arguments[1].length);",
        &[block.into(), words.into()],
    )?;
    reader.wait_for(
        "there is a bar beside them",
        "shown('.selection-bar') !== null",
    )
}

/// Opens "Share" for chosen words.
fn open_for_chosen(reader: &Reader) -> Result<(), Failure> {
    reader.click(".selection-bar [title=Share]")?;
    wait_for_card(reader)?;
    reader.wait_for(
        "the words are shown, and a control has the focus",
        "shown('#share blockquote') !== null && document.activeElement.matches('#share button')",
    )
}

fn press(reader: &Reader, label: &str) -> Result<(), Failure> {
    reader
        .run(
            "all('#share button').find(button => button.textContent === arguments[0]).click()",
            &[label.into()],
        )
        .map(drop)
}

/// The address of the words, as another program gets it.
fn copied_link(context: &Context, reader: &Reader) -> Result<String, Failure> {
    let real = context.engine() == Engine::Chromium;
    if real {
        let allowed = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
        context.browser.cdp("Browser.grantPermissions", allowed)?;
    } else {
        keep_what_is_copied(reader)?;
    }
    choose(reader, "p8", WORDS)?;
    open_for_chosen(reader)?;
    press(reader, "Copy link")?;
    reader.wait_for(
        "it is said",
        "shown('#share [role=status]').textContent === 'The link is copied.'",
    )?;
    if !real {
        return reader.text("window.copied");
    }
    let copied = context.browser.run_async(
        "navigator.clipboard.readText().then(arguments[0], error => arguments[0](String(error)))",
        &[],
    )?;
    Ok(copied.as_str().unwrap_or_default().to_owned())
}

fn keep_what_is_copied(reader: &Reader) -> Result<(), Failure> {
    reader
        .run(
            "Object.defineProperty(navigator, 'clipboard', { value: {
                writeText: text => { window.copied = text; return Promise.resolve(); },
            } })",
            &[],
        )
        .map(drop)
}

/// Opens a link that leads to words.
fn leads_to(reader: &Reader, link: &str, words: &str) -> Result<(), Failure> {
    reader.browser.go("about:blank")?;
    reader.open(link)?;
    is_led_to(reader, words)
}

fn is_led_to(reader: &Reader, words: &str) -> Result<(), Failure> {
    reader.wait_for(
        &format!("{words:?} is painted"),
        &format!("{QUOTED} === {words:?}"),
    )?;
    reader.wait_for(
        "all of it is in view, between the bars",
        "[...CSS.highlights.get('quoted')].every(range => [...range.getClientRects()].every(
            ({ left, right, top, bottom }) =>
                left >= 0 && right <= innerWidth
                && top >= shown('.bar').getBoundingClientRect().bottom
                && bottom <= shown('.foot').getBoundingClientRect().top))",
    )?;
    reader.wait_for("one can be rid of it", "shown('.finding') !== null")
}

/// Whoever follows a link has not read up to there.
fn is_no_reading(reader: &Reader) -> Result<(), Failure> {
    reader.back_to_shelf()?;
    let kept = reader.eval("Object.keys(localStorage).filter(key => key.includes('/place/'))")?;
    crate::ensure!(kept == json!([]), "{kept} is kept");
    Ok(())
}

/// What is saved by a button, as text: it has this type, and its name this end.
fn saved(reader: &Reader, button: &str, media_type: &str, end: &str) -> Result<String, Failure> {
    reader.run(
        "window.file = undefined;
        window.make ??= URL.createObjectURL.bind(URL);
        URL.createObjectURL = blob => make(window.file = blob);
        HTMLAnchorElement.prototype.click = function () { window.fileName = this.download; };",
        &[],
    )?;
    press(reader, button)?;
    reader.wait_for("there is a file", "window.file !== undefined")?;
    reader.wait_for(
        "it is said",
        "shown('#share [role=status]').textContent.includes(window.fileName)",
    )?;
    let [kind, name] = ["window.file.type", "window.fileName"].map(|what| reader.text(what));
    let (kind, name) = (kind?, name?);
    crate::ensure!(
        kind == media_type && name == format!("{}{end}", SANJAR.title),
        "{name:?} is {kind:?}"
    );
    let text = reader
        .browser
        .run_async("window.file.text().then(arguments[0])", &[])?;
    match text {
        Value::String(text) => Ok(text),
        other => Err(Failure::new(format!("the file is {other}"))),
    }
}
