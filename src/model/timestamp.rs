//! Points in time as ISO 8601 spells them, which is also how the W3C's annotations
//! do: `2026-11-28T12:00:00Z`.
//!
//! Days and dates are turned into one another as Howard Hinnant does it in
//! "chrono-Compatible Low-Level Date Algorithms"
//! (<https://howardhinnant.github.io/date_algorithms.html>, `days_from_civil` and
//! `civil_from_days`): the year begins in March, so that the leap day is its last, and
//! 400 years always have the same number of days.

const SECOND: i64 = 1000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// The days of 400 years.
const DAYS_OF_ERA: i64 = 146_097;

/// The days from 0000-03-01 to 1970-01-01.
const DAYS_BEFORE_1970: i64 = 719_468;

/// The first and the last millisecond whose year has four digits.
const RANGE: (i64, i64) = (-62_167_219_200_000, 253_402_300_799_999);

/// A time in milliseconds since 1970 (UTC), as [`from_iso`] reads it: in UTC, with
/// milliseconds where it is not a whole second. What is before the year 0 or after 9999 is
/// the nearest in them, and no number is 1970.
#[must_use]
pub fn to_iso(ms: f64) -> String {
    let ms = in_range(ms);
    let (year, month, day) = date(ms.div_euclid(DAY));
    let of_day = ms.rem_euclid(DAY);
    let (hour, minute) = (of_day / HOUR, of_day % HOUR / MINUTE);
    let (second, thousandth) = (of_day % MINUTE / SECOND, of_day % SECOND);
    let mut text = format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}");
    if thousandth > 0 {
        text.push_str(&format!(".{thousandth:03}"));
    }
    text.push('Z');
    text
}

/// The day alone, `2026-11-28`, as files have it.
#[must_use]
pub fn day(ms: f64) -> String {
    let mut text = to_iso(ms);
    text.truncate("2026-11-28".len());
    text
}

/// The day as a reader is told it: “28 November 2026”.
#[must_use]
pub fn day_in_words(ms: f64) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let (year, month, day) = date(in_range(ms).div_euclid(DAY));
    let month = usize::try_from(month - 1)
        .ok()
        .and_then(|month| MONTHS.get(month));
    format!("{day} {} {year}", month.copied().unwrap_or_default())
}

/// Whole milliseconds of a year with four digits.
fn in_range(ms: f64) -> i64 {
    // A cast to an integer saturates, and makes zero of what is no number.
    let (first, last) = RANGE;
    (ms.floor() as i64).clamp(first, last)
}

/// The time that `text` names, in milliseconds since 1970 (UTC): a date, or a date with a
/// time to the minute or finer, with `Z` or an offset such as `+02:00`. What names none is
/// in UTC. Anything finer than a millisecond is cut off; what is no time is none.
#[must_use]
pub fn from_iso(text: &str) -> Option<f64> {
    let mut rest = text;
    let year = digits(&mut rest, 4)?;
    let month = after(&mut rest, '-')?;
    let day = after(&mut rest, '-')?;
    if !(1..=12).contains(&month) || !(1..=days_of_month(year, month)).contains(&day) {
        return None;
    }
    let mut ms = days(year, month, day) * DAY;
    if let Some(time) = rest.strip_prefix('T') {
        rest = time;
        let hour = digits(&mut rest, 2).filter(|hour| *hour < 24)?;
        let minute = after(&mut rest, ':').filter(|minute| *minute < 60)?;
        ms += hour * HOUR + minute * MINUTE;
        if rest.starts_with(':') {
            let second = after(&mut rest, ':').filter(|second| *second < 60)?;
            ms += second * SECOND + thousandths(&mut rest)?;
        }
        ms -= offset(&mut rest)?;
    }
    // No time of four digits' years is beyond what a float holds exactly.
    rest.is_empty().then_some(ms as f64)
}

/// The whole number that the next `count` characters are.
fn digits(rest: &mut &str, count: usize) -> Option<i64> {
    let (number, after) = rest.split_at_checked(count)?;
    *rest = after;
    let decimal = number.bytes().all(|byte| byte.is_ascii_digit());
    // A sign would be taken, too.
    number.parse().ok().filter(|_| decimal)
}

/// The number of two digits that follows `mark`.
fn after(rest: &mut &str, mark: char) -> Option<i64> {
    *rest = rest.strip_prefix(mark)?;
    digits(rest, 2)
}

/// The part of a second after a point, in milliseconds; zero where there is none.
fn thousandths(rest: &mut &str) -> Option<i64> {
    let Some(fraction) = rest.strip_prefix('.') else {
        return Some(0);
    };
    let end = fraction.find(|c: char| !c.is_ascii_digit());
    let (fraction, after) = fraction.split_at_checked(end.unwrap_or(fraction.len()))?;
    *rest = after;
    let places = fraction.bytes().chain([b'0'; 2]).take(3);
    let number = places.fold(0, |number, byte| number * 10 + i64::from(byte - b'0'));
    (!fraction.is_empty()).then_some(number)
}

/// How far the time named is ahead of UTC, in milliseconds.
fn offset(rest: &mut &str) -> Option<i64> {
    let sign = match rest.chars().next() {
        Some('+') => 1,
        Some('-') => -1,
        Some('Z') => {
            *rest = rest.get(1..)?;
            return Some(0);
        }
        _ => return Some(0),
    };
    *rest = rest.get(1..)?;
    let hours = digits(rest, 2).filter(|hours| *hours < 24)?;
    let minutes = after(rest, ':').filter(|minutes| *minutes < 60)?;
    Some(sign * (hours * HOUR + minutes * MINUTE))
}

