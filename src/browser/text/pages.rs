//! A text as pages: which page is shown, how many there are, and turning to another.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Range};

use super::part::Part;
use super::scroller::Scroller;
use super::{Text, rect};
use crate::browser::{appearance, document, page, window};
use crate::model::Locator;

/// A page: of which part, and which of its pages; both from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PageAt {
    part: usize,
    page: u32,
}

/// Where a reader of pages is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Whereabouts {
    /// The page, from 1; none as long as those before it are not counted.
    pub page: Option<u32>,
    /// How many the text has; none as long as they are not all counted.
    pub pages: Option<u32>,
    /// Whether the text is over, and what is shown are the ways onward.
    pub after_the_text: bool,
}

impl Text {
    /// Where the reader is.
    #[must_use]
    pub fn whereabouts(&self) -> Whereabouts {
        let shown = self.shown.get();
        let counted = |parts: &[Part]| {
            let pages = parts.iter().map(|part| part.pages.get());
            pages.sum::<Option<u32>>()
        };
        let before = self.sections.get(..shown.part).and_then(counted);
        Whereabouts {
            page: before.map(|before| before + shown.page + 1),
            pages: counted(&self.sections),
            after_the_text: shown.part >= self.sections.len(),
        }
    }

    /// The page that is shown.
    #[must_use]
    pub fn shown_page(&self) -> PageAt {
        self.shown.get()
    }

    /// Counts all pages anew from now on, for they may have changed: those of the part
    /// that is shown at once, the others by [`Self::count_more`].
    pub fn count_anew(&self) {
        self.clear.set(None);
        for part in self.parts() {
            part.pages.set(None);
        }
    }

    /// Counts the pages of one part more, if there is one, and gives whether there was.
    /// The same words stay in view.
    pub fn count_more(&self) -> bool {
        let uncounted = || self.parts().find(|part| part.pages.get().is_none());
        let Some(part) = uncounted().filter(|_| self.is_paged()) else {
            return false;
        };
        self.count(part);
        // What is counted before the shown page moves it.
        self.show_page(self.shown.get());
        uncounted().is_some()
    }

    /// Turns a page on, or back, and gives by how many CSS pixels the pages have moved
    /// to the left for that; none where there is no page more.
    pub fn turn(&self, on: bool) -> Option<f64> {
        let scroller = self.scroller();
        let before = scroller.position();
        let next = self.beside(self.shown.get(), on)?;
        self.show_page(next);
        let moved = scroller.position() - before;
        Some(if self.goes_to_the_left() {
            -moved
        } else {
            moved
        })
    }

    /// Whether there is a page more in that direction.
    #[must_use]
    pub fn has_more(&self, on: bool) -> bool {
        self.beside(self.shown.get(), on).is_some()
    }

    /// Whether its pages follow each other to the left.
    #[must_use]
    pub fn goes_to_the_left(&self) -> bool {
        matches!(
            self.scroller(),
            Scroller::Pages {
                to_the_left: true,
                ..
            }
        )
    }

    /// Shows the page of the ways onward.
    pub fn show_onward(&self) {
        let part = self.sections.len();
        self.show_page(PageAt { part, page: 0 });
    }

    /// Shows the last page of the text.
    pub fn show_last_page(&self) {
        let part = self.sections.len().saturating_sub(1);
        self.show_page(PageAt {
            part,
            page: u32::MAX,
        });
    }

    /// The first words on the page of this number, from 1, once all are counted.
    #[must_use]
    pub fn first_on_page(&self, number: u32) -> Option<Locator> {
        let mut page = number.checked_sub(1)?;
        for (part, section) in self.sections.iter().enumerate() {
            let pages = section.pages.get()?;
            if page < pages {
                let shown = self.position_of_page(PageAt { part, page })?;
                let scroller = self.scroller();
                let edge = scroller.start(&rect(&self.article)) + shown;
                return Some(self.first_from(edge)?.0);
            }
            page -= pages;
        }
        None
    }

