//! What Chromium's trace tells of a page's scripts.

use serde_json::Value;

/// A call from the browser into a page's scripts, or to its own style and layout.
#[derive(Debug, Clone, PartialEq)]
pub struct Call {
    /// When it began, in milliseconds on the trace's own scale.
    pub began: f64,
    /// When it ended, on the same scale.
    pub ended: f64,
    /// How long its thread had the processor meanwhile, in milliseconds.
    pub time: f64,
    /// What was called.
    pub of: Callee,
}

/// What a browser calls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Callee {
    /// A function.
    Function {
        /// Its name; empty where it has none.
        name: String,
        /// The address of its script; empty where that is DevTools'.
        address: String,
    },
    /// What was put off until the call before had ended.
    Microtasks,
    /// The browser's own style or layout.
    Layout,
}

/// The calls that a log of Chromium's driver tells of, in the order in which they began.
pub fn calls(log: &[Value]) -> Vec<Call> {
    let mut calls: Vec<Call> = log.iter().filter_map(call).collect();
    calls.sort_by(|one, other| one.began.total_cmp(&other.began));
    calls
}

fn call(entry: &Value) -> Option<Call> {
    let message: Value = serde_json::from_str(entry.get("message")?.as_str()?).ok()?;
    let event = message.pointer("/message/params")?;
    let milliseconds = |name: &str| Some(event.get(name)?.as_f64()? / 1000.0);
    let text = |name: &str| {
        let text = event.pointer("/args/data")?.get(name)?.as_str();
        text.map(str::to_owned)
    };
    let of = match event.get("name")?.as_str()? {
        "FunctionCall" => Callee::Function {
            name: text("functionName").unwrap_or_default(),
            address: text("url").unwrap_or_default(),
        },
        "RunMicrotasks" => Callee::Microtasks,
        "UpdateLayoutTree" | "Layout" => Callee::Layout,
        _ => return None,
    };
    let began = milliseconds("ts")?;
    Some(Call {
        began,
        ended: began + milliseconds("dur")?,
        time: milliseconds("tdur")?,
        of,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_call_has_the_time_of_its_thread() {
        let entry = |event: Value| {
            let message =
                json!({ "message": { "method": "Tracing.dataCollected", "params": event } });
            json!({ "level": "INFO", "message": message.to_string() })
        };
        let log = [
            entry(json!({ "name": "RunMicrotasks", "ts": 9000, "dur": 10, "tdur": 10 })),
            entry(json!({
                "name": "FunctionCall", "ts": 2000, "dur": 3000, "tdur": 500,
                "args": { "data": { "functionName": "real", "url": "http://a/b.js" } },
            })),
            entry(json!({ "name": "Layout", "ts": 3000, "dur": 1000, "tdur": 500 })),
            entry(json!({ "name": "Paint", "ts": 1000, "dur": 3000, "tdur": 500 })),
        ];
        let calls = calls(&log);
        let [function, layout, microtasks] = calls.as_slice() else {
            panic!("{calls:?}");
        };
        assert_eq!(
            (function.began, function.ended, function.time),
            (2.0, 5.0, 0.5)
        );
        assert!(
            matches!(&function.of, Callee::Function { address, .. } if address == "http://a/b.js")
        );
        assert_eq!(layout.of, Callee::Layout);
        assert_eq!(microtasks.of, Callee::Microtasks);
    }
}
