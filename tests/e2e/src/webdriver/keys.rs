//! Keys that have no character, as WebDriver writes them (17.4.2 of the standard).

/// Tab.
pub const TAB: &str = "\u{E004}";
/// Enter.
pub const ENTER: &str = "\u{E007}";
/// Escape.
pub const ESCAPE: &str = "\u{E00C}";
/// Shift.
pub const SHIFT: &str = "\u{E008}";
/// Right arrow.
pub const RIGHT: &str = "\u{E014}";
