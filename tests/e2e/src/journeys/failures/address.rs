//! Addresses that name nothing, and such as nobody would write.

use super::aftermath::{can_be_read, keep_a_visit, stored, story, unchanged};
use crate::context::Context;
use crate::failure::Failure;
use crate::journeys::one_file;
use crate::library::ANYA;
use crate::reader::{Reader, State};
use crate::sites::Way;
use crate::sites::{Extras, Workshop};

const UNKNOWN: [&str; 2] = ["names something that is not here", "on the shelf"];
/// How many random addresses each engine is given; the parser by itself gets 10,000 on the host.
const TIMES: u32 = 20;
const LONGEST: usize = 10_000;

/// In the one-file edition, the shelf is shown, until the address names what is there.
pub fn unknown_story(context: &Context) -> Result<(), Failure> {
    let server = Workshop::open(context.dist(), Extras::default())?;
    let reader = context.reader();
    keep_a_visit(context, &server)?;
    let before = stored(&reader)?;
    reader.open(&format!(
        "{}lamplight.html#nothing-of-that-name",
        server.address()
    ))?;
    reader.until_shelf()?;
    reader.until_line(UNKNOWN)?;
    unchanged(&reader, &before)?;
    // Out from under the line, which lies at the window's lower edge.
    reader.run(
        "shown('.story-card h2').scrollIntoView({ block: 'center', behavior: 'instant' })",
        &[],
    )?;
    reader.take_from_shelf(ANYA)?;
    reader.wait_for(
        "the line is taken back",
        "document.getElementById('notice').textContent === ''",
    )?;
    super::super::place::at_seventh(context)?;
    can_be_read(&reader)?;
    reader.run("location.hash = '#nothing-of-that-name.p7'", &[])?;
    reader.until_shelf()?;
    reader.until_line(UNKNOWN)
}

/// On a story's page, an address that names a part that is not there is the story's.
pub fn unknown_part(context: &Context) -> Result<(), Failure> {
    let server = Workshop::open(context.dist(), Extras::default())?;
    let reader = context.reader();
    keep_a_visit(context, &server)?;
    let before = stored(&reader)?;
    reader.open(&format!("{}#p99999999999", story(&server)))?;
    reader.until_story(ANYA)?;
    reader.until_line(UNKNOWN)?;
    unchanged(&reader, &before)?;
    can_be_read(&reader)
}

/// Fragments of up to 10,000 random characters show the shelf, or a story.
pub fn random_fragments(context: &Context) -> Result<(), Failure> {
    let reader = context.reader();
    let file = one_file::file(context)?;
    let mut random = Random(7);
    for number in 0..TIMES {
        let fragment = random.text();
        if number % 2 == 0 {
            // Another document each time, or only the fragment would change.
            context.browser.go("about:blank")?;
            reader.open(&format!("{file}#{fragment}"))?;
        } else {
            reader.run("location.hash = arguments[0]", &[fragment.into()])?;
        }
        reader.until_shelf()?;
        reader.until_line(UNKNOWN)?;
        is_well(&reader)?;
    }
    reader.take_from_shelf(ANYA)?;
    can_be_read(&reader)
}

/// Paths of up to 10,000 random characters lead to a page that leads home.
pub fn random_paths(context: &Context) -> Result<(), Failure> {
    let reader = context.reader();
    let site = context.address(Way::Product)?;
    let mut random = Random(11);
    for _ in 0..TIMES {
        let path = random.text();
        reader.visit(&format!("{site}x{path}#{path}"))?;
        let page = reader.text("document.documentElement.dataset.page")?;
        crate::ensure!(
            page == "not-found",
            "{path} is answered with a page {page:?}"
        );
        reader.wait_for(
            "the page says so and leads home",
            "/no such page[^]*Go to the shelf/.test(shown('main').textContent)",
        )?;
    }
    reader.open(&site)?;
    reader.take_from_shelf(ANYA)?;
    reader.check_text(ANYA)
}

/// The program has not stopped.
fn is_well(reader: &Reader) -> Result<(), Failure> {
    reader.until(State::Ready)
}

/// The same sequence each time (Knuth's MMIX generator), so that a failure can be had again.
struct Random(u64);

impl Random {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % below
    }

    /// Up to 10,000 characters as they can stand in an address, as bytes, signs and letters.
    fn text(&mut self) -> String {
        let pieces = [
            "#",
            ".",
            ".p7",
            "p",
            "%",
            "%00",
            "%F0%9F%95%AF",
            "%E0%A4",
            "é",
            "\u{1f56f}",
            "\"",
            "'",
            "<",
            ">",
            "\\",
            "&",
            "=",
            ":~:text=a",
            "shelf",
            "anya-salemi",
            "+",
            "~",
            "[",
            "]",
            "(",
            ")",
            "{",
            "}",
            "|",
            "^",
            "`",
            ";",
            ",",
            "@",
            "!",
            "$",
            "*",
            "0",
            "9",
            "a",
            "Z",
            "-",
            "_",
            "\u{202e}",
            "\u{301}",
        ];
        let length = 1 + self.next(LONGEST);
        let mut text = String::from("~");
        while text.chars().count() < length {
            let piece = self.next(pieces.len());
            text.push_str(pieces.get(piece).copied().unwrap_or("x"));
        }
        text
    }
}
