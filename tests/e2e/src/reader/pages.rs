//! A text in pages, as whoever turns them sees it.

use super::Reader;
use crate::failure::Failure;
use crate::wait;
use crate::webdriver::keys;
use serde_json::{Value, json};

/// What is on the page that is shown.
const PAGE: &str = "
    const view = shown('article[data-slug]').parentElement;
    const page = view.getBoundingClientRect();
";

/// What the foot says, with spaces in it at which no line breaks.
const FOOT: &str =
    "(shown('.foot')?.querySelector('.time-left').textContent ?? '').replaceAll('\\u00a0', ' ')";

impl Reader<'_> {
    /// Chooses a layout: names and values of the panel's radio buttons, which need not be
    /// open to view.
    pub fn lay_out(&self, choices: &[(&str, &str)]) -> Result<(), Failure> {
        for (name, value) in choices {
            self.run(
                "document.querySelector(`input[name=${arguments[0]}][value='${arguments[1]}']`).click()",
                &[json!(name), json!(value)],
            )?;
            let default = ["scrolled", "auto", "slide"].contains(value);
            let expected = if default { Value::Null } else { json!(value) };
            self.wait_for(
                &format!("{name} is {value}"),
                &format!("document.documentElement.getAttribute('data-{name}') === {expected}"),
            )?;
        }
        // The app lays out with the next frame.
        let frames = "requestAnimationFrame(() => requestAnimationFrame(() => arguments[0](true)))";
        self.browser.run_async(frames, &[]).map(drop)
    }

    /// Turns a page on, or back, by key.
    pub fn turn(&self, on: bool) -> Result<(), Failure> {
        let key = if on { keys::RIGHT } else { keys::LEFT };
        self.browser.press(key)
    }

    /// Turns to this page by the button for the next one, which works in a frame, too.
    pub fn turn_to(&self, number: u32) -> Result<(), Failure> {
        for _ in 1..number {
            self.press_turn_on()?;
        }
        self.until_page(number)
    }

    /// Turns on to what comes after the text, likewise.
    pub fn turn_to_the_end(&self) -> Result<(), Failure> {
        wait::until("the ways onward are shown", || {
            self.press_turn_on()?;
            Ok(self
                .eval("shown('.foot').querySelector('.time-left').textContent === 'Finished'")?
                == Value::Bool(true))
        })?;
        self.until_still()
    }

    fn press_turn_on(&self) -> Result<(), Failure> {
        self.run("shown('.foot').querySelector('.turn-on').click()", &[])
            .map(drop)
    }

    /// Waits until the foot names this page, and it stands still.
    pub fn until_page(&self, number: u32) -> Result<(), Failure> {
        self.wait_for(
            &format!("page {number} is shown"),
            &format!("{FOOT}.startsWith('Page {number} of ')"),
        )?;
        self.until_still()
    }

    /// Waits until the page that is shown is drawn where it is.
    pub fn until_still(&self) -> Result<(), Failure> {
        self.wait_for(
            "the page stands still",
            "shown('article[data-slug]').getAnimations().length === 0 \
             && shown('article[data-slug]').style.translate === ''",
        )
    }

    /// Fails where the page that is shown is drawn elsewhere than it is.
    pub fn check_still(&self) -> Result<(), Failure> {
        let moved = self.text("shown('article[data-slug]').style.translate")?;
        crate::ensure!(moved.is_empty(), "the page is drawn {moved} off");
        Ok(())
    }

    /// The number of the page that is shown, and how many there are, as the foot says it.
    pub fn page(&self) -> Result<(u32, u32), Failure> {
        let mut found = None;
        wait::until("the foot says which page of how many", || {
            let said = self.text(FOOT)?;
            let mut numbers = said
                .split(|character: char| !character.is_ascii_digit())
                .filter_map(|number| number.parse().ok());
            found = said
                .starts_with("Page ")
                .then(|| Some((numbers.next()?, numbers.next()?)))
                .flatten();
            Ok(found.is_some())
        })?;
        found.ok_or_else(|| Failure::new("no page"))
    }

    /// Fails where a line of the text, or a picture, is cut at an edge of the page that is
    /// shown, or stands on two pages.
    pub fn check_nothing_is_cut(&self) -> Result<(), Failure> {
        let cut = self.run(
            &format!(
                "{PAGE}
                const style = getComputedStyle(view);
                const top = page.top + parseFloat(style.paddingTop);
                const bottom = page.bottom - parseFloat(style.paddingBottom);
                const cut = [];
                // A line's box can be taller than the line: letters take about an em of it.
                const look = (box, what, em) => {{
                    const on = box.right > page.left + 1 && box.left < page.right - 1;
                    if (!on || box.width === 0) return;
                    const air = Math.max(0, box.height - em) / 2 + 1;
                    const whole = box.left >= page.left - 0.5 && box.right <= page.right + 0.5
                        && box.top + air >= top && box.bottom - air <= bottom;
                    if (!whole) cut.push(`${{what}}: ${{box.left}} to ${{box.right}}, ${{box.top}} to ${{box.bottom}} on ${{page.left}} to ${{page.right}}, ${{top}} to ${{bottom}}`);
                }};
                const walker = document.createTreeWalker(view, NodeFilter.SHOW_TEXT);
                const range = document.createRange();
                for (let node; node = walker.nextNode();) {{
                    if (!node.parentElement.closest('.columns, .onward')) continue;
                    if (node.parentElement.closest('.visually-hidden')) continue;
                    range.selectNodeContents(node);
                    const em = parseFloat(getComputedStyle(node.parentElement).fontSize);
                    for (const box of range.getClientRects()) look(box, node.data.slice(0, 40), em);
                }}
                for (const drawn of view.querySelectorAll('.columns svg, .onward svg'))
                    look(drawn.getBoundingClientRect(), 'a drawing', Infinity);
                return cut.slice(0, 4);"
            ),
            &[],
        )?;
        crate::ensure!(cut == json!([]), "cut at the page's edge: {cut}");
        Ok(())
    }

    /// The words on the page that is shown, each block's own, in the order of reading.
    pub fn words_on_page(&self) -> Result<String, Failure> {
        let words = self.run(
            &format!(
                "{PAGE}
                const walker = document.createTreeWalker(view.querySelector('article'), NodeFilter.SHOW_TEXT);
                const range = document.createRange();
                let words = '';
                for (let node; node = walker.nextNode();) {{
                    if (!node.parentElement.closest('.prose')) continue;
                    for (const found of node.data.matchAll(/\\S+/g)) {{
                        range.setStart(node, found.index);
                        range.setEnd(node, found.index + 1);
                        const box = range.getBoundingClientRect();
                        if (box.left >= page.left - 1 && box.left < page.right - 1) words += ` ${{found[0]}}`;
                    }}
                }}
                return words.trim();"
            ),
            &[],
        )?;
        Ok(words.as_str().unwrap_or_default().to_owned())
    }

    /// Taps at a share of the window's width, in its middle, with a pointer of this kind.
    pub fn tap(&self, share: f64, kind: &str) -> Result<(), Failure> {
        self.tap_with(share, kind, "")
    }

    /// Taps where something is done between touching and letting go.
    pub fn tap_after(&self, meanwhile: &str, share: f64) -> Result<(), Failure> {
        self.tap_with(share, "touch", meanwhile)
    }

    fn tap_with(&self, share: f64, kind: &str, meanwhile: &str) -> Result<(), Failure> {
        self.run(
            &format!(
                "const at = {{
                    bubbles: true, cancelable: true, pointerType: arguments[1], isPrimary: true,
                    clientX: innerWidth * arguments[0], clientY: innerHeight / 2,
                }};
                // Words, wherever they are: what was tapped is told by where it was.
                const words = shown('.prose p');
                words.dispatchEvent(new PointerEvent('pointerdown', at));
                words.dispatchEvent(new PointerEvent('pointerup', at));
                {meanwhile};
                words.dispatchEvent(new MouseEvent('click', at));"
            ),
            &[json!(share), json!(kind)],
        )
        .map(drop)
    }

    /// What a finger does at a point of the window: `down`, `move` or `up`.
    pub fn finger(&self, does: &str, x: u32, y: u32) -> Result<(), Failure> {
        self.finger_on(".prose p", does, x, y)
    }

    /// The same on what is shown of a selector.
    pub fn finger_on(&self, selector: &str, does: &str, x: u32, y: u32) -> Result<(), Failure> {
        self.run(
            "shown(arguments[0]).dispatchEvent(new PointerEvent(`pointer${arguments[1]}`, {
                bubbles: true, cancelable: true, pointerType: 'touch', isPrimary: true, pointerId: 7,
                clientX: arguments[2], clientY: arguments[3],
            }))",
            &[json!(selector), json!(does), json!(x), json!(y)],
        )
        .map(drop)
    }

    /// Fails unless the app takes an event on the text for itself, or leaves it.
    pub fn check_prevented(&self, event: &str, prevented: bool) -> Result<(), Failure> {
        let free = self.eval(&format!("shown('.prose p').dispatchEvent({event})"))?;
        crate::ensure!(free != json!(prevented), "{event} is taken: {free}");
        Ok(())
    }
}
