//! Headings at the end of a page.

use crate::context::Context;
use crate::failure::Failure;
use crate::library::ANYA;
use crate::sites::{Extras, Workshop};
use serde_json::json;

/// Puts a long text with headings, some of two lines and some with another under them, in
/// place of the story's own, and looks at it in pages of many heights: for headings without
/// two lines of their text under them, and for pages that end with more empty lines than a
/// heading and two lines of its text need.
const LOOK: &str = "
    const make = (name, ...content) => {
        const element = document.createElement(name);
        element.append(...content);
        return element;
    };
    const prose = shown('.prose');
    prose.replaceChildren();
    for (let part = 0; part < 40; part++) {
        const kept = make('div', make('h2', `${part}. ${'Heading '.repeat(1 + part % 9)}`));
        if (part % 7 === 3) kept.append(make('h3', `${part}. Below it`));
        kept.className = 'kept';
        prose.append(kept);
        for (let number = 0; number <= part % 4; number++)
            prose.append(make('p', `${part}. ` + 'some words of a text '.repeat(1 + (part * 7 + number * 11) % 40)));
    }
    const view = shown('article[data-slug]').parentElement;
    const columns = shown('.columns');
    const line = parseFloat(getComputedStyle(prose.lastChild).lineHeight);
    const range = document.createRange();
    const lines = element => {
        range.selectNodeContents(element);
        const { left } = columns.getBoundingClientRect();
        const boxes = [...range.getClientRects()].filter(box => box.width > 0);
        return boxes.map(box => ({ page: Math.floor((box.left - left) / view.clientWidth), bottom: box.bottom }));
    };
    const wrong = [];
    for (let less = 0; less < 240; less += 12) {
        view.style.paddingBlockEnd = `${80 + less}px`;
        const ends = [];
        for (const element of prose.querySelectorAll('h2, h3, p'))
            for (const { page, bottom } of lines(element)) ends[page] = Math.max(ends[page] ?? 0, bottom);
        const bottom = columns.getBoundingClientRect().bottom;
        ends.slice(1, -1).forEach((end, page) => {
            if (bottom - end > 10 * line) wrong.push(`${less} px less: page ${page + 2} has ${Math.floor((bottom - end) / line)} empty lines`);
        });
        for (const kept of prose.querySelectorAll('.kept')) {
            const above = lines(kept.lastChild).pop().page;
            const under = lines(kept.nextSibling);
            if (under.slice(0, 2).some(({ page }) => page !== above)) wrong.push(`${less} px less: ${kept.textContent}`);
        }
    }
    return wrong;";

/// A heading stands above two lines of its text, and takes no more of them along.
pub fn on_pages(context: &Context) -> Result<(), Failure> {
    let server = Workshop::open(context.dist(), Extras::default())?;
    context.browser.resize(700, 800)?;
    let reader = context.reader();
    reader.open(&format!("{}{}.html", server.address(), ANYA.slug))?;
    reader.lay_out(&[("layout", "paged"), ("columns", "1")])?;
    let wrong = reader.run(LOOK, &[])?;
    crate::ensure!(wrong == json!([]), "{wrong}");
    Ok(())
}
