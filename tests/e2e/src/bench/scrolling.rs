//! What our scripts do while one scrolls.

use super::ROUNDS;
use super::change;
use super::room::{Room, SLOW};
use super::row::{Limit, Row, Unit};
use super::spread::Spread;
use super::trace::{self, Call, Callee};
use crate::failure::Failure;
use crate::webdriver::Browser;
use crate::world::World;
use lamplight_samples::{LONG, NOVEL};
use serde_json::{Value, json};
use std::mem;

/// What is measured, for the report.
pub const HOW: &str = "\
A wheel's gesture of 6,000 px at 1,500 px a second (DevTools' `Input.synthesizeScrollGesture`), \
after one that is told by itself: in that the browser compiles what it calls for the first time. \
Chromium's trace tells of each call of a page's function, and of the microtasks, how long their \
thread had the processor; these times are added up from frame to frame, and told four times as \
long: as on a processor four times as slow. What other programs on the machine take meanwhile is \
no part of them. (Chromium's own slowing down is not used here. It holds the thread every 0.2 ms \
for three times as long as that ran before, or was idle, and for up to 3 ms at once, whatever is \
running then: by the page's own clock a function that does nothing takes 3 ms in one frame of \
some hundred.) Style, layout and paint are the browser's, also where a call asks for them before \
the browser comes to them: they are not done once more for that, and stand in a row of their own. \
So does what its engine does within a call for itself: it compiles anew what has run often, which \
happens once and whenever it likes, and collects garbage. \
\u{201c}Once it rests\u{201d} is what follows the gesture, until nothing more does. A render is any change of \
the document outside the foot, but for attributes of the root (bars hidden, heading away) and \
`data-near`, which say what is in view. The same on a plain page that asks for a frame at each \
scrolling and does nothing in it.";

/// How far one gesture scrolls, in pixels, and how fast, in pixels a second.
const DISTANCE: i32 = 6_000;
const SPEED: i32 = 1_500;

/// In every page, before its scripts. What is called in each frame has no address, as no
/// script of DevTools has.
const OBSERVE: &str = "
(() => {
    const work = window.lamplightWork = { on: false, watched: false, renders: [] };
    const silent = ({ type, target, attributeName }) =>
        target === document.documentElement && type === 'attributes'
        || attributeName === 'data-near'
        || (target.closest ? target : target.parentElement)?.closest('.foot');
    const watch = new MutationObserver(changes => {
        for (const change of changes)
            if (work.on && !silent(change))
                work.renders.push(`${change.type} ${change.attributeName ?? ''} of ${change.target.nodeName}.${change.target.className ?? ''}`);
    });
    watch.observe(document, { attributes: true, childList: true, characterData: true, subtree: true });
    const scrolled = () => requestAnimationFrame(work.on ? scrolled : rested);
    const rested = () => requestAnimationFrame(work.on ? scrolled : rested);
    work.begin = () => {
        work.on = true;
        if (!work.watched) rested();
        work.watched = true;
    };
})();";

/// What one gesture cost.
struct Gesture {
    /// How long our work took in each frame, in milliseconds, the shortest first.
    frames: Vec<f64>,
    /// The longest style and layout that we asked for in a frame, likewise.
    asked_for: f64,
    /// The longest that the engine compiled, or collected garbage, within our work in a frame.
    engine: f64,
    /// The longest in a frame once the page rests.
    at_rest: f64,
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
    let mut rows = Vec::new();
    for (name, slug) in [("100 kB", LONG), ("3 MB", NOVEL)] {
        let (mut reader, mut plain) = (Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            reader.push(scroll(world, |room| room.open_story(slug, 1))?);
            plain.push(scroll(world, |room| room.open_plain(slug, 1))?);
        }
        let row = |what: &str, unit, of: &dyn Fn(&[Gesture; 2]) -> f64, limit| {
            let what = format!("scrolling, {name} story, CPU {SLOW}x: {what}");
            let row = Row::new(what, unit, Spread::of(reader.iter().map(of)), limit);
            row.against(Spread::of(plain.iter().map(of)))
        };
        let ms = |what, of: &dyn Fn(&[Gesture; 2]) -> f64, limit| row(what, Unit::Ms, of, limit);
        let longest = "longest work in a frame";
        let renders = |[first, next]: &[Gesture; 2]| first.renders + next.renders;
        rows.extend([
            ms(longest, &|[_, next]| next.work_in(1.0), Limit::Of(2.0)),
            ms(
                "work in 99 of 100 frames",
                &|[_, next]| next.work_in(0.99),
                Limit::None,
            ),
            ms(
                "work in half of the frames",
                &|[_, next]| next.work_in(0.5),
                Limit::None,
            ),
            ms(
                &format!("{longest}, the first time"),
                &|[first, _]| first.work_in(1.0),
                Limit::None,
            ),
            ms(
                "longest style and layout asked for in a frame",
                &|[first, next]| first.asked_for.max(next.asked_for),
                Limit::None,
            ),
            ms(
                "longest compiling and garbage in a frame",
                &|[_, next]| next.engine,
                Limit::None,
            ),
            ms(
                "longest work once it rests",
                &|[_, next]| next.at_rest,
                Limit::None,
            ),
            row("renders", Unit::Count, &renders, Limit::Of(0.0)),
        ]);
    }
    Ok(rows)
}

