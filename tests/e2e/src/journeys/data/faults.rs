//! Whatever goes wrong with storage while something is kept: after a reload it is there, or the
//! page has said that it could not be kept; and what was kept before is there as well.

use super::{act, story, wipe};
use crate::context::Context;
use crate::failure::Failure;
use crate::reader::Reader;
use crate::sites::{Extras, Workshop};
use crate::table::Table;
use serde_json::{Value, json};

/// What goes wrong: its name, how it is told, and whether it is so from the beginning.
const FAULTS: [(&str, &str, bool); 8] = [
    ("missing", "no IndexedDB", true),
    ("refused", "IndexedDB refuses to open", true),
    ("silent", "IndexedDB never answers", true),
    ("put", "IndexedDB is full", false),
    ("abort", "a transaction aborts", false),
    ("cleared", "all site data is cleared", false),
    ("full", "localStorage is full", false),
    ("blocked", "localStorage is blocked", false),
];

/// What is done: how it is told, what does it, and an expression that is true where it is kept.
const OPERATIONS: [(&str, &str, &str); 6] = [
    (
        "mark words",
        "await it.mark(3, 'leaf')",
        "has(3, 'leaf', '-')",
    ),
    (
        "write a note",
        "await it.note(1, 'So it was.')",
        "has(1, 'amber', 'So it was.')",
    ),
    (
        "delete a mark",
        "await it.unmark(2)",
        "!marks.some(line => line.includes(words(2)))",
    ),
    (
        "put a bookmark",
        "await it.leave(); await it.bookmark()",
        "marks.some(line => line.endsWith('| - | -'))",
    ),
    (
        "import a file",
        "await it.importAll(given[2])",
        "marks.some(line => line.includes('imported')) && records['place/jose-olsen'] !== undefined",
    ),
    (
        "delete all",
        "await it.deleteAll()",
        "marks.length === 0 && Object.keys(records).every(name => /^(appearance|copy)$/.test(name))",
    ),
];

/// What a page knows after a step: `given` has what does it, and whether it is kept.
const STEP: &str = "
    const words = number => {
        const { text, end } = it.words(number);
        return text.nodeValue.slice(0, end);
    };
    const look = async () => {
        const [marks, records] = [await it.kept(), it.records()];
        const has = (number, tone, note) =>
            marks.some(line => line.endsWith(`| ${words(number)} | ${tone} | ${note}`));
        return { marks, records, has };
    };";

/// Every fault at every operation.
pub fn each(context: &Context) -> Result<(), Failure> {
    let (name, glue) = context.dist().only("desk", "js")?;
    let glue = [include_bytes!("faults.js").as_slice(), &glue].concat();
    let server = Workshop::open(context.dist(), Extras::default())?;
    server.put(&name, Some(glue));
    let heading = std::iter::once("what goes wrong").chain(OPERATIONS.map(|(told, _, _)| told));
    let title = format!("What is kept where storage fails, in {}", context.engine());
    let mut table = Table::new(title, heading);
    let mut lost = Vec::new();
    for (fault, told, from_the_beginning) in FAULTS {
        let cells = go_through(context, &server, fault, from_the_beginning)
            .map_err(|failure| failure.while_(told))?;
        for ((operation, _, _), cell) in OPERATIONS.iter().zip(&cells) {
            if !["kept", "said", "not offered"].contains(&cell.as_str()) {
                lost.push(format!("{told}, {operation}: {cell}"));
            }
        }
        table.row(std::iter::once(told.to_owned()).chain(cells));
    }
    context.note(table);
    crate::ensure!(lost.is_empty(), "{}", lost.join("; "));
    Ok(())
}

/// One fault: how each operation ended.
fn go_through(
    context: &Context,
    server: &Workshop,
    fault: &str,
    from_the_beginning: bool,
) -> Result<Vec<String>, Failure> {
    let reader = context.reader();
    wipe(&reader, server)?;
    reader.open(&story(server))?;
    act(
        &reader,
        "await it.mark(1, 'amber'); await it.mark(2, 'rose'); await it.mark(4, 'sky'); await it.leave();",
        &[],
    )?;
    let altered = format!("{}?fault={fault}", story(server));
    let mut cells = Vec::new();
    let (last, others) = OPERATIONS
        .split_last()
        .ok_or_else(|| Failure::new("nothing"))?;
    for operations in [others, std::slice::from_ref(last)] {
        if from_the_beginning {
            reader.open(&altered)?;
        }
        let mut ended = Vec::new();
        for (_, does, kept) in operations {
            ended.push((step(&reader, fault, does, kept)?, kept));
        }
        reader.open(&story(server))?;
        for (cell, kept) in ended {
            cells.push(after(&reader, cell, kept)?);
        }
        // What nobody deleted.
        let left = act(&reader, "return (await it.kept()).join('; ')", &[])?;
        let there = left.as_str().is_some_and(|left| left.contains("| sky | -"));
        crate::ensure!(
            there || operations.len() == 1,
            "a mark that was kept before is gone; left is {left}, after {cells:?}"
        );
    }
    Ok(cells)
}

/// Does one thing while something goes wrong, and says whether it is kept, or said not to be.
fn step(reader: &Reader, fault: &str, does: &str, kept: &str) -> Result<String, Failure> {
    let script = format!(
        "{STEP}
        document.dispatchEvent(new CustomEvent('lamplight-desk', {{ detail: '' }}));
        await it.until('the desk is up', () => it.root.dataset.desk !== undefined);
        it.panel('notice').textContent = '';
        if (given[0] === 'cleared') {{
            unaltered.localStorage.clear();
            await unaltered.emptied();
        }}
        window.fault = given[0];
        try {{
            if (given[1].includes('unmark') && !it.shown().some(line => line.includes(words(2)))) return 'not offered';
            {does};
        }} finally {{
            window.fault = '';
        }}
        const said = it.said();
        it.close('your-data');
        const {{ marks, records, has }} = await look();
        return {kept} ? 'kept' : said ? 'said' : `lost: ${{marks.join()}}`;"
    );
    let file = json!({
        "format": "lamplight-reader-data", "version": 1, "library": "cafe-stories",
        "records": { "place/jose-olsen": { "version": 1, "block": 2, "offset": 0, "at": 1 } },
        "annotations": [{
            "id": "urn:uuid:imported", "type": "Annotation",
            "created": "2026-01-01T00:00:00Z", "modified": "2026-01-01T00:00:00Z",
            "target": { "source": "jose-olsen.html", "selector":
                [{ "type": "TextQuoteSelector", "exact": "imported", "prefix": "", "suffix": "" }] },
        }],
    });
    let ended = act(
        reader,
        &script,
        &[fault.into(), does.into(), file.to_string().into()],
    )?;
    Ok(ended.as_str().unwrap_or_default().to_owned())
}

/// What was kept is so after a reload.
fn after(reader: &Reader, cell: String, kept: &str) -> Result<String, Failure> {
    if cell != "kept" {
        return Ok(cell);
    }
    let script = format!(
        "{STEP} const {{ marks, records, has }} = await look(); return {kept} || JSON.stringify([marks, records]);"
    );
    let now = act(reader, &script, &[])?;
    Ok(match now {
        Value::Bool(true) => cell,
        now => format!("after a reload {now}"),
    })
}
