//! What the checks go through: each page of the reader, with each thing that can be open on it.
//!
//! A new panel needs a view and its place in [`VIEWS`], and every check visits it.

use crate::failure::Failure;
use crate::journeys::own_theme;
use crate::library::ANYA;
use crate::reader::{Reader, State};
use crate::wait;
use crate::webdriver::keys;
use serde_json::Value;

/// A page, and how what is open on it is opened.
#[derive(Debug, Clone, Copy)]
pub struct View {
    /// For failures, tables and file names.
    pub name: &'static str,
    /// The page's file.
    pub file: &'static str,
    /// Whether the app comes up on it.
    app: bool,
    open: fn(&Reader) -> Result<(), Failure>,
}

/// All of them. A panel comes after its page.
pub static VIEWS: &[View] = &[
    SHELF,
    STORY,
    PAGES,
    AFTER_A_JUMP,
    LAST_PAGE,
    GO_TO,
    FIND,
    FOUND,
    FIND_IN_LIBRARY,
    CHOSEN,
    MARKS,
    NO_MARKS,
    SHARE,
    SHARE_STORY,
    SHARED,
    YOUR_DATA,
    IMPORTING,
    DELETING,
    PANEL,
    MORE_TYPE,
    OWN_THEME,
    MORE,
    HELP,
    KEEP_COPY,
    NEW_EDITION,
    RETURNING,
    NOT_FOUND,
];

/// The shelf, at a first visit.
pub const SHELF: View = View::of("shelf", "index.html");
/// A story.
pub const STORY: View = View::of("story", "anya-salemi.html");
/// A story in pages.
pub const PAGES: View = STORY.with("pages", |reader| {
    reader.lay_out(&[("layout", "paged")])?;
    reader.turn_to(2)
});
/// A page that one came to by going elsewhere, with the way back.
pub const AFTER_A_JUMP: View = STORY.with("after a jump", |reader| {
    reader.lay_out(&[("layout", "paged")])?;
    // In a frame, too.
    reader.run(
        "document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'End', bubbles: true }))",
        &[],
    )?;
    reader.wait_for("there is a way back", "shown('.way') !== null")
});
/// What comes after its last page.
pub const LAST_PAGE: View = STORY.with("after the last page", |reader| {
    reader.lay_out(&[("layout", "paged")])?;
    reader.turn_to_the_end()
});
/// "Go to" over a story in pages.
pub const GO_TO: View = PAGES.with("go to", |reader| {
    reader.lay_out(&[("layout", "paged")])?;
    reader.run("shown('.time-left').click()", &[])?;
    reader.wait_for("go to is open", "shown('#go-to [name=place]') !== null")
});
/// "Find" over a story, with something found in this one and in others.
pub const FIND: View = STORY.with("find", |reader| {
    reader.run("shown('[aria-controls=find]').click()", &[])?;
    look_for(reader, "rain")?;
    reader.wait_for("others are found", "all('#find section').length === 3")
});
/// One of the hits, and the way to the next in the foot.
pub const FOUND: View =
    View::of("found", "anya-salemi.html?find=rain&hit=2").with("found", |reader| {
        reader.wait_for(
            "one is gone to",
            "shown('.finding') !== null && shown('.way') !== null",
        )
    });
