//! How the text looks, as the browser computed it.

use super::Reader;
use crate::failure::Failure;
use crate::wait;
use serde_json::Value;

/// A theme and the background it is known by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// The radio button's value.
    pub name: &'static str,
    /// The computed background; for `system`, as where nobody asked for dark.
    pub background: &'static str,
}

/// The choices of the panel, in its order.
pub const THEMES: [Theme; 8] = [
    Theme {
        name: "system",
        background: "rgb(251, 248, 241)",
    },
    Theme {
        name: "paper",
        background: "rgb(251, 248, 241)",
    },
    Theme {
        name: "sepia",
        background: "rgb(241, 230, 208)",
    },
    Theme {
        name: "dusk",
        background: "rgb(43, 48, 55)",
    },
    Theme {
        name: "night",
        background: "rgb(23, 26, 31)",
    },
    Theme {
        name: "black",
        background: "rgb(0, 0, 0)",
    },
    Theme {
        name: "contrast-light",
        background: "rgb(255, 255, 255)",
    },
    Theme {
        name: "contrast-dark",
        background: "rgb(0, 0, 0)",
    },
];

/// What a reader's choices come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// The page's background, as `rgb(…)`.
    pub background: String,
    /// The first family of the text.
    pub family: String,
    /// The size of the text, as `20px`.
    pub size: String,
}

impl Look {
    /// A look by its three values.
    pub fn new(background: &str, family: &str, size: &str) -> Self {
        Self {
            background: background.to_owned(),
            family: family.to_owned(),
            size: size.to_owned(),
        }
    }
}

impl Reader<'_> {
    /// How the story that is shown looks.
    pub fn look(&self) -> Result<Look, Failure> {
        let seen = self.run(
            "const prose = getComputedStyle(shown('.prose p'));
            return [background(), prose.fontFamily.split(',')[0].replaceAll('\"', ''), prose.fontSize];
            function background() {
                return [document.body, document.documentElement]
                    .map(element => getComputedStyle(element).backgroundColor)
                    .find(colour => colour !== 'rgba(0, 0, 0, 0)') ?? 'none';
            }",
            &[],
        )?;
        let part = |index: usize| seen.get(index).and_then(Value::as_str).unwrap_or_default();
        Ok(Look::new(part(0), part(1), part(2)))
    }

    /// Waits until the story that is shown looks so.
    pub fn until_look(&self, expected: &Look) -> Result<(), Failure> {
        let mut seen = None;
        wait::until(&format!("the look is {expected:?}"), || {
            seen = Some(self.look()?);
            Ok(seen.as_ref() == Some(expected))
        })
        .map_err(|failure| Failure::new(format!("{failure}; it is {seen:?}")))
    }

    /// Puts the page in a theme by its contract, the attribute, without choosing it: quicker where
    /// many are looked at. (That choosing one sets the attribute is a journey of its own.)
    pub fn wear(&self, theme: Theme) -> Result<(), Failure> {
        self.run(
            "const { dataset } = document.documentElement;
            if (arguments[0] === 'system') delete dataset.theme;
            else dataset.theme = arguments[0];",
            &[theme.name.into()],
        )?;
        self.until_background(theme.background)
    }

    /// Waits until the page, whichever it is, has this background.
    pub fn until_background(&self, expected: &str) -> Result<(), Failure> {
        self.wait_for(
            &format!("the background is {expected}"),
            &format!(
                "[document.body, document.documentElement].some(element => \
                 getComputedStyle(element).backgroundColor === {expected:?})"
            ),
        )
    }
}
