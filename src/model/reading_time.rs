//! How long a text takes to read.

use std::fmt;

/// Words that a reader reads in a minute: about the mean that Brysbaert (2019)
/// found for silent reading of fiction in English.
const WORDS_PER_MINUTE: f64 = 240.0;

/// A reading time in whole minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ReadingTime {
    /// Whole minutes, rounded up.
    pub minutes: u32,
}

impl ReadingTime {
    /// The time that `words` words take.
    #[must_use]
    pub fn of_words(words: usize) -> Self {
        Self::left(words, 0.0)
    }

    /// The time for what is left of `words` words after `progression` of them,
    /// 0 to 1, has been read. Above zero as long as anything is left.
    #[must_use]
    pub fn left(words: usize, progression: f64) -> Self {
        let left = words as f64 * (1.0 - progression.clamp(0.0, 1.0));
        // A float cast saturates, so no length overflows.
        let minutes = (left / WORDS_PER_MINUTE).ceil() as u32;
        Self { minutes }
    }
}

impl fmt::Display for ReadingTime {
    /// In the reader's words, in one line: minutes, and from an hour on hours.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hours, minutes) = (self.minutes / 60, self.minutes % 60);
        match (hours, minutes) {
            (0, minutes) => write!(formatter, "{minutes}\u{a0}min"),
            (hours, 0) => write!(formatter, "{hours}\u{a0}h"),
            (hours, minutes) => write!(formatter, "{hours}\u{a0}h\u{a0}{minutes}\u{a0}min"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_are_rounded_up_and_end_at_zero() {
        for (words, progression, minutes) in [
            (0, 0.0, 0),
            (1, 0.0, 1),
            (240, 0.0, 1),
            (241, 0.0, 2),
            (480, 0.5, 1),
            (480, 0.49, 2),
            (480, 1.0, 0),
            (480, 7.0, 0),
            (480, -1.0, 2),
        ] {
            let left = ReadingTime::left(words, progression);
            assert_eq!(left.minutes, minutes, "{words} words, {progression}");
        }
    }

    #[test]
    fn long_times_are_said_in_hours() {
        for (minutes, said) in [
            (0, "0 min"),
            (59, "59 min"),
            (60, "1 h"),
            (61, "1 h 1 min"),
            (1234, "20 h 34 min"),
        ] {
            let time = ReadingTime { minutes }.to_string();
            assert_eq!(time.replace('\u{a0}', " "), said);
        }
    }
}
