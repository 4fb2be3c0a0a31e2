//! Nothing is cut off, and everything is large enough to hit.

use crate::context::Context;
use crate::failure::Failure;
use crate::inspect::{layout, spacing};
use crate::reader::Reader;
use crate::sites::{Extras, Workshop};
use crate::views::{AFTER_A_JUMP, VIEWS, View};
use std::collections::HashMap;

/// Windows, in CSS pixels: a desk's screen zoomed to 400% (WCAG 1.4.10), a phone, a desk's screen.
const WINDOWS: [(u32, u32); 3] = [(320, 256), (390, 844), (1280, 844)];
/// Phones, in CSS pixels.
const PHONES: [(u32, u32); 3] = [(320, 568), (360, 640), (390, 844)];
/// Windows for text of twice the size, which is 200% (WCAG 1.4.4): a phone, a desk's screen, and
/// half of it.
const WINDOWS_FOR_LARGE_TEXT: [(u32, u32); 3] = [(390, 844), (640, 844), (1280, 844)];

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
        layout::check(reader)?;
        layout::check_cards(reader)
    })
}

/// On the smallest phones the foot of a page keeps its number, whatever else is in it.
pub fn fits_the_foot(context: &Context) -> Result<(), Failure> {
    let server = in_frames(context, &PHONES)?;
    let reader = context.reader();
    for (width, _) in PHONES {
        enter(context, &server, width, AFTER_A_JUMP)?;
        check_foot(&reader).map_err(|failure| failure.while_(&format!("at {width} pixels")))?;
        // The longest that is ever said there.
        reader.run(
            "shown('.time-left').textContent = 'Page_1234_of_4321, 20_h_34_min_left'.replaceAll('_', '\\u00a0')",
            &[],
        )?;
        check_foot(&reader)
            .map_err(|failure| failure.while_(&format!("a long text at {width} pixels")))?;
        leave(context, AFTER_A_JUMP)?;
    }
    Ok(())
}

/// Fails unless a page's number and a way stand side by side in the foot, no phrase of them
/// in two lines.
fn check_foot(reader: &Reader) -> Result<(), Failure> {
    let wrong = reader.run(
        "const boxes = all('.foot-line button').map(button => [button.className, button.getBoundingClientRect()]);
        const wrong = boxes.filter(([, { left, right, bottom }]) => left < 0 || right > innerWidth || bottom > innerHeight + 0.5)
            .map(([name]) => `${name} stands out`);
        for (const [name, one] of boxes)
            for (const [other, two] of boxes)
                if (one.left < two.left && one.right > two.left + 0.5) wrong.push(`${name} stands on ${other}`);
        const range = document.createRange();
        const look = (text, begin, end, { left, right }) => {
            range.setStart(text, begin);
            range.setEnd(text, end);
            const [line, second] = range.getClientRects();
            if (second || line.left < left || line.right > right + 0.5) wrong.push(`${range} is cut`);
        };
        const said = shown('.time-left');
        for (const { index, 0: phrase } of said.textContent.matchAll(/[^, ]+/g))
            look(said.firstChild, index, index + phrase.length, said.getBoundingClientRect());
        const [way] = all('.way > *');
        look(way.firstChild, 0, way.textContent.length, shown('.way').getBoundingClientRect());
        if (boxes.length !== 5) wrong.push(`${boxes.length} buttons`);
        return wrong.join(', ');",
        &[],
    )?;
    crate::ensure!(wrong == "", "in the foot {wrong}");
    Ok(())
}

fn in_windows(
    context: &Context,
    windows: &[(u32, u32)],
    check: impl Fn(&Reader) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let server = in_frames(context, windows)?;
    for (width, _) in windows {
        for view in VIEWS {
            enter(context, &server, *width, *view)?;
            check(&context.reader())
                .map_err(|failure| failure.while_(&format!("{} at {width} pixels", view.name)))?;
            leave(context, *view)?;
        }
    }
    Ok(())
}

/// A server with frames of these sizes: not every browser's window gets so narrow.
fn in_frames(context: &Context, windows: &[(u32, u32)]) -> Result<Workshop, Failure> {
    let pages = windows.iter().map(|&(width, height)| {
        let page = frame(width, height);
        (format!("frame-{width}.html"), page)
    });
    let extras = Extras {
        pages: pages.collect::<HashMap<_, _>>(),
        ..Extras::default()
    };
    context.browser.resize(1400, 1000)?;
    Workshop::open(context.dist(), extras)
}

/// Shows a view in the frame of this width.
fn enter(context: &Context, server: &Workshop, width: u32, view: View) -> Result<(), Failure> {
    let reader = context.reader();
    let frame = format!("{}frame-{width}.html?{}", server.address(), view.file);
    context.browser.go(&frame)?;
    context.browser.enter_frame("iframe")?;
    reader.wait_for(
        "the frame is as wide as it should be, and loaded",
        &format!("innerWidth === {width} && location.href !== 'about:blank'"),
    )?;
    view.arrive(&reader)
}

fn leave(context: &Context, view: View) -> Result<(), Failure> {
    view.leave(&context.reader())?;
    context.browser.leave_frame()
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
