//! Nothing is cut off, and everything is large enough to hit.

use crate::context::Context;
use crate::failure::Failure;
use crate::inspect::{layout, spacing};
use crate::reader::Reader;
use crate::sites::{Extras, Workshop};
use crate::views::VIEWS;
use std::collections::HashMap;

/// Windows, in CSS pixels: a desk's screen zoomed to 400% (WCAG 1.4.10), a phone, a desk's screen.
const WINDOWS: [(u32, u32); 3] = [(320, 256), (390, 844), (1280, 844)];
/// Windows for text of twice the size, which is 200% (WCAG 1.4.4) at its usual width and at half.
const WINDOWS_FOR_LARGE_TEXT: [(u32, u32); 2] = [(640, 844), (1280, 844)];

/// Every view in each window, as it comes and with the text spacing of WCAG 1.4.12.
pub fn fits(context: &Context) -> Result<(), Failure> {
    in_windows(context, &WINDOWS, |reader| {
        layout::check(reader)?;
        spacing::widen(reader)?;
        layout::check(reader).map_err(|failure| failure.while_("spaced widely"))
    })
}

/// The browser's own text size counts for text and controls, and all still fits.
pub fn fits_large_text(context: &Context) -> Result<(), Failure> {
    in_windows(context, &WINDOWS_FOR_LARGE_TEXT, |reader| {
        reader.wait_for(
            "text and controls are twice as large",
            "all('.prose p, .icon-button').every(part => part.matches('p')
                ? parseFloat(getComputedStyle(part).fontSize) >= 36
                : part.getBoundingClientRect().height >= 87.9)",
        )?;
        layout::check(reader)
    })
}

/// In a frame: not every browser's window gets so narrow.
fn in_windows(
    context: &Context,
    windows: &[(u32, u32)],
    check: impl Fn(&Reader) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let reader = context.reader();
    let pages = windows.iter().map(|&(width, height)| {
        let page = frame(width, height);
        (format!("frame-{width}.html"), page)
    });
    let extras = Extras {
        pages: pages.collect::<HashMap<_, _>>(),
        ..Extras::default()
    };
    let server = Workshop::open(context.dist(), extras)?;
    context.browser.resize(1400, 1000)?;
    for (width, _) in windows {
        for view in VIEWS {
            let frame = format!("{}frame-{width}.html?{}", server.address(), view.file);
            context.browser.go(&frame)?;
            context.browser.enter_frame("iframe")?;
            reader.wait_for(
                "the frame is as wide as it should be, and loaded",
                &format!("innerWidth === {width} && location.href !== 'about:blank'"),
            )?;
            view.arrive(&reader)?;
            check(&reader)
                .map_err(|failure| failure.while_(&format!("{} at {width} pixels", view.name)))?;
            view.leave(&reader)?;
            context.browser.leave_frame()?;
        }
    }
    Ok(())
}

/// A page that shows another, named after the question mark, in a window of this size.
fn frame(width: u32, height: u32) -> Vec<u8> {
    let page = format!(
        "<!doctype html><title>Frame</title><link rel=icon href='data:,'><body style='margin:0'>\
         <iframe width={width} height={height} style='border:0'></iframe>\
         <script>document.querySelector('iframe').src = location.search.slice(1)</script>"
    );
    page.into_bytes()
}
