//! The browser's own zoom.

use crate::context::Context;
use crate::failure::Failure;
use crate::inspect::layout;
use crate::library::ANYA;
use crate::reader::{Reader, State};
use crate::sites::Way;
use serde_json::json;

/// A desk's screen, in its own pixels.
const SCREEN: [u32; 2] = [1280, 800];

/// Controls of the panel that are out of view when they have the focus.
const OUT_OF_VIEW: &str = "
    return all('#themes-and-type :is(button, input)').filter(control => {
        control.focus();
        const seen = control.labels?.[0] ?? control;
        const { top, bottom } = seen.getBoundingClientRect();
        return document.activeElement !== control || bottom <= 0 || top >= innerHeight;
    }).map(control => control.value || control.textContent).join(', ');";

/// How much of the window is left for the text, between the bar and the foot.
const LEFT_FOR_TEXT: &str = "
    (shown('.foot')?.getBoundingClientRect().top ?? innerHeight) - shown('.bar').getBoundingClientRect().bottom
        > 2 * parseFloat(getComputedStyle(shown('.prose p')).lineHeight)";

/// Shelf, story, panel and 404, each at 200% and 400%: 640 and 320 CSS pixels wide, 200 high.
pub fn fits(context: &Context) -> Result<(), Failure> {
    let reader = context.reader();
    let site = context.address(Way::Product)?;
    for times in [2, 4] {
        zoom(context, times)?;
        for page in [
            "index.html".to_owned(),
            format!("{}.html", ANYA.slug),
            "no/such.html".into(),
        ] {
            check(&reader, &format!("{site}{page}"))
                .map_err(|failure| failure.while_(&format!("{page} at {times}00%")))?;
        }
    }
    Ok(())
}

fn check(reader: &Reader, address: &str) -> Result<(), Failure> {
    reader.visit(address)?;
    if address.ends_with("such.html") {
        return layout::check(reader);
    }
    reader.until(State::Ready)?;
    layout::check(reader)?;
    if address.ends_with("index.html") {
        return Ok(());
    }
    reader.wait_for("two lines can be read", LEFT_FOR_TEXT)?;
    reader.open_panel()?;
    layout::check(reader)?;
    let hidden = reader.text(&format!("(() => {{ {OUT_OF_VIEW} }})()"))?;
    crate::ensure!(hidden.is_empty(), "not in view with the focus: {hidden}");
    reader.close_panel()
}

/// What zooming does to a page: fewer CSS pixels, each of more of the screen's.
fn zoom(context: &Context, times: u32) -> Result<(), Failure> {
    let [width, height] = SCREEN.map(|pixels| pixels / times);
    let metrics = json!({
        "width": width, "height": height, "deviceScaleFactor": times, "mobile": false,
    });
    context
        .browser
        .cdp("Emulation.setDeviceMetricsOverride", metrics)
        .map(drop)
}
