//! The fleet: which pools or published total it consists of, and how much of each year they are there.
//!
//! The equations are inlined for native builds; in wasm that repeats them.

use crate::model::items::facility::provisioned;
use crate::model::plan::{BuildingPlan, OperationPartsPlan, OwnPlan, Plan, PoolPlan, TotalPlan, Values};
use crate::real::Real;
use crate::units::{self, GpuHours, HOURS_PER_YEAR, MONTHS_PER_YEAR, Quantity, Usd, quantity};

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
    /// How many calendar years it touches.
    pub years: usize,
    /// The pools in the fleet with their service.
    pools: Vec<Served<'a, R>>,
    /// The owned buildings that are on the bill: their sites, and their IT power in MW.
    buildings: Vec<(usize, &'a BuildingPlan, R)>,
}

/// A pool and its service.
pub struct Served<'a, R> {
    /// The pool.
    pub pool: &'a PoolPlan,
    /// How many.
    pub count: R,
    /// When they are paid, if not at the start.
    bought: Option<R>,
    /// When the first are in service.
    from: R,
    /// From the first in service to the last.
    ramp: Option<R>,
    /// When all leave service, if that is told.
    retired: Option<R>,
    /// When the window ends, or all leave service before.
    last: R,
    /// How long each could serve.
    life: R,
    /// How long each serves on average, until the end of its life or all are retired: what its price wears off over.
    pub service: R,
    /// The part of each year that one of them is in service.
    present: Vec<R>,
    /// The part of their price that is paid in each year.
    paid: Vec<R>,
}

