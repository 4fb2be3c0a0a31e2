//! Renders the pages.
fn main() {}
