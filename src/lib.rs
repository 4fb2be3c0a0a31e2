//! Lamplight: a reader for stories that lives in the browser.

pub mod model;
