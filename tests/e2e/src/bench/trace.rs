//! What Chromium's trace tells of a page's scripts.

use serde_json::Value;

/// A call from the browser into a page's scripts, or to a part of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Call {
    /// When it began, in milliseconds on the trace's own scale.
    pub began: f64,
    /// When it ended, on the same scale.
    pub ended: f64,
    /// How long its thread had the processor meanwhile, in milliseconds.
    pub time: f64,
    /// The number of its thread.
    pub thread: u64,
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
    /// Its compiling of what it is to run, or collecting of garbage.
    Engine,
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
        "MinorGC" | "MajorGC" => Callee::Engine,
        name if name.starts_with("V8.") || name.starts_with("wasm.") => Callee::Engine,
        _ => return None,
    };
    let began = milliseconds("ts")?;
    Some(Call {
        began,
        ended: began + milliseconds("dur")?,
        time: milliseconds("tdur")?,
        thread: event.get("tid")?.as_u64()?,
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
            entry(json!({ "name": "RunMicrotasks", "ts": 9000, "dur": 10, "tdur": 10, "tid": 7 })),
            entry(json!({
                "name": "FunctionCall", "ts": 2000, "dur": 3000, "tdur": 500, "tid": 7,
                "args": { "data": { "functionName": "real", "url": "http://a/b.js" } },
            })),
            entry(json!({ "name": "Layout", "ts": 3000, "dur": 1000, "tdur": 500, "tid": 7 })),
            entry(json!({ "name": "MinorGC", "ts": 4000, "dur": 10, "tdur": 5, "tid": 7 })),
            entry(json!({ "name": "V8.CompileCode", "ts": 4100, "dur": 10, "tdur": 5, "tid": 7 })),
            entry(json!({ "name": "Paint", "ts": 1000, "dur": 3000, "tdur": 500, "tid": 7 })),
        ];
        let calls = calls(&log);
        let [function, layout, garbage, compiling, microtasks] = calls.as_slice() else {
            panic!("{calls:?}");
        };
        assert_eq!(
            (
                function.began,
                function.ended,
                function.time,
                function.thread
            ),
            (2.0, 5.0, 0.5, 7)
        );
        assert!(
            matches!(&function.of, Callee::Function { address, .. } if address == "http://a/b.js")
        );
        assert_eq!(layout.of, Callee::Layout);
        assert_eq!([&garbage.of, &compiling.of], [&Callee::Engine; 2]);
        assert_eq!(microtasks.of, Callee::Microtasks);
    }
}
