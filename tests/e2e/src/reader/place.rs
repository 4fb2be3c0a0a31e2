//! Which words are at the top of the window.

use super::Reader;
use crate::failure::Failure;
use crate::library::Story;
use crate::wait;
use serde_json::{Value, json};

/// The first word that can be seen whole, and where.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// The word.
    pub word: String,
    /// The id of its block, without the story's name.
    pub block: String,
    /// Where in the block's text it begins, in UTF-16 units.
    pub offset: u64,
    /// From the window's upper edge to the word's line, in CSS pixels.
    pub top: f64,
    /// The height of the line, in CSS pixels.
    pub line: f64,
}

/// Finds words by block and offset; `edge` is where the bar ends, if one is in the way.
const WORDS: &str = r"
    const bar = shown('header.bar');
    const fixed = bar && ['fixed', 'sticky'].includes(getComputedStyle(bar).position);
    const edge = fixed ? Math.max(0, bar.getBoundingClientRect().bottom) : 0;
    const blocks = () => [...shown('article[data-slug] .prose').querySelectorAll('[id]')];
    const name = block => block.id.split('.').pop();
    function* words(block) {
        const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
        for (let start = 0, node; node = walker.nextNode(); start += node.length)
            for (const found of node.data.matchAll(/\S+/g)) {
                const range = document.createRange();
                range.setStart(node, found.index);
                range.setEnd(node, found.index + found[0].length);
                const [rect, ...more] = range.getClientRects();
                if (rect) yield {
                    word: found[0], block: name(block), offset: start + found.index,
                    top: rect.top, left: rect.left, right: rect.right, line: rect.height, end: more.pop(),
                };
            }
    }
    const isInView = (block, offset) => {
        const { left, right, bottom } = shown('article[data-slug]').parentElement.getBoundingClientRect();
        const paged = document.documentElement.dataset.layout === 'paged';
        const word = [...words(all('.prose [id]').find(found => name(found) === block))].findLast(word => word.offset <= offset);
        // A place may be in a word that the page's edge divides.
        const seen = word.offset < offset && word.end || word;
        return paged
            ? seen.left >= left && seen.right <= right && seen.top > 0 && seen.top < bottom
            : word.top >= edge - 1 && word.top < edge + 3 * word.line;
    };
";

impl Reader<'_> {
    /// The first word that can be seen whole below the bar.
    pub fn mark(&self) -> Result<Mark, Failure> {
        let script = "
            for (const block of blocks())
                if (block.getBoundingClientRect().bottom > edge)
                    for (const word of words(block))
                        if (word.top >= edge - 1) return word;
            return null;";
        let found = self.run(&format!("{WORDS}{script}"), &[])?;
        mark(&found).ok_or_else(|| Failure::new("no word of a story can be seen"))
    }

    /// Where the word of a mark is now.
    pub fn find(&self, sought: &Mark) -> Result<Mark, Failure> {
        let script = "
            const block = blocks().find(block => name(block) === arguments[0]);
            for (const word of words(block)) if (word.offset === arguments[1]) return word;
            return null;";
        let arguments = [json!(sought.block), json!(sought.offset)];
        let found = self.run(&format!("{WORDS}{script}"), &arguments)?;
        mark(&found).ok_or_else(|| Failure::new(format!("{:?} is gone", sought.word)))
    }

    /// Waits until the word of a mark is at the height where it was, within `lines` lines.
    pub fn until_at(&self, before: &Mark, lines: f64) -> Result<(), Failure> {
        let mut now = None;
        let what = format!("{:?} is where it was, at {:.0} px", before.word, before.top);
        wait::until(&what, || {
            let found = self.find(before)?;
            let moved = (found.top - before.top).abs();
            let near = moved <= lines * before.line.max(found.line);
            now = Some(found.top);
            Ok(near)
        })
        .map_err(|failure| Failure::new(format!("{failure}; it is at {now:?}")))
    }

    /// Waits until the word of a mark is in view: on the page that is shown, or among the
    /// first lines below the bar.
    pub fn until_in_view(&self, sought: &Mark) -> Result<(), Failure> {
        let script = "return isInView(arguments[0], arguments[1]);";
        let arguments = [json!(sought.block), json!(sought.offset)];
        let what = format!("{sought:?} is in view");
        wait::until(&what, || {
            Ok(self.run(&format!("{WORDS}{script}"), &arguments)? == Value::Bool(true))
        })
    }

    /// Waits until the words that are in view are kept with this step of the history.
    pub fn until_kept_in_history(&self) -> Result<(), Failure> {
        let script = "
            const [block, offset] = (history.state ?? '').split('.');
            return Boolean(offset) && isInView(`p${block}`, Number(offset));";
        wait::until("the words in view are kept in the history", || {
            Ok(self.run(&format!("{WORDS}{script}"), &[])? == Value::Bool(true))
        })
    }

    /// Scrolls so that a block of the text is at the window's upper edge, and waits until it is.
    pub fn scroll_to(&self, block: &str) -> Result<(), Failure> {
        self.run(
            &format!(
                "{WORDS}
                const block = blocks().find(block => name(block) === arguments[0]);
                scrollTo({{ top: scrollY + block.getBoundingClientRect().top - edge, behavior: 'instant' }});"
            ),
            &[json!(block)],
        )?;
        Ok(())
    }

    /// Scrolls to a block of `story`, which is shown, and waits until that place is kept.
    pub fn read_to(&self, story: Story, block: u32) -> Result<(), Failure> {
        self.scroll_to(&format!("p{block}"))?;
        self.wait_for(
            "the place is kept",
            &format!(
                "localStorage.getItem(`${{document.documentElement.dataset.library}}/place/{}`)
                    ?.includes('\"block\":{block},') === true",
                story.slug
            ),
        )
    }

    /// Scrolls to the end of the page.
    pub fn scroll_to_end(&self) -> Result<(), Failure> {
        self.run(
            "scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' })",
            &[],
        )?;
        Ok(())
    }
}

fn mark(found: &Value) -> Option<Mark> {
    let text = |name: &str| found.get(name)?.as_str().map(String::from);
    let number = |name: &str| found.get(name)?.as_f64();
    Some(Mark {
        word: text("word")?,
        block: text("block")?,
        offset: found.get("offset")?.as_u64()?,
        top: number("top")?,
        line: number("line")?,
    })
}
