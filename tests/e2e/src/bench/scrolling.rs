//! What our scripts do while one scrolls.

use super::ROUNDS;
use super::change;
use super::room::{Room, SLOW};
use super::row::{Limit, Row, Unit};
use super::spread::Spread;
use crate::failure::Failure;
use crate::world::World;
use lamplight_samples::{LONG, NOVEL};
use serde_json::{Value, json};

/// What is measured, for the report.
pub const HOW: &str = "\
A wheel's gesture of 6,000 px at 1,500 px a second (DevTools' `Input.synthesizeScrollGesture`). \
Before the page's scripts run, whatever can call them later is wrapped (listeners, frames, \
timers, idle time, observers), and the time in each call, with the microtasks after it, is \
added up from frame to frame, to the 0.1 ms that the browser's clock shows. Style, layout and \
paint outside of these calls are the browser's. A render is any change of the document outside \
the foot, but for attributes of the root (bars hidden, heading away) and `data-near`, which say \
what is in view. The same on a plain page that asks for a frame at each scrolling and does \
nothing in it: what it seems to take is the rest of the machine, which shares two processors \
with the page.";

/// How far one gesture scrolls, in pixels, and how fast, in pixels a second.
const DISTANCE: i32 = 6_000;
const SPEED: i32 = 1_500;

/// In every page, before its scripts.
const OBSERVE: &str = "
(() => {
    const work = window.lamplightWork = { on: false, frames: [], renders: [] };
    let sum = 0;
    const add = since => { sum += performance.now() - since; };
    const timed = callback => callback && function (...given) {
        if (!work.on) return Reflect.apply(callback, this, given);
        const since = performance.now();
        try {
            return Reflect.apply(callback, this, given);
        } finally {
            add(since);
            const rest = performance.now();
            queueMicrotask(() => queueMicrotask(() => add(rest)));
        }
    };
    const frame = window.requestAnimationFrame.bind(window);
    for (const name of ['requestAnimationFrame', 'requestIdleCallback', 'setTimeout', 'setInterval']) {
        const native = window[name].bind(window);
        window[name] = (callback, ...rest) =>
            native(typeof callback === 'function' ? timed(callback) : callback, ...rest);
    }
    const listeners = new WeakMap();
    const listener = callback => {
        if (typeof callback !== 'function') return callback;
        if (!listeners.has(callback)) listeners.set(callback, timed(callback));
        return listeners.get(callback);
    };
    for (const name of ['addEventListener', 'removeEventListener']) {
        const native = EventTarget.prototype[name];
        EventTarget.prototype[name] = function (type, callback, ...rest) {
            return Reflect.apply(native, this, [type, listener(callback), ...rest]);
        };
    }
    const Watch = window.MutationObserver;
    for (const name of ['ResizeObserver', 'IntersectionObserver', 'MutationObserver']) {
        const Native = window[name];
        window[name] = class extends Native {
            constructor(callback, ...rest) { super(timed(callback), ...rest); }
        };
    }
    const silent = ({ type, target, attributeName }) =>
        target === document.documentElement && type === 'attributes'
        || attributeName === 'data-near'
        || (target.closest ? target : target.parentElement)?.closest('.foot');
    const watch = new Watch(changes => {
        const since = performance.now();
        for (const change of changes)
            if (work.on && !silent(change))
                work.renders.push(`${change.type} ${change.attributeName ?? ''} of ${change.target.nodeName}.${change.target.className ?? ''}`);
        sum -= performance.now() - since;
    });
    watch.observe(document, { attributes: true, childList: true, characterData: true, subtree: true });
    work.begin = () => {
        work.on = true;
        sum = 0;
        const next = () => {
            work.frames.push(sum);
            sum = 0;
            if (work.on) frame(next);
        };
        frame(next);
    };
})();";

/// What one gesture cost.
struct Gesture {
    /// How long our work took in each frame, in milliseconds, the shortest first.
    frames: Vec<f64>,
    /// How many times something was rendered.
    renders: f64,
}

impl Gesture {
    /// What a share of the frames took at most, in milliseconds.
    fn work_in(&self, share: f64) -> f64 {
        let last = self.frames.len().saturating_sub(1) as f64;
        let frame = self.frames.get((share * last) as usize);
        frame.copied().unwrap_or(f64::NAN)
    }
}

/// Measures.
pub fn take(world: &World) -> Result<Vec<Row>, Failure> {
    let room = Room::open(world)?;
    room.before_pages(OBSERVE)?;
    let mut rows = Vec::new();
    for (name, slug) in [("100 kB", LONG), ("3 MB", NOVEL)] {
        let (mut reader, mut plain) = (Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            room.open_story(slug, SLOW)?;
            change::settle(room.browser())?;
            reader.push(scroll(&room)?);
            room.open_plain(slug, SLOW)?;
            change::settle(room.browser())?;
            plain.push(scroll(&room)?);
        }
        for (what, share, limit) in [
            ("longest work in a frame", 1.0, Limit::Of(2.0)),
            ("work in 99 of 100 frames", 0.99, Limit::None),
            ("work in half of the frames", 0.5, Limit::None),
        ] {
            let what = format!("scrolling, {name} story, CPU {SLOW}x: {what}");
            let spread =
                |gestures: &[Gesture]| Spread::of(gestures.iter().map(|g| g.work_in(share)));
            let row = Row::new(what, Unit::Ms, spread(&reader), limit);
            rows.push(row.against(spread(&plain)));
        }
        let renders = Spread::of(reader.iter().map(|gesture| gesture.renders));
        let what = format!("scrolling, {name} story, CPU {SLOW}x: renders");
        rows.push(Row::new(what, Unit::Count, renders, Limit::Of(0.0)));
    }
    Ok(rows)
}

fn scroll(room: &Room) -> Result<Gesture, Failure> {
    let browser = room.browser();
    browser.run("lamplightWork.begin()", &[])?;
    let before = browser.eval("scrollY")?;
    browser.cdp(
        "Input.synthesizeScrollGesture",
        json!({
            "x": 200, "y": 400, "yDistance": -DISTANCE, "speed": SPEED,
            "gestureSourceType": "mouse",
        }),
    )?;
    let seen = browser.run(
        "lamplightWork.on = false;
        const { frames, renders } = lamplightWork;
        return { frames, renders, scrolled: scrollY - arguments[0] };",
        &[before],
    )?;
    let scrolled = seen.get("scrolled").and_then(Value::as_f64);
    crate::ensure!(
        scrolled.is_some_and(|scrolled| scrolled > f64::from(DISTANCE) * 0.9),
        "the gesture scrolled {scrolled:?} px, not {DISTANCE}"
    );
    let list = |name: &str| {
        seen.get(name)
            .and_then(Value::as_array)
            .cloned()
            .unwrap_or_default()
    };
    let mut frames: Vec<f64> = list("frames").iter().filter_map(Value::as_f64).collect();
    frames.sort_by(f64::total_cmp);
    let renders = list("renders");
    if let Some(first) = renders.first() {
        println!("rendered while scrolling: {first}");
    }
    Ok(Gesture {
        frames,
        renders: renders.len() as f64,
    })
}
