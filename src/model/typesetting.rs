//! How a reader wants the text set: sizes and spaces, alignment, hyphens.

use super::{Dimension, Record, Typeface};

/// What a reader has chosen for the setting of the text. What is absent is left to
/// the style sheets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Typesetting {
    /// In the order of [`Dimension::ALL`]; each value is on its scale.
    values: [Option<u16>; Dimension::ALL.len()],
    /// Whether lines end flush at both edges.
    justified: bool,
    /// Whether words are hyphenated; if not said, where the text is justified.
    hyphens: Option<bool>,
}

/// A setting of the text that has a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Preset {
    /// As the style sheets have it.
    Default,
    /// Larger, and nothing else.
    Large,
    /// More space everywhere, for readers whom dense text tires or confuses.
    AccessibleSpacing,
}

impl Typesetting {
    /// The names of what [`Self::appearance`] can set.
    pub const NAMES: [&str; 10] = [
        "--font-size",
        "--line-height",
        "--measure",
        "--weight",
        "--letter-spacing",
        "--word-spacing",
        "--paragraph-spacing",
        "--indent",
        "data-align",
        "data-hyphens",
    ];

    /// The chosen value of a dimension.
    #[must_use]
    pub fn get(&self, dimension: Dimension) -> Option<u16> {
        self.values.get(dimension as usize).copied().flatten()
    }

    /// The same with `dimension` set to what is nearest to `value` on its scale, or
    /// put back.
    #[must_use]
    pub fn with(mut self, dimension: Dimension, value: Option<u16>) -> Self {
        let nearest = |value: u16| dimension.scale().nearest(value.into());
        if let Some(old) = self.values.get_mut(dimension as usize) {
            *old = value.map(nearest);
        }
        self
    }

    /// Whether lines end flush at both edges.
    #[must_use]
    pub fn justified(&self) -> bool {
        self.justified
    }

    /// The same with lines flush at both edges or not, and words hyphenated as goes
    /// with that.
    #[must_use]
    pub fn with_justified(mut self, justified: bool) -> Self {
        self.justified = justified;
        self.hyphens = None;
        self
    }

    /// Whether words are hyphenated.
    #[must_use]
    pub fn hyphens(&self) -> bool {
        self.hyphens.unwrap_or(self.justified)
    }

    /// The same with words hyphenated or not.
    #[must_use]
    pub fn with_hyphens(mut self, hyphens: bool) -> Self {
        self.hyphens = (hyphens != self.justified).then_some(hyphens);
        self
    }

    /// The setting that `preset` makes of this one.
    #[must_use]
    pub fn preset(self, preset: Preset) -> Self {
        match preset {
            Preset::Default => Self::default(),
            Preset::Large => Self::default().with(Dimension::Size, Some(28)),
            // Thorium Web's figures. Spacing leaves the size as it was chosen.
            Preset::AccessibleSpacing => Self::default()
                .with(Dimension::Size, self.get(Dimension::Size))
                .with(Dimension::LineHeight, Some(175))
                .with(Dimension::LetterSpacing, Some(10))
                .with(Dimension::WordSpacing, Some(30))
                .with(Dimension::ParagraphSpacing, Some(250)),
        }
    }

    /// What to set on `:root` for a text in `typeface`, as
    /// [`Preferences::appearance`](super::Preferences::appearance) lists it.
    #[must_use]
    pub fn appearance(&self, typeface: Typeface) -> Vec<(&'static str, String)> {
        let mut list = Vec::new();
        for dimension in Dimension::ALL {
            if let Some(value) = self.get(dimension)
                && typeface.offers(dimension)
            {
                list.push((dimension.scale().property, dimension.css(value)));
            }
        }
        // Space between paragraphs takes the place of the indent.
        if self.get(Dimension::ParagraphSpacing) > Some(0) {
            list.push(("--indent", "0".to_owned()));
        }
        if self.justified {
            list.push(("data-align", "justify".to_owned()));
        }
        if self.hyphens() {
            list.push(("data-hyphens", "auto".to_owned()));
        }
        list
    }

    /// `record` with what is chosen in it.
    #[must_use]
    pub fn to_record(&self, mut record: Record) -> Record {
        for dimension in Dimension::ALL {
            let scale = dimension.scale();
            if let Some(value) = self.get(dimension) {
                record = record.with_number(scale.name, scale.number_of(value));
            }
        }
        if self.justified {
            record = record.with_flag("justified", true);
        }
        match self.hyphens {
            Some(hyphens) => record.with_flag("hyphens", hyphens),
            None => record,
        }
    }

