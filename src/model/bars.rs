//! When the bars are out of the reader's way.

/// How far one reads on, in CSS pixels, before the bars go; nearer to the page's
/// beginning than this they stay.
const ON: f64 = 48.0;

/// How far one scrolls back before they come.
const BACK: f64 = 12.0;

/// Whether the bars are hidden: they go while one reads on, and come on scrolling
/// back.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Bars {
    hidden: bool,
    /// How far the page was scrolled since it last turned; down is positive.
    run: f64,
}

impl Bars {
    /// Whether they are hidden.
    #[must_use]
    pub fn hidden(self) -> bool {
        self.hidden
    }

    /// The other way round, as a tap has it.
    #[must_use]
    pub fn toggled(self) -> Self {
        Self {
            hidden: !self.hidden,
            run: 0.0,
        }
    }

    /// After the reader has scrolled `by`, to `top`, both in CSS pixels.
    #[must_use]
    pub fn scrolled(self, by: f64, top: f64) -> Self {
        let turned = by * self.run < 0.0;
        let run = if turned { by } else { self.run + by };
        let come = run <= -BACK || top <= ON;
        Self {
            hidden: !come && (self.hidden || run >= ON),
            run,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Scrolls by each distance in turn, from `top`; whether the bars are hidden
    /// after each.
    fn hidden(mut top: f64, distances: &[f64]) -> Vec<bool> {
        let mut bars = Bars::default();
        let after = distances.iter().map(|by| {
            top += by;
            bars = bars.scrolled(*by, top);
            bars.hidden()
        });
        after.collect()
    }

    #[test]
    fn they_go_while_one_reads_on_and_come_on_scrolling_back() {
        for (top, distances, expected) in [
            (500.0, &[20.0, 20.0, 20.0][..], &[false, false, true][..]),
            (500.0, &[60.0, -6.0, -6.0], &[true, true, false]),
            (500.0, &[60.0, -6.0, 6.0, -6.0], &[true; 4]),
            (500.0, &[30.0, -1.0, 30.0], &[false; 3]),
            (
                500.0,
                &[60.0, -20.0, 20.0, 30.0],
                &[true, false, false, true],
            ),
            (500.0, &[60.0, 0.0, -20.0], &[true, true, false]),
        ] {
            assert_eq!(hidden(top, distances), expected, "{distances:?}");
        }
    }

    #[test]
    fn at_the_beginning_they_stay() {
        assert_eq!(hidden(0.0, &[40.0, 5.0, 20.0]), [false, false, true]);
        assert_eq!(hidden(90.0, &[60.0, -110.0]), [true, false]);
    }
}
