//! Lamplight: a reader for stories that lives in the browser.
pub mod browser;
pub mod components;
pub mod hooks;
pub mod islands;
pub mod model;
#[cfg(not(target_arch = "wasm32"))]
pub mod pages;