    /// What a record holds of it; each field that makes no sense falls back by
    /// itself.
    #[must_use]
    pub fn from_record(record: &Record) -> Self {
        let mut setting = Self {
            justified: record.flag("justified").unwrap_or(false),
            hyphens: record.flag("hyphens"),
            ..Self::default()
        };
        for dimension in Dimension::ALL {
            let scale = dimension.scale();
            let number = record.number(scale.name);
            setting = setting.with(dimension, number.and_then(|number| scale.value_of(number)));
        }
        setting
    }
}

impl Preset {
    /// Every preset, in the order in which the panel shows them.
    pub const ALL: [Self; 3] = [Self::Default, Self::Large, Self::AccessibleSpacing];

    /// What the reader sees it called.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Default => "Default",
            Self::Large => "Large",
            Self::AccessibleSpacing => "Accessible spacing",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn everything() -> Typesetting {
        let all = Dimension::ALL.into_iter();
        let all = all.fold(Typesetting::default(), |setting, dimension| {
            setting.with(dimension, Some(dimension.scale().max))
        });
        all.with_justified(true)
    }

    fn set(setting: &Typesetting, name: &str) -> Option<String> {
        let list = setting.appearance(Typeface::Literata);
        list.into_iter()
            .find_map(|(set, value)| (set == name).then_some(value))
    }

    #[test]
    fn a_record_gives_back_what_was_kept() {
        for setting in [
            Typesetting::default(),
            everything(),
            everything().with_hyphens(false),
            Typesetting::default().with_hyphens(true),
        ] {
            let record = setting.to_record(Record::new(1));
            assert_eq!(Typesetting::from_record(&record), setting);
        }
    }

    #[test]
    fn only_announced_names_are_set() {
        let setting = everything();
        let names: Vec<_> = setting
            .appearance(Typeface::Literata)
            .into_iter()
            .map(|(name, _)| name)
            .collect();
        assert_eq!(names, Typesetting::NAMES);
    }

    #[test]
    fn a_dimension_is_set_and_put_back() {
        let setting = Typesetting::default().with(Dimension::LineHeight, Some(999));
        assert_eq!(setting.get(Dimension::LineHeight), Some(240));
        let setting = setting.with(Dimension::LineHeight, None);
        assert_eq!(setting, Typesetting::default());
    }

    #[test]
    fn justified_text_is_hyphenated_unless_the_reader_says_otherwise() {
        let justified = Typesetting::default().with_justified(true);
        assert_eq!(set(&justified, "data-hyphens").as_deref(), Some("auto"));
        assert_eq!(set(&justified.with_hyphens(false), "data-hyphens"), None);
        let ragged = Typesetting::default().with_hyphens(true);
        assert_eq!(set(&ragged, "data-hyphens").as_deref(), Some("auto"));
        let put_back = justified.with_hyphens(false).with_justified(false);
        assert_eq!(put_back, Typesetting::default());
    }

    #[test]
    fn space_between_paragraphs_takes_the_place_of_the_indent() {
        let accessible = Typesetting::default().preset(Preset::AccessibleSpacing);
        assert_eq!(set(&accessible, "--indent").as_deref(), Some("0"));
        assert_eq!(
            set(&accessible, "--paragraph-spacing").as_deref(),
            Some("2.5em")
        );
        let none = accessible.with(Dimension::ParagraphSpacing, Some(0));
        assert_eq!(set(&none, "--indent"), None);
    }

    #[test]
    fn a_weight_is_set_only_where_the_face_has_weights() {
        let bold = Typesetting::default().with(Dimension::Weight, Some(600));
        let has = |face| !bold.appearance(face).is_empty();
        assert!(has(Typeface::Literata) && has(Typeface::Atkinson));
        assert!(!has(Typeface::OpenDyslexic) && !has(Typeface::SystemSerif));
    }

    #[test]
    fn accessible_spacing_keeps_the_size() {
        let large = Typesetting::default().preset(Preset::Large);
        let accessible = large.preset(Preset::AccessibleSpacing);
        assert_eq!(accessible.get(Dimension::Size), Some(28));
        assert_eq!(accessible.preset(Preset::Default), Typesetting::default());
    }
}
