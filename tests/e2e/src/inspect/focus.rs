//! Where the focus is: that it shows, and that nothing lies over it.

use super::{COLOURS, none};
use crate::failure::Failure;
use crate::reader::Reader;
use crate::webdriver::keys;
use serde_json::Value;

/// More stops than any view has.
const MOST: usize = 90;

/// What is wrong with the place where the focus is, and which place it is.
///
/// The ring may be drawn by the element, by its `::after`, or by what surrounds it: a label, a card.
const LOOK: &str = "
    const focused = document.activeElement;
    if (!focused || focused === document.body || focused === document.documentElement) return null;
    const ring = style => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 ? style : null;
    let owner = focused;
    let style = ring(getComputedStyle(focused)) ?? ring(getComputedStyle(focused, '::after'));
    for (let at = focused.parentElement; !style && at && at !== document.body; at = at.parentElement)
        if (at.matches(':has(:focus-visible)')) { owner = at; style = ring(getComputedStyle(at)); }
    const problems = [];
    let box = focused;
    if (!style) problems.push('has no ring of 2 pixels around it');
    else {
        box = owner;
        // A link that fills its card with its `::after`.
        if (owner === focused && !ring(getComputedStyle(focused))) box = focused.offsetParent;
        const root = document.documentElement;
        const worn = root.getAttribute('data-theme');
        // Computed styles are live.
        for (const theme of [worn, ...arguments[0]]) {
            if (theme) root.setAttribute('data-theme', theme);
            const behind = background(parseFloat(style.outlineOffset) < 0 ? box : box.parentElement);
            const ratio = contrast(style.outlineColor, behind);
            if (ratio < 3) problems.push(`has a ring of ${ratio.toFixed(2)}:1 against ${behind} (${theme})`);
        }
        if (worn) root.setAttribute('data-theme', worn);
        else root.removeAttribute('data-theme');
    }
    const rect = box.getBoundingClientRect();
    const { left, top, right, bottom, width, height } = rect;
    // Between the bars. What is taller cannot be free of them, but its middle can.
    const padding = getComputedStyle(document.documentElement);
    const room = innerHeight - (parseFloat(padding.scrollPaddingBlockStart) || 0) - (parseFloat(padding.scrollPaddingBlockEnd) || 0);
    const tall = height > (focused.closest('[popover], dialog') ? innerHeight : room);
    if (left < -0.5 || right > document.documentElement.clientWidth + 0.5
        || !tall && (top < -0.5 || bottom > innerHeight + 0.5))
        problems.push(`is not wholly in view: ${Math.round(left)} to ${Math.round(right)}, ${Math.round(top)} to ${Math.round(bottom)}`);
    const label = focused.labels?.[0];
    const its = hit => hit && (box.contains(hit) || label?.contains(hit) || hit.contains(box));
    // Corners are round.
    const inset = 3 + 0.3 * Math.min(parseFloat(getComputedStyle(box).borderTopLeftRadius) || 0, width / 2, height / 2);
    const corners = tall ? [] : [[0, 0], [1, 0], [0, 1], [1, 1]];
    const over = new Set([[0.5, 0.5], ...corners].map(([x, y]) => document.elementFromPoint(
        left + inset + x * (width - 2 * inset),
        Math.min(Math.max(top + inset + y * (height - 2 * inset), 0), innerHeight - 1)))
        .filter(hit => !its(hit)).map(hit => hit ? called(hit) : 'the edge of the window'));
    for (const hit of over) problems.push(`is covered by ${hit}`);
    const panel = focused.closest('[popover], dialog');
    const down = scrollY + (panel?.querySelector('.panel-body')?.scrollTop ?? 0);
    const page = rect => ({ left: rect.left, right: rect.right, top: rect.top + down, bottom: rect.bottom + down });
    const key = [...document.querySelectorAll('*')].indexOf(focused);
    const floats = focused.closest('.foot') !== null;
    const beside = focused.closest('.selection-bar') !== null;
    return { name: called(focused), key, floats, beside, panel: panel?.id ?? '', problems, ...page(rect) };