/// What a pool whose running costs are added up from their causes costs of something.
type OfParts<'a, 'b, R> = dyn Fn(&Served<'a, R>, &OperationPartsPlan) -> Quantity<Usd, R> + 'b;

const KW_PER_MW: f64 = 1000.0;

/// What is added and taken away so that the last digits of a part of a year go.
const ROUND: f64 = 64.0;

/// How steep the step from not yet paid to paid is: a thirtieth of a second.
const STEEP: f64 = 1e9;

impl<'a, R: Real> Fleet<'a, R> {
    /// The fleet under the chosen bill, over so many calendar years.
    #[cfg_attr(not(target_family = "wasm"), inline(always))]
    pub fn new(plan: &'a Plan, x: &'a Values<R>, years: usize) -> Fleet<'a, R> {
        let total = plan.total(x);
        let window = x.get(plan.window);
        let listed = |place: usize| total.is_none_or(|total| total.pools.contains(&(place as u32)));
        let pools = plan.pools.iter().enumerate().filter(|(place, _)| listed(*place));
        let pools = pools.map(|(_, pool)| Served::new(x, pool, total, window.0, years)).collect();
        let bill = x.get(plan.bill).0;
        let mut fleet = Fleet { plan, x, total, bill, window, years, pools, buildings: Vec::new() };
        if total.is_none() {
            for (site, of) in plan.sites.iter().enumerate() {
                if let Some(building) = &of.building {
                    let mw = building.mw.map_or_else(|| fleet.needed_mw(site), |mw| x.get(mw).0);
                    fleet.buildings.push((site, building, mw));
                }
            }
        }
        fleet
    }

    /// The IT power that the pools of a site need when they need most. Between the moments at which a pool is whole or begins to leave it
    /// only rises or falls evenly, so it is one of these.
    #[cfg_attr(not(target_family = "wasm"), inline(always))]
    fn needed_mw(&self, site: usize) -> R {
        let mut most = R::of(0.0);
        for (pool, _) in self.at_site(site) {
            for moment in [pool.whole(), pool.leaves()] {
                let moment = moment.smaller(self.window.0);
                let mut kw = R::of(0.0);
                for (served, parts) in self.at_site(site) {
                    kw = kw + served.count * provisioned(self.x, parts).0 * served.share_at(moment);
                }
                most = most.larger(kw);
            }
        }
        most / R::of(KW_PER_MW)
    }

    /// The pools of a site.
    #[cfg_attr(not(target_family = "wasm"), inline(always))]
    fn at_site(&self, site: usize) -> impl Iterator<Item = (&Served<'a, R>, &'a OperationPartsPlan)> {
        let parts = self.priced().iter().filter_map(|served| served.parts().map(|parts| (served, parts)));
        parts.filter(move |(_, parts)| parts.site == Some(site as u32))
    }

    /// What cannot be where it is above 1: for each pool that its first are in service after the window and that it is retired before
    /// its last are, then for each site that its building is ready after its machines, and that it is too small for them. The last is
    /// for points alone: a building stays what it is where the number of machines varies by draw.
    #[cfg_attr(not(target_family = "wasm"), inline(always))]
    pub fn limits(&self) -> Vec<R> {
        let mut limits = vec![R::of(0.0); 2 * (self.plan.pools.len() + self.plan.sites.len())];
        let mut put = |place: usize, limit: R| limits.iter_mut().skip(place).take(1).for_each(|slot| *slot = limit);
        let after = |late: R, early: R| late - early + R::of(1.0);
        for (place, served) in self.priced().iter().enumerate() {
            if served.pool.bought.is_some() || served.pool.delivery.is_some() {
                put(2 * place, after(served.from, self.window.0) + R::of(1.0 / STEEP));
            }
            if let Some(retired) = served.retired {
                put(2 * place + 1, after(served.whole(), retired) + R::of(1.0 / STEEP));
            }
        }
        for (site, building, mw) in &self.buildings {
            let place = 2 * (self.plan.pools.len() + site);
            let mut late = R::of(0.0);
            for (served, _) in self.at_site(*site) {
                let built = building.built.map_or(R::of(0.0), |built| self.x.get(built).0);
                late = late.larger(after(built, served.from) - R::of(1.0 / STEEP));
            }
            put(place, late);
            if building.mw.is_some() {
                put(place + 1, self.needed_mw(*site) / (*mw * R::of(1.0 + 1.0 / STEEP)));
            }
        }
        limits
    }

    /// The owned buildings that are on the bill: their sites, and their IT power in MW.
    #[cfg_attr(not(target_family = "wasm"), inline(always))]
    pub fn buildings(&self) -> &[(usize, &'a BuildingPlan, R)] {
        &self.buildings
    }

    /// The pools in it.
    #[cfg_attr(not(target_family = "wasm"), inline(always))]
    pub fn pools(&self) -> &[Served<'a, R>] {
        &self.pools
    }

    /// The pools whose own prices make the bill: none when a published total does.
    #[cfg_attr(not(target_family = "wasm"), inline(always))]
    fn priced(&self) -> &[Served<'a, R>] {
        if self.total.is_none() { &self.pools } else { &[] }
    }

    /// Those of them that are in service in a year.
    #[cfg_attr(not(target_family = "wasm"), inline(always))]
    pub fn serving(&self, year: usize) -> impl Iterator<Item = &Served<'a, R>> {
        self.priced().iter().filter(move |served| !served.present(year).is_nothing())
    }

    /// The pools that are bought, with their prices.
    #[cfg_attr(not(target_family = "wasm"), inline(always))]
    pub fn owned(&self) -> impl Iterator<Item = (&Served<'a, R>, &'a OwnPlan)> {
        self.priced().iter().filter_map(|served| served.pool.own.as_ref().map(|own| (served, own)))
    }

    /// The pools in service in a year whose running costs are added up from their causes.
    #[cfg_attr(not(target_family = "wasm"), inline(always))]
    pub fn run_by_parts(&self, year: usize) -> impl Iterator<Item = (&Served<'a, R>, &'a OperationPartsPlan)> {
        self.serving(year).filter_map(|served| served.parts().map(|parts| (served, parts)))
    }

    /// Sums something over them. In wasm the loop is there once, and not in every item.
    #[cfg_attr(not(target_family = "wasm"), inline(always))]
    #[cfg_attr(target_family = "wasm", inline(never))]
    pub fn sum_by_parts(&self, year: usize, of: &OfParts<'a, '_, R>) -> Quantity<Usd, R> {
        self.run_by_parts(year).fold(Quantity::zero(), |sum, (served, parts)| sum + of(served, parts))
    }

    /// The part of a year, counted from 0, in which something of that life is there: `min(1, max(0, min(life, window) - year))`.
    #[cfg_attr(not(target_family = "wasm"), inline(always))]
    pub fn presence(&self, life: Quantity<units::Years, R>, year: usize) -> R {
        present(R::of(0.0), life.0.smaller(self.window.0), year)
    }

    /// The part of a year in which a site is kept by its staff. One with a building: from the day on which that is ready to the end of
    /// the window, as an owner keeps a building, empty or not. One without: from the first day in service of its pools to the end of
    /// the last; without pools, which tell no days, the whole window.
    #[cfg_attr(not(target_family = "wasm"), inline(always))]
    #[cfg_attr(target_family = "wasm", inline(never))]
    pub fn kept(&self, site: usize, year: usize) -> R {
        let window = self.window.0;
        let (mut from, mut until) = (R::of(0.0), window);
        match self.plan.sites.get(site).and_then(|of| of.building.as_ref()) {
            Some(building) => from = building.built.map_or(from, |built| self.x.get(built).0),
            None => {
                let mut first = true;
                for served in self.pools() {
                    if served.pool.operation_parts.as_ref().is_some_and(|parts| parts.site == Some(site as u32)) {
                        let gone = served.gone();
                        (from, until) =
                            if first { (served.from, gone) } else { (from.smaller(served.from), until.larger(gone)) };
                        first = false;
                    }
                }
            }
        }
        present(from, until.smaller(window), year)
    }

    /// The part of what is paid at a moment that is paid in a year of the window.
    #[cfg_attr(not(target_family = "wasm"), inline(always))]
    pub fn paid(&self, bought: Option<R>, year: usize) -> R {
        paid(self.window.0, bought, year)
    }
}

