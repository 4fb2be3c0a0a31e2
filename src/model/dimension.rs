//! The quantities of type that a reader sets on a scale.

/// A quantity of type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Dimension {
    /// The text's size, in pixels at a browser text size of 16.
    Size,
    /// From line to line, in sizes.
    LineHeight,
    /// The longest line, in characters.
    Measure,
    /// How bold the text is, as CSS counts.
    Weight,
    /// Between letters, in em.
    LetterSpacing,
    /// Between words, in em, more than the face has.
    WordSpacing,
    /// Between paragraphs, in em.
    ParagraphSpacing,
}

/// The values of a dimension. They are whole numbers of its smallest decimal, so
/// that the wasm need not format or read floats: a line height of 1.55 is 155.
#[derive(Debug, PartialEq, Eq)]
pub struct Scale {
    /// Its name in storage and on the control.
    pub name: &'static str,
    /// What the reader sees it called.
    pub label: &'static str,
    /// The custom property that carries it.
    pub property: &'static str,
    /// What is said after its values; empty where the number says it all.
    pub unit: &'static str,
    /// The smallest value.
    pub min: u16,
    /// The largest value.
    pub max: u16,
    /// From one value to the next.
    pub step: u16,
    /// The value that style sheets have where the reader has chosen none. Of the
    /// size that holds on wide screens only.
    pub default: u16,
    /// How many decimals its values have.
    decimals: u8,
}

impl Dimension {
    /// Every dimension, in the order in which the panel shows them.
    pub const ALL: [Self; 7] = [
        Self::Size,
        Self::LineHeight,
        Self::Measure,
        Self::Weight,
        Self::LetterSpacing,
        Self::WordSpacing,
        Self::ParagraphSpacing,
    ];

    /// Its values.
    #[must_use]
    pub fn scale(self) -> &'static Scale {
        match self {
            Self::Size => &SIZE,
            Self::LineHeight => &LINE_HEIGHT,
            Self::Measure => &MEASURE,
            Self::Weight => &WEIGHT,
            Self::LetterSpacing => &LETTER_SPACING,
            Self::WordSpacing => &WORD_SPACING,
            Self::ParagraphSpacing => &PARAGRAPH_SPACING,
        }
    }

    /// The value as CSS takes it. Sizes are relative to the browser's own text
    /// size.
    #[must_use]
    pub fn css(self, value: u16) -> String {
        match self {
            // A sixteenth is 625 ten-thousandths.
            Self::Size => decimal(u32::from(value) * 625, 4) + "rem",
            Self::LineHeight | Self::Measure | Self::Weight => self.scale().number(value),
            Self::LetterSpacing | Self::WordSpacing | Self::ParagraphSpacing => {
                self.scale().number(value) + "em"
            }
        }
    }
}

impl Scale {
    /// The value as a decimal number.
    #[must_use]
    pub fn number(&self, value: u16) -> String {
        decimal(value.into(), self.decimals)
    }

    /// The value in words.
    #[must_use]
    pub fn spoken(&self, value: u16) -> String {
        let number = self.number(value);
        match self.unit {
            "" => number,
            unit => format!("{number} {unit}"),
        }
    }

    /// The value that is nearest to a number of its smallest decimals; the default
    /// where that is none.
    #[must_use]
    pub fn nearest(&self, number: f64) -> u16 {
        if number.is_nan() {
            return self.default;
        }
        // Not `clamp`: its panic would bring the formatting of floats along. The cast
        // is exact: a whole number in the range of a `u16`.
        number.round().max(self.min.into()).min(self.max.into()) as u16
    }

    /// The value that `number` is, if it is one: in range, and without more
    /// decimals than values have.
    #[must_use]
    pub fn value_of(&self, number: f64) -> Option<u16> {
        let scaled = number * self.one();
        let value = self.nearest(scaled);
        ((scaled - f64::from(value)).abs() < 1e-6).then_some(value)
    }

    /// The number that the value is.
    #[must_use]
    pub fn number_of(&self, value: u16) -> f64 {
        f64::from(value) / self.one()
    }

    /// The next value up, or this one at the end of the scale.
    #[must_use]
    pub fn more(&self, value: u16) -> u16 {
        value.saturating_add(self.step).min(self.max)
    }

    /// The next value down, or this one at the end of the scale.
    #[must_use]
    pub fn less(&self, value: u16) -> u16 {
        value.saturating_sub(self.step).max(self.min)
    }

    /// How many of the smallest decimals make one.
    fn one(&self) -> f64 {
        f64::from(10_u32.pow(self.decimals.into()))
    }
}

