//! `localStorage`: small texts by key. It can be blocked, full, or emptied at
//! any time, by the reader as well as by the browser.

use web_sys::Storage;

use super::{page, window};

/// The text kept under `key`; none where there is none or storage is blocked.
#[must_use]
pub fn read(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Whether there is any storage: browsers can be told to block it.
#[must_use]
pub fn is_there() -> bool {
    storage().is_some()
}

/// Keeps `text` under `key`, and says whether that worked. An app that has
/// stopped writes nothing more.
#[must_use]
pub fn write(key: &str, text: &str) -> bool {
    !page::has_failed() && storage().is_some_and(|storage| storage.set_item(key, text).is_ok())
}

/// Forgets what is kept under `key`, unless the app has stopped.
pub fn remove(key: &str) {
    if let Some(storage) = storage().filter(|_| !page::has_failed()) {
        // Removing can fail only where reading does.
        let _ = storage.remove_item(key);
    }
}

/// Forgets what is kept under `key` as long as the tab is open, unless the app has stopped.
pub fn remove_from_session(key: &str) {
    let storage = window().and_then(|window| window.session_storage().ok()?);
    if let Some(storage) = storage.filter(|_| !page::has_failed()) {
        // Removing can fail only where reading does.
        let _ = storage.remove_item(key);
    }
}

/// What the keys that begin with `prefix` go on with.
#[must_use]
pub fn names(prefix: &str) -> Vec<String> {
    let Some(storage) = storage() else {
        return Vec::new();
    };
    let keys = (0..storage.length().unwrap_or(0)).filter_map(|index| storage.key(index).ok()?);
    keys.filter_map(|key| key.strip_prefix(prefix).map(String::from))
        .collect()
}

fn storage() -> Option<Storage> {
    window()?.local_storage().ok()?
}
