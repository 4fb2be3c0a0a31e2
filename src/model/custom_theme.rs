//! A theme of the reader's own.

use super::palette::{first, surface_of};
use super::{Colour, Contrast, Record, Value};

/// Three colours that a reader chose, under a name. [`super::Palette`] makes the
/// rest of a theme from them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomTheme {
    name: String,
    /// What the text stands on.
    pub background: Colour,
    /// The text.
    pub text: Colour,
    /// Links, and the ring around what has the focus.
    pub accent: Colour,
}

/// How much of the accent is in the mark for which [`CustomTheme::legible`] leaves
/// room: with 7:1 and no more, text could stand on no mark but an invisible one.
const MARK: f64 = 0.15;

/// The record's fields for background, text and accent.
const FIELDS: [&str; 3] = ["background", "text", "accent"];

impl CustomTheme {
    /// The value of `data-theme` for any of them.
    pub const DATA_THEME: &str = "custom";

    /// What a theme is called that was given no name.
    pub const DEFAULT_NAME: &str = "My theme";

    /// The longest name, in characters; the rest of a longer one is cut off.
    pub const MAX_NAME: usize = 40;

    /// The version of the record that [`Self::to_record`] makes.
    pub const VERSION: u32 = 1;

    /// A theme of three colours, under the default name.
    #[must_use]
    pub fn new(background: Colour, text: Colour, accent: Colour) -> Self {
        Self {
            name: Self::DEFAULT_NAME.to_owned(),
            background,
            text,
            accent,
        }
    }

    /// The colours of [`super::Theme::LIGHT`] to begin with, or those of
    /// [`super::Theme::DARK`].
    #[must_use]
    pub fn to_begin_with(dark: bool) -> Self {
        let [background, text, accent] = colours_to_begin_with(dark);
        Self::new(background, text, accent)
    }

    /// What the reader calls it: 1 to 40 characters, none of them a space at
    /// either end.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// This theme under another name; the default one if `name` is blank.
    #[must_use]
    pub fn named(mut self, name: &str) -> Self {
        self.name = tidy(name);
        self
    }

    /// This theme under the default name with a number, unless it has another name or
    /// is the first.
    #[must_use]
    pub fn numbered(self, number: u8) -> Self {
        if number > 1 && self.name == Self::DEFAULT_NAME {
            self.named(&format!("{} {number}", Self::DEFAULT_NAME))
        } else {
            self
        }
    }

    /// Whether text and links can be read at all, if not easily: 4.5 : 1 (WCAG 2.2,
    /// 1.4.3).
    #[must_use]
    pub fn is_readable(&self) -> bool {
        let readable = |colour: Colour| colour.contrast(self.background) >= 4.5;
        readable(self.text) && readable(self.accent)
    }

    /// How well the text reads on the background.
    #[must_use]
    pub fn text_contrast(&self) -> Contrast {
        Contrast::between(self.text, self.background)
    }

    /// How well a link reads on the background.
    #[must_use]
    pub fn accent_contrast(&self) -> Contrast {
        Contrast::between(self.accent, self.background)
    }

    /// Whether text and accent both have 7:1.
    #[must_use]
    pub fn is_legible(&self) -> bool {
        self.text_contrast().is_enough() && self.accent_contrast().is_enough()
    }

    /// This theme with text and accent at 7:1 or more. What has it stays; what
    /// has it not gets lighter or darker by the least that also suffices on the
    /// surface and, for text, on a mark that can be seen; or else as far as it
    /// goes. A background on which neither black nor white has 7:1 gives way
    /// first, to the nearer side.
    #[must_use]
    pub fn legible(mut self) -> Self {
        let (pole, other) = if self.background.is_dark() {
            (Colour::WHITE, Colour::BLACK)
        } else {
            (Colour::BLACK, Colour::WHITE)
        };
        let background = towards(self.background, other, &[pole]);
        let surface = surface_of(background);
        let legible = |colour: Colour, mark| {
            if colour.contrast(background) >= Contrast::TEXT {
                colour
            } else {
                towards(colour, pole, &[background, surface, mark])
            }
        };
        self.background = background;
        self.accent = legible(self.accent, surface);
        self.text = legible(self.text, background.mix(self.accent, MARK));
        self
    }

    /// The theme as a record to keep.
    #[must_use]
    pub fn to_record(&self) -> Record {
        let colours = [self.background, self.text, self.accent];
        let mut record = Record::new(Self::VERSION).with_text("name", self.name.as_str());
        for (field, colour) in FIELDS.iter().zip(&colours) {
            record.set(field, Value::Text(colour.css()));
        }
        record
    }

    /// The theme that a record holds. What is absent or makes no sense falls back
    /// by itself: to what a dark theme begins with if the background is dark, or
    /// else a light one.
    #[must_use]
    pub fn from_record(record: &Record) -> Self {
        let kept = |field| record.text(field).and_then(Colour::parse);
        let dark = kept("background").is_some_and(Colour::is_dark);
        let mut colours = colours_to_begin_with(dark);
        for (field, colour) in FIELDS.iter().zip(&mut colours) {
            *colour = kept(field).unwrap_or(*colour);
        }
        let [background, text, accent] = colours;
        Self {
            name: tidy(record.text("name").unwrap_or_default()),
            background,
            text,
            accent,
        }
    }
}

