//! What the address asks for after its `?`.

use wasm_bindgen::JsValue;
use web_sys::UrlSearchParams;

use super::window;

/// The value that the address gives to `name`.
#[must_use]
pub fn value(name: &str) -> Option<String> {
    parameters()?.get(name)
}

/// Gives these names their values, or takes them out, in place of the address as it is. A
/// document from disk keeps its own: browsers let it have no other.
pub fn set(values: &[(&str, Option<&str>)]) -> Option<()> {
    let parameters = parameters()?;
    let before = parameters.to_string();
    for (name, value) in values {
        match value {
            Some(value) => parameters.set(name, value),
            None => parameters.delete(name),
        }
    }
    if parameters.to_string() == before {
        return Some(());
    }
    let location = window()?.location();
    let query = String::from(parameters.to_string());
    let mark = if query.is_empty() { "" } else { "?" };
    let address = location.pathname().ok()? + mark + &query + &location.hash().ok()?;
    let history = window()?.history().ok()?;
    let state: JsValue = history.state().ok()?;
    history
        .replace_state_with_url(&state, "", Some(&address))
        .ok()
}

/// These names and values as a query, to be put into an address.
#[must_use]
pub fn of(values: &[(&str, &str)]) -> String {
    let Ok(parameters) = UrlSearchParams::new() else {
        return String::new();
    };
    for (name, value) in values {
        parameters.set(name, value);
    }
    format!("?{}", String::from(parameters.to_string()))
}

fn parameters() -> Option<UrlSearchParams> {
    let query = window()?.location().search().ok()?;
    UrlSearchParams::new_with_str(&query).ok()
}
