//! "Themes and type".

use super::Reader;
use crate::failure::Failure;
use crate::webdriver::{Element, keys};

/// The button that opens the panel.
pub const OPENER: &str = "button[aria-controls=themes-and-type]";
/// The panel.
pub const PANEL: &str = "#themes-and-type";

impl Reader<'_> {
    /// Opens the panel with a click, unless it is open.
    pub fn open_panel(&self) -> Result<(), Failure> {
        if !self.panel_is_open()? {
            self.click(OPENER)?;
        }
        self.until_panel(true)
    }

    /// Closes the panel with Escape. WebKitGTK may abort on leaving a page whose panel is open.
    pub fn close_panel(&self) -> Result<(), Failure> {
        self.browser.press(keys::ESCAPE)?;
        self.until_panel(false)
    }

    /// Waits until the panel is open, or closed.
    pub fn until_panel(&self, open: bool) -> Result<(), Failure> {
        let state = if open { "open" } else { "closed" };
        self.wait_for(
            &format!("the panel is {state}"),
            &format!(
                "(shown('{PANEL}') !== null) === {open} \
                 && document.querySelector('{OPENER}').ariaExpanded === '{open}'"
            ),
        )
    }

    /// Whether the panel can be seen.
    pub fn panel_is_open(&self) -> Result<bool, Failure> {
        Ok(self.eval(&format!("shown('{PANEL}') !== null"))? == true)
    }

    /// In the open panel, clicks what a reader sees of a radio button: its label.
    pub fn choose(&self, name: &str, value: &str) -> Result<(), Failure> {
        let label = self.run(
            "const input = document.querySelector(`input[name='${arguments[0]}'][value='${arguments[1]}']`);
            const label = input?.labels[0] ?? input;
            label?.scrollIntoView({ block: 'nearest' });
            return label;",
            &[name.into(), value.into()],
        )?;
        let label = Element::from_value(&label)
            .ok_or_else(|| Failure::new(format!("the panel has no {name} {value}")))?;
        self.browser.click_element(&label)?;
        self.wait_for(
            &format!("{name} {value} is chosen"),
            &format!("document.querySelector(\"input[name='{name}'][value='{value}']\").checked"),
        )
    }

    /// In the open panel, clicks the plus or minus button until the slider shows this size.
    pub fn choose_size(&self, pixels: u32) -> Result<(), Failure> {
        for _ in 0..40 {
            let now = self.size()?;
            let button = match now.cmp(&pixels) {
                std::cmp::Ordering::Equal => return Ok(()),
                std::cmp::Ordering::Less => "[data-dimension=size] [name=more]",
                std::cmp::Ordering::Greater => "[data-dimension=size] [name=less]",
            };
            self.click(&format!("{PANEL} {button}"))?;
            self.wait_for(
                &format!("{button} changes the size from {now}"),
                &format!("document.querySelector('input[name=size]').value !== '{now}'"),
            )?;
        }
        Err(Failure::new(format!(
            "forty clicks did not lead to a size of {pixels}"
        )))
    }

    /// The size that the slider shows, in pixels.
    pub fn size(&self) -> Result<u32, Failure> {
        let value = self.text("document.querySelector('input[name=size]')?.value")?;
        let number = value.parse();
        number.map_err(|_| Failure::new(format!("the slider's size is {value:?}")))
    }
}
