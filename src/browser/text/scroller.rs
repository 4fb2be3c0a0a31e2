//! What moves through the view: the page itself, or the pages side by side.

use js_sys::JsString;
use wasm_bindgen::prelude::*;
use web_sys::{DomRect, Element};

use crate::browser::{appearance, page, root, window};

#[wasm_bindgen]
extern "C" {
    /// An element whose scroll position can be between two pixels, which `web-sys`
    /// rounds.
    type Fine;
    #[wasm_bindgen(method, getter, js_name = scrollLeft)]
    fn left(this: &Fine) -> f64;
    #[wasm_bindgen(method, setter, js_name = scrollLeft)]
    fn set_left(this: &Fine, left: f64);
    #[wasm_bindgen(method, js_name = hasAttribute)]
    fn has(this: &Fine, name: &JsString) -> bool;
}

/// The direction in which a text goes on, and what is scrolled along it. A
/// *position* is how far, in CSS pixels from the text's beginning.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Scroller<'a> {
    /// Down the window, which keeps clear what is under bar and foot.
    Window(Clear),
    /// From page to page of a view.
    Pages {
        /// The element that shows one page at a time.
        view: &'a Element,
        /// What begins where the first page does, and moves with the pages.
        article: &'a Element,
        /// Whether pages follow each other to the left.
        to_the_left: bool,
    },
}

impl<'a> Scroller<'a> {
    /// What shows `article` in `view`, as the page is laid out now.
    pub fn of(view: &'a Element, article: &'a Element, clear: impl FnOnce() -> Clear) -> Self {
        thread_local! {
            /// Made once: it is asked for many times in every frame.
            static LAYOUT: JsString = "data-layout".into();
        }
        // Scrolled is the default, and the only other layout.
        let has = |root: Fine| LAYOUT.with(|layout| root.has(layout));
        if !root().is_some_and(|root| has(root.unchecked_into())) {
            return Self::Window(clear());
        }
        let direction = article.get_attribute("dir");
        Self::Pages {
            view,
            article,
            to_the_left: direction.as_deref() == Some("rtl"),
        }
    }

    /// Whether it shows pages.
    pub fn is_paged(self) -> bool {
        matches!(self, Self::Pages { .. })
    }

    /// Where a box begins along the text, on a scale of its own.
    pub fn start(self, rect: &DomRect) -> f64 {
        match self {
            Self::Window(_) => rect.top(),
            Self::Pages {
                to_the_left: true, ..
            } => -rect.right(),
            Self::Pages { .. } => rect.left(),
        }
    }

    /// Where a box ends along the text, on the same scale.
    pub fn end(self, rect: &DomRect) -> f64 {
        match self {
            Self::Window(_) => rect.bottom(),
            Self::Pages {
                to_the_left: true, ..
            } => -rect.left(),
            Self::Pages { .. } => rect.right(),
        }
    }

    /// Where the view begins, on the same scale: below the bar, or at the page's edge.
    pub fn view_start(self) -> f64 {
        match self {
            Self::Window(clear) => clear.above,
            // A page that is being turned is drawn elsewhere than it is; so is the text.
            Self::Pages { article, .. } => {
                self.start(&article.get_bounding_client_rect()) + self.position()
            }
        }
    }

    /// Where the view ends.
    pub fn view_end(self) -> f64 {
        match self {
            Self::Window(clear) => page::window_height() - clear.below,
            Self::Pages { .. } => self.view_start() + self.length(),
        }
    }

    /// How much is shown at once, in CSS pixels.
    pub fn length(self) -> f64 {
        match self {
            Self::Window(_) => page::window_height(),
            Self::Pages { view, .. } => view.get_bounding_client_rect().width(),
        }
    }

    /// How far it is scrolled.
    pub fn position(self) -> f64 {
        match self {
            Self::Window(_) => page::scroll_top(),
            Self::Pages { view, .. } => view.unchecked_ref::<Fine>().left().abs(),
        }
    }

    /// Whether it cannot be scrolled on. Pages can always be.
    pub fn is_at_its_end(self) -> bool {
        !self.is_paged() && self.left() <= 1.0
    }

    /// How much of `pixels` the window can be scrolled by.
    pub fn within(self, pixels: f64) -> f64 {
        pixels.min(self.left()).max(-self.position())
    }

    /// How far the window can be scrolled on, in CSS pixels.
    fn left(self) -> f64 {
        let end = root().map_or(0, |root| root.scroll_height());
        f64::from(end) - self.position() - self.length()
    }

    /// Scrolls to a position.
    pub fn go_to(self, position: f64) {
        match self {
            Self::Window(_) => page::scroll_to(position),
            Self::Pages {
                view, to_the_left, ..
            } => {
                let left = if to_the_left { -position } else { position };
                view.unchecked_ref::<Fine>().set_left(left);
                // A browser may have brought something into view both ways.
                view.set_scroll_top(0);
            }
        }
    }

    /// Scrolls a window to its end.
    pub fn go_to_end(self) {
        self.go_to(self.position() + self.left());
    }

    /// Scrolls on by so many CSS pixels.
    pub fn go_by(self, pixels: f64) {
        match self {
            // The browser adds more exactly than it tells where it is.
            Self::Window(_) => {
                if let Some(window) = window() {
                    window.scroll_by_with_x_and_y(0.0, pixels);
                }
            }
            Self::Pages { .. } => self.go_to(self.position() + pixels),
        }
    }

    /// Lets the reader see how it scrolls on by so many CSS pixels, unless they wish for
    /// less motion.
    pub fn glide(self, pixels: f64) -> Option<()> {
        let window = window()?;
        let still = window
            .match_media("(prefers-reduced-motion: reduce)")
            .ok()??;
        let options = web_sys::ScrollToOptions::new();
        // Not by so many, which in Firefox could be from where it glides to already.
        options.set_top(self.position() + pixels);
        if !still.matches() {
            options.set_behavior(web_sys::ScrollBehavior::Smooth);
        }
        window.scroll_to_with_scroll_to_options(&options);
        Some(())
    }
}

/// What the window keeps clear when it scrolls to something, in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Clear {
    /// For the bar.
    pub above: f64,
    /// For the foot.
    pub below: f64,
}

impl Clear {
    /// As the style sheet says it now.
    pub fn now() -> Self {
        Self {
            above: scroll_padding("scroll-padding-top"),
            below: scroll_padding("scroll-padding-bottom"),
        }
    }
}

fn scroll_padding(property: &str) -> f64 {
    let padding = appearance::root_property(property).unwrap_or_default();
    // The browser's own parser: Rust's would add 15 kB of wasm for this.
    let padding = js_sys::parse_float(&padding);
    if padding.is_nan() { 0.0 } else { padding }
}
