//! Keys that have no character, as WebDriver writes them (17.4.2 of the standard).

/// Tab.
pub const TAB: &str = "\u{E004}";
/// Enter.
pub const ENTER: &str = "\u{E007}";
/// Escape.
pub const ESCAPE: &str = "\u{E00C}";
/// Shift.
pub const SHIFT: &str = "\u{E008}";
/// Control.
pub const CONTROL: &str = "\u{E009}";
/// Right arrow.
pub const RIGHT: &str = "\u{E014}";
/// Left arrow.
pub const LEFT: &str = "\u{E012}";
/// Up arrow.
pub const UP: &str = "\u{E013}";
/// Down arrow.
pub const DOWN: &str = "\u{E015}";
/// Page Up.
pub const PAGE_UP: &str = "\u{E00E}";
/// Page Down.
pub const PAGE_DOWN: &str = "\u{E00F}";
/// End.
pub const END: &str = "\u{E010}";
/// Home.
pub const HOME: &str = "\u{E011}";
