//! What Lamplight knows, without a browser and without Yew: stories and their
//! library, preferences, places. Pure data and pure functions.

mod address;
mod bars;
mod colour;
mod continue_reading;
mod contrast;
mod cover;
mod custom_theme;
mod cuts;
mod date;
mod destination;
mod dimension;
mod edition;
mod excerpt;
pub mod find;
mod gesture;
mod heading;
pub mod keys;
mod language;
mod layout;
mod library;
mod locator;
mod palette;
mod panel;
mod positions;
mod preferences;
mod preferences_state;
mod quotation;
mod reading_time;
mod record;
mod section;
mod slug;
mod story;
mod theme;
mod theme_choice;
mod typeface;
mod typesetting;

/// How what publishers write becomes a [`Library`]: only the build needs it.
#[cfg(not(target_arch = "wasm32"))]
pub mod source;

pub use bars::Bars;
pub use colour::Colour;
pub use continue_reading::ContinueReading;
pub use contrast::Contrast;
pub use cover::{Cover, Motif};
pub use custom_theme::CustomTheme;
pub use cuts::Cuts;
pub use date::Date;
pub use destination::Destination;
pub use dimension::{Dimension, Scale};
pub use edition::Edition;
pub use excerpt::excerpt;
pub use gesture::{Drag, Wheel};
pub use heading::Heading;
pub use language::LanguageTag;
pub use layout::{Choice, Columns, Flow, Layout, Turn};
pub use library::{Library, LibraryId};
pub use locator::{Locator, Place};
pub use palette::{PALETTE_NAMES, Palette};
pub use panel::Panel;
pub use positions::Positions;
pub use preferences::Preferences;
pub use preferences_state::{Action, PreferencesState};
pub use quotation::{Blocks, Quotation};
pub use reading_time::ReadingTime;
pub use record::{Record, Value};
pub use section::{Piece, Section, sections};
pub use slug::{Slug, SlugError};
pub use story::{Block, Footnote, Inline, Story, TextBlock};
pub use theme::Theme;
pub use theme_choice::{CustomThemeId, CustomThemes, ThemeChoice};
pub use typeface::Typeface;
pub use typesetting::{Preset, Typesetting};
