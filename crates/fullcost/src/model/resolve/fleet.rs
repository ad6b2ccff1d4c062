//! Resolves the fleet: pools, their prices and running costs, and published totals over them.

use super::Resolver;
use crate::digits::whole;
use crate::error::Code;
use crate::model::plan::{OperationPartsPlan, OwnPlan, PoolPlan, TotalPlan};
use crate::scenario::{OperationParts, Own, PARTS, Pool, SiteFacility, StatedTotal, Supply};
use crate::text::joined;
use crate::units::plain;

impl Resolver<'_> {
    pub(super) fn pool(&mut self, pool: &Pool) -> PoolPlan {
        let at = joined(&["fleet[", &pool.id, "]"]);
        let (accelerator, name, peak) = self.accelerator(joined(&[&at, ".accelerator"]), &pool.accelerator);
        let count = self.leaf(&at, ".count", &pool.count);
        let life = self.maybe(&at, ".life_years", &pool.life_years);
        let bought = self.when(&at, ".bought", pool.bought.as_ref());
        let delivery = self.maybe(&at, ".delivery_months", &pool.delivery_months);
        let ramp = self.maybe(&at, ".ramp_months", &pool.ramp_months);
        let retired = self.when(&at, ".retired", pool.retired.as_ref());
        let (mut own, mut rent) = (None, Vec::new());
        match &pool.supply {
            Supply::Own(bought) => own = Some(self.own(&joined(&[&at, ".supply.own"]), bought)),
            Supply::Rent(hired) => {
                let years: Vec<_> = hired.by_year.iter().map(|of| (of.year, &of.usd_per_gpu_hour.told)).collect();
                let at = joined(&[&at, ".supply.rent"]);
                rent = self.by_year(&at, ["usd_per_gpu_hour", "by_year"], &hired.usd_per_gpu_hour, &years);
                if rent.is_empty() {
                    self.fail(Code::Missing, joined(&[&at, ".usd_per_gpu_hour"]), "is missing", "a rate");
                }
            }
        }
        let at = joined(&[&at, ".operation"]);
        let (mut operation, mut operation_parts) = (None, None);
        if let Some(costs) = &pool.operation {
            operation = costs.stated.as_ref().map(|stated| {
                let usd_per_gpu = self.leaf(&at, ".stated.usd_per_gpu", &stated.usd_per_gpu);
                (usd_per_gpu, self.leaf(&at, ".stated.years", &stated.years))
            });
            operation_parts = costs.parts.as_ref().map(|parts| self.operation_parts(&joined(&[&at, ".parts"]), parts));
            if costs.parts.as_ref().is_some_and(|parts| parts.support_share.is_some()) && own.is_none() {
                let path = joined(&[&at, ".parts.support_share"]);
                let message = "is a share of the servers' price, and these are hired";
                self.fail(Code::Impossible, path, message, "`software_usd_per_gpu_year`");
            }
        }
        PoolPlan {
            id: pool.id.clone(),
            label: pool.label.clone().unwrap_or(name),
            accelerator,
            count,
            life,
            bought,
            delivery,
            ramp,
            retired,
            peak,
            own,
            rent,
            operation,
            operation_parts,
        }
    }

    fn own(&mut self, at: &str, own: &Own) -> OwnPlan {
        if own.server_usd_per_gpu.is_none() && own.parts.is_none() {
            self.fail(Code::Missing, at.to_owned(), "has no price", "`server_usd_per_gpu` or `parts`");
        }
        let parts = own.parts.as_ref().map(|parts| {
            let accelerator = self.leaf(at, ".parts.accelerator_usd", &parts.accelerator_usd);
            (accelerator, self.leaf(at, ".parts.server_markup", &parts.server_markup))
        });
        OwnPlan {
            stated: self.maybe(at, ".server_usd_per_gpu", &own.server_usd_per_gpu),
            parts,
            network: self.maybe(at, ".network_share", &own.network_share),
            storage: self.maybe(at, ".storage_share", &own.storage_share),
            spares: self.maybe(at, ".spares_share", &own.spares_share),
            installation: self.maybe(at, ".installation_share", &own.installation_share),
            import_premium: self.maybe(at, ".import_premium_share", &own.import_premium_share),
            taxes: self.maybe(at, ".tax_share", &own.tax_share),
            residual: self.maybe(at, ".residual_share", &own.residual_share),
        }
    }

    fn operation_parts(&mut self, at: &str, parts: &OperationParts) -> OperationPartsPlan {
        let names: Vec<&str> = self.scenario.sites.iter().map(|site| site.id.as_str()).collect();
        let site = parts.site.as_ref().map(|id| self.place_in(joined(&[at, ".site"]), id, "the list of sites", &names));
        let draw = self.leaf(at, ".draw_kw", &parts.draw_kw);
        let mut pue: Vec<_> = self.maybe(at, ".pue", &parts.pue).into_iter().collect();
        let mut electricity: Vec<_> = self.maybe(at, ".usd_per_kwh", &parts.usd_per_kwh).into_iter().collect();
        let provisioned = self.maybe(at, ".provisioned_kw", &parts.provisioned_kw);
        let drawn = parts.draw_kw.told.point;
        if let Some(provided) = parts.provisioned_kw.as_ref().map(|told| told.told.point).filter(|kw| *kw < drawn) {
            let message = joined(&["must be >= draw_kw (", &plain(drawn), "), got ", &plain(provided)]);
            self.fail(Code::Impossible, joined(&[at, ".provisioned_kw"]), &message, ">= draw_kw");
        }
        let hall = joined(&[at, ".colocation_usd_per_kw_month"]);
        let mut colocation: Vec<_> = self.maybe(&hall, "", &parts.colocation_usd_per_kw_month).into_iter().collect();
        let owned = site.and_then(|place| self.scenario.sites.get(place)).and_then(|site| site.facility.as_ref());
        if let (Some(SiteFacility::Own(_)), false) = (owned, colocation.is_empty()) {
            let path = joined(&[at, ".colocation_usd_per_kw_month"]);
            self.fail(
                Code::Impossible,
                path,
                "is the rent of a hall, and the pool's site is a building of one's own",
                "one of the two",
            );
        }
        if parts.failures_per_gpu_year.is_some() != parts.usd_per_failure.is_some() {
            let missing = if parts.usd_per_failure.is_none() { ".usd_per_failure" } else { ".failures_per_gpu_year" };
            self.fail(
                Code::Missing,
                joined(&[at, missing]),
                "is missing",
                "how often machines fail, and what a repair costs",
            );
        }
        if let Some(rates) = site.and_then(|place| self.sites.get(place)) {
            if pue.is_empty() {
                pue.clone_from(&rates.pue);
            }
            if electricity.is_empty() {
                electricity.clone_from(&rates.electricity);
            }
            if colocation.is_empty() {
                colocation.clone_from(&rates.hall);
            }
        }
        for (missing, name) in [(pue.is_empty(), ".pue"), (electricity.is_empty(), ".usd_per_kwh")] {
            if missing {
                self.fail(Code::Missing, joined(&[at, name]), "is missing", "a number here, or one of the pool's site");
            }
        }
        OperationPartsPlan {
            draw,
            site: site.map(|place| place as u32),
            pue,
            electricity,
            provisioned,
            colocation,
            staff: self.maybe(at, ".staff_usd_per_gpu_year", &parts.staff_usd_per_gpu_year),
            software: self.maybe(at, ".software_usd_per_gpu_year", &parts.software_usd_per_gpu_year),
            support: self.maybe(at, ".support_share", &parts.support_share),
            failures: self.maybe(at, ".failures_per_gpu_year", &parts.failures_per_gpu_year),
            repair: self.maybe(at, ".usd_per_failure", &parts.usd_per_failure),
        }
    }

    pub(super) fn total(&mut self, total: &StatedTotal) -> TotalPlan {
        let at = joined(&["stated_totals[", &total.id, "]"]);
        if total.id == PARTS {
            let message = "`parts` is the name of the bill that is added up from the pools";
            self.fail(Code::DuplicateId, joined(&[&at, ".id"]), message, "another id");
        }
        let names: Vec<&str> = self.scenario.fleet.iter().map(|pool| pool.id.as_str()).collect();
        let mut pools = Vec::new();
        for (place, id) in total.pools.iter().enumerate() {
            let path = joined(&[&at, ".pools[", &whole(place as u64), "]"]);
            let found = self.place_in(path.clone(), id, "the fleet", &names) as u32;
            if pools.contains(&found) {
                self.fail(Code::DuplicateId, path, &joined(&["`", id, "` is listed twice"]), "each pool once");
            }
            pools.push(found);
        }
        if pools.is_empty() {
            self.fail(Code::Missing, joined(&[&at, ".pools"]), "is empty", "ids of pools");
        }
        TotalPlan {
            id: total.id.clone(),
            label: total.label.clone(),
            pools,
            purchase: self.leaf(&at, ".purchase_usd", &total.purchase_usd),
            operation: self.leaf(&at, ".operation_usd", &total.operation_usd),
            years: self.leaf(&at, ".years", &total.years),
            covers: self.maybe(&at, ".covers_gpus", &total.covers_gpus),
        }
    }
}