";

/// What Tab must lead to: of a group of radio buttons, the one that is chosen; on the
/// page itself, or in the panel with this id. Not the way back, which comes with the focus's own
/// jumps, after the walk has passed its place.
const STOPS: &str = "
    const area = arguments[0] ? document.getElementById(arguments[0]) : document;
    const inIt = element => area !== document || !element.closest('[popover], dialog');
    return all('a[href], button:not(.way), input, select, textarea, summary, [tabindex=\"0\"]')
        .filter(element => area.contains(element) && inIt(element) && element.tabIndex >= 0 && !element.disabled)
        .filter(element => element.type !== 'radio' || element.checked)
        .map(element => [called(element), [...document.querySelectorAll('*')].indexOf(element)]);";

/// Has Tab begin where the page does, wherever the reader was led: Firefox goes on from what is
/// selected, the others from what had the focus last.
const FROM_THE_BEGINNING: &str = "
    const { body } = document;
    getSelection().removeAllRanges();
    body.tabIndex = -1;
    body.focus({ preventScroll: true });
    body.blur();
    body.removeAttribute('tabindex');";

/// A stop on the way.
#[derive(Debug, Clone, PartialEq)]
struct Stop {
    name: String,
    key: u64,
    panel: String,
    /// Whether it floats above what comes after it.
    floats: bool,
    /// Whether it is in the bar beside chosen words, which only a key leads to.
    beside: bool,
    problems: Vec<String>,
    /// Left, right, top, bottom on the page.
    rect: [f64; 4],
}

/// Goes by Tab through what is open: through the page, or through the panel that has the focus.
/// Fails where the focus does not show, is covered, leaves out a control or goes against the
/// order of reading. At each stop these themes are put on as well; nothing may fade meanwhile.
pub fn walk(reader: &Reader, themes: &[&str]) -> Result<(), Failure> {
    let browser = reader.browser;
    let panel = look(reader, &[])?.map_or(String::new(), |stop| stop.panel);
    if !panel.is_empty() {
        // Opened with a pointer, it has a focus that does not show: a key makes it show.
        browser.press_with_shift(keys::TAB)?;
    }
    if panel.is_empty() {
        reader.run(FROM_THE_BEGINNING, &[])?;
    }
    browser.press(keys::TAB)?;
    let stops = follow(reader, &panel, themes, || browser.press(keys::TAB))?;
    let mut problems = problems(&stops, "");
    problems.extend(backwards(&stops));
    problems.extend(left_out(reader, &panel, &stops)?);
    none(&problems)
}

/// Goes back by Shift and Tab, after [`walk`]: the browser then brings controls into view at the
/// upper edge, where the bar is.
pub fn walk_back(reader: &Reader) -> Result<(), Failure> {
    let browser = reader.browser;
    browser.press_with_shift(keys::TAB)?;
    let panel = look(reader, &[])?.map_or(String::new(), |stop| stop.panel);
    let back = follow(reader, &panel, &[], || browser.press_with_shift(keys::TAB))?;
    none(&problems(&back, ", on the way back,"))
}

/// Goes by Tab through the bar beside chosen words, which has the focus, and out of it; fails where
/// the focus does not show there, or leaves a button out.
pub fn walk_bar(reader: &Reader, themes: &[&str]) -> Result<(), Failure> {
    let browser = reader.browser;
    let mut stops = Vec::new();
    while let Some(stop) = look(reader, themes)?.filter(|stop| stop.beside) {
        stops.push(stop);
        crate::ensure!(stops.len() < MOST, "Tab does not lead out of the bar");
        browser.press(keys::TAB)?;
    }
    crate::ensure!(stops.len() == 7, "{} buttons of the bar", stops.len());
    none(&problems(&stops, ""))
}

