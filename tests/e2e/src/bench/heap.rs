//! Whether turning pages leaves anything behind.

use super::change::{self, LEFT, RIGHT};
use super::room::Room;
use super::row::{Limit, Row, Unit};
use super::spread::Spread;
use super::turn;
use crate::failure::Failure;
use crate::webdriver::Browser;
use crate::world::World;
use lamplight_samples::LONG;
use serde_json::{Value, json};

/// What is measured, for the report.
pub const HOW: &str = "\
100 kB story, CPU 1x, real keys, each waited for until the next frame, 20 pages on, 20 back, and \
so on. In the first 400 turns, told apart, the browser compiles what it runs often. Then after \
every 400 of 2,000 turns garbage is collected and the heap of JavaScript, the program's own \
memory, the nodes and the listeners are counted, against the same before those 2,000.";

/// Between two looks at the heap.
const TURNS: usize = 400;
/// Looks at the heap: 2,000 turns in all.
const LOOKS: usize = 5;
/// Turns on before as many back.
const ON: usize = 20;

/// In every page, before its scripts: keeps hold of the program's memory.
const OBSERVE: &str = "
    for (const name of ['instantiate', 'instantiateStreaming']) {
        const native = WebAssembly[name];
        WebAssembly[name] = async (...given) => {
            const made = await native.apply(WebAssembly, given);
            window.lamplightMemory = (made.instance ?? made).exports.memory;
            return made;
        };
    }";

/// What is counted: DevTools' name, or ours for the program's memory, and the report's.
const COUNTED: [(&str, &str); 4] = [
    ("JSHeapUsedSize", "heap"),
    ("memory", "program's memory"),
    ("Nodes", "nodes"),
    ("JSEventListeners", "listeners"),
];

type Look = [f64; COUNTED.len()];

/// Measures.
pub fn take(world: &World) -> Result<Vec<Row>, Failure> {
    let room = Room::open(world)?;
    room.before_pages(OBSERVE)?;
    room.choose_pages(LONG)?;
    room.open_story(LONG, 1)?;
    room.browser().cdp("Performance.enable", json!({}))?;
    change::settle(room.browser())?;
    let cold = look(&room)?;
    turn_pages(&room)?;
    let before = look(&room)?;
    let mut after = Vec::new();
    for _ in 0..LOOKS {
        turn_pages(&room)?;
        after.push(look(&room)?);
    }
    let one = |look: &Look, index: usize| look.get(index).copied().unwrap_or(f64::NAN);
    let mut rows = Vec::new();
    for (index, (name, what)) in COUNTED.into_iter().enumerate() {
        let unit = match name {
            "Nodes" | "JSEventListeners" => Unit::Count,
            _ => Unit::Bytes,
        };
        let all = Spread::of(after.iter().map(|look| one(look, index)));
        let what = format!("{} page turns: {what}", TURNS * LOOKS);
        let row = Row::new(what, unit, all, Limit::Times(1.1));
        rows.push(row.against(Spread::of([one(&before, index)])));
    }
    let [(_, heap), ..] = COUNTED;
    let what = format!("the {TURNS} page turns before: {heap}");
    let row = Row::new(
        what,
        Unit::Bytes,
        Spread::of([one(&before, 0)]),
        Limit::None,
    );
    rows.push(row.against(Spread::of([one(&cold, 0)])));
    Ok(rows)
}

/// Turns pages on and back, and makes sure that they do turn.
fn turn_pages(room: &Room) -> Result<(), Failure> {
    let browser = room.browser();
    for _ in 0..TURNS / (2 * ON) {
        for key in [RIGHT, LEFT] {
            for _ in 0..ON {
                change::press(browser, key)?;
                next_frame(browser)?;
            }
            let width = "document.querySelector('main#story').clientWidth";
            let page = browser.eval(&format!("Math.round({} / {width})", turn::STATE))?;
            let expected = if key.is(RIGHT) { ON } else { 0 };
            crate::ensure!(
                page == expected,
                "{ON} turns led to page {page}, not {expected}"
            );
        }
    }
    Ok(())
}

/// Waits for the next frame. Not with a script of the driver's: it keeps some bytes of each in
/// the page, more than turning pages does.
fn next_frame(browser: &Browser) -> Result<(), Failure> {
    let wait = json!({
        "expression": "new Promise(requestAnimationFrame)",
        "awaitPromise": true,
        "returnByValue": true,
    });
    browser.cdp("Runtime.evaluate", wait).map(drop)
}

/// Collects garbage and counts.
fn look(room: &Room) -> Result<Look, Failure> {
    let browser = room.browser();
    // Twice: what is only freed by a finaliser goes in the second.
    for _ in 0..2 {
        browser.cdp("HeapProfiler.collectGarbage", json!({}))?;
    }
    let metrics = browser.cdp("Performance.getMetrics", json!({}))?;
    let memory = browser.eval("window.lamplightMemory?.buffer.byteLength")?;
    let metric = |name: &str| {
        let all = metrics.get("metrics")?.as_array()?;
        let named = |metric: &&Value| metric.get("name").and_then(Value::as_str) == Some(name);
        all.iter().find(named)?.get("value")?.as_f64()
    };
    Ok(COUNTED.map(|(name, _)| {
        let counted = if name == "memory" {
            memory.as_f64()
        } else {
            metric(name)
        };
        counted.unwrap_or(f64::NAN)
    }))
}
