//! What must work, one file a theme. Each journey gets a fresh browser.

mod access;
mod changes;
mod copying;
mod data;
pub mod failures;
mod finding;
mod first_frame;
mod focus;
mod furniture;
mod going_to;
mod hard_texts;
mod headings;
mod judged;
mod keyboard;
mod keys;
mod layout;
mod marking;
mod more_type;
mod not_found;
mod offline;
mod one_file;
mod other_tabs;
pub mod own_theme;
mod panel;
mod place;
mod printing;
mod reader_mode;
mod reading_on;
mod reads;
mod searching;
mod sharing;
mod translating;
mod turning;
mod watch;
mod wishes;
mod zoomed_pages;
mod zooming;

use crate::context::Context;
use crate::failure::Failure;
use crate::rows::Kind;
use crate::webdriver::{Engine, Setup};

/// One thing that a reader can do, from its beginning to its end.
#[derive(Debug, Clone)]
pub struct Journey {
    /// What is tried, for the output and for filters.
    pub name: &'static str,
    /// The table at the end of a run, and the row there, that it is part of; none in most.
    row: Option<(Kind, &'static str)>,
    /// What it wants of its browser.
    pub setup: Setup,
    /// Parts of console messages that it brings about on purpose.
    pub expected: &'static [&'static str],
    /// The engines where it cannot be gone, each with the reason.
    excused: &'static [(Engine, &'static str)],
    /// The journey.
    pub run: fn(&Context) -> Result<(), Failure>,
}

impl Journey {
    /// Why it cannot be gone in this engine, if so.
    pub fn excuse(&self, engine: Engine) -> Option<&'static str> {
        let mut excused = self.excused.iter();
        excused.find_map(|(excused, reason)| (*excused == engine).then_some(*reason))
    }

    /// Its row in this table, if it has one.
    pub fn row_of(&self, kind: Kind) -> Option<&'static str> {
        let (of, row) = self.row?;
        (of == kind).then_some(row)
    }

    const fn new(name: &'static str, run: fn(&Context) -> Result<(), Failure>) -> Self {
        let setup = Setup {
            without_scripts: false,
            without_wasm: false,
            large_text: false,
            without_storage: false,
            traced: false,
            proxy: String::new(),
        };
        Self {
            name,
            row: None,
            setup,
            expected: &[],
            excused: &[],
            run,
        }
    }

    const fn without_scripts(mut self) -> Self {
        self.setup.without_scripts = true;
        self
    }

    const fn without_storage(mut self) -> Self {
        self.setup.without_storage = true;
        self
    }

    const fn without_wasm(mut self) -> Self {
        self.setup.without_wasm = true;
        self
    }

    const fn with_large_text(mut self) -> Self {
        self.setup.large_text = true;
        self
    }

    const fn because(mut self, cause: &'static str) -> Self {
        self.row = Some((Kind::Failure, cause));
        self
    }

    const fn showing(mut self, what: &'static str) -> Self {
        self.row = Some((Kind::Offline, what));
        self
    }

    const fn expecting(mut self, messages: &'static [&'static str]) -> Self {
        self.expected = messages;
        self
    }

    const fn excusing(mut self, excused: &'static [(Engine, &'static str)]) -> Self {
        self.excused = excused;
        self
    }
}

/// What Chromium says of a page of the site that is opened from disk: fonts and program cannot
/// be preloaded from there, and the probe for a file that is not there fails.
const FROM_DISK: &[&str] = &[
    "blocked by CORS policy",
    "net::ERR_FAILED",
    "net::ERR_FILE_NOT_FOUND",
];

/// What Chromium says of the page that is not there, and of folders above it without a shelf.
const NOT_FOUND: &[&str] = &["status of 404"];

/// What pages that misbehave on purpose may still be complained of after they were seen.
const BAD_PAGES: &[&str] = &["elsewhere.invalid", "img-src", "icon.svg", "favicon.ico"];

/// Only the one driver can set a screen's size and inject a checker past the page's policy.
const CHROMIUM_ONLY: &[(Engine, &str)] = &[
    (Engine::Firefox, "needs the DevTools protocol"),
    (Engine::WebKit, "needs the DevTools protocol"),
];

/// WebKitGTK takes wishes from the desktop alone.
const WISHES: &[(Engine, &str)] = &[(Engine::WebKit, "its driver cannot pass on wishes")];