/// Goes by Tab out of the panel that has the focus; fails where the panel lies over what comes then.
pub fn walk_out(reader: &Reader) -> Result<(), Failure> {
    let panel = look(reader, &[])?.map_or(String::new(), |stop| stop.panel);
    crate::ensure!(!panel.is_empty(), "no panel has the focus");
    follow(reader, &panel, &[], || reader.browser.press(keys::TAB))?;
    let after = look(reader, &[])?;
    none(&problems(after.as_slice(), ", after the panel,"))
}

/// The stops from here on, until the focus leaves the panel or the page, or comes around.
fn follow(
    reader: &Reader,
    panel: &str,
    themes: &[&str],
    step: impl Fn() -> Result<(), Failure>,
) -> Result<Vec<Stop>, Failure> {
    let mut stops: Vec<Stop> = Vec::new();
    for _ in 0..MOST {
        let Some(stop) = look(reader, themes)? else {
            break;
        };
        let around = stops.first().is_some_and(|first| first.key == stop.key);
        if stop.panel != panel || around {
            break;
        }
        stops.push(stop);
        step()?;
    }
    Ok(stops)
}

fn problems(stops: &[Stop], when: &str) -> Vec<String> {
    let each = stops.iter().flat_map(|stop| {
        let name = &stop.name;
        let problems = stop.problems.iter();
        problems.map(move |problem| format!("{name}{when} {problem}"))
    });
    each.collect()
}

/// Two stops of which the later stands wholly above the earlier, and not in a column after it.
fn backwards(stops: &[Stop]) -> Vec<String> {
    let pairs = stops.windows(2).filter_map(|pair| match pair {
        [before, after] if !before.floats => Some((before, after)),
        _ => None,
    });
    pairs
        .filter(|(before, after)| after.rect[3] <= before.rect[2] && after.rect[0] < before.rect[1])
        .map(|(before, after)| {
            format!(
                "{} comes after {}, and stands above it",
                after.name, before.name
            )
        })
        .collect()
}

/// Controls at which no stop was. In a panel the way begins where the focus was put, so that what
/// stands before it is come to only by going around.
fn left_out(reader: &Reader, panel: &str, stops: &[Stop]) -> Result<Vec<String>, Failure> {
    let expected = reader.run(&format!("{COLOURS}{STOPS}"), &[panel.into()])?;
    let first = stops.first().map_or(0, |stop| stop.key);
    let found = expected.as_array().map(Vec::as_slice).unwrap_or_default();
    Ok(found
        .iter()
        .filter_map(|pair| Some((pair.get(0)?.as_str()?, pair.get(1)?.as_u64()?)))
        .filter(|(_, key)| panel.is_empty() || *key >= first)
        .filter(|(_, key)| !stops.iter().any(|stop| stop.key == *key))
        .map(|(name, _)| format!("Tab does not lead to {name}"))
        .collect())
}

fn look(reader: &Reader, themes: &[&str]) -> Result<Option<Stop>, Failure> {
    let seen = reader.run(&format!("{COLOURS}{LOOK}"), &[themes.into()])?;
    Ok(stop(&seen))
}

fn stop(seen: &Value) -> Option<Stop> {
    let text = |name: &str| Some(seen.get(name)?.as_str()?.to_owned());
    let number = |name: &str| seen.get(name)?.as_f64();
    let problems = seen.get("problems")?.as_array()?.iter();
    Some(Stop {
        name: text("name")?,
        key: seen.get("key")?.as_u64()?,
        panel: text("panel")?,
        floats: seen.get("floats")?.as_bool()?,
        beside: seen.get("beside")?.as_bool()?,
        problems: problems
            .filter_map(Value::as_str)
            .map(String::from)
            .collect(),
        rect: [
            number("left")?,
            number("right")?,
            number("top")?,
            number("bottom")?,
        ],
    })
}
