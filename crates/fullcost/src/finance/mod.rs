//! Finance: what money is worth over time, how machines lose their value, what a fleet costs its owner year by year, and whether
//! renting would have been cheaper.
//!
//! Plain numbers. Purchases count at the start of their year and all else at its end, so that any answer can be made again with
//! [`money::npv`] from the cash flows beside it.

pub mod assets;
pub mod by_year;
pub mod capital;
#[cfg(feature = "shipped")]
pub mod cases;
mod check;
pub mod depreciation;
#[cfg(all(feature = "json", feature = "prices"))]
pub mod electricity;
pub mod money;
pub mod own_or_rent;
pub mod ownership;
mod roots;
pub mod schedule;
#[cfg(feature = "shipped")]
pub mod sums;
