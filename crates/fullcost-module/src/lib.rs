//! Links the JavaScript door into one wasm module.
//!
//! A crate of its own because the linked whole is optimised at the level of the crate that links it: at the kernel's, or no loop
//! would become vectors. Every function keeps the mark of the level that its own crate was compiled for.

pub use fullcost_wasm::*;
