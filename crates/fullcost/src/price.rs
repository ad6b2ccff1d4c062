//! A price: what an accelerator sold or was let for, on a date, as somebody told.

use crate::error::{Code, Error, Result};
use crate::record::{record, words};
use crate::source::{Seen, Status};
use crate::text::joined;
use crate::units::{DAYS_PER_YEAR, MONTHS_PER_YEAR};

words! {
    /// What is paid for.
    pub enum What {
        /// An hour of one accelerator.
        Rental = "rental",
        /// One accelerator.
        Purchase = "purchase",
    }
}

words! {
    /// On which terms.
    pub enum Terms {
        /// Rented by the hour.
        OnDemand = "on_demand",
        /// Rented until somebody pays more, or as an index of such prices.
        Spot = "spot",
        /// Rented from many small owners.
        Marketplace = "marketplace",
        /// Rented for days or months, paid in advance.
        Block = "block",
        /// Rented for one year.
        Reserved1y = "reserved_1y",
        /// Rented for three years.
        Reserved3y = "reserved_3y",
        /// A rate that a user sets for its own accounts.
        Accounting = "accounting",
        /// The list price of one.
        List = "list",
        /// One card or module, from a shop or in the market.
        Card = "card",
        /// A board of several, over their number.
        Board = "board",
        /// A whole server, over its accelerators.
        ServerShare = "server_share",
        /// A whole rack or system of racks, over its accelerators.
        RackShare = "rack_share",
        /// An average over many sales, estimated.
        Average = "average",
        /// Past export rules or the maker's own channels.
        Grey = "grey",
        /// Second-hand.
        Used = "used",
    }
}

record! {
    /// A price of an accelerator on a date.
    pub struct PriceEntry {
        /// Key of the accelerator in the catalog.
        chip: String,
        /// What is paid for.
        what: What,
        /// On which terms.
        kind: Terms,
        /// Who asks or pays it, or who says so.
        vendor: String,
        /// Dollars for one accelerator.
        usd: Option<f64>,
        /// Dollars for an hour of one accelerator.
        usd_per_gpu_hour: Option<f64>,
        /// The low end, where a range was told.
        low: Option<f64>,
        /// The high end, where a range was told.
        high: Option<f64>,
        /// When it held: a year, a month or a day, as exactly as it is known.
        as_of: String,
        /// Id of the source.
        source: Option<String>,
        /// Who stands behind it.
        status: Status,
        /// How far it was checked.
        seen: Seen,
        /// What else a reader should know.
        note: Option<String>,
    }
}

/// The last day of a year, a month (`2025-01`) or a day, or nothing where the text is none of them.
pub fn last_day(date: &str) -> Option<[u16; 3]> {
    let part = |from: usize, to: usize| {
        let dash = from == 0 || date.as_bytes().get(from - 1) == Some(&b'-');
        whole(date.as_bytes().get(from..to).filter(|_| dash)?)
    };
    let (has_month, has_day) = match date.len() {
        4 => (false, false),
        7 => (true, false),
        10 => (true, true),
        _ => return None,
    };
    let year = part(0, 4)?;
    let month = if has_month { part(5, 7)? } else { 12 };
    let days = match month {
        2 => 28 + u16::from(year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    let day = if has_day { part(8, 10)? } else { days };
    (1..=days).contains(&day).then_some([year, month, day])
}

/// Years from the beginning of `start_year` to the beginning of a year, a month or a day, or nothing where the text is none of them.
pub fn years_after(date: &str, start_year: f64) -> Option<f64> {
    let [year, month, day] = last_day(date)?;
    let told = date.bytes().filter(|&byte| byte == b'-').count();
    let months = if told > 0 { f64::from(month - 1) } else { 0.0 };
    let days = if told > 1 { f64::from(day - 1) } else { 0.0 };
    Some(f64::from(year) - start_year + months / MONTHS_PER_YEAR + days / DAYS_PER_YEAR)
}

/// The last day of a date, or the error for what is none.
pub fn day_of(path: &str, date: &str) -> Result<[u16; 3]> {
    last_day(date).ok_or_else(|| {
        let form = "a year, a month (`2025-01`) or a day (`2025-01-31`)";
        Error::new(Code::WrongType, path, joined(&["must be ", form, ", got `", date, "`"]), form)
    })
}

/// A whole number of at most four digits.
fn whole(digits: &[u8]) -> Option<u16> {
    digits.iter().try_fold(0, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + u16::from(digit - b'0')))
}
