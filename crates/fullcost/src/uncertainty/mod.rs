//! Uncertainty, wrapped around the model: numbers become distributions, and the same equations run on draws of them.
//!
//! [`distribution`] says what an uncertain number may be. [`question`] makes a [`problem`] of a model: its uncertain numbers and
//! a program [`tape`]d from its equations. [`sampler`] draws, [`engine`] runs and summarises, [`kept`] keeps draws for what is
//! asked again and again. `answer`, where scenarios are read, tells all of it in words.

#[cfg(feature = "read")]
mod alone;
#[cfg(feature = "read")]
pub mod answer;
#[cfg(feature = "read")]
pub mod answers;
#[cfg(feature = "read")]
pub mod ask;
#[cfg(feature = "read")]
pub mod call;
#[cfg(feature = "read")]
pub mod columns;
pub mod condition;
#[cfg(feature = "read")]
pub mod correlation;
pub mod curve;
pub mod distribution;
mod draw;
pub mod engine;
#[cfg(feature = "read")]
mod fingerprint;
pub mod given;
#[cfg(feature = "read")]
pub mod indices;
pub mod kept;
pub mod math;
pub mod order;
pub mod outputs;
pub mod problem;
pub mod question;
pub(crate) mod root;
pub mod sampler;
#[cfg(feature = "read")]
pub mod scores;
#[cfg(feature = "read")]
pub mod solve;
pub mod special;
pub mod summary;
#[cfg(feature = "read")]
pub mod sweep;
pub mod tape;

pub use distribution::{Distribution, OfNormal, Tail};
