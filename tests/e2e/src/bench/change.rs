//! How long it takes from a key until what it changes is painted.

use super::spread::Spread;
use crate::failure::Failure;
use crate::webdriver::Browser;
use serde_json::{Value, json};

/// What is measured, from when to when, for the report.
pub const HOW: &str = "\
From the time stamp that the browser gives a real key (DevTools' `Input.dispatchKeyEvent`) to \
the end of the first frame that shows the change: a task posted from `requestAnimationFrame` \
runs once the frame's style, layout and paint are done, and looks whether the page has \
changed. Waiting for the frame to begin is part of it, drawing on the screen is not; what is \
drawn afterwards is no part of the page's own work. Motion is switched off, so that a change \
is made in one frame. Sizes and themes are changed and changed back three times on each page \
that is opened; the first change since then, for which the browser compiles what it needs and \
makes letters that it has not drawn before, is told by itself.";

/// One change.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    /// From the key to the end of the frame, in milliseconds.
    pub time: f64,
    /// Frames that began since the key, the last of which shows the change.
    pub frames: f64,
}

/// A key, as DevTools wants it told.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// What it writes, or its name.
    name: &'static str,
    /// Which one on the keyboard.
    code: &'static str,
    /// Windows' number for it.
    number: u32,
}

impl Key {
    /// Whether this is that key.
    pub fn is(self, other: Self) -> bool {
        self.code == other.code
    }
}

/// One size more.
pub const PLUS: Key = Key {
    name: "+",
    code: "NumpadAdd",
    number: 107,
};
/// One size less.
pub const MINUS: Key = Key {
    name: "-",
    code: "NumpadSubtract",
    number: 109,
};
/// From light to dark, and back.
pub const DARK: Key = Key {
    name: "d",
    code: "KeyD",
    number: 68,
};
/// To the next page.
pub const RIGHT: Key = Key {
    name: "ArrowRight",
    code: "ArrowRight",
    number: 39,
};
/// To the page before.
pub const LEFT: Key = Key {
    name: "ArrowLeft",
    code: "ArrowLeft",
    number: 37,
};

/// In a page: waits for the key, then frame by frame for the change.
const ARM: &str = "
    const state = () => STATE;
    const before = state();
    const frames = 600;
    window.lamplightChange = new Promise(done => addEventListener('keydown', event => {
        let count = 0;
        const next = () => requestAnimationFrame(() => {
            count += 1;
            const after = new MessageChannel();
            after.port1.onmessage = () => {
                const time = performance.now() - event.timeStamp;
                if (state() !== before) done({ time, frames: count });
                else if (count < frames) next();
                else done(null);
            };
            after.port2.postMessage(null);
        });
        next();
    }, { capture: true, once: true }));";

/// Resolves once faces are there and the page has nothing to do: ten timers in a row came soon
/// enough. Not `requestIdleCallback`, which Chromium no longer calls after keys from DevTools.
/// A page that is busy for ten seconds is one that readers use while it is busy.
const SETTLE: &str = "
    const done = arguments[0];
    const apart = 20;
    let calm = 0;
    let last = performance.now();
    const end = last + 10_000;
    const look = () => {
        const now = performance.now();
        calm = now - last < 5 * apart ? calm + 1 : 0;
        last = now;
        if (calm < 10 && now < end) setTimeout(look, apart);
        else done(true);
    };
    document.fonts.ready.then(look);";

/// Presses a key and measures until the value of `state`, an expression, is another.
pub fn measure(browser: &Browser, key: Key, state: &str) -> Result<Change, Failure> {
    settle(browser)?;
    browser.run(&ARM.replace("STATE", state), &[])?;
    press(browser, key)?;
    let change = browser.run_async("window.lamplightChange.then(arguments[0])", &[])?;
    let number = |name: &str| change.get(name).and_then(Value::as_f64);
    number("time")
        .zip(number("frames"))
        .map(|(time, frames)| Change { time, frames })
        .ok_or_else(|| Failure::new(format!("the key {} does not change {state}", key.name)))
}

/// Waits until the page has nothing to do.
pub fn settle(browser: &Browser) -> Result<(), Failure> {
    browser.run_async(SETTLE, &[]).map(drop)
}

/// Presses and releases a key; returns once the page has heard both.
pub fn press(browser: &Browser, key: Key) -> Result<(), Failure> {
    let writes = key.name.len() == 1;
    let down = if writes { "keyDown" } else { "rawKeyDown" };
    for kind in [down, "keyUp"] {
        let event = json!({
            "type": kind,
            "key": key.name,
            "code": key.code,
            "windowsVirtualKeyCode": key.number,
            "text": if writes { key.name } else { "" },
        });
        browser.cdp("Input.dispatchKeyEvent", event)?;
    }
    Ok(())
}

/// The times of some changes.
pub fn times(changes: &[Change]) -> Spread {
    Spread::of(changes.iter().map(|change| change.time))
}