    /// Shows the page that the words at `locator` are on.
    pub(super) fn show_page_of(&self, locator: Locator) -> Option<()> {
        let part = self.whole.cuts.run_of(locator.block);
        self.come_near_page(part);
        let page = self.page_in(self.sections.get(part)?, &self.rect(locator)?);
        self.show_page(PageAt { part, page });
        Some(())
    }

    /// Where something else has scrolled the pages - a focus, an address, assistive software -
    /// shows the page of what it went to: `target`, or what is nearest.
    pub fn settle(&self, target: Option<&Element>) {
        let target = target.filter(|_| self.is_paged());
        let page = target.and_then(|target| self.page_of(target, &rect(target)));
        self.settle_at(page, || None);
    }

    /// Likewise where words have just been selected, as by the browser's own search. Whoever selects
    /// with a pointer stays on their page: beside it browsers would scroll on to the text's end.
    pub fn settle_after_selecting(&self) {
        self.settle_at(None, || {
            let (node, rect) = self.end_of_selection()?;
            self.page_of(&node, &rect)
        });
    }

    fn settle_at(&self, target: Option<PageAt>, selected: impl FnOnce() -> Option<PageAt>) {
        let scroller = self.scroller();
        if !scroller.is_paged() {
            return;
        }
        let shown = self.shown.get();
        let found = target
            .or_else(|| {
                let still = (scroller.position() - self.position_of_page(shown)?).abs() <= 1.0;
                (still || page::is_pressed()).then_some(shown)
            })
            .or_else(selected)
            .or_else(|| self.nearest());
        if let Some(found) = found {
            self.show_page(found);
        }
    }

    /// Shows the page on which words are selected, and gives whether that was another.
    pub fn show_selected(&self) -> bool {
        let page = || {
            let (node, rect) = self.end_of_selection().filter(|_| self.is_paged())?;
            self.page_of(&node, &rect)
        };
        let other = page().filter(|page| *page != self.shown.get());
        if let Some(page) = other {
            self.show_page(page);
        }
        other.is_some()
    }

    /// The end that the reader moves of what is selected, and where it is. All of the text at once
    /// has none: nobody who selects it looks for its last words.
    fn end_of_selection(&self) -> Option<(Element, web_sys::DomRect)> {
        let selection = window()?.get_selection().ok()??;
        let node = selection
            .focus_node()
            .filter(|_| !selection.is_collapsed())?;
        let has = |element: Option<Element>| {
            let has = |element: Element| {
                selection.contains_node_with_allow_partial_containment(&element, true)
            };
            element.is_some_and(|element| has(element) == Ok(true))
        };
        let title = self.article.query_selector("h1").ok().flatten();
        if has(title) && has(self.block(self.positions.blocks())) {
            return None;
        }
        let end = selection.focus_offset();
        let range: Range = document()?.create_range().ok()?;
        range.set_start(&node, end.saturating_sub(1)).ok()?;
        range.set_end(&node, end).ok()?;
        let element = match node.dyn_ref::<HtmlElement>() {
            Some(element) => element.clone().into(),
            None => node.parent_element()?,
        };
        Some((element, range.get_bounding_client_rect()))
    }

    /// Shows a page, or the last of its part where that has not as many.
    pub(super) fn show_page(&self, wanted: PageAt) {
        let Some(part) = self.part(wanted.part) else {
            return;
        };
        self.come_near_page(wanted.part);
        // What is laid out before it would reach into it, as long as it has no room.
        let before = wanted
            .part
            .checked_sub(1)
            .and_then(|before| self.part(before));
        if let Some(before) = before.filter(|before| before.pages.get().is_none()) {
            self.count(before);
        }
        let last = self.count(part).saturating_sub(1);
        let page = PageAt {
            page: wanted.page.min(last),
            ..wanted
        };
        self.shown.set(page);
        if let Some(position) = self.position_of_page(page) {
            self.scroller().go_to(position);
        }
    }