/// The part of what is paid at a moment that is paid in a year of the window, counted from 0: all or nothing.
#[cfg_attr(not(target_family = "wasm"), inline(always))]
fn paid<R: Real>(window: R, bought: Option<R>, year: usize) -> R {
    let Some(bought) = bought else { return R::of(if year == 0 { 1.0 } else { 0.0 }) };
    let before = |year: usize| {
        let gone = window.smaller(R::of(year as f64)) - bought;
        (gone * R::of(STEEP)).larger(R::of(0.0)).smaller(R::of(1.0))
    };
    before(year + 1) - before(year)
}

/// The part of a year, counted from 0, between two moments.
#[cfg_attr(not(target_family = "wasm"), inline(always))]
pub fn present<R: Real>(from: R, until: R, year: usize) -> R {
    (until.smaller(R::of(year as f64 + 1.0)) - from.larger(R::of(year as f64))).larger(R::of(0.0))
}

impl<'a, R: Real> Served<'a, R> {
    #[cfg_attr(not(target_family = "wasm"), inline(always))]
    fn new(x: &Values<R>, pool: &'a PoolPlan, total: Option<&TotalPlan>, window: R, years: usize) -> Served<'a, R> {
        let mut served = Served {
            pool,
            count: x.get(pool.count).0,
            bought: None,
            from: R::of(0.0),
            ramp: None,
            retired: None,
            last: window,
            life: pool.life.map_or(window, |life| x.get(life).0),
            service: window,
            present: Vec::with_capacity(years),
            paid: Vec::with_capacity(years),
        };
        if let Some(total) = total {
            // A published total's pools are there from the start, and live as long as its years.
            served.life = x.get(total.years).0;
            served.service = served.life;
        } else {
            let of_months = |at| x.get(at).0 / R::of(MONTHS_PER_YEAR);
            served.bought = pool.bought.map(|at| x.get(at).0);
            served.ramp = pool.ramp.map(of_months);
            served.from = served.bought.unwrap_or(R::of(0.0)) + pool.delivery.map_or(R::of(0.0), of_months);
            served.service = served.life;
            if let Some(retired) = pool.retired {
                let retired = x.get(retired).0;
                served.service = served.until(retired).larger(R::of(1.0 / STEEP));
                served.retired = Some(retired);
                served.last = window.smaller(retired);
            }
        }
        for year in 0..years {
            let present = served.in_service(year);
            served.present.push(present);
            served.paid.push(paid(window, served.bought, year));
        }
        served
    }

    /// Running costs from their causes, where they count.
    #[cfg_attr(not(target_family = "wasm"), inline(always))]
    fn parts(&self) -> Option<&'a OperationPartsPlan> {
        match (&self.pool.operation, &self.pool.operation_parts) {
            (None, parts) => parts.as_ref(),
            _ => None,
        }
    }

    /// When the last are in service.
    #[cfg_attr(not(target_family = "wasm"), inline(always))]
    fn whole(&self) -> R {
        self.ramp.map_or(self.from, |ramp| self.from + ramp)
    }

    /// When the last of them have left service.
    #[cfg_attr(not(target_family = "wasm"), inline(always))]
    fn gone(&self) -> R {
        let left = self.whole() + self.life;
        self.retired.map_or(left, |retired| left.smaller(retired))
    }

    /// A little before the first of them leave service.
    #[cfg_attr(not(target_family = "wasm"), inline(always))]
    fn leaves(&self) -> R {
        let left = self.from + self.life;
        self.retired.map_or(left, |retired| left.smaller(retired)) - R::of(2.0 / STEEP)
    }

    /// The part of them that is in service at a moment.
    #[cfg_attr(not(target_family = "wasm"), inline(always))]
    fn share_at(&self, moment: R) -> R {
        let (zero, one) = (R::of(0.0), R::of(1.0));
        let step = |gone: R| (gone * R::of(STEEP) + one).larger(zero).smaller(one);
        let entered = |gone: R| match self.ramp {
            Some(ramp) => (gone / ramp.larger(R::of(1.0 / STEEP))).larger(zero).smaller(one),
            None => step(gone),
        };
        let gone = moment - self.from;
        let share = entered(gone) - entered(gone - self.life);
        self.retired.map_or(share, |retired| share * (one - step(moment - retired)))
    }

