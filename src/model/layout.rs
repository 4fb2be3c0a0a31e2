//! How a text is laid out: one long page, or pages side by side.

use super::Record;

/// A choice of one among a few. The first is the default, which sets nothing.
pub trait Choice: Copy + Default + PartialEq + 'static {
    /// What it is called in records, in inputs and, after `data-`, on the root.
    const NAME: &'static str;
    /// The attribute of the root that says it.
    const ATTRIBUTE: &'static str;
    /// What the reader sees it called.
    const LABEL: &'static str;
    /// Every choice with its value and its label, in the order in which they are shown.
    const ALL: &'static [(Self, &'static str, &'static str)];

    /// Its value in records, in inputs and on the root.
    #[must_use]
    fn value(self) -> &'static str {
        let found = Self::ALL.iter().find(|(choice, _, _)| *choice == self);
        found.map_or("", |(_, value, _)| value)
    }

    /// The choice of this value.
    #[must_use]
    fn parse(value: &str) -> Option<Self> {
        let found = Self::ALL.iter().find(|(_, own, _)| *own == value);
        found.map(|(choice, _, _)| *choice)
    }
}

/// How one goes through the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Flow {
    /// One long page, which is scrolled.
    #[default]
    Scrolled,
    /// Pages side by side, which are turned.
    Paged,
}

impl Choice for Flow {
    const NAME: &'static str = "layout";
    const ATTRIBUTE: &'static str = "data-layout";
    const LABEL: &'static str = "Layout";
    const ALL: &'static [(Self, &'static str, &'static str)] = &[
        (Self::Scrolled, "scrolled", "Scroll"),
        (Self::Paged, "paged", "Pages"),
    ];
}

/// How many columns a page has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Columns {
    /// As many as there is room for: two at most.
    #[default]
    Auto,
    /// One.
    One,
    /// Two, unless they would be too narrow to read in.
    Two,
}

impl Choice for Columns {
    const NAME: &'static str = "columns";
    const ATTRIBUTE: &'static str = "data-columns";
    const LABEL: &'static str = "Columns";
    const ALL: &'static [(Self, &'static str, &'static str)] = &[
        (Self::Auto, "auto", "As fits"),
        (Self::One, "1", "One"),
        (Self::Two, "2", "Two"),
    ];
}

/// What is seen of a page being turned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Turn {
    /// The pages slide.
    #[default]
    Slide,
    /// The new page fades in.
    Fade,
    /// Nothing.
    None,
}

impl Choice for Turn {
    const NAME: &'static str = "turn";
    const ATTRIBUTE: &'static str = "data-turn";
    const LABEL: &'static str = "Page turn";
    const ALL: &'static [(Self, &'static str, &'static str)] = &[
        (Self::Slide, "slide", "Slide"),
        (Self::Fade, "fade", "Fade"),
        (Self::None, "none", "At once"),
    ];
}

/// The reader's choices for the layout.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Layout {
    /// How one goes through the text.
    pub flow: Flow,
    /// How many columns a page has.
    pub columns: Columns,
    /// What is seen of a page being turned.
    pub turn: Turn,
}

impl Layout {
    /// The attributes that [`Self::appearance`] can set.
    pub const NAMES: [&'static str; 3] = [Flow::ATTRIBUTE, Columns::ATTRIBUTE, Turn::ATTRIBUTE];

    /// What to set on `:root`, as
    /// [`Preferences::appearance`](super::Preferences::appearance) lists it.
    #[must_use]
    pub fn appearance(self) -> Vec<(&'static str, String)> {
        let chosen = self.chosen().into_iter().flatten();
        chosen
            .map(|(_, attribute, value)| (attribute, value.to_owned()))
            .collect()
    }

    /// `record` with what is chosen in it.
    #[must_use]
    pub fn to_record(self, record: Record) -> Record {
        let chosen = self.chosen().into_iter().flatten();
        chosen.fold(record, |record, (name, _, value)| {
            record.with_text(name, value)
        })
    }

    /// What a record holds of it; each field that makes no sense falls back by itself.
    #[must_use]
    pub fn from_record(record: &Record) -> Self {
        Self {
            flow: from_record(record),
            columns: from_record(record),
            turn: from_record(record),
        }
    }

    /// Name, attribute and value of each that is not the default.
    fn chosen(self) -> [Option<(&'static str, &'static str, &'static str)>; 3] {
        [chosen(self.flow), chosen(self.columns), chosen(self.turn)]
    }
}

fn chosen<C: Choice>(choice: C) -> Option<(&'static str, &'static str, &'static str)> {
    (choice != C::default()).then(|| (C::NAME, C::ATTRIBUTE, choice.value()))
}

fn from_record<C: Choice>(record: &Record) -> C {
    record.text(C::NAME).and_then(C::parse).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layouts() -> impl Iterator<Item = Layout> {
        Flow::ALL.iter().flat_map(|(flow, _, _)| {
            Columns::ALL.iter().flat_map(move |(columns, _, _)| {
                Turn::ALL.iter().map(move |(turn, _, _)| Layout {
                    flow: *flow,
                    columns: *columns,
                    turn: *turn,
                })
            })
        })
    }

    #[test]
    fn a_record_gives_back_what_was_kept() {
        for layout in layouts() {
            let record = layout.to_record(Record::new(1));
            assert_eq!(Layout::from_record(&record), layout);
        }
    }

    #[test]
    fn defaults_set_nothing_and_only_announced_names_are_set() {
        assert!(Layout::default().appearance().is_empty());
        for layout in layouts() {
            for (name, value) in layout.appearance() {
                assert!(Layout::NAMES.contains(&name), "{name}");
                // What `boot.js` lets through.
                assert!(
                    value
                        .chars()
                        .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
                );
            }
        }
    }

    #[test]
    fn what_makes_no_sense_falls_back() {
        let record = Record::new(1)
            .with_text("layout", "sideways")
            .with_text("columns", "2");
        let expected = Layout {
            columns: Columns::Two,
            ..Layout::default()
        };
        assert_eq!(Layout::from_record(&record), expected);
    }
}
