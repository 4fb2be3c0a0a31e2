//! What a page must never do, as far as each browser tells: ask another origin
//! for anything, break its own policy, or leave an error in the console.
//!
//! Chromium tells all of it (its DevTools logs). Firefox tells its console to
//! those with system access, and requests go into the [`Trap`]. WebKitGTK's
//! requests go there too; its console is closed to drivers, so [`listen`] tells
//! of what happens after a page was opened.

use crate::failure::Failure;
use crate::trap::Trap;
use crate::webdriver::{Browser, Engine};
use serde_json::Value;

/// Starts to listen in the page, where nothing else would tell.
pub fn listen(browser: &Browser) -> Result<(), Failure> {
    if browser.engine() != Engine::WebKit {
        return Ok(());
    }
    let script = "
        if (window.lamplightComplaints) return;
        const complaints = window.lamplightComplaints = [];
        addEventListener('error', e => complaints.push(String(e.message)));
        addEventListener('unhandledrejection', e => complaints.push(String(e.reason)));
        document.addEventListener('securitypolicyviolation',
            e => complaints.push(`policy: ${e.effectiveDirective} ${e.blockedURI}`));";
    browser.run(script, &[]).map(drop)
}

/// Everything that the browser complains of, save what a journey brings about on purpose:
/// complaints that contain one of `expected`.
pub fn complaints(
    browser: &Browser,
    trap: &Trap,
    expected: &[&str],
) -> Result<Vec<String>, Failure> {
    let mut complaints = match browser.engine() {
        Engine::Chromium => chromium(browser)?,
        Engine::Firefox => firefox(browser)?,
        Engine::WebKit => webkit(browser)?,
    };
    complaints.extend(
        trap.take()
            .into_iter()
            .map(|request| format!("another origin: {request}")),
    );
    complaints.retain(|complaint| !expected.iter().any(|part| complaint.contains(part)));
    Ok(complaints)
}

fn chromium(browser: &Browser) -> Result<Vec<String>, Failure> {
    let mut complaints = Vec::new();
    for entry in browser.log("browser")? {
        let part = |name: &str| entry.get(name).and_then(Value::as_str).unwrap_or_default();
        if part("level") == "SEVERE" || part("source") == "security" {
            complaints.push(part("message").to_owned());
        }
    }
    for entry in browser.log("performance")? {
        let message = entry
            .get("message")
            .and_then(Value::as_str)
            .unwrap_or_default();
        let message: Value = serde_json::from_str(message)?;
        complaints.extend(foreign_request(&message));
    }
    Ok(complaints)
}

/// The complaint about a DevTools event, if it tells of a request to another origin.
fn foreign_request(event: &Value) -> Option<String> {
    if event.pointer("/message/method")?.as_str()? != "Network.requestWillBeSent" {
        return None;
    }
    let url = event.pointer("/message/params/request/url")?.as_str()?;
    let page = event.pointer("/message/params/documentURL")?.as_str()?;
    // A new tab begins with pages of the browser's own.
    let browsers_own = page.starts_with("chrome:") || page.starts_with("about:");
    let inline = url.starts_with("data:") || url.starts_with("blob:");
    (!inline && !browsers_own && origin(url) != origin(page))
        .then(|| format!("another origin: {url} from {page}"))
}

/// Scheme, host and port of an address.
fn origin(url: &str) -> &str {
    let host = url.find("://").map_or(0, |scheme| scheme + 3);
    let end = url.get(host..).and_then(|rest| rest.find('/'));
    end.and_then(|end| url.get(..host + end)).unwrap_or(url)
}

fn firefox(browser: &Browser) -> Result<Vec<String>, Failure> {
    // Flag 0 is an error; violations of the policy come with any flag.
    let found = browser.run_as_browser(
        "const storage = Cc['@mozilla.org/consoleAPI-storage;1'].getService(Ci.nsIConsoleAPIStorage);
        const ours = source => /^(http:\\/\\/127\\.0\\.0\\.1|file:)/.test(source);
        const errors = Services.console.getMessageArray()
            .filter(message => message instanceof Ci.nsIScriptError)
            .filter(error => ours(error.sourceName) && (error.flags === 0 || /^CSP/.test(error.category)))
            .map(error => `${error.errorMessage} (${error.sourceName})`);
        const said = storage.getEvents()
            .filter(event => event.level === 'error' && ours(event.filename))
            .map(event => event.arguments.map(String).join(' '));
        Services.console.reset();
        storage.clearEvents();
        return errors.concat(said);",
    )?;
    Ok(texts(&found))
}

fn webkit(browser: &Browser) -> Result<Vec<String>, Failure> {
    Ok(texts(&browser.eval("window.lamplightComplaints || []")?))
}

fn texts(found: &Value) -> Vec<String> {
    let found = found.as_array().map(Vec::as_slice).unwrap_or_default();
    found
        .iter()
        .filter_map(Value::as_str)
        .map(String::from)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::origin;

    #[test]
    fn an_origin_ends_before_the_path() {
        let check = |url, expected| assert_eq!(origin(url), expected);
        check("http://127.0.0.1:80/a/b", "http://127.0.0.1:80");
        check("http://127.0.0.1:80", "http://127.0.0.1:80");
        check("file:///tmp/a.html", "file://");
        check("about:blank", "about:blank");
    }
}