/// Scrolls twice, in a browser of its own: once its log was read, Chromium's driver traces no
/// more.
fn scroll(
    world: &World,
    open: impl Fn(&Room) -> Result<(), Failure>,
) -> Result<[Gesture; 2], Failure> {
    let room = Room::open_traced(world)?;
    room.before_pages(OBSERVE)?;
    open(&room)?;
    let browser = room.browser();
    change::settle(browser)?;
    let renders = [gesture(browser)?, gesture(browser)?];
    let works = Work::of(&trace::calls(&browser.log("performance")?));
    let works = <[Work; 2]>::try_from(works)
        .map_err(|works| Failure::new(format!("the trace has {} gestures", works.len())))?;
    let slowed = |times: &[f64]| {
        let mut times: Vec<f64> = times.iter().map(|time| time * f64::from(SLOW)).collect();
        times.sort_by(f64::total_cmp);
        times
    };
    let longest = |times: &[f64]| slowed(times).last().copied().unwrap_or_default();
    let told = |work: &Work, renders| {
        crate::ensure!(
            work.scrolled.len() > 60,
            "the trace has {} frames only",
            work.scrolled.len()
        );
        Ok(Gesture {
            frames: slowed(&work.scrolled),
            asked_for: longest(&work.asked_for),
            engine: longest(&work.engine),
            at_rest: longest(&work.rested),
            renders,
        })
    };
    let ([first, next], [of_first, of_next]) = (&works, renders);
    Ok([told(first, of_first)?, told(next, of_next)?])
}

/// Scrolls once, and waits until the page rests; gives how many times something was rendered.
fn gesture(browser: &Browser) -> Result<f64, Failure> {
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
        return { renders: lamplightWork.renders.splice(0), scrolled: scrollY - arguments[0] };",
        &[before],
    )?;
    change::settle(browser)?;
    let scrolled = seen.get("scrolled").and_then(Value::as_f64);
    crate::ensure!(
        scrolled.is_some_and(|scrolled| scrolled > f64::from(DISTANCE) * 0.9),
        "the gesture scrolled {scrolled:?} px, not {DISTANCE}"
    );
    let renders = seen.get("renders").and_then(Value::as_array);
    let renders = renders.map(Vec::as_slice).unwrap_or_default();
    if let Some(first) = renders.first() {
        println!("rendered while scrolling: {first}");
    }
    Ok(renders.len() as f64)
}

/// How long the page's own functions had the processor in a gesture, in milliseconds, frame by
/// frame.
#[derive(Debug, Default, PartialEq)]
struct Work {
    scrolled: Vec<f64>,
    /// The style and layout that they asked for meanwhile.
    asked_for: Vec<f64>,
    /// What the engine did for itself meanwhile.
    engine: Vec<f64>,
    rested: Vec<f64>,
}

