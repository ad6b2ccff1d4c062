//! A scenario at other times: what was known of it on a date, and how two versions of it differ.

mod at;
pub mod diff;
mod effect;
pub mod given;
pub mod known;
mod then;
