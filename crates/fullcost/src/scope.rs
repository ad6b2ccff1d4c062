//! What a figure counts: natures, purposes, a window and a valuation, and the named presets of them.

use crate::error::{Code, Error, Result};
use crate::record::{record, words};
use crate::text::joined;

words! {
    /// What money was spent on.
    pub enum Nature {
        /// Accelerators with the servers around them.
        Servers = "servers",
        /// Switches, cables and cards.
        Network = "network",
        /// Disks and flash.
        Storage = "storage",
        /// Spare parts.
        Spares = "spares",
        /// Installation.
        Installation = "installation",
        /// Import premiums, taxes and levies on hardware, less credits.
        Levies = "levies",
        /// Owned buildings with their power and cooling.
        Building = "building",
        /// The rent of a place with power, or what running costs hold for it.
        Facility = "facility",
        /// Electricity.
        Power = "power",
        /// Pay.
        Staff = "staff",
        /// Software, and contracts of support.
        Software = "software",
        /// Repairs beyond contracts and spares.
        Repairs = "repairs",
        /// Running costs that nobody has split.
        Operation = "operation",
        /// Accelerators hired by the hour.
        Rent = "rent",
        /// Cost of capital.
        Capital = "capital",
        /// Data and licences.
        Data = "data",
        /// Pay in shares and options.
        Equity = "equity",
        /// Anything else.
        Other = "other",
    }
}

words! {
    /// What hours and money were for.
    pub enum Purpose {
        /// The final pre-training run of a released model.
        FinalRun = "final_run",
        /// The other official phases of a released model.
        Official = "official",
        /// Experiments, failed and restarted runs.
        Experiments = "experiments",
        /// Earlier models that this one builds on.
        EarlierModels = "earlier_models",
        /// Answering users.
        Serving = "serving",
        /// Hours in use that nobody accounts for.
        Unaccounted = "unaccounted",
        /// Hours not in use.
        Idle = "idle",
    }
}

words! {
    /// How hours are turned into money.
    pub enum Valuation {
        /// Hours at a market rate.
        Rental = "rental",
        /// The fleet's own cost over all its hours, idle ones included.
        Owner = "owner",
        /// Cash paid for hardware, in the year it is paid.
        Purchase = "purchase",
    }
}

words! {
    /// The named scopes.
    pub enum Preset {
        /// Compute of the final pre-training run, at rental.
        FinalRun = "final_run",
        /// And the released model's other official phases.
        OfficialTraining = "official_training",
        /// And experiments, failed runs, earlier models, data, researchers' pay.
        Development = "development",
        /// Hardware bought, and buildings where they are owned, for every purpose.
        FleetPurchase = "fleet_purchase",
        /// Power, space and operations staff.
        FleetOperation = "fleet_operation",
        /// Hardware and operation over the window.
        FleetTco = "fleet_tco",
        /// And all staff, data and overhead.
        Organisation = "organisation",
    }
}

words! {
    /// The ways in which two figures can differ; a bridge moves along one at a time.
    pub enum Axis {
        /// A rental rate against the owner's cost.
        Valuation = "valuation",
        /// What the hours were for.
        Purposes = "purposes",
        /// Which chips, how many, whose prices: the reading of the scenario.
        Chips = "chips",
        /// How long.
        Window = "window",
        /// What the money bought.
        Natures = "natures",
        /// Hardware when it wears against hardware when it is paid.
        Timing = "timing",
    }
}

impl Axis {
    /// The axes of these words, each once.
    pub fn list(words: &[&str]) -> Result<Vec<Axis>> {
        let mut order = Vec::new();
        for id in words {
            let axis = Axis::from_id(id).ok_or_else(|| {
                let names: Vec<&str> = Axis::ALL.iter().map(|axis| axis.id()).collect();
                Error::new(Code::UnknownName, "order", joined(&["`", id, "` is not an axis"]), names.join(", "))
            })?;
            if order.contains(&axis) {
                return Err(Error::new(
                    Code::DuplicateId,
                    "order",
                    joined(&["`", id, "` is named twice"]),
                    "each axis once",
                ));
            }
            order.push(axis);
        }
        Ok(order)
    }
}

record! {
    /// What a money figure counts. Start from a preset and change what differs.
    pub struct Scope {
        /// The preset.
        preset: Preset,
        /// The run that it is about, for the presets of a piece of work. The scenario's first run if left out.
        run: Option<String>,
        /// All of these runs together instead of one.
        runs: Vec<String>,
        /// Another valuation than the preset's.
        valuation: Option<Valuation>,
        /// Only these natures.
        natures: Option<Vec<Nature>>,
        /// Only these purposes.
        purposes: Option<Vec<Purpose>>,
    }
}
