//! A window on a story whose size, type and surroundings change.

use super::sequence::{Change, Event, Setting};
use crate::context::Context;
use crate::failure::Failure;
use crate::sites::{Extras, Fault, Workshop};
use crate::webdriver::{Browser, Engine};
use lamplight_samples::{SECTIONS, SHORT};
use serde_json::{Value, json};
use std::collections::HashMap;

/// What the window's page does; see there.
const SCRIPT: &str = include_str!("window.js");

/// The browser's own window, which holds the largest of ours.
const OUTER: [u32; 2] = [1400, 1150];

/// A story by its library.
#[derive(Debug, Clone, Copy)]
pub struct Text {
    /// The library's id.
    pub library: &'static str,
    /// The story's name.
    pub slug: &'static str,
}

/// A word by where it begins in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// How many UTF-16 units stand before it.
    pub at: u64,
    /// The word.
    pub word: String,
}

/// Where a word is.
#[derive(Debug, Clone)]
pub struct Look {
    /// Whether it can be seen.
    pub in_view: bool,
    /// The word that is first in view.
    pub first: Option<Mark>,
    /// All of it, for a failure.
    pub told: Value,
}

/// The window: a frame in a page of our own, for a browser's window does not get as small as
/// a phone's everywhere.
#[derive(Debug)]
pub struct Window<'a> {
    browser: &'a Browser,
    server: Workshop,
}

impl<'a> Window<'a> {
    /// Opens the page that holds the window, on a server that has all texts.
    pub fn open(context: &'a Context) -> Result<Self, Failure> {
        let page = format!(
            "<!doctype html><title>A window</title><link rel=icon href=data:,>\
             <style>body {{ margin: 0 }} iframe {{ border: 0; display: block }}</style>\
             <body><script>{SCRIPT}</script>"
        );
        let mut pages = HashMap::from([("window.html".to_owned(), page.into_bytes())]);
        for (site, slug) in [
            (context.long_texts()?, SHORT),
            (context.in_sections()?, SECTIONS),
        ] {
            let name = format!("{slug}.html");
            let text = std::fs::read(site.path().join(&name))?;
            pages.insert(name, text);
        }
        let extras = Extras {
            fault: Some((".woff2", Fault::Held)),
            pages,
            ..Extras::default()
        };
        let server = Workshop::open(context.dist(), extras)?;
        let browser = &context.browser;
        let [width, height] = OUTER;
        browser.resize(width, height)?;
        browser.go(&format!("{}window.html", server.address()))?;
        Ok(Self { browser, server })
    }

    /// Opens a text as a reader who has never been here, and sets what is set.
    pub fn read(&self, text: &Text, begin: &[Change]) -> Result<(), Failure> {
        // A sequence that failed may have left it hidden, where no frame is drawn.
        self.show()?;
        self.scale("1")?;
        let address = format!("{}{}.html", self.server.address(), text.slug);
        let (mut size, mut preferences) = ([1000, 700], Vec::new());
        for change in begin {
            match change {
                Change::Set(Setting::Window, spelt) => size = super::sequence::size(spelt),
                Change::Set(..) => preferences.push(change.to_value()),
                Change::Happen(_) => {}
            }
        }
        let arguments = json!({
            "address": address, "library": text.library, "size": size, "preferences": preferences,
        });
        self.call("open", arguments).map(drop)
    }

    /// Goes on in the text, 0 to 1, and gives the word that is then first in view.
    pub fn go_to(&self, share: f64) -> Result<Mark, Failure> {
        let found = self.call("goTo", json!(share))?;
        mark(&found).ok_or_else(|| Failure::new("no word is in view"))
    }

