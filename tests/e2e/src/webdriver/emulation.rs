//! What a reader asks of the system, as far as each browser can be told.

use super::{Browser, Engine};
use crate::failure::Failure;
use serde_json::{Value, json};

/// A wish that a system passes on to pages as a media feature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// `prefers-color-scheme: dark`.
    Dark,
    /// `prefers-reduced-motion: reduce`.
    LessMotion,
    /// `prefers-contrast: more`.
    MoreContrast,
    /// `forced-colors: active`.
    ForcedColours,
}

impl Wish {
    const ALL: [Self; 4] = [
        Self::Dark,
        Self::LessMotion,
        Self::MoreContrast,
        Self::ForcedColours,
    ];

    /// The media feature, and its value where this is wished.
    fn feature(self) -> (&'static str, &'static str) {
        match self {
            Self::Dark => ("prefers-color-scheme", "dark"),
            Self::LessMotion => ("prefers-reduced-motion", "reduce"),
            Self::MoreContrast => ("prefers-contrast", "more"),
            Self::ForcedColours => ("forced-colors", "active"),
        }
    }

    /// Firefox's setting with its values where this is not wished and where it is. It has none
    /// for contrast alone: it takes forced colours for that wish.
    fn setting(self) -> Option<(&'static str, i32, i32)> {
        match self {
            Self::Dark => Some(("layout.css.prefers-color-scheme.content-override", 1, 0)),
            Self::LessMotion => Some(("ui.prefersReducedMotion", 0, 1)),
            Self::ForcedColours => Some(("browser.display.document_color_use", 1, 2)),
            Self::MoreContrast => None,
        }
    }
}

impl Browser {
    /// Has pages see these wishes and no others from now on; not in WebKitGTK.
    pub fn wish(&self, wishes: &[Wish]) -> Result<(), Failure> {
        match self.engine() {
            Engine::Chromium => {
                let features: Vec<Value> = wishes
                    .iter()
                    .map(|wish| wish.feature())
                    .map(|(name, value)| json!({ "name": name, "value": value }))
                    .collect();
                self.cdp(
                    "Emulation.setEmulatedMedia",
                    json!({ "features": features }),
                )?;
            }
            Engine::Firefox => {
                for wish in Wish::ALL {
                    if let Some((name, without, with)) = wish.setting() {
                        let value = if wishes.contains(&wish) {
                            with
                        } else {
                            without
                        };
                        self.run_as_browser(&format!(
                            "Services.prefs.setIntPref({name:?}, {value});"
                        ))?;
                    }
                }
            }
            Engine::WebKit => {
                return Err(Failure::new("WebKitGTK's driver cannot pass on wishes"));
            }
        }
        for (name, value) in wishes.iter().map(|wish| wish.feature()) {
            let query = format!("matchMedia('({name}: {value})').matches");
            crate::wait::until(&query, || Ok(self.eval(&query)? == Value::Bool(true)))?;
        }
        Ok(())
    }
}
