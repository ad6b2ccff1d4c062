//! Training performance: the time and memory of a run from its architecture, its hardware and its layout.
//!
//! Plain numbers, not the money equations: it hands them a median with a range that measured runs have earned.

pub mod architecture;
mod check;
pub mod constants;
pub mod epoch;
pub mod fitted;
pub mod hardware;
pub mod hub;
pub mod layout;
#[cfg(feature = "json")]
pub mod measured;
pub mod memory;
pub mod predict;
#[cfg(feature = "json")]
pub mod presets;
pub mod search;
pub mod step;
