//! Training performance: the time and memory of a run from its architecture, its hardware and its layout.
//!
//! Plain numbers, not the money equations: it hands them a median with a range that measured runs have earned. The full build of
//! the web has predictions, layouts and Epoch's costs, the analysis build all of it, the article build none.

pub mod architecture;
pub(crate) mod check;
pub mod constants;
#[cfg(feature = "prices")]
pub mod cost_facts;
#[cfg(feature = "prices")]
mod cost_methods;
#[cfg(feature = "prices")]
mod cost_purchase;
#[cfg(feature = "prices")]
pub mod cost_rows;
#[cfg(feature = "prices")]
pub mod costs;
#[cfg(feature = "prices")]
pub(crate) mod date;
#[cfg(feature = "prices")]
pub mod development;
#[cfg(feature = "json")]
pub mod energy;
#[cfg(feature = "json")]
pub mod energy_facts;
pub mod epoch;
pub mod fit;
pub mod fitted;
pub mod goodput;
pub mod hardware;
pub mod hub;
pub mod layout;
#[cfg(feature = "json")]
pub mod measured;
pub mod memory;
pub mod predict;
pub mod presets;
#[cfg(feature = "json")]
pub mod runs;
pub mod search;
pub mod sourced;
pub mod step;
