//! Nothing is cut off, and everything is large enough to hit.

use crate::context::Context;
use crate::failure::Failure;
use crate::library::ANYA;
use crate::reader::{Reader, State};
use crate::sites::{Extras, Workshop};
use serde_json::Value;
use std::collections::HashMap;

/// Widths of a small phone, a phone and a desk's screen, in CSS pixels.
const WIDTHS: [u32; 3] = [320, 390, 1280];

/// What is wider than its window.
const TOO_WIDE: &str = "
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return ['scrolls sideways', ...all('body *')
        .filter(element => element.getBoundingClientRect().right > width + 0.5)
        .map(element => `${element.localName}.${element.className}`)];";

/// What can be pressed and is smaller than 44 by 44 CSS pixels (WCAG 2.5.5), save links in
/// running text and what shows only when it has the focus. A radio button is pressed by its label.
const TOO_SMALL: &str = "
    const inText = element => element.closest('p, blockquote, li') && element.localName === 'a'
        && getComputedStyle(element).display === 'inline';
    const hidden = ({ width, height, bottom, right }) => bottom <= 0 || right <= 0 || width * height <= 1;
    return all('a[href], button, input, select, textarea, summary, [tabindex=\"0\"]')
        .filter(element => !inText(element) && element.tabIndex >= 0)
        .map(element => [element, (element.labels?.[0] ?? element).getBoundingClientRect()])
        .filter(([element, rect]) => !hidden(rect) && (rect.width < 43.99 || rect.height < 43.99))
        .map(([element, { width, height }]) =>
            `${element.localName}.${element.className || element.name} is ${width} x ${height}`);";

/// Shelf, story, panel and 404 at each width, in a frame: not every browser's window gets so narrow.
pub fn fits(context: &Context) -> Result<(), Failure> {
    let pages = WIDTHS.map(|width| (format!("frame-{width}.html"), frame(width)));
    let extras = Extras {
        pages: HashMap::from(pages),
        ..Extras::default()
    };
    let server = Workshop::open(context.dist(), extras)?;
    context.browser.resize(1400, 1000)?;
    for width in WIDTHS {
        let story = format!("{}.html", ANYA.slug);
        for page in ["index.html", &story, "404.html"] {
            context
                .browser
                .go(&format!("{}frame-{width}.html?{page}", server.address()))?;
            context.browser.enter_frame("iframe")?;
            check(context, page, width)
                .map_err(|failure| failure.while_(&format!("{page} at {width} pixels")))?;
            context.browser.leave_frame()?;
        }
    }
    Ok(())
}

fn check(context: &Context, page: &str, width: u32) -> Result<(), Failure> {
    let reader = context.reader();
    reader.wait_for(
        "the frame is as wide as it should be, and loaded",
        &format!(
            "innerWidth === {width} && location.href !== 'about:blank' && shown('main') !== null"
        ),
    )?;
    if page == "404.html" {
        return measure(&reader);
    }
    reader.until(State::Ready)?;
    measure(&reader)?;
    reader.open_panel()?;
    measure(&reader).map_err(|failure| failure.while_("with the panel open"))?;
    reader.close_panel()
}

/// Fails where something is wider than the window, or too small to hit.
pub(super) fn measure(reader: &Reader) -> Result<(), Failure> {
    for script in [TOO_WIDE, TOO_SMALL] {
        let found = reader.run(script, &[])?;
        let found: Vec<&str> = found
            .as_array()
            .map(|found| found.iter().filter_map(Value::as_str).collect())
            .unwrap_or_default();
        crate::ensure!(found.is_empty(), "{}", found.join(", "));
    }
    Ok(())
}

/// A page that shows another, named after the question mark, in a window of this width.
fn frame(width: u32) -> Vec<u8> {
    let page = format!(
        "<!doctype html><title>Frame</title><link rel=icon href='data:,'><body style='margin:0'>\
         <iframe width={width} height=844 style='border:0'></iframe>\
         <script>document.querySelector('iframe').src = location.search.slice(1)</script>"
    );
    page.into_bytes()
}