    /// Lets a change happen, and looks with `check` whenever the page has come to rest.
    pub fn change(
        &self,
        change: &Change,
        mark: &Mark,
        check: impl Fn(&Look) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let then = |mut value: Value| -> Result<(), Failure> {
            if let Some(value) = value.as_object_mut() {
                value.insert("sought".to_owned(), json!(mark.at));
            }
            check(&look(self.call("change", value)?))
        };
        match change {
            Change::Set(Setting::DeviceScale, scale) => self.scale(scale)?,
            Change::Happen(Event::LateFaces) => {
                self.server.hold();
                let reloaded = then(json!({ "kind": "reload", "held": true }));
                self.server.release();
                reloaded?;
            }
            Change::Happen(Event::Hidden) => self.hide()?,
            Change::Happen(Event::Frozen) => self.freeze()?,
            Change::Set(..) | Change::Happen(Event::Reload) => {}
        }
        let value = match change {
            Change::Happen(Event::LateFaces) => json!({ "kind": "nothing" }),
            _ => change.to_value(),
        };
        then(value)
    }

    /// Where the word of a mark is now.
    pub fn look(&self, sought: &Mark) -> Result<Look, Failure> {
        Ok(look(self.call("look", json!(sought.at))?))
    }

    /// Sets how many pixels of the screen a CSS pixel is; WebKitGTK's driver cannot.
    fn scale(&self, scale: &str) -> Result<(), Failure> {
        match self.browser.engine() {
            Engine::Chromium => {
                let [width, height] = OUTER;
                let scale: f64 = scale.parse().unwrap_or(1.0);
                let metrics = json!({
                    "width": width, "height": height, "deviceScaleFactor": scale, "mobile": false,
                });
                self.browser
                    .cdp("Emulation.setDeviceMetricsOverride", metrics)?;
            }
            Engine::Firefox => {
                self.browser.run_as_browser(&format!(
                    "Services.prefs.setStringPref('layout.css.devPixelsPerPx', '{scale}');"
                ))?;
            }
            Engine::WebKit => return Ok(()),
        }
        self.until(&format!("devicePixelRatio === {scale}"))
    }

    /// Hides the tab, and shows it again.
    fn hide(&self) -> Result<(), Failure> {
        self.browser.minimize()?;
        self.until("document.visibilityState === 'hidden'")?;
        self.show()
    }

    /// Freezes the tab, and resumes it; only Chromium's driver can.
    fn freeze(&self) -> Result<(), Failure> {
        if self.browser.engine() != Engine::Chromium {
            return self.hide();
        }
        for state in ["frozen", "active"] {
            self.browser
                .cdp("Page.setWebLifecycleState", json!({ "state": state }))?;
        }
        // A resumed tab is still hidden.
        self.browser.minimize()?;
        self.show()
    }

    fn show(&self) -> Result<(), Failure> {
        let [width, height] = OUTER;
        self.browser.restore(width, height)?;
        self.until("document.visibilityState === 'visible'")
    }

    fn until(&self, condition: &str) -> Result<(), Failure> {
        crate::wait::until(condition, || {
            Ok(self.browser.eval(condition)? == Value::Bool(true))
        })
    }

    fn call(&self, name: &str, argument: Value) -> Result<Value, Failure> {
        let script = format!(
            "const [argument, done] = arguments;
            (async () => reading.{name}(argument))().then(
                value => done({{ value }}), error => done({{ error: [error, error.stack].join(' ') }}));"
        );
        let mut answer = self.browser.run_async(&script, &[argument])?;
        if let Some(error) = answer.get("error").and_then(Value::as_str) {
            return Err(Failure::new(format!("{name}: {error}")));
        }
        Ok(answer.get_mut("value").map_or(Value::Null, Value::take))
    }
}

fn look(told: Value) -> Look {
    Look {
        in_view: told.get("inView") == Some(&Value::Bool(true)),
        first: told.get("first").and_then(mark),
        told,
    }
}

fn mark(found: &Value) -> Option<Mark> {
    Some(Mark {
        at: found.get("at")?.as_u64()?,
        word: found.get("word")?.as_str()?.to_owned(),
    })
}