    /// The page after another, or before it.
    fn beside(&self, at: PageAt, on: bool) -> Option<PageAt> {
        let within = if on {
            let page = at.page + 1;
            (page < self.count(self.part(at.part)?)).then_some(page)
        } else {
            at.page.checked_sub(1)
        };
        if let Some(page) = within {
            return Some(PageAt { page, ..at });
        }
        let part = if on {
            at.part + 1
        } else {
            at.part.checked_sub(1)?
        };
        let pages = self.count(self.part(part)?);
        let page = if on { 0 } else { pages.saturating_sub(1) };
        Some(PageAt { part, page })
    }

    /// Whether what is shown has another number of pages than were counted: it was laid out
    /// anew.
    #[must_use]
    pub fn has_other_pages(&self) -> bool {
        let counted = |part: &Part| Some((part.pages.get()?, self.pages_of(part)));
        let shown = self.part(self.shown.get().part).and_then(counted);
        shown.is_some_and(|(before, now)| before != now)
    }

    /// How many pages a part has.
    fn pages_of(&self, part: &Part) -> u32 {
        let width = f64::from(part.columns.scroll_width());
        let length = self.view_length();
        if length <= 0.0 {
            return 1;
        }
        // A page begins with its first column: whatever is in it makes it one.
        whole((width - 1.0) / length) + 1
    }

    /// Counts the pages of a part, and gives it room for them.
    fn count(&self, part: &Part) -> u32 {
        let pages = self.pages_of(part);
        if part.pages.replace(Some(pages)) != Some(pages) {
            appearance::set_number(&part.element, "--pages", f64::from(pages));
        }
        pages
    }

    /// Has the browser lay out the part of an index and those beside it.
    fn come_near_page(&self, part: usize) {
        self.whole.come_near(part.saturating_sub(1), part + 2);
    }

    /// How far the text is scrolled where a page is shown.
    fn position_of_page(&self, at: PageAt) -> Option<f64> {
        let scroller = self.scroller();
        let begin = scroller.start(&rect(&self.part(at.part)?.element));
        let offset = begin - scroller.start(&rect(&self.article));
        Some(offset + f64::from(at.page) * scroller.length())
    }

    /// The page that `element` is on, whose box is `rect`; none where it is on none.
    fn page_of(&self, element: &Element, rect: &web_sys::DomRect) -> Option<PageAt> {
        let mut parts = self.parts().enumerate();
        let (index, part) = parts.find(|(_, part)| part.element.contains(Some(element)))?;
        let page = self.page_in(part, rect);
        Some(PageAt { part: index, page })
    }

    /// The page of a part that a box begins on.
    fn page_in(&self, part: &Part, rect: &web_sys::DomRect) -> u32 {
        let scroller = self.scroller();
        let begin = scroller.start(&part.columns.get_bounding_client_rect());
        whole((scroller.start(rect) - begin + 1.0) / scroller.length().max(1.0))
    }

    /// The page of which most is in view.
    fn nearest(&self) -> Option<PageAt> {
        let scroller = self.scroller();
        let middle = scroller.view_start() + scroller.length() / 2.0;
        let begins = |part: &Part| {
            let begins = scroller.start(&rect(&part.element)) <= middle;
            // Before it is counted, what comes after it stands over its second page.
            if begins && !self.is_in_sections() && part.pages.get().is_none() {
                self.count(part);
            }
            begins
        };
        let after = self.parts().take_while(|part| begins(part)).count();
        let index = after.saturating_sub(1);
        let begin = scroller.start(&rect(&self.part(index)?.element));
        let page = whole((middle - begin) / scroller.length().max(1.0));
        Some(PageAt { part: index, page })
    }

    fn parts(&self) -> impl Iterator<Item = &Part> {
        self.sections.iter().chain(&self.onward)
    }

    fn part(&self, index: usize) -> Option<&Part> {
        if index == self.sections.len() {
            return self.onward.as_ref();
        }
        self.sections.get(index)
    }
}

/// The whole part of a number that is not negative.
fn whole(number: f64) -> u32 {
    // A number out of range becomes the nearest in it.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let whole = number as u32;
    whole
}
