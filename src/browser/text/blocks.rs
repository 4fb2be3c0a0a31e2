//! The blocks of a text, and what they say.

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, Node, Range};

use super::Text;
use super::characters::Characters;
use crate::browser::events::GOING_ON;
use crate::browser::window;
use crate::model::Heading;
use crate::model::find::Hit;

impl Text {
    /// The headings within the text.
    #[must_use]
    pub fn headings(&self) -> Vec<Heading> {
        let selector = ".prose :is(h2, h3, h4, h5, h6)";
        let Ok(found) = self.article.query_selector_all(selector) else {
            return Vec::new();
        };
        let here = self.first_in_view();
        let mut headings: Vec<Heading> = Vec::new();
        for index in 0..found.length() {
            let heading = found.item(index).and_then(|node| {
                // The heading of the notes is no block of the text.
                let number = self.number_of(&node)?;
                let current = here.is_some_and(|here| number <= here.block);
                if let (true, Some(last)) = (current, headings.last_mut()) {
                    last.is_current = false;
                }
                Some(Heading {
                    id: self.id(number)?,
                    words: node.text_content()?,
                    is_current: current,
                })
            });
            headings.extend(heading);
        }
        headings
    }

    /// The number of the block that `node` is in, and none for what is no part of the
    /// text.
    #[must_use]
    pub fn number_of(&self, node: &Node) -> Option<u32> {
        let mut node = Some(node.clone()).filter(|node| self.article.contains(Some(node)))?;
        loop {
            let number = node.dyn_ref::<Element>().and_then(|element| {
                let number = element.id().strip_prefix(&self.prefix)?.parse().ok();
                number.filter(|number| (1..=self.positions.blocks()).contains(number))
            });
            if number.is_some() {
                return number;
            }
            node = node.parent_node()?;
        }
    }

    /// Whether an element is on the page that shows the text, and in no panel above it.
    #[must_use]
    pub fn is_around(&self, element: &Element) -> bool {
        self.view.contains(Some(element))
    }

    /// The block in which the reader has selected words.
    #[must_use]
    pub fn selected(&self) -> Option<u32> {
        let selection = window()?.get_selection().ok()??;
        let begun = selection
            .anchor_node()
            .filter(|_| !selection.is_collapsed());
        self.number_of(&begun?)
    }

    /// Lets the keyboard go on from a block, and from no control.
    pub fn go_on_from(&self, block: u32) -> Option<()> {
        let block: HtmlElement = self.block(block)?.dyn_into().ok()?;
        // Firefox goes on from where the selection is, the others from what had the focus last. The
        // name is well formed, and what has the focus can lose it: nothing here can fail.
        let _ = block.set_attribute("tabindex", "-1");
        let _ = self.article.set_attribute(GOING_ON, "");
        let still = FocusOptions::new();
        still.set_prevent_scroll(true);
        let _ = block.focus_with_options(&still);
        let _ = block.blur();
        let _ = self.article.remove_attribute(GOING_ON);
        let _ = block.remove_attribute("tabindex");
        let selection = window()?.get_selection().ok()??;
        selection.collapse(Some(block.as_ref())).ok()
    }

    /// What was found, as the page has it.
    #[must_use]
    pub fn ranges(&self, hits: impl Iterator<Item = Hit>) -> Vec<Range> {
        let mut block = None::<(u32, Characters)>;
        let ranges = hits.filter_map(|hit| {
            if block
                .as_ref()
                .is_none_or(|(number, _)| *number != hit.block)
            {
                let characters = Characters::of(&self.block(hit.block)?)?;
                block = Some((hit.block, characters));
            }
            block.as_ref()?.1.range(hit.start, hit.end)
        });
        ranges.collect()
    }

    /// What names a block in an address.
    #[must_use]
    pub fn id(&self, block: u32) -> Option<String> {
        Some(self.block(block)?.id())
    }

    /// All the words of a block.
    #[must_use]
    pub fn words(&self, block: u32) -> Option<String> {
        self.block(block)?.text_content()
    }
}
