//! Where the bar beside chosen words is.

use wasm_bindgen::JsCast;
use web_sys::{DomRect, HtmlElement, Range};

use super::text::Clear;
use super::{appearance, document, page, window};

/// Between the words and the bar, in CSS pixels; with a finger, below the handles by which the
/// system lets one change a selection.
const GAP: f64 = 8.0;
const GAP_FOR_FINGERS: f64 = 32.0;

/// Puts the bar below the last line of `words` that is in view, or above the first where there is
/// no room below; the system's own stands above.
pub fn place(words: Option<&Range>) -> Option<()> {
    let bar = bar()?;
    let height = page::window_height();
    let width = window()?.inner_width().ok()?.as_f64()?;
    let lines = words?.get_client_rects()?;
    let lines = (0..lines.length()).filter_map(|index| lines.item(index));
    let in_view = |line: &DomRect| {
        let middle = line.left() + line.width() / 2.0;
        line.bottom() > 0.0 && line.top() < height && middle > 0.0 && middle < width
    };
    let mut lines = lines.filter(in_view);
    let first = lines.next()?;
    let last = lines.next_back().unwrap_or_else(|| first.clone());
    let own = bar.get_bounding_client_rect();
    let coarse = appearance::is_touched();
    let gap = if coarse { GAP_FOR_FINGERS } else { GAP };
    let Clear { above, below } = Clear::now();
    let under = last.bottom() + gap;
    let over = first.top() - gap - own.height();
    let lowest = height - below - own.height();
    let top = if under <= lowest {
        under
    } else if over >= above && !coarse {
        over
    } else {
        lowest
    };
    let middle = last.left() + (last.width() - own.width()) / 2.0;
    let left = middle.min(width - own.width() - GAP).max(GAP);
    appearance::set_number(&bar, "--left", left);
    appearance::set_number(&bar, "--top", top);
    Some(())
}

/// Gives the first control in the bar the focus.
pub fn focus() -> Option<()> {
    let first = bar()?.query_selector("button").ok()??;
    first.dyn_into::<HtmlElement>().ok()?.focus().ok()
}

/// Whether something in the bar has the focus.
#[must_use]
pub fn has_focus() -> bool {
    let has = || Some(bar()?.contains(document()?.active_element().as_deref()));
    has().unwrap_or(false)
}

fn bar() -> Option<HtmlElement> {
    let bar = document()?.query_selector(".selection-bar").ok()??;
    bar.dyn_into().ok()
}
