//! A price: what an accelerator sold or was let for, on a date, as somebody told.

use crate::record::{record, words};
use crate::source::{Seen, Status};
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
    let mut parts = date.split('-');
    let year = whole(parts.next()?, 4)?;
    let month = parts.next().map_or(Some(12), |month| whole(month, 2).filter(|month| (1..=12).contains(month)))?;
    let days = match month {
        2 => 28 + u16::from(year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    let day = parts.next().map_or(Some(days), |day| whole(day, 2).filter(|day| (1..=days).contains(day)))?;
    parts.next().is_none().then_some([year, month, day])
}

/// Years from the beginning of `start_year` to the beginning of a year, a month or a day, or nothing where the text is none of them.
pub fn years_after(date: &str, start_year: f64) -> Option<f64> {
    let [year, month, day] = last_day(date)?;
    let told = date.bytes().filter(|&byte| byte == b'-').count();
    let months = if told > 0 { f64::from(month - 1) } else { 0.0 };
    let days = if told > 1 { f64::from(day - 1) } else { 0.0 };
    Some(f64::from(year) - start_year + months / MONTHS_PER_YEAR + days / DAYS_PER_YEAR)
}

fn whole(digits: &str, length: usize) -> Option<u16> {
    let right = digits.len() == length && digits.bytes().all(|byte| byte.is_ascii_digit());
    right.then(|| digits.parse().ok())?
}
