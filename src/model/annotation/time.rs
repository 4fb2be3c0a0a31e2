//! Points in time as JSON has them: ISO 8601, in UTC.

/// Milliseconds in a day.
const DAY: i64 = 86_400_000;
/// The first and the last millisecond that have a year of four digits.
const RANGE: (i64, i64) = (-62_167_219_200_000, 253_402_300_799_999);

/// `at` (milliseconds since 1970) as `2026-11-28T14:13:34.120Z`. What has no year of four
/// digits is brought to the nearest that has one.
#[must_use]
pub fn format(at: f64) -> String {
    // A cast of a float keeps to the range of the integer, and makes 0 of what is no number.
    let at = (at as i64).clamp(RANGE.0, RANGE.1);
    let (year, month, day) = civil(at.div_euclid(DAY));
    let rest = at.rem_euclid(DAY);
    let (hour, minute) = (rest / 3_600_000, rest / 60_000 % 60);
    let (second, thousandth) = (rest / 1_000 % 60, rest % 1_000);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{thousandth:03}Z")
}

/// The day alone, `2026-11-28`, as a reader is told it.
#[must_use]
pub fn day(at: f64) -> String {
    let mut text = format(at);
    text.truncate("2026-11-28".len());
    text
}

/// Milliseconds since 1970 of a date, or of a date and a time: with or without seconds and
/// their fractions, in UTC (also where it does not say so) or with what it is ahead of UTC.
/// None of what is no such thing.
#[must_use]
pub fn parse(text: &str) -> Option<f64> {
    let text = text.trim();
    let (date, time) = match text.split_once(['T', 't', ' ']) {
        Some((date, time)) => (date, Some(time)),
        None => (text, None),
    };
    let mut parts = date.split('-');
    let year = number(parts.next()?, 4)?;
    let month = number(parts.next()?, 2).filter(|month| (1..=12).contains(month))?;
    let day = number(parts.next()?, 2).filter(|day| *day >= 1)?;
    let days = days(year, month, day);
    // A day that the month does not have is another one when it is written again.
    if parts.next().is_some() || civil(days) != (year, month, day) {
        return None;
    }
    let at = days * DAY + time.map_or(Some(0), of_day)?;
    ((RANGE.0..=RANGE.1).contains(&at)).then_some(at as f64)
}

/// Milliseconds since midnight in UTC.
fn of_day(time: &str) -> Option<i64> {
    let (clock, ahead) = match time.find(['Z', 'z', '+', '-']) {
        Some(at) => time.split_at(at),
        None => (time, "Z"),
    };
    let mut parts = clock.split(':');
    let hour = number(parts.next()?, 2).filter(|hour| *hour < 24)?;
    let minute = number(parts.next()?, 2).filter(|minute| *minute < 60)?;
    let seconds = parts.next().map_or(Some(0), seconds)?;
    if parts.next().is_some() {
        return None;
    }
    Some((hour * 60 + minute) * 60_000 + seconds - self::ahead(ahead)?)
}

/// Seconds, maybe with a fraction, in milliseconds. There are leap seconds.
fn seconds(text: &str) -> Option<i64> {
    let (whole, fraction) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    let whole = number(whole, 2).filter(|second| *second <= 60)?;
    let digits = !fraction.is_empty() && fraction.bytes().all(|digit| digit.is_ascii_digit());
    let thousandths: String = fraction.chars().chain("00".chars()).take(3).collect();
    let thousandths = number(&thousandths, 3).filter(|_| digits)?;
    Some(whole * 1_000 + thousandths)
}

/// How far ahead of UTC `Z`, `+01:00` or `-0330` is, in milliseconds.
fn ahead(text: &str) -> Option<i64> {
    let (sign, zone) = match text.split_at_checked(1)? {
        ("Z" | "z", "") => return Some(0),
        ("+", zone) => (1, zone),
        ("-", zone) => (-1, zone),
        _ => return None,
    };
    let digits = zone.replacen(':', "", 1);
    let (hours, minutes) = digits.split_at_checked(2)?;
    let minutes = if minutes.is_empty() { "00" } else { minutes };
    let (hours, minutes) = (number(hours, 2)?, number(minutes, 2)?);
    (hours < 24 && minutes < 60).then_some(sign * (hours * 60 + minutes) * 60_000)
}