/// "Find" over the shelf.
pub const FIND_IN_LIBRARY: View = SHELF.with("find in library", |reader| {
    reader.run("shown('[aria-controls=find]').click()", &[])?;
    look_for(reader, "café")
});
/// Words that are selected, with the bar beside them.
pub const CHOSEN: View = STORY.with("chosen words", |reader| select(reader, "p1", 0, 11));
/// "Marks and notes" with one whose note is being written.
pub const MARKS: View = STORY.with("marks", |reader| {
    select(reader, "p1", 0, 11)?;
    reader.click(".selection-bar [title=Note]")?;
    reader.wait_for(
        "the note is being written",
        "document.activeElement.matches('#marks textarea')",
    )
});
/// "Marks and notes" of a reader who has none.
pub const NO_MARKS: View = STORY.with("no marks", |reader| {
    choose_more(reader, "Marks and notes")?;
    reader.wait_for("that is said", "shown('#marks .told') !== null")
});
/// "Share" over a story, with chosen words.
pub const SHARE: View = STORY.with("share", |reader| {
    select_paragraph(reader, 4)?;
    reader.wait_for(
        "there is a bar beside them",
        "shown('.selection-bar') !== null",
    )?;
    reader.run("shown('.selection-bar [title=Share]').click()", &[])?;
    wait_for_card(reader)
});
/// "Share" at a story's end.
pub const SHARE_STORY: View = STORY.with("share story", |reader| {
    reader.run("shown('.pass-on').click()", &[])?;
    wait_for_card(reader)
});
/// Words that an address leads to, and the way to be rid of that in the foot.
pub const SHARED: View = View::of(
    "shared words",
    "anya-salemi.html?quote=a+young+woman+with+piercing+green+eyes#p4",
)
.with("shared words", |reader| {
    reader.wait_for("they are shown", "shown('.finding') !== null")
});
/// "Your data", with something of most kinds.
pub const YOUR_DATA: View = STORY.with("your data", show_your_data);
/// What importing a file would do, and what of it cannot be read.
pub const IMPORTING: View = STORY.with("importing", |reader| {
    show_your_data(reader)?;
    reader.run(
        "const input = shown('#your-data .file').querySelector('input');
        const files = new DataTransfer();
        files.items.add(new File([arguments[0]], 'Stories, your data, 2026-11-28.json'));
        input.files = files.files;
        input.dispatchEvent(new Event('change', { bubbles: true }));",
        &[FILE.into()],
    )?;
    reader.wait_for("it is told", "shown('#your-data [name=import]') !== null")
});
/// Whether all is to be deleted.
pub const DELETING: View = STORY.with("deleting", |reader| {
    show_your_data(reader)?;
    reader.click("#your-data [name=delete]")?;
    reader.wait_for("it is asked", "shown('#your-data [name=confirm]') !== null")
});
/// "Themes and type" over a story.
pub const PANEL: View = STORY.with("panel", |reader| reader.open_panel());
/// One level down in it.
pub const MORE_TYPE: View = STORY.with("more type", |reader| {
    reader.open_panel()?;
    reader.click(".more-type summary")?;
    reader.wait_for("more type is open", "shown('.presets') !== null")
});
/// A theme of one's own, brought to 7:1, and its colours.
pub const OWN_THEME: View = STORY.with("own theme", |reader| {
    reader.open_panel()?;
    reader.click(".add-theme")?;
    own_theme::pick(reader, "background", "#6b7f52")?;
    own_theme::pick(reader, "accent", "#c04080")?;
    reader.click(".make-legible")?;
    reader.wait_for(
        "it is easy to read",
        "all('[data-legible]').every(told => told.dataset.legible === 'true')",
    )
});
/// What else there is.
pub const MORE: View = STORY.with("more", |reader| {
    reader.click("button[aria-controls=more]")?;
    reader.wait_for("more is open", "shown('#more') !== null")
});
/// Help.
pub const HELP: View = MORE.with("help", |reader| {
    reader.click("button[aria-controls=more]")?;
    reader.click("#more .item:last-child")?;
    reader.wait_for("help is open", "shown('#help') !== null")
});
/// "Keep a copy".
pub const KEEP_COPY: View = MORE.with("keep a copy", |reader| {
    choose_more(reader, "Keep a copy")?;
    reader.wait_for("it is open", "shown('#keep-a-copy') !== null")
});
/// The quiet line where a new edition lies ready; as far as this page knows, one does.
pub const NEW_EDITION: View = STORY.with("new edition", |reader| {
    reader.run(
        "Object.defineProperty(ServiceWorkerRegistration.prototype, 'waiting', { get: () => ({}) })",
        &[],
    )?;
    // The script looks whenever the line has changed.
    reader.wait_for(
        "it is offered",
        "shown('#notice button') !== null || (line => {
            line.append(' ');
            line.replaceChildren();
        })(document.getElementById('notice'))",
    )
});
/// The shelf as it is for a reader who stopped in the middle of a story.
pub const RETURNING: View = SHELF.with("shelf with a story begun", begin_a_story);
/// Where nothing is.
pub const NOT_FOUND: View = View::of("404", "404.html").without_app();

/// Words at which someone stopped, as many as the app keeps.
const WORDS: &str =
    "The café’s hum is a soft blanket, wrapping around her as she watches the people go by …";

impl View {
    /// A page as it is when it has come up.
    pub const fn of(name: &'static str, file: &'static str) -> Self {
        Self {
            name,
            file,
            app: true,
            open: |_| Ok(()),
        }
    }

    /// The same page after something was done on it, under a name of its own.
    const fn with(mut self, name: &'static str, open: fn(&Reader) -> Result<(), Failure>) -> Self {
        self.name = name;
        self.open = open;
        self
    }

    const fn without_app(mut self) -> Self {
        self.app = false;
        self
    }

    /// Its name, to be part of a file's.
    pub fn file_name(&self) -> String {
        self.name.replace(' ', "-")
    }

    /// Shows it, on a site whose address ends in a slash.
    pub fn show(&self, reader: &Reader, site: &str) -> Result<(), Failure> {
        reader.visit(&format!("{site}{}", self.file))?;
        self.arrive(reader)
    }

    /// Once its page has been asked for: waits for it, and opens what is to be open.
    pub fn arrive(&self, reader: &Reader) -> Result<(), Failure> {
        reader.wait_for("the page is there", "shown('main') !== null")?;
        if self.app {
            reader.until(State::Ready)?;
        }
        (self.open)(reader)
    }

