//! Plausibility checks: can what is claimed of a fleet or a run be, by the chips that were sold, by power, by money and by time?
//!
//! A claim is a document; the answer has a verdict, the arithmetic line by line, its sources, and how probable it is that the
//! claim can hold, given the ranges of all that goes into it. A check never says that a claim is true: only whether it could be.

pub mod answer;
pub mod money;
pub mod money_units;
pub mod power;
mod ranged;
mod sales;
mod sum;
pub mod supply;
mod tables;
mod tally;
pub mod time;
