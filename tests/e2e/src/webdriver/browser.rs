//! One session: a browser with a fresh profile.

use super::client::Client;
use super::{Driver, Element, Engine, Setup, keys};
use crate::failure::Failure;
use crate::temp::TempFolder;
use crate::wait;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

/// A browser window that a journey drives; closed when it is dropped.
#[derive(Debug)]
pub struct Browser {
    engine: Engine,
    client: Client,
    path: String,
    /// `host:port` of its DevTools; nothing where it has none.
    devtools: Option<String>,
    _profile: TempFolder,
}

impl Browser {
    /// Opens a browser with an empty profile.
    pub fn open(driver: &Driver, setup: &Setup) -> Result<Self, Failure> {
        let profile = TempFolder::new("profile")?;
        let engine = driver.engine();
        let capabilities = setup.capabilities(engine, profile.path())?;
        let body = json!({ "capabilities": { "alwaysMatch": capabilities } });
        let client = driver.client().clone();
        let session = client.post("/session", &body)?;
        let id = session.get("sessionId").and_then(Value::as_str);
        let id = id.ok_or_else(|| Failure::new(format!("no session id in {session}")))?;
        let devtools = session.pointer("/capabilities/goog:chromeOptions/debuggerAddress");
        let browser = Self {
            engine,
            devtools: devtools.and_then(Value::as_str).map(String::from),
            path: format!("/session/{id}"),
            client,
            _profile: profile,
        };
        if engine == Engine::Chromium && setup.without_scripts {
            browser.cdp(
                "Emulation.setScriptExecutionDisabled",
                json!({ "value": true }),
            )?;
        }
        Ok(browser)
    }

    /// Which engine this is.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// The port of loopback at which other programs reach its DevTools; Chromium only.
    pub fn devtools_port(&self) -> Result<u16, Failure> {
        let address = self.devtools.as_deref().unwrap_or_default();
        let port = address
            .rsplit(':')
            .next()
            .and_then(|port| port.parse().ok());
        port.ok_or_else(|| Failure::new(format!("{} names no port of DevTools", self.engine)))
    }

    /// Goes to an address and waits until its page has loaded.
    pub fn go(&self, url: &str) -> Result<(), Failure> {
        self.post("url", json!({ "url": url })).map(drop)
    }

    /// The address of the page.
    pub fn url(&self) -> Result<String, Failure> {
        text(self.get("url")?)
    }

    /// Loads the page again and waits until it has loaded.
    pub fn reload(&self) -> Result<(), Failure> {
        self.post("refresh", json!({})).map(drop)
    }

    /// One step back in history.
    pub fn back(&self) -> Result<(), Failure> {
        self.post("back", json!({})).map(drop)
    }

    /// One step forward in history.
    pub fn forward(&self) -> Result<(), Failure> {
        self.post("forward", json!({})).map(drop)
    }

    /// Runs the body of a function in the page and gives what it returns.
    pub fn run(&self, script: &str, arguments: &[Value]) -> Result<Value, Failure> {
        let body = json!({ "script": script, "args": arguments });
        self.post("execute/sync", body)
    }

    /// Runs the body of a function whose last argument is the callback that ends it.
    pub fn run_async(&self, script: &str, arguments: &[Value]) -> Result<Value, Failure> {
        let body = json!({ "script": script, "args": arguments });
        self.post("execute/async", body)
    }

    /// The value of an expression in the page.
    pub fn eval(&self, expression: &str) -> Result<Value, Failure> {
        self.run(&format!("return ({expression});"), &[])
    }

    /// The first element that the selector names.
    pub fn find(&self, selector: &str) -> Result<Element, Failure> {
        let body = json!({ "using": "css selector", "value": selector });
        let found = self
            .post("element", body)
            .map_err(|failure| failure.while_(selector))?;
        Element::from_value(&found)
            .ok_or_else(|| Failure::new(format!("{selector}: no element but {found}")))
    }

    /// Clicks in the middle of an element, as a mouse would.
    pub fn click_element(&self, element: &Element) -> Result<(), Failure> {
        self.post(&format!("element/{}/click", element.id()), json!({}))
            .map(drop)
    }

    /// Presses and releases keys one after the other, wherever the focus is.
    pub fn press(&self, keys: &str) -> Result<(), Failure> {
        let strokes = keys.chars().flat_map(|key| {
            ["keyDown", "keyUp"].map(|kind| json!({ "type": kind, "value": key.to_string() }))
        });
        self.act_with_keys(strokes.collect())
    }

    /// Presses and releases a key while Shift is held.
    pub fn press_with_shift(&self, key: &str) -> Result<(), Failure> {
        self.press_with(keys::SHIFT, key)
    }

    /// Presses and releases a key while another is held.
    pub fn press_with(&self, held: &str, key: &str) -> Result<(), Failure> {
        let stroke = |kind: &str, key: &str| json!({ "type": kind, "value": key });
        self.act_with_keys(vec![
            stroke("keyDown", held),
            stroke("keyDown", key),
            stroke("keyUp", key),
            stroke("keyUp", held),
        ])
    }

