//! Several measurements of one thing.

/// The middle and the ends of some measurements.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    /// The least.
    pub least: f64,
    /// The one in the middle; of an even number, the upper of the two there.
    pub median: f64,
    /// The most.
    pub most: f64,
}

impl Spread {
    /// Of these; not numbers where there are none.
    pub fn of(measured: impl IntoIterator<Item = f64>) -> Self {
        let mut measured: Vec<f64> = measured.into_iter().collect();
        measured.sort_by(f64::total_cmp);
        let at = |index: usize| measured.get(index).copied().unwrap_or(f64::NAN);
        Self {
            least: at(0),
            median: at(measured.len() / 2),
            most: at(measured.len().saturating_sub(1)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Spread;

    #[test]
    fn the_median_is_in_the_middle() {
        let spread = Spread::of([5.0, 1.0, 4.0, 2.0, 3.0]);
        assert_eq!([spread.least, spread.median, spread.most], [1.0, 3.0, 5.0]);
        assert!(Spread::of([]).median.is_nan());
    }
}
