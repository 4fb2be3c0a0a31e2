//! Chromium's screen, set to the pixel.

use crate::failure::Failure;
use crate::webdriver::{Browser, Wish};
use serde_json::json;

/// A screen to show a page on; sizes in CSS pixels, each one pixel of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Screen {
    /// For table headings and file names.
    pub name: &'static str,
    width: u32,
    height: u32,
}

/// A phone held upright.
pub const PHONE: Screen = Screen {
    name: "phone",
    width: 390,
    height: 844,
};

/// A small screen on a desk.
pub const DESKTOP: Screen = Screen {
    name: "desktop",
    width: 1280,
    height: 800,
};

/// A desk's screen of 1280 by 1024 pixels, with the page zoomed to 400%.
pub const ZOOMED: Screen = Screen {
    name: "zoomed to 400%",
    width: 320,
    height: 256,
};

/// The phone that slow loading is measured on.
pub const SLOW_PHONE: Screen = Screen {
    name: "slow phone",
    width: 412,
    height: 823,
};

impl Screen {
    /// Shows the browser's pages on this screen from now on, and without motion, so that what is
    /// measured or pictured is not on its way from one colour to another.
    pub fn set(self, browser: &Browser) -> Result<(), Failure> {
        self.resize(browser)?;
        browser.wish(&[Wish::LessMotion])
    }

    /// Shows the browser's pages on this screen from now on, with whatever is wished otherwise.
    pub fn resize(self, browser: &Browser) -> Result<(), Failure> {
        let metrics = json!({
            "width": self.width,
            "height": self.height,
            "deviceScaleFactor": 1,
            // A phone's scroll bars lie over the page.
            "mobile": self.width < 600,
        });
        browser.cdp("Emulation.setDeviceMetricsOverride", metrics)?;
        Ok(())
    }
}