/// Background, text and accent of [`super::Theme::DARK`] or
/// [`super::Theme::LIGHT`]; `tests/themes.rs` holds them equal.
fn colours_to_begin_with(dark: bool) -> [Colour; 3] {
    if dark {
        [0x17_1a1f, 0xd6_d1c7, 0xe3_ae6f].map(Colour::new)
    } else {
        [0xfb_f8f1, 0x24_211d, 0x1f_5560].map(Colour::new)
    }
}

/// What is left of a name within its limits, or the default one.
fn tidy(name: &str) -> String {
    let end = name.char_indices().nth(CustomTheme::MAX_NAME);
    let cut = end.and_then(|(end, _)| name.get(..end));
    let name = cut.unwrap_or(name).trim();
    let name = if name.is_empty() {
        CustomTheme::DEFAULT_NAME
    } else {
        name
    };
    name.to_owned()
}

/// The first colour on the way from `from` to `pole`, which is white or black,
/// that has 7:1 with each of `others`. Hue and saturation are kept as long as may
/// be: upwards, a colour becomes as bright as it can be before it pales.
fn towards(mut from: Colour, pole: Colour, others: &[Colour]) -> Colour {
    if pole == Colour::WHITE {
        from = first(from, from.brightest(), others, Contrast::TEXT);
    }
    first(from, pole, others, Contrast::TEXT)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn theme(background: &str, text: &str, accent: &str) -> CustomTheme {
        let colour = |text| Colour::parse(text).expect(text);
        CustomTheme::new(colour(background), colour(text), colour(accent))
    }

    #[test]
    fn names_are_trimmed_and_cut() {
        let forty = "é".repeat(40);
        for (given, name) in [
            ("", "My theme"),
            (" \n\t", "My theme"),
            ("  Moss and rain ", "Moss and rain"),
            (&forty, &forty),
            (&format!("{forty}é"), &forty),
            (&format!("{} b", "a".repeat(39)), &"a".repeat(39)),
        ] {
            let theme = CustomTheme::to_begin_with(false).named(given);
            assert_eq!(theme.name(), name, "{given:?}");
        }
    }

    #[test]
    fn text_and_links_must_be_readable_both() {
        for (text, accent, readable) in [
            ("#24211d", "#1f5560", true),
            ("#24211d", "#ffffff", false),
            ("#ffffff", "#1f5560", false),
        ] {
            let theme = theme("#fbf8f1", text, accent);
            assert_eq!(theme.is_readable(), readable, "{text} and {accent}");
        }
    }

    #[test]
    fn a_record_gives_back_what_was_kept() {
        let theme = theme("#102030", "#fedcba", "#00ff7f").named("Moss");
        assert_eq!(CustomTheme::from_record(&theme.to_record()), theme);
    }

    #[test]
    fn each_field_falls_back_by_itself() {
        let (light, dark) = (
            CustomTheme::to_begin_with(false),
            CustomTheme::to_begin_with(true),
        );
        let bad = || Value::Text("red".to_owned());
        for (base, fields) in [
            (light.clone().named("A"), &FIELDS[..]),
            (dark.clone().named("B"), &FIELDS[1..]),
        ] {
            for field in fields {
                for value in [bad(), Value::Number(7.0)] {
                    let mut record = base.to_record();
                    record.set(field, value);
                    assert_eq!(CustomTheme::from_record(&record), base, "{field}");
                }
            }
        }
        let mut record = dark.to_record();
        record.set("name", Value::Number(1.0));
        assert_eq!(CustomTheme::from_record(&record), dark);
        assert_eq!(CustomTheme::from_record(&Record::default()), light);
    }

    #[test]
    fn what_reads_well_stays_as_it_is() {
        for dark in [false, true] {
            let theme = CustomTheme::to_begin_with(dark);
            assert!(theme.is_legible());
            assert_eq!(theme.clone().legible(), theme);
        }
    }

    #[test]
    fn what_does_not_moves_by_the_least_and_keeps_its_hue() {
        for (before, after) in [
            // On black they get brighter before they pale, on white darker.
            (
                ["#000000", "#000080", "#800000"],
                ["#000000", "#9797ff", "#ff6b6b"],
            ),
            (
                ["#ffffff", "#8080ff", "#ff8000"],
                ["#ffffff", "#434384", "#8c4600"],
            ),
            // One that has 7:1 stays.
            (
                ["#ffffff", "#222222", "#ff8000"],
                ["#ffffff", "#222222", "#8c4600"],
            ),
            // Neither black nor white has 7:1 on a middle grey, or on pure red.
            (
                ["#707070", "#ffffff", "#000000"],
                ["#595959", "#ffffff", "#ffffff"],
            ),
            (
                ["#ff0000", "#000000", "#ffff00"],
                ["#ff5e5e", "#000000", "#000000"],
            ),
        ] {
            let [background, text, accent] = before;
            let found = theme(background, text, accent).legible();
            let found = [found.background, found.text, found.accent].map(|c| c.to_string());
            assert_eq!(found, after, "{before:?}");
        }
    }
}
