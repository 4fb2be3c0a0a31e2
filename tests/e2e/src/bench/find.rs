//! From a key in "Find" to what was found.

use super::ROUNDS;
use super::change;
use super::room::{Room, SLOW};
use super::row::{Limit, Row, Unit};
use super::spread::Spread;
use crate::failure::Failure;
use crate::world::World;
use lamplight_samples::NOVEL;
use serde_json::{Value, json};

/// What is measured, from when to when, for the report.
pub const HOW: &str = "\
All of the long texts are searched, 3.1 MB. A word that is often in them is written letter by \
letter with real keys (DevTools' `Input.dispatchKeyEvent`): from the time stamp that the browser \
gives the letter's `input` event until the panel has all of what is told of it; the hits in the \
text are painted with the next frame. The first letter is found many thousand times, and told by \
itself; what is found by more letters is looked for in that. Before it all, once a visit, the \
texts are read: from the file of the build, and what is open from its page.";

/// A word of the samples, a letter each.
const WORD: &str = "window";

/// In the page: notes how long it is from each `input` event until the panel shows something else.
const OBSERVE: &str = "
    window.lamplightTimes = [];
    let since = null;
    addEventListener('input', event => { since = event.timeStamp; }, { capture: true });
    new MutationObserver(() => {
        if (since !== null) lamplightTimes.push(performance.now() - since);
        since = null;
    }).observe(document.querySelector('.finder'),
        { characterData: true, childList: true, subtree: true });";

/// Opens the panel, and resolves with how long it was until the texts were read.
const OPEN: &str = "
    const done = arguments[0];
    const began = performance.now();
    document.querySelector('[aria-controls=find]').click();
    const look = () => {
        const status = document.querySelector('#find:popover-open .finder [role=status]');
        if (status?.textContent === '')
            done(performance.now() - began);
        else setTimeout(look);
    };
    setTimeout(look, 50);";

/// Measures.
pub fn take(world: &World) -> Result<Vec<Row>, Failure> {
    let room = Room::open(world)?;
    let mut rows = Vec::new();
    for slow in [1, SLOW] {
        let limit = if slow == 1 {
            Limit::Of(16.0)
        } else {
            Limit::None
        };
        for (place, slug) in [("3 MB story", NOVEL), ("shelf", "index")] {
            let (mut read, mut first, mut others) = (Vec::new(), Vec::new(), Vec::new());
            for _ in 0..ROUNDS {
                room.open_story(slug, slow)?;
                change::settle(room.browser())?;
                let opened = room.browser().run_async(OPEN, &[])?;
                read.extend(opened.as_f64());
                let mut times = write(&room)?.into_iter();
                first.extend(times.next());
                others.extend(times);
            }
            let row = |what: &str, times: Vec<f64>, limit| {
                let what = format!("find, {place}, CPU {slow}x: {what}");
                Row::new(what, Unit::Ms, Spread::of(times), limit)
            };
            rows.push(row("a key to results", others, limit));
            rows.push(row("the first letter to results", first, Limit::None));
            rows.push(row("the texts are read", read, Limit::None));
        }
    }
    Ok(rows)
}

/// Writes the word, and gives the time of each letter.
fn write(room: &Room) -> Result<Vec<f64>, Failure> {
    let browser = room.browser();
    browser.run(OBSERVE, &[])?;
    for (index, letter) in WORD.chars().enumerate() {
        for kind in ["keyDown", "keyUp"] {
            let text = if kind == "keyDown" {
                letter.to_string()
            } else {
                String::new()
            };
            let event = json!({ "type": kind, "key": letter.to_string(), "text": text });
            browser.cdp("Input.dispatchKeyEvent", event)?;
        }
        crate::wait::until("what was found is told", || {
            Ok(browser.eval("lamplightTimes.length")? == json!(index + 1))
        })?;
        change::settle(browser)?;
    }
    let times = browser.eval("lamplightTimes")?;
    let times = times.as_array().cloned().unwrap_or_default();
    Ok(times.iter().filter_map(Value::as_f64).collect())
}