/// Firefox, too, knows this wish only together with forced colours.
const CONTRAST: &[(Engine, &str)] = &[
    (
        Engine::Firefox,
        "wishes for contrast alone only by the desktop",
    ),
    (Engine::WebKit, "its driver cannot pass on wishes"),
];

/// MiniBrowser has options for yes and no, and none for numbers.
const TEXT_SIZE: &[(Engine, &str)] = &[(Engine::WebKit, "no option sets its text size")];

/// All of them, in the order of a run.
pub fn all() -> impl Iterator<Item = &'static Journey> {
    WORKING
        .iter()
        .chain(data::ALL)
        .chain(offline::ALL)
        .chain(failures::ALL)
}

/// Those in which nothing goes wrong.
static WORKING: &[Journey] = &[
    Journey::new("reads, served by cargo xtask serve", reads::product),
    Journey::new(
        "reads, served by another server under /a/b/",
        reads::elsewhere,
    ),
    Journey::new("reads, opened from disk", reads::disk).expecting(FROM_DISK),
    Journey::new(
        "first frame has the kept theme and type",
        first_frame::is_kept,
    ),
    Journey::new("first panel has its styles", first_frame::has_styles),
    Journey::new("other tabs follow at once", other_tabs::follow),
    Journey::new("place survives a reload", place::reload),
    Journey::new("place survives a change of size", place::size),
    Journey::new("place survives a resized window", place::resize),
    Journey::new("place shows on the shelf", place::shelf),
    Journey::new("place in an address", place::address),
    Journey::new("place at the end leads on", place::onward),
    Journey::new("place in a corrected text", place::corrected),
    Journey::new("place, two tabs", place::two_tabs),
    Journey::new("turning, by key", turning::by_key),
    Journey::new("turning, by wheel", turning::by_wheel),
    Journey::new("turning, by tap", turning::by_tap),
    Journey::new("turning, by finger", turning::by_finger),
    Journey::new("turning, onward and back", turning::onward),
    Journey::new("turning, onward in one file", turning::onward_in_one_file),
    Journey::new("turning, what is seen of it", turning::motion),
    Journey::new("turning, not while zoomed in", zoomed_pages::stay),
    Journey::new(
        "turning, a zoomed page moves about",
        zoomed_pages::move_about,
    )
    .excusing(CHROMIUM_ONLY),
    Journey::new("pages, all of the text", turning::whole),
    Journey::new("pages, hard texts", hard_texts::whole),
    Journey::new(
        "pages, headings and the lines under them",
        headings::on_pages,
    ),
    Journey::new("pages, follow the reader", hard_texts::followed),
    Journey::new("pages, from right to left", hard_texts::to_the_left),
    Journey::new("pages, told as they are read", hard_texts::told).excusing(CHROMIUM_ONLY),
    Journey::new("going to a page", going_to::in_pages),
    Journey::new("going to, and back", going_to::back),
    Journey::new(
        "going to, and through the history",
        going_to::through_history,
    ),
    Journey::new("going to a percent", going_to::scrolled),
    Journey::new("going to, in long contents", going_to::in_long_contents),
    Journey::new("reading on with Space", reading_on::with_space),
    Journey::new("place, sequences of changes", changes::keep_the_place),
    Journey::new("furniture, bars go and come", furniture::bars),
    Journey::new("furniture, bars stay", furniture::bars_stay),
    Journey::new("furniture, title in the bar", furniture::title),
    Journey::new("furniture, back to where you were", furniture::way_back),
    Journey::new("furniture, other ways back", furniture::other_ways_back).expecting(NOT_FOUND),
    Journey::new("furniture, begin again", furniture::begin_again),
    Journey::new("furniture, glow on return", furniture::glow),
    Journey::new("furniture, no stray light", furniture::no_stray_light),
    Journey::new("furniture, a paragraph's address", furniture::copy),
    Journey::new("one file, routes and titles", one_file::routes),
    Journey::new("one file, back from a search", one_file::back_from_a_search),
    Journey::new("one file, place in an address", one_file::address),
    Journey::new("one file, its own faces", one_file::faces),
    Journey::new("one file, its own faces, no scripts", one_file::faces).without_scripts(),
    Journey::new("one file, its text first", one_file::text_first).expecting(NOT_FOUND),
    Journey::new("one file, handed over from a page", one_file::handed_over).expecting(FROM_DISK),
    Journey::new("one file, a page saved alone stays", one_file::saved_alone).expecting(&[
        "lamplight",
        "file:",
        "wasm",
    ]),
    Journey::new("keyboard alone", keyboard::alone),
    Journey::new("panel, every control", panel::controls),
    Journey::new("panel, more type", more_type::every_scale),
    Journey::new("panel, a theme of one's own", own_theme::made),
    Journey::new("panel, single keys", keys::single),
    Journey::new("panel, closes", panel::closes),
    Journey::new("panel, composed", panel::composed),
    Journey::new("panel, a sheet on phones", panel::sheet).excusing(CHROMIUM_ONLY),
    Journey::new("layout, 320 to 1280 pixels", layout::fits),
    Journey::new("layout, the foot on small phones", layout::fits_the_foot),
    Journey::new("copy, all of a story", copying::all),
    Journey::new("copy, a passage", copying::passage),
    Journey::new("copy, on the clipboard", copying::clipboard).excusing(CHROMIUM_ONLY),
    Journey::new("find, in the whole text", finding::words),
    Journey::new("finding, in a story", searching::in_a_story),
    Journey::new("finding, on pages", searching::on_pages),
    Journey::new("finding, with a key held", searching::held),
    Journey::new("finding is no reading", searching::no_reading),
    Journey::new("finding, in the library", searching::in_the_library),
    Journey::new("finding, in hard texts", searching::in_hard_texts),
    Journey::new("finding, by an address", searching::by_address),
    Journey::new("finding, from disk", searching::from_disk),
    Journey::new("finding, before it is there", searching::early),
    Journey::new("finding, out of reach", searching::out_of_reach).expecting(&[
        ".wasm",
        "WebAssembly",
        "wasm",
    ]),
    Journey::new("finding, without the others", searching::without_the_others),
    Journey::new("marking, by selecting", marking::by_selecting),
    Journey::new("marking, one over another", marking::one_over_another),
    Journey::new("marking, in the last line", marking::in_the_last_line),
    Journey::new("marking, by keyboard alone", marking::by_keyboard),
    Journey::new("marking, on pages", marking::on_pages),
    Journey::new("marking, in a corrected text", marking::in_a_corrected_text),
    Journey::new("marking, all in one panel", marking::in_the_panel),
    Journey::new(
        "marking, saved and taken over",
        marking::saved_and_taken_over,
    ),
    Journey::new("marking, from disk", marking::from_disk),
    Journey::new("sharing, words by a link", sharing::by_link),
    Journey::new("sharing, words by a slow link", sharing::slowly),
    Journey::new("sharing, from disk", sharing::from_disk).expecting(FROM_DISK),
    Journey::new("sharing, in a corrected text", sharing::corrected),
    Journey::new("sharing, pictures", sharing::pictures),
    Journey::new("sharing, by hand", sharing::by_hand),
    Journey::new("translate, and read on", translating::reads_on),
    Journey::new("reader mode, title and text", reader_mode::stories),
    Journey::new("zoom, 200 and 400 percent", zooming::fits)
        .excusing(CHROMIUM_ONLY)
        .expecting(NOT_FOUND),
    Journey::new("print, a story is black on white", printing::stories).excusing(CHROMIUM_ONLY),
    Journey::new("print, breaks respect headings", printing::breaks).excusing(CHROMIUM_ONLY),
    Journey::new(
        "print, the shelf and the one file",
        printing::shelf_and_one_file,
    )
    .excusing(CHROMIUM_ONLY),
    Journey::new(
        "layout, the browser's text size doubled",
        layout::fits_large_text,
    )
    .with_large_text()
    .excusing(TEXT_SIZE),
    Journey::new("focus shows, in every theme", focus::shows),
    Journey::new("focus shows, phone and 400% zoom", focus::shows_when_small)
        .excusing(CHROMIUM_ONLY),
    Journey::new("focus shows, after a panel", focus::shows_after_a_panel).excusing(CHROMIUM_ONLY),
    Journey::new("wishes, less motion", wishes::less_motion).excusing(WISHES),
    Journey::new("wishes, forced colours", wishes::forced_colours).excusing(WISHES),
    Journey::new("wishes, more contrast", wishes::more_contrast).excusing(CONTRAST),
    Journey::new("watch, bad pages are seen", watch::sees).expecting(BAD_PAGES),
    Journey::new("access, what a screen reader is told", access::spoken).excusing(CHROMIUM_ONLY),
    Journey::new("access, every axe-core rule", access::every_rule)
        .excusing(CHROMIUM_ONLY)
        .expecting(NOT_FOUND),
    Journey::new("judged by Lighthouse", judged::by_lighthouse).excusing(CHROMIUM_ONLY),
];
