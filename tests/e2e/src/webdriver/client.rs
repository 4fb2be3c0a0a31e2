//! JSON over HTTP, as WebDriver speaks it.

use crate::failure::Failure;
use serde_json::Value;
use std::time::Duration;

/// Longer than any command takes, a browser's start on a busy machine included.
const TIMEOUT: Duration = Duration::from_secs(30);

/// Speaks to one driver.
#[derive(Debug, Clone)]
pub struct Client {
    agent: ureq::Agent,
    base: String,
}

impl Client {
    /// A client of the driver that listens on this port of loopback.
    pub fn new(port: u16) -> Self {
        let agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .proxy(None)
            .max_idle_connections(0)
            .timeout_global(Some(TIMEOUT))
            .build()
            .into();
        Self {
            agent,
            base: format!("http://127.0.0.1:{port}"),
        }
    }

    /// The `value` of the answer to a GET.
    pub fn get(&self, path: &str) -> Result<Value, Failure> {
        let answer = self.agent.get(format!("{}{path}", self.base)).call();
        value_of(answer, path)
    }

    /// The `value` of the answer to a POST of `body`.
    pub fn post(&self, path: &str, body: &Value) -> Result<Value, Failure> {
        let answer = self
            .agent
            .post(format!("{}{path}", self.base))
            .header("Content-Type", "application/json; charset=utf-8")
            .send(body.to_string());
        value_of(answer, path)
    }

    /// The `value` of the answer to a DELETE.
    pub fn delete(&self, path: &str) -> Result<Value, Failure> {
        let answer = self.agent.delete(format!("{}{path}", self.base)).call();
        value_of(answer, path)
    }
}

fn value_of(
    answer: Result<ureq::http::Response<ureq::Body>, ureq::Error>,
    path: &str,
) -> Result<Value, Failure> {
    let mut answer = answer.map_err(|error| Failure::new(format!("driver, {path}: {error}")))?;
    let text = answer
        .body_mut()
        .with_config()
        .limit(64 << 20)
        .read_to_string()
        .map_err(|error| Failure::new(format!("driver, {path}: {error}")))?;
    let mut body: Value = serde_json::from_str(&text)
        .map_err(|_| Failure::new(format!("driver, {path}: no JSON but {text:?}")))?;
    let value = body.get_mut("value").map_or(Value::Null, Value::take);
    if answer.status().is_success() {
        return Ok(value);
    }
    let part = |name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default();
    let message = part("message").lines().next().unwrap_or_default();
    Err(Failure::new(format!(
        "driver, {path}: {}: {message}",
        part("error")
    )))
}
