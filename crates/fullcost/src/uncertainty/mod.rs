//! Uncertainty.
pub mod tape;
