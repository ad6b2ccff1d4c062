//! Market scenarios: named patches on the numbers of a scenario, which can be put on one after the other, and what they do to
//! its outputs, as differences with their intervals.
//!
//! A patch multiplies or sets numbers that it finds by patterns of their paths. A number that is drawn is drawn from its scaled
//! distribution, so that a patch takes away no uncertainty, and the same draws stand behind the outputs before and after.

pub mod answer;
mod apply;
mod difference;
pub mod patch;
mod pattern;
pub mod table;

pub use apply::{Patched, patched};
pub use difference::what_if;