impl Work {
    /// Of calls in the order in which they began: one gesture after the other.
    fn of(calls: &[Call]) -> Vec<Self> {
        let mut works: Vec<Self> = Vec::new();
        let (mut sum, mut asked, mut engine) = (0.0, 0.0, 0.0);
        let mut scrolling = false;
        // The call that goes on, and the last part of it that is the browser's own.
        let (mut outer, mut own) = (None::<&Call>, None::<&Call>);
        for call in calls {
            let ours = match &call.of {
                Callee::Function { address, .. } => !address.is_empty(),
                Callee::Microtasks => true,
                Callee::Layout | Callee::Engine => false,
            };
            // What another call has called is a part of that.
            let is_in = |other: Option<&Call>| {
                other.is_some_and(|other| call.began < other.ended && call.thread == other.thread)
            };
            let is_inner = is_in(outer);
            match &call.of {
                // Style may be a part of layout, and one piece of compiling of another.
                Callee::Layout | Callee::Engine if is_inner && !is_in(own) => {
                    sum -= call.time;
                    if call.of == Callee::Layout {
                        asked += call.time;
                    } else {
                        engine += call.time;
                    }
                    own = Some(call);
                }
                Callee::Layout | Callee::Engine => {}
                _ if is_inner && !ours => sum -= call.time,
                _ if is_inner => {}
                _ if ours => sum += call.time,
                Callee::Function { name, .. } if name == "scrolled" => {
                    let frame = [&mut sum, &mut asked, &mut engine].map(mem::take);
                    // The first ends all that was before.
                    if !mem::replace(&mut scrolling, true) {
                        works.push(Self::default());
                    } else if let Some(work) = works.last_mut() {
                        let [sum, asked, engine] = frame;
                        work.scrolled.push(sum);
                        work.asked_for.push(asked);
                        work.engine.push(engine);
                    }
                }
                Callee::Function { name, .. } if name == "rested" => {
                    scrolling = false;
                    let [frame, ..] = [&mut sum, &mut asked, &mut engine].map(mem::take);
                    if let Some(work) = works.last_mut() {
                        work.rested.push(frame);
                    }
                }
                _ => {}
            }
            if !is_inner && ours {
                outer = Some(call);
            }
        }
        works
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call(began: f64, time: f64, of: Callee) -> Call {
        Call {
            began,
            ended: began + 10.0 * time,
            time,
            thread: 1,
            of,
        }
    }

    fn function(name: &str, address: &str) -> Callee {
        Callee::Function {
            name: name.to_owned(),
            address: address.to_owned(),
        }
    }

    #[test]
    fn our_work_is_added_up_from_frame_to_frame() {
        let ours = || function("real", "http://127.0.0.1/lamplight.js");
        let calls = [
            call(-30.0, 2.0, ours()),
            call(-10.0, 0.5, function("scrolled", "")),
            call(0.0, 1.0, ours()),
            // Called by that.
            call(1.0, 0.5, ours()),
            call(1.5, 0.25, Callee::Layout),
            call(5.0, 0.125, Callee::Engine),
            // A part of that.
            call(5.1, 0.0625, Callee::Engine),
            // In a thread of its own.
            Call {
                thread: 2,
                ..call(7.0, 5.0, Callee::Engine)
            },
            call(20.0, 0.25, ours()),
            call(30.0, 1.0, function("scrolled", "")),
            // The browser's own.
            call(40.0, 5.0, Callee::Layout),
            call(50.0, 2.0, Callee::Microtasks),
            // The observer of renders.
            call(51.0, 0.5, function("", "")),
            call(80.0, 1.0, function("scrolled", "")),
            call(100.0, 1.0, function("", "")),
            call(120.0, 4.0, ours()),
            call(170.0, 1.0, function("rested", "")),
            call(180.0, 1.0, function("scrolled", "")),
            call(200.0, 0.75, ours()),
            call(210.0, 1.0, function("scrolled", "")),
        ];
        let first = Work {
            scrolled: vec![0.875, 1.5],
            asked_for: vec![0.25, 0.0],
            engine: vec![0.125, 0.0],
            rested: vec![4.0],
        };
        let next = Work {
            scrolled: vec![0.75],
            asked_for: vec![0.0],
            engine: vec![0.0],
            rested: vec![],
        };
        assert_eq!(Work::of(&calls), [first, next]);
    }
}