/// `value`, of which the last `decimals` digits are decimals, without zeros at its
/// end.
fn decimal(mut value: u32, mut decimals: u8) -> String {
    while decimals > 0 && value.is_multiple_of(10) {
        value /= 10;
        decimals -= 1;
    }
    if decimals == 0 {
        return value.to_string();
    }
    let one = 10_u32.pow(decimals.into());
    let (whole, rest, width) = (value / one, value % one, usize::from(decimals));
    format!("{whole}.{rest:0width$}")
}

static SIZE: Scale = Scale {
    name: "size",
    label: "Size",
    property: "--font-size",
    unit: "pixels",
    min: 14,
    max: 48,
    step: 1,
    default: 20,
    decimals: 0,
};

static LINE_HEIGHT: Scale = Scale {
    name: "line-height",
    label: "Line height",
    property: "--line-height",
    unit: "",
    min: 120,
    max: 240,
    step: 5,
    default: 155,
    decimals: 2,
};

static MEASURE: Scale = Scale {
    name: "measure",
    label: "Line length",
    property: "--measure",
    unit: "characters",
    min: 40,
    max: 80,
    step: 1,
    default: 62,
    decimals: 0,
};

static WEIGHT: Scale = Scale {
    name: "weight",
    label: "Weight",
    property: "--weight",
    unit: "",
    min: 300,
    max: 700,
    step: 20,
    default: 400,
    decimals: 0,
};

static LETTER_SPACING: Scale = Scale {
    name: "letter-spacing",
    label: "Between letters",
    property: "--letter-spacing",
    unit: "em",
    min: 0,
    max: 25,
    step: 1,
    default: 0,
    decimals: 2,
};

static WORD_SPACING: Scale = Scale {
    name: "word-spacing",
    label: "Between words",
    property: "--word-spacing",
    unit: "em",
    min: 0,
    max: 50,
    step: 2,
    default: 0,
    decimals: 2,
};

static PARAGRAPH_SPACING: Scale = Scale {
    name: "paragraph-spacing",
    label: "Between paragraphs",
    property: "--paragraph-spacing",
    unit: "em",
    min: 0,
    max: 300,
    step: 25,
    default: 0,
    decimals: 2,
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_default_and_both_ends_are_on_the_steps() {
        for dimension in Dimension::ALL {
            let scale = dimension.scale();
            for value in [scale.default, scale.max] {
                let steps = (value - scale.min) % scale.step;
                assert_eq!(steps, 0, "{} at {value}", scale.name);
            }
        }
    }

    #[test]
    fn steps_stop_at_both_ends() {
        for dimension in Dimension::ALL {
            let scale = dimension.scale();
            assert_eq!(scale.more(scale.max), scale.max);
            assert_eq!(scale.less(scale.min), scale.min);
            assert_eq!(scale.less(scale.more(scale.min)), scale.min);
        }
    }

    #[test]
    fn every_value_is_the_number_it_is_kept_as() {
        for dimension in Dimension::ALL {
            let scale = dimension.scale();
            for value in scale.min..=scale.max {
                let number = scale.number_of(value);
                assert_eq!(scale.value_of(number), Some(value), "{}", scale.name);
                assert_eq!(scale.number(value), number.to_string(), "{}", scale.name);
            }
        }
    }

    #[test]
    fn a_number_that_is_no_value_is_none() {
        for (dimension, number) in [
            (Dimension::Size, 13.0),
            (Dimension::Size, 49.0),
            (Dimension::Size, 20.5),
            (Dimension::Size, f64::NAN),
            (Dimension::LineHeight, f64::INFINITY),
            (Dimension::LineHeight, 1.555),
            (Dimension::WordSpacing, -0.1),
            (Dimension::Measure, 8000.0),
        ] {
            assert_eq!(dimension.scale().value_of(number), None, "{number}");
        }
    }

    #[test]
    fn any_number_has_a_nearest_value() {
        for (number, expected) in [(17.6, 18), (0.0, 14), (1e9, 48), (f64::NAN, 20)] {
            assert_eq!(SIZE.nearest(number), expected, "{number}");
        }
    }

    #[test]
    fn values_are_written_as_css_takes_them() {
        for (dimension, value, css) in [
            (Dimension::Size, 20, "1.25rem"),
            (Dimension::Size, 17, "1.0625rem"),
            (Dimension::Size, 32, "2rem"),
            (Dimension::LineHeight, 155, "1.55"),
            (Dimension::LineHeight, 200, "2"),
            (Dimension::Measure, 62, "62"),
            (Dimension::Weight, 300, "300"),
            (Dimension::LetterSpacing, 5, "0.05em"),
            (Dimension::WordSpacing, 30, "0.3em"),
            (Dimension::ParagraphSpacing, 250, "2.5em"),
        ] {
            assert_eq!(dimension.css(value), css);
        }
    }

    #[test]
    fn values_are_spoken_with_their_unit() {
        assert_eq!(SIZE.spoken(20), "20 pixels");
        assert_eq!(LINE_HEIGHT.spoken(155), "1.55");
    }
}
