//! Resolves the fleet: pools, their prices and running costs, and published totals over them.

use super::Resolver;
use crate::digits::whole;
use crate::error::Code;
use crate::model::plan::{OperationPartsPlan, OwnPlan, PoolPlan, TotalPlan};
use crate::scenario::{OperationParts, Own, PARTS, Pool, StatedTotal, Supply};
use crate::text::joined;

impl Resolver<'_> {
    pub(super) fn pool(&mut self, pool: &Pool) -> PoolPlan {
        let at = joined(&["fleet[", &pool.id, "]"]);
        let (accelerator, name, peak) = self.accelerator(joined(&[&at, ".accelerator"]), &pool.accelerator);
        let count = self.leaf(joined(&[&at, ".count"]), &pool.count);
        let life = self.maybe(joined(&[&at, ".life_years"]), &pool.life_years);
        let (mut own, mut rent) = (None, None);
        match &pool.supply {
            Supply::Own(bought) => own = Some(self.own(&joined(&[&at, ".supply.own"]), bought)),
            Supply::Rent(hired) => {
                rent = Some(self.leaf(joined(&[&at, ".supply.rent.usd_per_gpu_hour"]), &hired.usd_per_gpu_hour));
            }
        }
        let at = joined(&[&at, ".operation"]);
        let (mut operation, mut operation_parts) = (None, None);
        if let Some(costs) = &pool.operation {
            operation = costs.stated.as_ref().map(|stated| {
                let usd_per_gpu = self.leaf(joined(&[&at, ".stated.usd_per_gpu"]), &stated.usd_per_gpu);
                (usd_per_gpu, self.leaf(joined(&[&at, ".stated.years"]), &stated.years))
            });
            operation_parts = costs.parts.as_ref().map(|parts| self.operation_parts(&joined(&[&at, ".parts"]), parts));
        }
        PoolPlan {
            id: pool.id.clone(),
            label: pool.label.clone().unwrap_or(name),
            accelerator,
            count,
            life,
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
            let accelerator = self.leaf(joined(&[at, ".parts.accelerator_usd"]), &parts.accelerator_usd);
            (accelerator, self.leaf(joined(&[at, ".parts.server_markup"]), &parts.server_markup))
        });
        OwnPlan {
            stated: self.maybe(joined(&[at, ".server_usd_per_gpu"]), &own.server_usd_per_gpu),
            parts,
            network: self.maybe(joined(&[at, ".network_share"]), &own.network_share),
            storage: self.maybe(joined(&[at, ".storage_share"]), &own.storage_share),
            residual: self.maybe(joined(&[at, ".residual_share"]), &own.residual_share),
        }
    }

    fn operation_parts(&mut self, at: &str, parts: &OperationParts) -> OperationPartsPlan {
        OperationPartsPlan {
            draw: self.leaf(joined(&[at, ".draw_kw"]), &parts.draw_kw),
            pue: self.leaf(joined(&[at, ".pue"]), &parts.pue),
            electricity: self.leaf(joined(&[at, ".usd_per_kwh"]), &parts.usd_per_kwh),
            provisioned: self.maybe(joined(&[at, ".provisioned_kw"]), &parts.provisioned_kw),
            colocation: self.maybe(joined(&[at, ".colocation_usd_per_kw_month"]), &parts.colocation_usd_per_kw_month),
            staff: self.maybe(joined(&[at, ".staff_usd_per_gpu_year"]), &parts.staff_usd_per_gpu_year),
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
            purchase: self.leaf(joined(&[&at, ".purchase_usd"]), &total.purchase_usd),
            operation: self.leaf(joined(&[&at, ".operation_usd"]), &total.operation_usd),
            years: self.leaf(joined(&[&at, ".years"]), &total.years),
            covers: self.maybe(joined(&[&at, ".covers_gpus"]), &total.covers_gpus),
        }
    }
}
