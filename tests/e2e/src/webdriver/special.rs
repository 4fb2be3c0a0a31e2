//! What only one engine's driver can do.

use super::Browser;
use crate::failure::Failure;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

impl Browser {
    /// Runs a DevTools command; Chromium only.
    pub fn cdp(&self, command: &str, parameters: Value) -> Result<Value, Failure> {
        let body = json!({ "cmd": command, "params": parameters });
        self.post("goog/cdp/execute", body)
    }

    /// The page on A4, as PDF; Chromium only.
    pub fn print(&self) -> Result<Vec<u8>, Failure> {
        let a4 = json!({
            "paperWidth": 210.0 / 25.4,
            "paperHeight": 297.0 / 25.4,
            // As if all that a reader can ask for were asked for.
            "printBackground": true,
        });
        let printed = self.cdp("Page.printToPDF", a4)?;
        let data = printed.get("data").and_then(Value::as_str);
        BASE64_STANDARD
            .decode(data.unwrap_or_default())
            .map_err(|error| Failure::new(format!("print: {error}")))
    }

    /// What a log (`browser` or `performance`) gained since the last look; Chromium only.
    pub fn log(&self, kind: &str) -> Result<Vec<Value>, Failure> {
        match self.post("se/log", json!({ "type": kind }))? {
            Value::Array(entries) => Ok(entries),
            other => Err(Failure::new(format!("no log but {other}"))),
        }
    }

    /// Runs the body of a function in the browser's own window, not the page; Firefox only.
    pub fn run_as_browser(&self, script: &str) -> Result<Value, Failure> {
        self.post("moz/context", json!({ "context": "chrome" }))?;
        let answer = self.run(script, &[]);
        self.post("moz/context", json!({ "context": "content" }))?;
        answer
    }
}