    /// Closes what is open, for WebKitGTK may abort on leaving a page with an open panel; and
    /// forgets what was kept.
    pub fn leave(&self, reader: &Reader) -> Result<(), Failure> {
        wait::until("nothing is open", || {
            let open =
                reader.eval("document.querySelector(':popover-open, dialog[open]') !== null")?;
            if open == Value::Bool(false) {
                return Ok(true);
            }
            reader.browser.press(keys::ESCAPE)?;
            Ok(false)
        })?;
        reader.forget()
    }
}

/// Opens "More", and chooses what is called so there.
pub fn choose_more(reader: &Reader, label: &str) -> Result<(), Failure> {
    reader.click("button[aria-controls=more]")?;
    reader.wait_for("more is open", "shown('#more') !== null")?;
    reader
        .run(
            "all('#more .item').find(item => item.textContent === arguments[0]).click()",
            &[label.into()],
        )
        .map(drop)
}

/// Selects characters of a block, which has them in its first node, and waits for the bar.
pub fn select(reader: &Reader, block: &str, from: u32, to: u32) -> Result<(), Failure> {
    reader.run(
        "const text = document.getElementById(arguments[0]).firstChild;
        getSelection().setBaseAndExtent(text, arguments[1], text, arguments[2]);",
        &[block.into(), from.into(), to.into()],
    )?;
    reader.wait_for(
        "the bar is there",
        "shown('.selection-bar[style]') !== null",
    )
}

/// Selects a paragraph.
pub fn select_paragraph(reader: &Reader, block: u32) -> Result<(), Failure> {
    let script = "
        const block = shown(`[id$='p${arguments[0]}']`);
        getSelection().selectAllChildren(block);";
    reader.run(script, &[block.into()]).map(drop)
}

/// Waits until "Share" is open, and its picture drawn.
pub fn wait_for_card(reader: &Reader) -> Result<(), Failure> {
    reader.wait_for(
        "share is open, with a card",
        "shown('#share canvas')?.width === 1200",
    )
}

/// Writes into "Find", and waits until something is found.
pub fn look_for(reader: &Reader, words: &str) -> Result<(), Failure> {
    reader.wait_for("find is open", "shown('#find [name=find]') !== null")?;
    write_into_find(reader, words)?;
    reader.wait_for("something is found", "shown('#find mark') !== null")
}

/// Writes into "Find", which is open, in place of what stands there: in a task of its own, as what a
/// reader types comes. In WebKit a driver's script is a microtask, and others that wait, such as a
/// render that knows nothing of these words yet, run between them and whoever hears of them.
pub fn write_into_find(reader: &Reader, words: &str) -> Result<(), Failure> {
    let script = "
        const [words, done] = arguments;
        const field = document.querySelector('#find:popover-open [name=find]');
        setTimeout(() => {
            field.value = words;
            field.dispatchEvent(new InputEvent('input', { bubbles: true }));
            done(null);
        });";
    reader.browser.run_async(script, &[words.into()]).map(drop)
}

/// A file of a reader's data, a part of which cannot be read.
const FILE: &str = r#"{"format":"lamplight-reader-data","version":1,"library":"cafe-stories",
    "made":"2026-11-27T12:00:00Z","records":{"preferences":{"version":1,"size":21},
    "place/sanjar-salvini":{"version":2},"place/anya-salemi":{"version":1,"block":7,"at":9}},
    "annotations":[{"id":"urn:uuid:1","target":{"source":"anya-salemi.html"}}]}"#;

/// Opens "Your data" of a reader who has two places and something that was set aside.
fn show_your_data(reader: &Reader) -> Result<(), Failure> {
    reader.run(
        "const { library } = document.documentElement.dataset;
        const place = JSON.stringify({ version: 1, block: 4, offset: 0, at: 1 });
        for (const name of ['place/sanjar-salvini', 'place/jose-olsen', 'place/jose-olsen/set-aside'])
            localStorage.setItem(`${library}/${name}`, place);",
        &[],
    )?;
    choose_more(reader, "Your data")?;
    reader.wait_for("it is told", "shown('#your-data dl') !== null")
}

fn begin_a_story(reader: &Reader) -> Result<(), Failure> {
    reader.run(
        "const { library } = document.documentElement.dataset;
        localStorage.setItem(`${library}/place/${arguments[0]}`, JSON.stringify(
            { version: 1, block: 4, offset: 0, words: arguments[1], progression: 0.4, at: 1 }));
        location.reload();",
        &[ANYA.slug.into(), WORDS.into()],
    )?;
    reader.wait_for(
        "the shelf has a card to go on with",
        "document.documentElement.dataset.app === 'ready' && shown('.continue') !== null",
    )
}
