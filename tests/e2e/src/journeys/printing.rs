//! On paper: the text alone, black on white, with its title and source in the margin.

use crate::context::Context;
use crate::failure::Failure;
use crate::library::{ANYA, COLLECTION, STORIES, Story};
use crate::paper::{Paper, squeezed};
use crate::sites::Way;
use serde_json::{Value, json};

/// The ways in which a screen can be unlike paper: a theme, a face, a size, own colours.
const SCREENS: [&str; 5] = [
    "",
    "root.dataset.theme = 'night'",
    "root.dataset.theme = 'contrast-dark'; root.dataset.typeface = 'opendyslexic'",
    "root.dataset.theme = 'sepia'; root.style.setProperty('--font-size', '3rem')",
    "for (const [name, colour] of Object.entries({
         background: '#000000', surface: '#111111', text: '#ffff00', muted: '#00ff00',
         accent: '#ff00ff', border: '#00ffff' })) root.style.setProperty(`--${name}`, colour)",
];

/// The colours of paper and ink.
const BLACK_AND_WHITE: [[u8; 3]; 2] = [[0; 3], [255; 3]];

/// How many sheets of A4 a story of 500 words may take, at the largest size.
const MOST_SHEETS: usize = 6;

/// Puts a long text with headings, and notes after it, in place of the story's own.
const LONGER: &str = "
    const make = (name, text, properties = {}) =>
        Object.assign(document.createElement(name), { textContent: text, ...properties });
    const article = shown('article');
    const blocks = [];
    for (let part = 100; part < 160; part++) {
        const kept = make('div', '', { className: 'kept' });
        kept.append(make('h2', `Heading${part}.`));
        blocks.push(kept);
        for (let number = 0; number <= part % 4; number++)
            blocks.push(make('p', `${number ? 'More' : 'Under'}${part}. ${'some words of a text '.repeat(4 + part % 7 * 5)}`));
    }
    article.querySelector('.prose').replaceChildren(...blocks);
    const note = make('li', '');
    const back = make('a', 'Back', { href: '#' });
    back.setAttribute('role', 'doc-backlink');
    note.append(make('p', 'What the note says.'), back);
    const list = make('ol', '');
    list.append(note);
    const notes = make('section', '', { className: 'notes prose' });
    notes.append(make('h2', 'Notes'), list);
    article.querySelector('.prose').after(notes);";

/// Each story prints whole and alone, whatever it looks like on the screen.
pub fn stories(context: &Context) -> Result<(), Failure> {
    let reader = context.reader();
    let site = context.address(Way::Product)?;
    for story in STORIES {
        reader.open(&format!("{site}{}.html", story.slug))?;
        check_story(context, story, "as it is")?;
    }
    for screen in SCREENS {
        reader.open(&format!("{site}{}.html", ANYA.slug))?;
        reader.run(
            &format!("const root = document.documentElement; {screen}"),
            &[],
        )?;
        check_story(context, ANYA, screen)?;
    }
    let dark = json!({ "features": [{ "name": "prefers-color-scheme", "value": "dark" }] });
    context.browser.cdp("Emulation.setEmulatedMedia", dark)?;
    reader.reload()?;
    check_story(context, ANYA, "on a system set to dark")?;
    // What is open on the screen is not on paper.
    reader.open_panel()?;
    check_story(context, ANYA, "with the panel open")?;
    reader.close_panel()
}

