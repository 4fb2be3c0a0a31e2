//! One cold visit, measured from inside the page.

use crate::failure::Failure;
use crate::wait;
use crate::webdriver::Browser;
use serde_json::{Value, json};

/// What one visit took; times in milliseconds since its navigation began.
#[derive(Debug, Clone, Copy)]
pub struct Visit {
    /// The first contentful paint.
    pub paint: f64,
    /// `data-app` was set to `ready`; not a number where the page has no app.
    pub up: f64,
    /// The cumulative layout shift until the fonts were there.
    pub shift: f64,
}

/// Runs before any script of a page.
const OBSERVE: &str = "
    const seen = window.lamplightSeen = { paint: null, up: null, shift: 0 };
    new PerformanceObserver(list => {
        for (const entry of list.getEntriesByName('first-contentful-paint')) seen.paint = entry.startTime;
    }).observe({ type: 'paint', buffered: true });
    new PerformanceObserver(list => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) seen.shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
    new MutationObserver(() => {
        if (document.documentElement?.dataset.app === 'ready') seen.up ??= performance.now();
    }).observe(document, { attributes: true, attributeFilter: ['data-app'], subtree: true });";

/// Slow 4G, as Lighthouse has it, and a processor slower so many times, from now on.
pub fn slow_down(browser: &Browser, times: u32) -> Result<(), Failure> {
    const LATENCY_MS: f64 = 562.0;
    const DOWN_BITS: f64 = 1_474_560.0;
    const UP_BITS: f64 = 675_840.0;
    browser.cdp("Network.enable", json!({}))?;
    let network = json!({
        "offline": false,
        "latency": LATENCY_MS,
        // In bytes a second.
        "downloadThroughput": DOWN_BITS / 8.0,
        "uploadThroughput": UP_BITS / 8.0,
    });
    browser.cdp("Network.emulateNetworkConditions", network)?;
    browser.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": times }))?;
    let source = json!({ "source": OBSERVE });
    browser.cdp("Page.addScriptToEvaluateOnNewDocument", source)?;
    Ok(())
}

/// Visits a page as for the first time. `app` says that it has one, which is waited for.
pub fn visit(browser: &Browser, url: &str, app: bool) -> Result<Visit, Failure> {
    browser.cdp("Network.clearBrowserCache", json!({}))?;
    let origin = url.rsplit_once('/').map_or(url, |(origin, _)| origin);
    let everything = json!({ "origin": origin, "storageTypes": "all" });
    browser.cdp("Storage.clearDataForOrigin", everything)?;
    browser.go("about:blank")?;
    browser.go(url)?;
    let seen = wait::until_some("the page is painted and its app is up", || {
        let seen = browser.run_async(
            "const done = arguments[0];
            document.fonts.ready.then(() => requestAnimationFrame(() => done(window.lamplightSeen)));",
            &[],
        )?;
        let there = |name: &str| seen.get(name).is_some_and(Value::is_number);
        Ok((there("paint") && (there("up") || !app)).then_some(seen))
    })?;
    let number = |name: &str| seen.get(name).and_then(Value::as_f64).unwrap_or(f64::NAN);
    Ok(Visit {
        paint: number("paint"),
        up: number("up"),
        shift: number("shift"),
    })
}