    /// Years in service by so long after the first entered, for one that never leaves, on average over the ramp.
    #[cfg_attr(not(target_family = "wasm"), inline(always))]
    fn entered(&self, after: R) -> R {
        let all = after.larger(R::of(0.0));
        let Some(ramp) = self.ramp else { return all };
        let late = (after - ramp).larger(R::of(0.0));
        let on = all - late;
        on * on * (R::of(0.5) / ramp.larger(R::of(1.0 / STEEP))) + late
    }

    /// How long one of them has served by a moment, on average over all: each enters at its place on the ramp and leaves a life later.
    #[cfg_attr(not(target_family = "wasm"), inline(always))]
    fn until(&self, moment: R) -> R {
        let after = moment - self.from;
        self.entered(after) - self.entered(after - self.life)
    }

    /// Whether a year ends before they are paid, where that is the same in all draws: nothing of them falls into it.
    #[cfg_attr(not(target_family = "wasm"), inline(always))]
    fn is_before_purchase(&self, year: usize) -> bool {
        self.bought.is_some_and(|bought| bought.switch() >= year as f64 + 1.0)
    }

    /// The part of a year that one of them is in service, on average over all.
    #[cfg_attr(not(target_family = "wasm"), inline(always))]
    fn in_service(&self, year: usize) -> R {
        if self.is_before_purchase(year) {
            return R::of(0.0);
        }
        if self.ramp.is_none() {
            return present(self.from, (self.from + self.life).smaller(self.last), year);
        }
        let by = |year: usize| self.until(self.last.smaller(R::of(year as f64)));
        // The difference of two sums leaves a little where there is nothing: digits below the fourteenth go.
        (by(year + 1) - by(year)) + R::of(ROUND) - R::of(ROUND)
    }

    /// Their hours in a year, idle ones included.
    #[cfg_attr(not(target_family = "wasm"), inline(always))]
    pub fn gpu_hours(&self, year: usize) -> Quantity<GpuHours, R> {
        quantity(self.count * (R::of(HOURS_PER_YEAR) * self.present(year)))
    }

    /// The part of a year that one of them is in service.
    #[cfg_attr(not(target_family = "wasm"), inline(always))]
    pub fn present(&self, year: usize) -> R {
        self.present.get(year).copied().unwrap_or(R::of(0.0))
    }

    /// The part of their price that is paid in a year.
    #[cfg_attr(not(target_family = "wasm"), inline(always))]
    pub fn paid(&self, year: usize) -> R {
        self.paid.get(year).copied().unwrap_or(R::of(0.0))
    }

    /// The money that is tied up in a year on average, over the price: all of it from the payment to the day on which each is in service,
    /// then what its age leaves of it.
    #[cfg_attr(not(target_family = "wasm"), inline(always))]
    pub fn tied_up(&self, residual: R, year: usize) -> R {
        if self.is_before_purchase(year) {
            return R::of(0.0);
        }
        let here = self.present(year);
        let slope = (R::of(1.0) - residual) / self.service;
        let bought = self.bought.unwrap_or(R::of(0.0));
        let Some(ramp) = self.ramp else {
            let mut tied = R::of(0.0);
            if !here.is_nothing() {
                let middle = R::of(year as f64).larger(self.from) - self.from + here * R::of(0.5);
                tied = (R::of(1.0) - slope * middle) * here;
            }
            if self.pool.delivery.is_some() {
                tied = tied + present(bought, self.from.smaller(self.last), year);
            }
            return tied;
        };
        // Sums over those in service of their ages, by a moment: of each the half square of the years that it has served. Over a ramp, its
        // mean is a difference of cubes.
        let sixth = R::of(1.0) / (ramp.larger(R::of(1.0 / STEEP)) * R::of(6.0));
        let cubes = |after: R| {
            let (all, late) = (after.larger(R::of(0.0)), (after - ramp).larger(R::of(0.0)));
            (all * all * all - late * late * late) * sixth
        };
        let ages = |after: R| {
            let left = after - self.life;
            cubes(after) - cubes(left) - self.life * self.entered(left)
        };
        let after = |year: usize| self.last.smaller(R::of(year as f64)) - self.from;
        let (start, end) = (after(year), after(year + 1));
        let entered = self.entered(end) - self.entered(start);
        let waiting = (present(bought, self.last, year) - entered).larger(R::of(0.0));
        waiting + (here - slope * (ages(end) - ages(start))).larger(R::of(0.0))
    }
}
