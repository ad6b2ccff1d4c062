//! Uncertain numbers: their distributions, exactly.

pub mod distribution;
pub mod math;
mod root;
pub mod special;

pub use distribution::{Distribution, OfNormal, Tail};
