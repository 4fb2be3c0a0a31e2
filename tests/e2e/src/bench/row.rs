//! A figure, what it is compared with, and what it should be at most.

use super::spread::Spread;
use crate::table::Table;

/// What a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Milliseconds.
    Ms,
    /// Bytes.
    Bytes,
    /// Things.
    Count,
    /// How many times as much as something else.
    Times,
    /// A cumulative layout shift.
    Shift,
}

/// What a figure should be at most.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Limit {
    /// There is none: the figure is told for what it explains.
    None,
    /// So much.
    Of(f64),
    /// So many times what it is compared with.
    Times(f64),
}

/// A row of the report.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What was measured, and how slow the processor was made.
    pub what: String,
    /// What the figures count.
    pub unit: Unit,
    /// The figures.
    pub measured: Spread,
    /// What a plain page took, or what else it is compared with.
    pub base: Option<Spread>,
    /// What the median should be at most.
    pub limit: Limit,
}

impl Row {
    /// A figure that is compared with nothing.
    pub fn new(what: impl Into<String>, unit: Unit, measured: Spread, limit: Limit) -> Self {
        Self {
            what: what.into(),
            unit,
            measured,
            base: None,
            limit,
        }
    }

    /// The same, compared with something.
    #[must_use]
    pub fn against(self, base: Spread) -> Self {
        Self {
            base: Some(base),
            ..self
        }
    }

    fn ratio(&self) -> Option<f64> {
        Some(self.measured.median / self.base?.median)
    }

    /// Whether the limit is kept; nothing where there is none. Not a number keeps none.
    pub fn is_kept(&self) -> Option<bool> {
        match self.limit {
            Limit::None => None,
            Limit::Of(most) => Some(self.measured.median <= most),
            Limit::Times(most) => Some(self.ratio().is_some_and(|ratio| ratio <= most)),
        }
    }

    fn cells(&self) -> [String; 7] {
        let Spread { least, most, .. } = self.measured;
        let (least, most) = (self.unit.write(least), self.unit.write(most));
        let range = if least == most {
            least
        } else {
            format!("{least} – {most}")
        };
        [
            self.what.clone(),
            self.unit.write(self.measured.median),
            range,
            self.base
                .map(|base| self.unit.write(base.median))
                .unwrap_or_default(),
            self.ratio()
                .map(|ratio| Unit::Times.write(ratio))
                .unwrap_or_default(),
            match self.limit {
                Limit::None => String::new(),
                Limit::Of(most) => self.unit.write(most),
                Limit::Times(most) => Unit::Times.write(most),
            },
            match self.is_kept() {
                None => "",
                Some(true) => "yes",
                Some(false) => "no",
            }
            .to_owned(),
        ]
    }
}

/// The rows as a table. `base` names what they are compared with, if they are.
pub fn table(title: &str, base: Option<&str>, rows: &[Row]) -> Table {
    let compared = base.map_or_else(Vec::new, |base| vec![base, "ratio"]);
    let columns = [
        vec!["what", "median", "range"],
        compared,
        vec!["at most", "kept"],
    ];
    let mut table = Table::new(title, columns.concat());
    for row in rows {
        let [what, median, range, base_median, ratio, most, kept] = row.cells();
        let compared = base.map_or_else(Vec::new, |_| vec![base_median, ratio]);
        let cells = [vec![what, median, range], compared, vec![most, kept]];
        table.row(cells.concat());
    }
    table
}

impl Unit {
    /// A figure with its unit, as exactly as it matters. What did not come while it was waited
    /// for is infinite.
    fn write(self, figure: f64) -> String {
        match self {
            _ if !figure.is_finite() => "never seen".to_owned(),
            Self::Ms if figure < 100.0 => format!("{figure:.1} ms"),
            Self::Ms => format!("{figure:.0} ms"),
            Self::Bytes => format!("{figure:.0} B"),
            Self::Count => format!("{figure:.0}"),
            Self::Times => format!("{figure:.2} x"),
            Self::Shift => format!("{figure:.3}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(median: f64, limit: Limit) -> Row {
        Row::new("turn", Unit::Ms, Spread::of([median]), limit)
    }

    #[test]
    fn a_limit_is_kept_by_the_median() {
        let check = |row: Row, kept| assert_eq!(row.is_kept(), kept, "{row:?}");
        check(row(50.0, Limit::Of(50.0)), Some(true));
        check(row(50.1, Limit::Of(50.0)), Some(false));
        check(row(50.0, Limit::None), None);
        check(row(f64::NAN, Limit::Of(50.0)), Some(false));
        check(row(50.0, Limit::Times(1.0)), Some(false));
        let plain = Spread::of([40.0]);
        check(row(50.0, Limit::Times(1.25)).against(plain), Some(true));
        check(row(50.0, Limit::Times(1.2)).against(plain), Some(false));
    }

    #[test]
    fn a_row_says_all_there_is() {
        let row = row(120.4, Limit::Of(100.0)).against(Spread::of([60.2]));
        let expected = [
            "turn", "120 ms", "120 ms", "60.2 ms", "2.00 x", "100 ms", "no",
        ];
        assert_eq!(row.cells(), expected);
    }
}
