//! How a session starts: the same wishes, in each driver's words.

use super::Engine;
use super::engine::{mini_browser, on_path};
use crate::failure::Failure;
use serde_json::{Value, json};
use std::path::Path;

/// What is traced: what the browser calls and does for itself, and what its engine compiles.
const TRACED: &str =
    "devtools.timeline,disabled-by-default-v8.compile,disabled-by-default-v8.wasm.detailed";

/// What a journey wants of its browser.
#[derive(Debug, Clone, Default)]
pub struct Setup {
    /// Pages may run no script at all.
    pub without_scripts: bool,
    /// Pages may run scripts but no WebAssembly, as in some browsers' safest modes.
    pub without_wasm: bool,
    /// The browser's own text size is twice the usual: 32 pixels. Not in WebKitGTK.
    pub large_text: bool,
    /// Pages may keep nothing, as where site data is blocked.
    pub without_storage: bool,
    /// The log `performance` has Chromium's trace of what scripts do. Chromium only.
    pub traced: bool,
    /// `host:port` of a proxy for whatever is not on loopback (Chromium resolves no name instead).
    pub proxy: String,
}

impl Setup {
    /// What a new session asks the driver for. `profile` is an empty folder of the session's own.
    pub(super) fn capabilities(&self, engine: Engine, profile: &Path) -> Result<Value, Failure> {
        Ok(match engine {
            Engine::Chromium => self.chromium(profile),
            Engine::Firefox => self.firefox()?,
            Engine::WebKit => self.webkit(profile)?,
        })
    }

    /// In CSS pixels.
    fn text_size(&self) -> u32 {
        if self.large_text { 32 } else { 16 }
    }

    fn chromium(&self, profile: &Path) -> Value {
        let mut arguments: Vec<String> = [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--force-color-profile=srgb",
            "--window-size=1280,900",
            // The browser's own services are never reached either.
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        ]
        .map(String::from)
        .to_vec();
        arguments.push(format!("--user-data-dir={}", profile.display()));
        if self.without_wasm {
            arguments.push("--js-flags=--jitless".into());
        }
        // The content setting "cookies" is that of all site data; 1 allows, 2 blocks.
        let site_data = if self.without_storage { 2 } else { 1 };
        let mut options = json!({
            "args": arguments,
            "prefs": {
                "profile.default_content_setting_values.cookies": site_data,
                "webkit.webprefs.default_font_size": self.text_size(),
            }
        });
        if let Some(options) = options.as_object_mut().filter(|_| self.traced) {
            let categories = json!({ "traceCategories": TRACED });
            options.insert("perfLoggingPrefs".to_owned(), categories);
        }
        json!({
            "browserName": "chrome",
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
            "goog:chromeOptions": options,
        })
    }

    fn firefox(&self) -> Result<Value, Failure> {
        Ok(json!({
            "browserName": "firefox",
            "proxy": {
                "proxyType": "manual",
                "httpProxy": self.proxy,
                "sslProxy": self.proxy
            },
            "moz:firefoxOptions": {
                "binary": on_path("firefox-esr", "the Debian package firefox-esr")?,
                "args": ["-headless", "--width", "1280", "--height", "900"],
                "prefs": {
                    "font.size.variable.x-western": self.text_size(),
                    "javascript.enabled": !self.without_scripts,
                    "javascript.options.wasm": !self.without_wasm,
                    // 5 is the default; 2 blocks all site data.
                    "network.cookie.cookieBehavior": if self.without_storage { 2 } else { 5 },
                    // Nothing that the browser itself would fetch may look like the product's doing.
                    "network.captive-portal-service.enabled": false,
                    "network.connectivity-service.enabled": false,
                    "datareporting.policy.dataSubmissionEnabled": false
                }
            }
        }))
    }

    fn webkit(&self, profile: &Path) -> Result<Value, Failure> {
        // Not the capability `proxy`: with its list of hosts to leave out, MiniBrowser at times
        // crashes at its start, and its driver waits for ever.
        let mut arguments = vec![
            "--automation".to_owned(),
            format!("--proxy=http://{}", self.proxy),
            "--ignore-host=127.0.0.1".to_owned(),
        ];
        if self.without_scripts {
            arguments.push("--enable-javascript=false".to_owned());
        }
        if self.without_storage {
            arguments.push("--enable-html5-local-storage=false".to_owned());
        }
        let mut binary = mini_browser()?;
        if self.without_wasm {
            binary = script_without_wasm(&binary, profile)?;
        }
        Ok(json!({
            "webkitgtk:browserOptions": { "binary": binary, "args": arguments }
        }))
    }
}

/// A program that starts MiniBrowser with JavaScriptCore's WebAssembly switched off: it has no
/// option for that, only an environment variable.
fn script_without_wasm(browser: &Path, folder: &Path) -> Result<std::path::PathBuf, Failure> {
    use std::os::unix::fs::PermissionsExt;
    let script = folder.join("without-wasm.sh");
    let text = format!(
        "#!/bin/sh\nJSC_useWasm=0 exec '{}' \"$@\"\n",
        browser.display()
    );
    std::fs::write(&script, text)?;
    std::fs::set_permissions(&script, std::fs::Permissions::from_mode(0o755))?;
    Ok(script)
}
