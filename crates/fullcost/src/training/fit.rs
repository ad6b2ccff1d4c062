//! What does not fit into the memory, by how much, and what would help.

use crate::real::Real;
use crate::record::answer;
use crate::training::architecture::Architecture;
use crate::training::hardware::Hardware;
use crate::training::layout::{Layout, Recompute, Sharding};
use crate::training::memory::memory;

/// The part of the memory that a search fills.
pub const USABLE: f64 = 0.95;
/// A layout that is counted above the memory by no more than this may still fit: measured runs are counted up to 10 % above it.
pub const MISCOUNTED: f64 = 1.1;

answer! {
    /// By how much a layout misses the memory, and what would help.
    pub struct DoesNotFit {
        /// Bytes that are missing.
        missing_bytes: f64,
        /// Changes that would each make it fit. Empty where none does alone.
        helps: Vec<String>,
    }
}

/// What is missing, if anything is. Where a layout does not say what is computed again, it fits if it fits with all of that.
pub fn does_not_fit(
    model: &Architecture,
    layout: &Layout,
    micro_batch: f64,
    year: f64,
    chip: &Hardware,
) -> Option<DoesNotFit> {
    let most = chip.memory_bytes * MISCOUNTED;
    let bytes = |layout: &Layout, micro_batch: f64| memory(model, layout, micro_batch, year).total_bytes;
    let recompute = Some(layout.recompute.unwrap_or(Recompute::Full));
    let layout = &Layout { recompute, ..layout.clone() };
    let now = bytes(layout, micro_batch);
    if now <= most {
        return None;
    }
    let next = |change: &dyn Fn(&mut Layout)| {
        let mut next = layout.clone();
        change(&mut next);
        next
    };
    let (shard, sharding) =
        if layout.pp > 1.0 { ("sharding: zero2", Sharding::Zero2) } else { ("sharding: zero3", Sharding::Zero3) };
    let half = (micro_batch / 2.0).ceil();
    let changes = [
        ("recompute: full", next(&|of| of.recompute = Some(Recompute::Full)), micro_batch),
        ("half the micro_batch", next(&|of| of.micro_batch = Some(half)), half),
        (shard, next(&|of| of.sharding = of.sharding.max(sharding)), micro_batch),
        ("twice the tp", next(&|of| of.tp *= 2.0), micro_batch),
        ("twice the pp", next(&|of| of.pp *= 2.0), micro_batch),
        ("twice the gpus", next(&|of| of.gpus *= 2.0), micro_batch),
    ];
    let can = |of: &Layout| of.check(model).is_ok() && (of.tp <= chip.domain || of.tp == layout.tp);
    let makes_fit =
        |(_, of, micro_batch): &&(&str, Layout, f64)| can(of) && bytes(of, *micro_batch) <= chip.memory_bytes;
    let helps = changes.iter().filter(makes_fit).map(|(words, ..)| (*words).to_owned()).collect();
    Some(DoesNotFit { missing_bytes: (now - chip.memory_bytes).larger(0.0), helps })
}
