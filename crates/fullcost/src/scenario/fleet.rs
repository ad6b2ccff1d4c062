//! The fleet: pools of accelerators, what they cost to buy and to run, and published totals over several of them.

use crate::estimate::Estimate;
use crate::record::{choice, record};
use crate::units::{
    Gpus, KwPerGpu, Pue, Ratio, Share, Usd, UsdPerGpu, UsdPerGpuHour, UsdPerGpuYear, UsdPerKwMonth, UsdPerKwh, Years,
};

record! {
    /// Identical accelerators.
    pub struct Pool {
        /// Short name, used in paths: `fleet[h800]`.
        id: String,
        /// As a reader reads it.
        label: Option<String>,
        /// Key or alias of the accelerator in the catalog.
        accelerator: String,
        /// How many.
        count: Estimate<Gpus>,
        /// Useful life. The window if left out.
        life_years: Option<Estimate<Years>>,
        /// Bought or hired.
        supply: Supply,
        /// What they cost to run.
        operation: Option<Operation>,
    }
}

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
        /// Value left at the end of life over the price paid.
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
        usd_per_gpu_hour: Estimate<UsdPerGpuHour>,
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
        /// Power at the meter over power at the equipment.
        pue: Estimate<Pue>,
        /// Price of electricity.
        usd_per_kwh: Estimate<UsdPerKwh>,
        /// Power that has to be provided for one GPU. The draw if left out.
        provisioned_kw: Option<Estimate<KwPerGpu>>,
        /// Rent of the place, for each provisioned kilowatt, electricity extra.
        colocation_usd_per_kw_month: Option<Estimate<UsdPerKwMonth>>,
        /// Staff who keep the machines.
        staff_usd_per_gpu_year: Option<Estimate<UsdPerGpuYear>>,
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
