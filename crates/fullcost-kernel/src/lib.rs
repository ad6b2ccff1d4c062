//! The hot loops: random bits, quantile tables, programs of arithmetic and summaries, over plain arrays.
//!
//! Nothing here knows what a scenario is. The crate is small and is compiled for speed where the rest of a web page's core is
//! compiled for size; what only sets up is marked `#[inline]`, so that it is compiled with its caller, for size. Every loop
//! gives the same bits at any vector width: only `+ - * /`, comparisons and integers are used, and the shape of every sum is
//! fixed by the numbering of draws, which is part of the format:
//!
//! - a **block** is 512 draws, a **chunk** 128 blocks; a sum runs in eight lanes over a chunk, chunks are added in order;
//! - draw `i` of an input is word `(i % 512) / 128` of counter `i / 512 * 128 + i % 128` of that input's generator.

mod exp;
mod program;
mod random;
mod sobol;
mod strata;
mod summary;
mod table;
mod wide;

pub use exp::exponentials;
pub use program::{Machine, Op, Operand, Program, Step};
pub use random::Generator;
pub use sobol::{DIMENSIONS, Sobol};
pub use strata::Strata;
pub use summary::{Cell, Cells, Histogram, Moments, Spread};
pub use table::{GRID_END, GRID_STEPS, PIECES, Table, grid_node, node};
pub use wide::Width;

/// Draws in a block.
pub const BLOCK: usize = 512;
/// Blocks in a chunk.
pub const CHUNK_BLOCKS: usize = 128;
/// Draws in a chunk.
pub const CHUNK: usize = BLOCK * CHUNK_BLOCKS;
/// Draws in a strip: what a program works on at once.
pub const STRIP: usize = 128;
/// One number for each draw of a block.
pub type Column = [f64; BLOCK];
/// One number for each draw of a strip.
pub type Strip = [f64; STRIP];
