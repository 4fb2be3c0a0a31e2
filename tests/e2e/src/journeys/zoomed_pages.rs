//! Pages that a reader has zoomed in with their fingers.

use crate::context::Context;
use crate::failure::Failure;
use crate::library::ANYA;
use crate::reader::Reader;
use crate::screen::PHONE;
use crate::sites::{Extras, Workshop};
use serde_json::{Value, json};

/// Where a finger of the test goes across, in CSS pixels from the upper edge.
const Y: u32 = 400;

/// No finger, tap or wheel turns a page while it is zoomed in; all do again afterwards.
pub fn stay(context: &Context) -> Result<(), Failure> {
    let server = Workshop::open(context.dist(), Extras::default())?;
    context.browser.resize(700, 560)?;
    let reader = context.reader();
    reader.open(&format!("{}{}.html", server.address(), ANYA.slug))?;
    reader.lay_out(&[("layout", "paged"), ("columns", "1")])?;
    reader.until_page(1)?;
    zoom(&reader, 2.0)?;
    reader.tap(0.9, "touch")?;
    reader.finger("down", 600, 300)?;
    reader.finger("move", 560, 305)?;
    reader.finger("move", 300, 305)?;
    reader.check_still()?;
    reader.finger("up", 300, 305)?;
    reader.check_prevented(WHEEL, false)?;
    reader.check_still()?;
    reader.until_page(1)?;
    zoom(&reader, 1.0)?;
    reader.check_prevented(WHEEL, true)?;
    reader.until_page(2)?;
    reader.tap(0.1, "touch")?;
    reader.until_page(1)?;
    // A finger that was there before it was zoomed in.
    reader.finger("down", 600, 300)?;
    zoom(&reader, 1.5)?;
    reader.finger("move", 560, 305)?;
    reader.finger("move", 300, 305)?;
    reader.finger("up", 300, 305)?;
    reader.check_still()?;
    reader.until_page(1)
}

/// Real fingers move what is seen of a zoomed page, and lead nowhere at its edges.
pub fn move_about(context: &Context) -> Result<(), Failure> {
    let server = Workshop::open(context.dist(), Extras::default())?;
    let browser = &context.browser;
    PHONE.set(browser)?;
    let fingers = json!({ "enabled": true, "maxTouchPoints": 2 });
    browser.cdp("Emulation.setTouchEmulationEnabled", fingers)?;
    let reader = context.reader();
    reader.open(&format!("{}index.html", server.address()))?;
    reader.open(&format!("{}{}.html", server.address(), ANYA.slug))?;
    reader.lay_out(&[("layout", "paged")])?;
    reader.until_page(1)?;
    scale(&reader, 2.0)?;
    swipe(&reader, 300, 100)?;
    reader.wait_for(
        "what is more to the right is seen",
        "visualViewport.offsetLeft > 50",
    )?;
    swipe(&reader, 20, 380)?;
    reader.wait_for(
        "what is at the left is seen",
        "visualViewport.offsetLeft === 0",
    )?;
    // Further on there is nothing.
    swipe(&reader, 20, 380)?;
    reader.until_page(1)?;
    scale(&reader, 1.0)?;
    swipe(&reader, 350, 50)?;
    reader.until_page(2)
}

const WHEEL: &str = "new WheelEvent('wheel', { deltaY: 100, bubbles: true, cancelable: true })";

/// Has the browser say that the page is so much larger.
fn zoom(reader: &Reader, scale: f64) -> Result<(), Failure> {
    reader.run(
        "Object.defineProperty(visualViewport, 'scale', { configurable: true, value: arguments[0] });
        visualViewport.dispatchEvent(new Event('resize'));",
        &[scale.into()],
    )?;
    let touch = if scale > 1.0 {
        "auto"
    } else {
        "pan-y pinch-zoom"
    };
    reader.wait_for(
        "fingers are the browser's while it is zoomed in",
        &format!("getComputedStyle(shown('main')).touchAction === {touch:?}"),
    )
}

/// Zooms in, or out again.
fn scale(reader: &Reader, factor: f64) -> Result<(), Failure> {
    reader.browser.cdp(
        "Emulation.setPageScaleFactor",
        json!({ "pageScaleFactor": factor }),
    )?;
    reader.wait_for(
        "it is zoomed",
        &format!("visualViewport.scale === {factor}"),
    )
}

/// A finger goes from one side towards the other.
fn swipe(reader: &Reader, from: u32, to: u32) -> Result<(), Failure> {
    let touch = |kind: &str, points: Value| {
        let touch = json!({ "type": kind, "touchPoints": points });
        reader.browser.cdp("Input.dispatchTouchEvent", touch)
    };
    touch("touchStart", json!([{ "x": from, "y": Y }]))?;
    for step in 1..=10 {
        let x = (from * (10 - step) + to * step) / 10;
        touch("touchMove", json!([{ "x": x, "y": Y }]))?;
    }
    touch("touchEnd", json!([])).map(drop)
}