fn days_of_month(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The days from 1970-01-01 to a date.
fn days(year: i64, month: i64, day: i64) -> i64 {
    // The year that begins in March.
    let year = if month > 2 { year } else { year - 1 };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let of_era = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
    era * DAYS_OF_ERA + of_era - DAYS_BEFORE_1970
}

/// Year, month and day of the date that is `days` after 1970-01-01.
fn date(days: i64) -> (i64, i64, i64) {
    let days = days + DAYS_BEFORE_1970;
    let (era, of_era) = (days.div_euclid(DAYS_OF_ERA), days.rem_euclid(DAYS_OF_ERA));
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    // Months from March on, five of which have 153 days.
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let january = i64::from(month <= 2);
    (year + era * 400 + january, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_day_is_told_in_words() {
        let told = |text: &str| from_iso(text).map(day_in_words);
        assert_eq!(
            told("2026-11-28T23:59:59Z").as_deref(),
            Some("28 November 2026")
        );
        assert_eq!(told("2024-02-29").as_deref(), Some("29 February 2024"));
        assert_eq!(day_in_words(f64::NAN), "1 January 1970");
        assert_eq!(day_in_words(f64::INFINITY), "31 December 9999");
    }

    #[test]
    fn known_times_are_spelt_and_read() {
        for (ms, iso) in [
            (0.0, "1970-01-01T00:00:00Z"),
            (-1.0, "1969-12-31T23:59:59.999Z"),
            (1_582_934_400_000.0, "2020-02-29T00:00:00Z"),
            (951_868_800_000.0, "2000-03-01T00:00:00Z"),
            (1_795_867_200_000.0, "2026-11-28T12:00:00Z"),
            (1_795_867_200_007.0, "2026-11-28T12:00:00.007Z"),
            (-62_167_219_200_000.0, "0000-01-01T00:00:00Z"),
            (253_402_300_799_999.0, "9999-12-31T23:59:59.999Z"),
        ] {
            assert_eq!(to_iso(ms), iso);
            assert_eq!(from_iso(iso), Some(ms), "{iso}");
        }
    }

    #[test]
    fn every_day_of_the_years_of_four_digits_follows_the_one_before() {
        let (mut year, mut month, mut day) = (0, 1, 1);
        for number in days(0, 1, 1)..=days(9999, 12, 31) {
            assert_eq!(date(number), (year, month, day));
            assert_eq!(days(year, month, day), number);
            day += 1;
            if day > days_of_month(year, month) {
                (month, day) = (month + 1, 1);
            }
            if month > 12 {
                (year, month) = (year + 1, 1);
            }
        }
    }

    #[test]
    fn other_spellings_of_a_time_are_read() {
        let noon = from_iso("2026-11-28T12:00:00Z");
        assert!(noon.is_some());
        for iso in [
            "2026-11-28T12:00Z",
            "2026-11-28T12:00:00",
            "2026-11-28T12:00",
            "2026-11-28T12:00:00.0Z",
            "2026-11-28T12:00:00.000999Z",
            "2026-11-28T14:30:00+02:30",
            "2026-11-27T23:00:00-13:00",
        ] {
            assert_eq!(from_iso(iso), noon, "{iso}");
        }
        assert_eq!(from_iso("1970-01-02"), Some(86_400_000.0));
        assert_eq!(from_iso("1970-01-01T00:00:00.5Z"), Some(500.0));
    }

    #[test]
    fn what_is_no_time_is_none() {
        for text in [
            "",
            "now",
            "2026",
            "2026-11",
            "2026-13-01",
            "2026-00-01",
            "2026-11-31",
            "2026-02-29",
            "1900-02-29",
            "2026-1-1",
            "+026-01-01",
            "2026-11-28T",
            "2026-11-28T12",
            "2026-11-28T24:00Z",
            "2026-11-28T12:60Z",
            "2026-11-28T12:00:60Z",
            "2026-11-28T12:00:00.Z",
            "2026-11-28T12:00:00ZZ",
            "2026-11-28T12:00:00+2",
            "2026-11-28T12:00:00+25:00",
            "2026-11-28Z",
            "2026-11-28 12:00",
            "2026-11-2é",
        ] {
            assert_eq!(from_iso(text), None, "{text}");
        }
    }

    #[test]
    fn what_has_no_year_of_four_digits_is_the_nearest_that_has() {
        assert_eq!(to_iso(f64::NEG_INFINITY), "0000-01-01T00:00:00Z");
        assert_eq!(to_iso(f64::INFINITY), "9999-12-31T23:59:59.999Z");
        assert_eq!(to_iso(f64::NAN), "1970-01-01T00:00:00Z");
        assert_eq!(to_iso(1.9), "1970-01-01T00:00:00.001Z");
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            failure_persistence: None,
            ..ProptestConfig::default()
        })]

        #[test]
        fn what_was_spelt_is_read(ms in RANGE.0..=RANGE.1) {
            prop_assert_eq!(from_iso(&to_iso(ms as f64)), Some(ms as f64));
        }

        #[test]
        fn reading_is_total(text in "\\PC{0,30}|[-0-9T:.Z+]{0,30}") {
            if let Some(ms) = from_iso(&text) {
                prop_assert!(ms.is_finite());
            }
        }
    }
}
