//! The fleet in one year: which pools or published total it consists of, and how much of the year they are there.
//!
//! The equations are inlined for the vector lanes of native builds; in wasm that repeats them, at 0.6 kB for each kind of number.

use crate::model::plan::{Plan, PoolPlan, TotalPlan, Values};
use crate::real::Real;
use crate::units::{self, HOURS_PER_YEAR, Quantity, quantity};

/// What a cost item sees: the plan, its values, and the bill that is chosen.
pub struct Fleet<'a, R> {
    /// The plan.
    pub plan: &'a Plan,
    /// The values of its leaves.
    pub x: &'a Values<R>,
    /// The published total, if that is the bill.
    pub total: Option<&'a TotalPlan>,
    /// The choice of the bill, for provenance.
    pub bill: R,
    /// Length of the window.
    pub window: Quantity<units::Years, R>,
}

impl<'a, R: Real> Fleet<'a, R> {
    /// The fleet under the chosen bill.
    #[cfg_attr(not(target_family = "wasm"), inline(always))]
    pub fn new(plan: &'a Plan, x: &'a Values<R>) -> Fleet<'a, R> {
        Fleet { plan, x, total: plan.total(x), bill: x.get(plan.bill).0, window: x.get(plan.window) }
    }

    /// The pools in it.
    #[cfg_attr(not(target_family = "wasm"), inline(always))]
    pub fn pools(&self) -> impl Iterator<Item = &'a PoolPlan> {
        self.plan.pools_of(self.total)
    }

    /// The pools whose own prices make the bill: none when a published total does.
    #[cfg_attr(not(target_family = "wasm"), inline(always))]
    pub fn priced(&self) -> impl Iterator<Item = &'a PoolPlan> {
        let parts = self.total.is_none();
        self.plan.pools.iter().filter(move |_| parts)
    }

    /// Useful life of a pool. A published total's pools live as long as its years.
    #[cfg_attr(not(target_family = "wasm"), inline(always))]
    pub fn life(&self, pool: &PoolPlan) -> Quantity<units::Years, R> {
        match (self.total, pool.life) {
            (Some(total), _) => self.x.get(total.years),
            (None, Some(life)) => self.x.get(life),
            (None, None) => self.window,
        }
    }

    /// The part of a year, counted from 0, in which hardware of that life is there: `min(1, max(0, min(life, window) - year))`.
    #[cfg_attr(not(target_family = "wasm"), inline(always))]
    pub fn presence(&self, life: Quantity<units::Years, R>, year: usize) -> R {
        let left = life.0.smaller(self.window.0) - R::of(year as f64);
        left.larger(R::of(0.0)).smaller(R::of(1.0))
    }

    /// GPU-hours of a pool in a year, idle ones included.
    #[cfg_attr(not(target_family = "wasm"), inline(always))]
    pub fn gpu_hours(&self, pool: &PoolPlan, year: usize) -> Quantity<units::GpuHours, R> {
        let hours: Quantity<units::Hours, R> = quantity(R::of(HOURS_PER_YEAR) * self.presence(self.life(pool), year));
        self.x.get(pool.count) * hours
    }
}
