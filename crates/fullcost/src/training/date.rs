//! Days between dates.

#[cfg(feature = "json")]
use crate::digits::number;
use crate::error::Result;
use crate::price::day_of;
use crate::text::joined;

/// The days of a date since the first of March of year 0, by the Gregorian calendar. A year or a month stands for its last day.
///
/// Errors: what is no year, month or day.
pub fn day(path: &str, date: &str) -> Result<f64> {
    let [year, month, day] = day_of(path, date)?;
    // Counted from March, so that the leap day comes last.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year.saturating_sub(1), month + 9) };
    Ok(march(f64::from(year)) + ((f64::from(month) * 153.0 + 2.0) / 5.0).floor() + f64::from(day) - 1.0)
}

/// The day before a date, as [`day`] counts them. A year or a month stands for its first day.
///
/// Errors: what is no year, month or day.
pub fn day_before(path: &str, date: &str) -> Result<f64> {
    let first = match date.len() {
        4 => "-01-01",
        7 => "-01",
        _ => "",
    };
    day(path, date)?;
    Ok(day(path, &joined(&[date, first]))? - 1.0)
}

/// The day on which March of a year begins.
fn march(year: f64) -> f64 {
    year * 365.0 + (year / 4.0).floor() - (year / 100.0).floor() + (year / 400.0).floor()
}

/// The year that a day lies in.
pub fn year_of(day: f64) -> f64 {
    let near = (day / 365.2425).round();
    let march_year = if march(near) <= day.floor() { near } else { near - 1.0 };
    // January and February belong to the March before: 306 days lie between March and New Year.
    march_year + f64::from(u8::from(day.floor() - march(march_year) >= 306.0))
}

/// The date that a whole number of days, as [`day`] counts them, stands for: `2025-01-31`.
#[cfg(feature = "json")]
pub fn date_of(day: f64) -> String {
    let year = year_of(day);
    let of_march = day - march(if day - march(year) >= 0.0 { year } else { year - 1.0 });
    let from_march = ((of_march * 5.0 + 2.0) / 153.0).floor();
    let month = if from_march < 10.0 { from_march + 3.0 } else { from_march - 9.0 };
    let of_month = of_march - ((from_march * 153.0 + 2.0) / 5.0).floor() + 1.0;
    let two = |value: f64| joined(&[if value < 10.0 { "0" } else { "" }, &number(value)]);
    joined(&[&number(year), "-", &two(month), "-", &two(of_month)])
}

#[cfg(all(test, feature = "json"))]
mod tests {
    use super::{date_of, day, day_before, year_of};

    #[test]
    fn days_are_counted_over_leap_years() {
        let between = |from, to| day("", to).unwrap() - day("", from).unwrap();
        assert_eq!(between("2022-12-19", "2024-08-29"), 619.0);
        assert_eq!(between("2000-02-28", "2000-03-01"), 2.0);
        assert_eq!(between("1900-02-28", "1900-03-01"), 1.0);
        assert_eq!(between("2023", "2024-12-31"), 366.0);
        for (date, before) in [("2024", "2023-12-31"), ("2024-03", "2024-02-29"), ("2024-12-31", "2024-12-30")] {
            assert_eq!(day_before("", date).unwrap(), day("", before).unwrap());
        }
        assert_eq!(day_before("", "24").unwrap_err().code, day("", "24").unwrap_err().code);
        assert_eq!(day("started", "2024-13").unwrap_err().path, "started");
        for year in 1990..2100 {
            for date in ["01-01", "02-28", "03-01", "09-01", "12-31"] {
                let date = format!("{year}-{date}");
                let day = day("", &date).unwrap();
                assert_eq!((year_of(day + 0.9), date_of(day)), (f64::from(year), date));
            }
        }
    }
}