/// A number of just so many digits.
fn number(text: &str, digits: usize) -> Option<i64> {
    let is_one = text.len() == digits && text.bytes().all(|digit| digit.is_ascii_digit());
    text.parse().ok().filter(|_| is_one)
}

/// Days since 1970-01-01 of a day of the Gregorian calendar: `days_from_civil` in Howard
/// Hinnant, "chrono-Compatible Low-Level Date Algorithms"
/// (<https://howardhinnant.github.io/date_algorithms.html>).
fn days(year: i64, month: i64, day: i64) -> i64 {
    // The year begins in March there, so that the day of the leap year is its last.
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// Year, month and day so many days after 1970-01-01: `civil_from_days` of the same source.
fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn known_days_are_written() {
        for (at, text) in [
            (0.0, "1970-01-01T00:00:00.000Z"),
            (951_782_400_000.0, "2000-02-29T00:00:00.000Z"),
            (1_795_875_214_120.0, "2026-11-28T14:13:34.120Z"),
            (-1.0, "1969-12-31T23:59:59.999Z"),
            (-62_167_219_200_000.0, "0000-01-01T00:00:00.000Z"),
            (f64::INFINITY, "9999-12-31T23:59:59.999Z"),
            (f64::NAN, "1970-01-01T00:00:00.000Z"),
        ] {
            assert_eq!(format(at), text);
        }
        assert_eq!(day(951_782_400_000.0), "2000-02-29");
    }

    #[test]
    fn what_others_write_is_read() {
        for (text, same) in [
            ("2023-10-14T15:13:28Z", "2023-10-14T15:13:28.000Z"),
            ("2023-10-14T15:13:28.5Z", "2023-10-14T15:13:28.500Z"),
            ("2023-10-14t15:13:28.123987z", "2023-10-14T15:13:28.123Z"),
            ("2023-10-14T01:13+02:00", "2023-10-13T23:13:00.000Z"),
            ("2023-10-14 15:13:28-0330", "2023-10-14T18:43:28.000Z"),
            ("2023-10-14T15:13:28+01", "2023-10-14T14:13:28.000Z"),
            ("2023-10-14T15:13:28", "2023-10-14T15:13:28.000Z"),
            ("2023-10-14", "2023-10-14T00:00:00.000Z"),
            ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00.000Z"),
        ] {
            assert_eq!(parse(text).map(format).as_deref(), Some(same), "{text}");
        }
    }

    #[test]
    fn what_is_no_time_is_none() {
        for text in [
            "",
            "yesterday",
            "2023",
            "2023-13-01",
            "2023-02-29",
            "2023-00-10",
            "2023-10-00",
            "2023-10-14T",
            "2023-10-14T24:00:00Z",
            "2023-10-14T15:60:00Z",
            "2023-10-14T15:13:61Z",
            "2023-10-14T15:13:28.Z",
            "2023-10-14T15:13:28+1",
            "2023-10-14T15:13:28é",
            "0000-01-01T00:00:00+01:00",
            "+023-10-14",
            "2023-10-14-1",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn writing_and_reading_are_inverse(at in RANGE.0..=RANGE.1) {
            let at = at as f64;
            prop_assert_eq!(parse(&format(at)), Some(at));
        }

        #[test]
        fn any_day_is_the_day_after_the_one_before(days in -700_000_i64..2_900_000) {
            let (year, month, day) = civil(days);
            prop_assert_eq!(super::days(year, month, day), days);
            prop_assert!(civil(days - 1) < (year, month, day));
        }

        #[test]
        fn anything_can_be_asked(text in any::<String>()) {
            let _ = parse(&text);
        }
    }
}
