//! The fleet: pools of accelerators, what they cost to buy and to run, and published totals over several of them.

use crate::estimate::Estimate;
use crate::record::{choice, record};
use crate::scenario::site::RentYear;
use crate::units::{
    FailuresPerGpuYear, Gpus, KwPerGpu, Levy, Months, Pue, Ratio, Share, Usd, UsdPerFailure, UsdPerGpu, UsdPerGpuHour,
    UsdPerGpuYear, UsdPerKwMonth, UsdPerKwh, Years, YearsFromStart,
};

record! {
    /// Identical accelerators that are bought or hired together: a tranche.
    pub struct Pool {
        /// Short name, used in paths: `fleet[h800]`.
        id: String,
        /// As a reader reads it.
        label: Option<String>,
        /// Key or alias of the accelerator in the catalog.
        accelerator: String,
        /// How many.
        count: Estimate<Gpus>,
        /// Useful life, from the first day in service. The window if left out.
        life_years: Option<Estimate<Years>>,
        /// When they are paid, or hired from. The start of the window if left out.
        bought: Option<When>,
        /// From the payment to the first of them in service.
        delivery_months: Option<Estimate<Months>>,
        /// From the first in service to the last, evenly. Each serves its whole life, so they leave as evenly.
        ramp_months: Option<Estimate<Months>>,
        /// When all leave service, if that is before the end of their life.
        retired: Option<When>,
        /// Bought or hired.
        supply: Supply,
        /// What they cost to run.
        operation: Option<Operation>,
    }
}

choice! {
    /// A moment.
    pub enum When {
        /// Years after the start of the window; before it, below 0.
        Years(FromStart) = "years",
        /// The beginning of a year, a month (`2026-07`) or a day. Needs the scenario's `start_year`.
        Date(String) = "date",
    }
}

/// Years after the start of the window: the estimate itself, so that its path ends in `years`.
pub type FromStart = Estimate<YearsFromStart>;

choice! {
    /// Bought or hired.
    pub enum Supply {
        /// Bought.
        Own(Own) = "own",
        /// Hired by the hour, all hours of the window.
        Rent(Rent) = "rent",
    }
}

record! {
    /// Bought hardware. With both a stated price and parts, the stated one counts and the two are compared.
    pub struct Own {
        /// All-in price of the servers for one GPU.
        server_usd_per_gpu: Option<Estimate<UsdPerGpu>>,
        /// The same price, built from parts.
        parts: Option<ServerParts>,
        /// Network over the price of the servers. Nothing if the price is all-in.
        network_share: Option<Estimate<Share>>,
        /// Storage over the price of the servers. Nothing if the price is all-in.
        storage_share: Option<Estimate<Share>>,
        /// Spare parts over the price of the servers.
        spares_share: Option<Estimate<Share>>,
        /// Installation over the price of the servers.
        installation_share: Option<Estimate<Share>>,
        /// Import or grey-market premium over the price of the servers: 0.5 where they cost half as much again.
        import_premium_share: Option<Estimate<Ratio>>,
        /// Taxes and levies over the price of the servers. Below 0 for a credit.
        tax_share: Option<Estimate<Levy>>,
        /// Value left at the end of service over the price paid.
        residual_share: Option<Estimate<Share>>,
    }
}

record! {
    /// The price of the servers, from the accelerator's price.
    pub struct ServerParts {
        /// Price of one accelerator.
        accelerator_usd: Estimate<UsdPerGpu>,
        /// Price of a server over the price of its accelerators.
        server_markup: Estimate<Ratio>,
    }
}

record! {
    /// Hired hardware.
    pub struct Rent {
        /// Rate.
        usd_per_gpu_hour: Option<Estimate<UsdPerGpuHour>>,
        /// Rates of calendar years, where they differ: one for every year of the window.
        by_year: Vec<RentYear>,
    }
}

record! {
    /// Running costs. With both a stated amount and parts, the stated one counts and the two are compared.
    pub struct Operation {
        /// A published amount for one GPU over some years.
        stated: Option<OperationStated>,
        /// The same, built from parts.
        parts: Option<OperationParts>,
    }
}

record! {
    /// A published running cost.
    pub struct OperationStated {
        /// For one GPU, over all the years.
        usd_per_gpu: Estimate<UsdPerGpu>,
        /// How many years.
        years: Estimate<Years>,
    }
}

record! {
    /// Running costs from their causes.
    pub struct OperationParts {
        /// Average draw at the socket, for one GPU with its part of server and network.
        draw_kw: Estimate<KwPerGpu>,
        /// The site where they stand: its PUE, its electricity, its building or hall and its staff.
        site: Option<String>,
        /// Power at the meter over power at the equipment. The site's if left out.
        pue: Option<Estimate<Pue>>,
        /// Price of electricity. The site's if left out.
        usd_per_kwh: Option<Estimate<UsdPerKwh>>,
        /// Power that has to be provided for one GPU. The draw if left out.
        provisioned_kw: Option<Estimate<KwPerGpu>>,
        /// Rent of the place, for each provisioned kilowatt, electricity extra. The site's if left out.
        colocation_usd_per_kw_month: Option<Estimate<UsdPerKwMonth>>,
        /// Staff who keep the machines.
        staff_usd_per_gpu_year: Option<Estimate<UsdPerGpuYear>>,
        /// Software licences.
        software_usd_per_gpu_year: Option<Estimate<UsdPerGpuYear>>,
        /// A year's contract of support over the price of the servers.
        support_share: Option<Estimate<Share>>,
        /// Failures, in a year in service.
        failures_per_gpu_year: Option<Estimate<FailuresPerGpuYear>>,
        /// What a failure costs beyond contract and spares.
        usd_per_failure: Option<Estimate<UsdPerFailure>>,
    }
}

record! {
    /// A published total over several pools. When the scenario's `bill` names it, only its pools are in the fleet.
    pub struct StatedTotal {
        /// Short name.
        id: String,
        /// As a reader reads it.
        label: String,
        /// The pools that are divided by.
        pools: Vec<String>,
        /// Money for the hardware.
        purchase_usd: Estimate<Usd>,
        /// Money for running it, over all the years.
        operation_usd: Estimate<Usd>,
        /// How many years of operation.
        years: Estimate<Years>,
        /// How many GPUs the money covers, to be compared with the pools.
        covers_gpus: Option<Estimate<Gpus>>,
    }
}
