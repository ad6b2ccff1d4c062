//! A scenario at other times: what was known of it on a date, and how two versions of it differ.

mod at;
mod given;
pub mod known;
mod then;
