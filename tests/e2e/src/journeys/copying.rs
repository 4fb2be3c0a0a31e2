//! What one selects and copies is the text, and nothing that cannot be seen.

use crate::context::Context;
use crate::failure::Failure;
use crate::library::{ANYA, SANJAR, Story};
use crate::reader::Reader;
use crate::sites::Way;
use serde_json::json;

/// Soft hyphen, joiners and other characters without width.
const UNSEEN: [char; 6] = [
    '\u{AD}', '\u{200B}', '\u{200C}', '\u{200D}', '\u{2060}', '\u{FEFF}',
];

/// Gives the second paragraph a note, with the way back to it.
const WITH_A_NOTE: &str = "
    const make = (name, text, role) => {
        const element = Object.assign(document.createElement(name), { textContent: text });
        if (role) element.setAttribute('role', role);
        return element;
    };
    const prose = shown('.prose');
    const reference = make('sup', '');
    reference.append(make('a', '1', 'doc-noteref'));
    prose.children[1].append(reference);
    const [notes, list, note] = ['section', 'ol', 'li'].map(name => make(name, ''));
    notes.className = 'notes prose';
    note.append(make('p', 'What the note says.'), make('a', 'Back', 'doc-backlink'));
    list.append(note);
    notes.append(make('h2', 'Notes'), list);
    prose.after(notes);";

/// Everything selected on a story's page is its title, what is said under it, and its text.
pub fn all(context: &Context) -> Result<(), Failure> {
    let reader = context.reader();
    let site = context.address(Way::Product)?;
    let file = format!("{}lamplight.html", context.address(Way::Disk)?);
    for address in [
        format!("{site}{}.html", SANJAR.slug),
        format!("{file}#{}", SANJAR.slug),
    ] {
        reader.open(&address)?;
        reader.until_story(SANJAR)?;
        reader.run("document.execCommand('selectAll')", &[])?;
        check(
            &reader.text("String(getSelection())")?,
            &lines(&reader, SANJAR)?,
        )?;
    }
    Ok(())
}

/// From the title over a reference to a note, into the notes.
pub fn passage(context: &Context) -> Result<(), Failure> {
    let reader = context.reader();
    let site = context.address(Way::Product)?;
    reader.open(&format!("{site}{}.html", ANYA.slug))?;
    reader.run(WITH_A_NOTE, &[])?;
    let mut expected = lines(&reader, ANYA)?;
    reader.run(
        "getSelection().setBaseAndExtent(shown('h1').firstChild, 5, shown('.onward'), 0)",
        &[],
    )?;
    // The title from where the selection begins.
    expected.splice(..1, ["Salemi".to_owned()]);
    expected.extend(["Notes", "What the note says."].map(String::from));
    check(&reader.text("String(getSelection())")?, &expected)
}

/// The same, as another program gets it.
pub fn clipboard(context: &Context) -> Result<(), Failure> {
    let reader = context.reader();
    let site = context.address(Way::Product)?;
    reader.open(&format!("{site}{}.html", SANJAR.slug))?;
    let allowed = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
    context.browser.cdp("Browser.grantPermissions", allowed)?;
    for command in ["selectAll", "copy"] {
        let key = json!({ "type": "keyDown", "commands": [command] });
        context.browser.cdp("Input.dispatchKeyEvent", key)?;
    }
    let copied = context.browser.run_async(
        "const done = arguments[arguments.length - 1];
        navigator.clipboard.readText().then(done, error => done(String(error)));",
        &[],
    )?;
    check(
        copied.as_str().unwrap_or_default(),
        &lines(&reader, SANJAR)?,
    )
}

/// What a story's page says, a line each.
fn lines(reader: &Reader, story: Story) -> Result<Vec<String>, Failure> {
    let facts = reader.text("shown('.facts').textContent")?;
    let mut lines = vec![story.title.to_owned(), facts];
    lines.extend(reader.paragraphs()?);
    Ok(lines)
}

/// Fails unless the copy has these lines, each by itself, and nothing else.
fn check(copied: &str, expected: &[String]) -> Result<(), Failure> {
    let unseen = copied.chars().find(|one| UNSEEN.contains(one));
    crate::ensure!(unseen.is_none(), "{unseen:?} is in the copy");
    // A browser may write a space for one that does not break.
    let spaced = |text: &str| text.replace('\u{A0}', " ").trim().to_owned();
    let lines: Vec<_> = copied
        .lines()
        .map(spaced)
        .filter(|line| !line.is_empty())
        .collect();
    let expected: Vec<_> = expected.iter().map(|line| spaced(line)).collect();
    crate::ensure!(lines == expected, "copied is {lines:#?}");
    Ok(())
}
