//! Nothing is wider than the window, too small to hit, or cut off.

use super::{none, texts};
use crate::failure::Failure;
use crate::reader::Reader;

/// What is wider than its window.
const TOO_WIDE: &str = "
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return ['scrolls sideways', ...all('body *')
        .filter(element => element.getBoundingClientRect().right > width + 0.5)
        .map(called)];";

/// What can be pressed and is smaller than 44 by 44 CSS pixels (WCAG 2.5.5), save links in
/// running text and what shows only when it has the focus. A radio button is pressed by its label,
/// and some links by the whole card, which their `::after` fills.
const TOO_SMALL: &str = "
    const fills = element => getComputedStyle(element, '::after').position === 'absolute';
    const inText = element => element.localName === 'a' && element.closest('p, blockquote, li')
        && !element.closest('h2') && getComputedStyle(element).display === 'inline';
    const target = element => fills(element) ? element.offsetParent : element.labels?.[0] ?? element;
    const hidden = ({ width, height, bottom, right }) => bottom <= 0 || right <= 0 || width * height <= 1;
    return all('a[href], button, input, select, textarea, summary, [tabindex=\"0\"]')
        .filter(element => !inText(element) && element.tabIndex >= 0)
        .map(element => [element, target(element).getBoundingClientRect()])
        .filter(([element, rect]) => !hidden(rect) && (rect.width < 43.99 || rect.height < 43.99))
        .map(([element, { width, height }]) => `${called(element)} is ${width} x ${height}`);";

/// What has text and shows only a part of it, without a way to scroll to the rest. Lines of text
/// that stand on lines of other text are as bad.
const CUT_OFF: &str = "
    const cuts = value => ['hidden', 'clip'].includes(value);
    const meant = element => element.closest('.visually-hidden') !== null;
    const cut = all('body *').filter(element => element.textContent.trim() && !meant(element)).filter(element => {
        const { overflowX, overflowY } = getComputedStyle(element);
        // Other pages stand beside the one that is shown, which is looked at by itself.
        const pages = element.matches(':has(> article[data-slug])');
        return !pages && cuts(overflowX) && element.scrollWidth > element.clientWidth + 1
            || cuts(overflowY) && element.scrollHeight > element.clientHeight + 1;
    }).map(element => `${called(element)} cuts off its text`);
    const line = element => {
        const range = document.createRange();
        range.selectNodeContents(element);
        return [element, range.getBoundingClientRect()];
    };
    const fixed = element => {
        for (let at = element; at; at = at.parentElement)
            if (['fixed', 'sticky'].includes(getComputedStyle(at).position)) return true;
        return false;
    };
    const lines = all('body *').filter(element => !meant(element) && !fixed(element)
        && [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim())
        && !element.parentElement.closest('p, h1, h2, h3, a, button')).map(line);
    const over = lines.flatMap(([one, a], index) => lines.slice(index + 1)
        .filter(([other, b]) => !one.contains(other) && !other.contains(one)
            && Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
            && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4)
        .map(([other]) => `${called(one)} and ${called(other)} stand on each other`));
    return [...cut, ...over];";

/// Words on cards that are in two lines, because there is no room for them.
const BROKEN: &str = "
    const range = document.createRange();
    const texts = all('.story-card h2, .story-card p, .card :is(h2, p, .title, .description)');
    return texts.flatMap(text => {
        const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
        const broken = [];
        while (walker.nextNode()) {
            const node = walker.currentNode;
            for (const { index, 0: word } of node.data.matchAll(/[\\p{L}\\p{M}\\p{N}]+/gu)) {
                range.setStart(node, index);
                range.setEnd(node, index + word.length);
                const tops = [...range.getClientRects()].map(({ top }) => Math.round(top));
                if (new Set(tops).size > 1) broken.push(`${word} is in ${tops.length} lines`);
            }
        }
        return broken;
    });";

/// Fails if a word on a card is in two lines.
pub fn check_cards(reader: &Reader) -> Result<(), Failure> {
    none(&texts(reader, BROKEN)?)
}

/// Looks at all of it.
pub fn check(reader: &Reader) -> Result<(), Failure> {
    let mut found = texts(reader, TOO_WIDE)?;
    found.extend(texts(reader, TOO_SMALL)?);
    found.extend(texts(reader, CUT_OFF)?);
    none(&found)?;
    let paged = "document.documentElement.dataset.layout === 'paged' && shown('article[data-slug]') !== null";
    if reader.eval(paged)? == true {
        reader.check_nothing_is_cut()?;
    }
    Ok(())
}