    /// Clicks at a point of the window, in CSS pixels.
    pub fn click_at(&self, x: i64, y: i64) -> Result<(), Failure> {
        let actions = json!([{
            "type": "pointer", "id": "mouse", "parameters": { "pointerType": "mouse" },
            "actions": [
                { "type": "pointerMove", "x": x, "y": y, "origin": "viewport", "duration": 0 },
                { "type": "pointerDown", "button": 0 },
                { "type": "pointerUp", "button": 0 }
            ]
        }]);
        self.post("actions", json!({ "actions": actions }))
            .map(drop)
    }

    /// Drags the mouse from the first of these points of the window to the last, in CSS pixels, and
    /// stays at each for so many milliseconds.
    pub fn drag(&self, points: &[[i64; 2]], held: u32) -> Result<(), Failure> {
        let go = |[x, y]: &[i64; 2]| json!({ "type": "pointerMove", "x": x, "y": y, "origin": "viewport", "duration": held });
        let down = json!({ "type": "pointerDown", "button": 0 });
        let up = json!({ "type": "pointerUp", "button": 0 });
        let (first, others) = points.split_at(points.len().min(1));
        let moves = first.iter().map(go).chain([down]);
        let moves: Vec<Value> = moves.chain(others.iter().map(go)).chain([up]).collect();
        let actions = json!([{
            "type": "pointer", "id": "mouse", "parameters": { "pointerType": "mouse" },
            "actions": moves
        }]);
        self.post("actions", json!({ "actions": actions }))
            .map(drop)
    }

    /// Sets the outer size of the window and waits until the page has it.
    pub fn resize(&self, width: u32, height: u32) -> Result<(), Failure> {
        self.restore(width, height)?;
        // Some windows have a border.
        let there = format!("outerWidth === {width} && innerWidth > {width} - 20");
        wait::until("the window is resized", || {
            Ok(self.eval(&there)? == Value::Bool(true))
        })
    }

    /// Puts the window away; what is in it is hidden.
    pub fn minimize(&self) -> Result<(), Failure> {
        self.post("window/minimize", json!({})).map(drop)
    }

    /// Brings a window back that was put away, and asks for an outer size.
    pub fn restore(&self, width: u32, height: u32) -> Result<(), Failure> {
        let rect = json!({ "x": 0, "y": 0, "width": width, "height": height });
        self.post("window/rect", rect).map(drop)
    }

    /// The handle of the window that commands go to.
    pub fn window(&self) -> Result<String, Failure> {
        text(self.get("window")?)
    }

    /// Opens another window and gives its handle; commands still go to the old one.
    ///
    /// Not a tab: WebKitGTK's driver does not show the tab that it switches to, and a page that
    /// is not shown does not draw what it changes.
    pub fn new_window(&self) -> Result<String, Failure> {
        let window = self.post("window/new", json!({ "type": "window" }))?;
        text(window.get("handle").cloned().unwrap_or_default())
    }

    /// Sends commands to another window from now on.
    pub fn switch_to(&self, handle: &str) -> Result<(), Failure> {
        self.post("window", json!({ "handle": handle })).map(drop)
    }

    /// Sends commands to the page itself from now on, and no longer into a frame.
    pub fn leave_frame(&self) -> Result<(), Failure> {
        self.post("frame", json!({ "id": null })).map(drop)
    }

    /// Sends commands into an `<iframe>` from now on.
    pub fn enter_frame(&self, selector: &str) -> Result<(), Failure> {
        let frame = self.find(selector)?;
        self.post("frame", json!({ "id": frame.to_value() }))
            .map(drop)
    }

    /// The page as its document was sent and has since changed.
    pub fn source(&self) -> Result<String, Failure> {
        text(self.get("source")?)
    }

    /// A picture of the window, as PNG.
    pub fn screenshot(&self) -> Result<Vec<u8>, Failure> {
        BASE64_STANDARD
            .decode(text(self.get("screenshot")?)?)
            .map_err(|error| Failure::new(format!("screenshot: {error}")))
    }

    /// Posts to a path below the session's.
    pub(super) fn post(&self, command: &str, body: Value) -> Result<Value, Failure> {
        self.client.post(&format!("{}/{command}", self.path), &body)
    }

    fn get(&self, command: &str) -> Result<Value, Failure> {
        self.client.get(&format!("{}/{command}", self.path))
    }

    fn act_with_keys(&self, actions: Vec<Value>) -> Result<(), Failure> {
        let actions = json!([{ "type": "key", "id": "keyboard", "actions": actions }]);
        self.post("actions", json!({ "actions": actions }))
            .map(drop)
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.client.delete(&self.path);
    }
}

fn text(value: Value) -> Result<String, Failure> {
    match value {
        Value::String(text) => Ok(text),
        other => Err(Failure::new(format!("no text but {other}"))),
    }
}