/// A heading stands on the sheet on which the text under it begins; notes come last.
pub fn breaks(context: &Context) -> Result<(), Failure> {
    let reader = context.reader();
    let site = context.address(Way::Product)?;
    reader.open(&format!("{site}{}.html", ANYA.slug))?;
    reader.run(LONGER, &[])?;
    let paper = Paper::read(&context.browser.print()?)?;
    let sheet_of = |word: &str| {
        let found = paper
            .sheets
            .iter()
            .position(|sheet| sheet.text.contains(word));
        found.ok_or_else(|| Failure::new(format!("{word} is on no sheet")))
    };
    crate::ensure!(paper.sheets.len() > 10, "{} sheets", paper.sheets.len());
    let mut alone = Vec::new();
    for part in 100..160 {
        if sheet_of(&format!("Heading{part}."))? != sheet_of(&format!("Under{part}."))? {
            alone.push(part);
        }
    }
    crate::ensure!(
        alone.is_empty(),
        "headings left alone at a sheet's end: {alone:?}"
    );
    let last = sheet_of("Whatthenotesays.")?;
    crate::ensure!(
        last + 1 == paper.sheets.len(),
        "the notes are on sheet {}",
        last + 1
    );
    crate::ensure!(!paper.text().contains("Back"), "the way back is on paper");
    Ok(())
}

/// The shelf prints as a list; the one-file edition prints what is open.
pub fn shelf_and_one_file(context: &Context) -> Result<(), Failure> {
    let reader = context.reader();
    reader.open(&format!("{}index.html", context.address(Way::Product)?))?;
    check_shelf(context)?;
    let file = format!("{}lamplight.html", context.address(Way::Disk)?);
    reader.open(&file)?;
    check_shelf(context)?;
    for story in STORIES {
        reader.take_from_shelf(story)?;
        check_story(context, story, "in the one-file edition")?;
        reader.back_to_shelf()?;
    }
    Ok(())
}

fn check_story(context: &Context, story: Story, screen: &str) -> Result<(), Failure> {
    let reader = context.reader();
    let mut expected = story.title.to_owned() + &reader.text("shown('.facts').textContent")?;
    expected.extend(reader.paragraphs()?);
    check(context, story.title, COLLECTION, &expected)
        .map_err(|failure| failure.while_(&format!("{}, {screen}", story.title)))
}

fn check_shelf(context: &Context) -> Result<(), Failure> {
    let reader = context.reader();
    let cards =
        "[shown('.collection > header'), ...all('.story-card')].map(one => one.textContent)";
    let texts = reader.eval(cards)?;
    let texts = texts.as_array().map(Vec::as_slice).unwrap_or_default();
    let expected: String = texts.iter().filter_map(Value::as_str).collect();
    let paper = Paper::read(&context.browser.print()?)?;
    let text = paper.text();
    crate::ensure!(
        paper.sheets.len() == 1,
        "the shelf takes {} sheets",
        paper.sheets.len()
    );
    crate::ensure!(
        text.contains(&squeezed(&expected)),
        "the shelf's paper says {text:?}"
    );
    check_colours(&paper)
}

/// On the sheets is this text and nothing else, but for the margins.
fn check(context: &Context, title: &str, source: &str, expected: &str) -> Result<(), Failure> {
    let paper = Paper::read(&context.browser.print()?)?;
    let count = paper.sheets.len();
    crate::ensure!((1..=MOST_SHEETS).contains(&count), "{count} sheets");
    let [title, source] = [title, source].map(squeezed);
    let mut text = String::new();
    for (index, sheet) in paper.sheets.iter().enumerate() {
        // Margins come last in a sheet's drawing.
        let margins = format!("{title}{source}{}/{count}", index + 1);
        let body = sheet
            .text
            .strip_suffix(&margins)
            .or_else(|| sheet.text.strip_prefix(&margins));
        text += body.ok_or_else(|| {
            Failure::new(format!(
                "{margins:?} is not in the margins of {:?}",
                sheet.text
            ))
        })?;
    }
    crate::ensure!(text == squeezed(expected), "on paper stands {text:?}");
    check_colours(&paper)
}

fn check_colours(paper: &Paper) -> Result<(), Failure> {
    let colours = paper.sheets.iter().flat_map(|sheet| &sheet.colours);
    let others: Vec<_> = colours
        .filter(|colour| !BLACK_AND_WHITE.contains(colour))
        .collect();
    crate::ensure!(others.is_empty(), "neither black nor white: {others:?}");
    Ok(())
}
