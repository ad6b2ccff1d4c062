//! The Python door of fullcost: it binds, and computes nothing itself.

mod arrays;
mod arrow;
mod distribution;
mod door;
mod finance;
mod model;
mod object;
mod sample;
mod scores;
mod sweep;
mod table;
mod watch;

/// The compiled half of the Python package `fullcost`. Few files of it import this: the tests name them.
#[pyo3::pymodule(gil_used = false)]
mod _core {
    use fullcost::catalog::prices::{Asked, prices_json};
    use pyo3::prelude::*;

    #[pymodule_export]
    use crate::distribution::{Distribution, Inputs};
    #[pymodule_export]
    use crate::finance::{
        capital_recovery_factor, cost_of_capital, depreciation, electricity, finance_text, fv, irr, irrs, nper, npv,
        own_or_rent, ownership, payback, pmt, pv, rate, resale_share, schedule_table,
    };
    #[pymodule_export]
    use crate::model::{Model, Outcome, Reconciliation};
    #[pymodule_export]
    use crate::sample::Sample;
    #[pymodule_export]
    use crate::scores::{
        check_correlation, coverage, crps_quantiles, crps_samples, influence, interval_score, nearest_correlation,
        normal_correlation, pinball, scramblings, sobol_indices,
    };
    #[pymodule_export]
    use crate::sweep::{Grid, Sweep, check_rows};
    #[pymodule_export]
    use crate::table::Table;

    use crate::door;

    /// The version of the package and of the model.
    #[pymodule_export]
    #[expect(non_upper_case_globals, reason = "Python's own name for it")]
    const __version__: &str = env!("CARGO_PKG_VERSION");

    /// The ids of the scenarios that travel with the package.
    #[pyfunction]
    fn scenario_ids() -> Vec<&'static str> {
        fullcost::scenario_ids().collect()
    }

    /// The JSON text of a scenario that travels with the package; an unknown id is an error with the nearest ids.
    #[pyfunction]
    fn scenario_text(py: Python<'_>, id: &str) -> PyResult<&'static str> {
        door::pass(py, || fullcost::scenario_named("scenario", id))
    }

    /// The accelerators that the model knows, one row each.
    #[pyfunction]
    fn catalog(py: Python<'_>) -> PyResult<Table> {
        door::pass(py, || Table::named("catalog", &fullcost::catalog::catalog_json()))
    }

    /// Prices of accelerators, one row each; with `as_of` the latest known by then.
    #[pyfunction]
    #[pyo3(signature = (chip=None, what=None, kind=None, vendor=None, as_of=None))]
    fn prices(
        py: Python<'_>,
        chip: Option<&str>,
        what: Option<&str>,
        kind: Option<&str>,
        vendor: Option<&str>,
        as_of: Option<&str>,
    ) -> PyResult<Table> {
        let asked = Asked { chip, what, kind, vendor, as_of };
        door::pass(py, || Table::named("prices", &prices_json(asked)?))
    }

    /// The architectures that the model knows by name, one row each.
    #[pyfunction]
    fn architectures(py: Python<'_>) -> PyResult<Table> {
        door::pass(py, || Table::named("architectures", &fullcost::training::presets::architectures_json()))
    }

    /// The prediction of a training run, as JSON.
    #[pyfunction]
    fn predict_training(py: Python<'_>, run: &Bound<'_, PyAny>) -> PyResult<String> {
        let run = door::catch(|| crate::object::document(run)).map_err(door::raised)?;
        door::pass(py, || fullcost::training::predict::predict_json(&run))
    }

    /// The architecture that a model hub's configuration describes, or that is known by a name, as JSON.
    #[pyfunction]
    fn architecture(py: Python<'_>, config: &Bound<'_, PyAny>) -> PyResult<String> {
        let config = door::catch(|| crate::object::document(config)).map_err(door::raised)?;
        door::pass(py, || fullcost::training::hub::of_config_json(&config))
    }

    /// The three costs of a training run as Epoch AI counts them, as JSON.
    #[pyfunction]
    fn epoch_costs(py: Python<'_>, run: &Bound<'_, PyAny>) -> PyResult<String> {
        let run = door::catch(|| crate::object::document(run)).map_err(door::raised)?;
        door::pass(py, || fullcost::training::epoch::costs_json(&run))
    }

    /// Where the billed hours of a training run go, as JSON.
    #[pyfunction]
    fn goodput(py: Python<'_>, losses: &Bound<'_, PyAny>) -> PyResult<String> {
        let losses = door::catch(|| crate::object::document(losses)).map_err(door::raised)?;
        door::pass(py, || fullcost::training::goodput::goodput_json(&losses))
    }

    /// Published whole runs beside their steady state, one row each.
    #[pyfunction]
    fn published_runs(py: Python<'_>) -> PyResult<Table> {
        door::pass(py, || Table::named("runs", &fullcost::training::runs::runs_json()?))
    }

    /// Measured runs beside their predictions, one row each.
    #[pyfunction]
    fn measured_runs(py: Python<'_>) -> PyResult<Table> {
        door::pass(py, || Table::named("measured", &fullcost::training::measured::measured_json()))
    }

    /// Energy and carbon of a training run, as JSON.
    #[pyfunction]
    fn run_energy(py: Python<'_>, run: &Bound<'_, PyAny>) -> PyResult<String> {
        let run = door::catch(|| crate::object::document(run)).map_err(door::raised)?;
        door::pass(py, || fullcost::training::energy::energy_json(&run))
    }

    /// Disclosed energy and carbon of runs beside what comes out here, one row each.
    #[pyfunction]
    fn energy_disclosures(py: Python<'_>) -> PyResult<Table> {
        door::pass(py, || Table::named("disclosures", &fullcost::training::energy_facts::disclosures_json()?))
    }

    /// The same chip-hours by every method: all of it as JSON, and a row for each method.
    #[pyfunction]
    fn cost_methods(py: Python<'_>, run: &Bound<'_, PyAny>) -> PyResult<(String, Table)> {
        let run = door::catch(|| crate::object::document(run)).map_err(door::raised)?;
        door::pass(py, || {
            let found = fullcost::training::costs::cost_methods_json(&run)?;
            let rows = Table::named("cost_methods", &found)?;
            Ok((found, rows))
        })
    }

    /// What a development cost, one row for each part.
    #[pyfunction]
    fn development_cost(py: Python<'_>, run: &Bound<'_, PyAny>) -> PyResult<Table> {
        let run = door::catch(|| crate::object::document(run)).map_err(door::raised)?;
        door::pass(py, || Table::named("development", &fullcost::training::development::development_json(&run)?))
    }

    /// The best layouts of a training run, one row each.
    #[pyfunction]
    fn search_layouts(py: Python<'_>, run: &Bound<'_, PyAny>) -> PyResult<Table> {
        let run = door::catch(|| crate::object::document(run)).map_err(door::raised)?;
        door::pass(py, || Table::named("layouts", &fullcost::training::search::search_json(&run)?))
    }

    /// Checks a claim of chips against the chips that were sold: the answer as JSON.
    #[pyfunction]
    fn check_supply(py: Python<'_>, claim: &Bound<'_, PyAny>) -> PyResult<String> {
        let claim = door::catch(|| crate::object::document(claim)).map_err(door::raised)?;
        door::pass(py, || fullcost::plausibility::supply::check_supply_json(&claim))
    }

    /// Checks a fleet against the power of a site: the answer as JSON.
    #[pyfunction]
    fn check_power(py: Python<'_>, claim: &Bound<'_, PyAny>) -> PyResult<String> {
        let claim = door::catch(|| crate::object::document(claim)).map_err(door::raised)?;
        door::pass(py, || fullcost::plausibility::power::check_power_json(&claim))
    }

    /// Checks a fleet against the means of its owner: the answer as JSON.
    #[pyfunction]
    fn check_money(py: Python<'_>, claim: &Bound<'_, PyAny>) -> PyResult<String> {
        let claim = door::catch(|| crate::object::document(claim)).map_err(door::raised)?;
        door::pass(py, || fullcost::plausibility::money::check_money_json(&claim))
    }

    /// Checks a run against the time that there was: the answer as JSON.
    #[pyfunction]
    fn check_time(py: Python<'_>, claim: &Bound<'_, PyAny>) -> PyResult<String> {
        let claim = door::catch(|| crate::object::document(claim)).map_err(door::raised)?;
        door::pass(py, || fullcost::plausibility::time::check_time_json(&claim))
    }

    /// Money of a currency and a year in dollars of another year, as JSON.
    #[pyfunction]
    fn convert(py: Python<'_>, money: &Bound<'_, PyAny>) -> PyResult<String> {
        let money = door::catch(|| crate::object::document(money)).map_err(door::raised)?;
        door::pass(py, || fullcost::plausibility::money_units::convert_json(&money))
    }

    /// The market scenarios that travel with the package, one row each.
    #[pyfunction]
    fn market(py: Python<'_>) -> PyResult<Table> {
        door::pass(py, || Table::named("market", &fullcost::market::table::market_json()))
    }

    /// Panics behind the door. The tests call it to see that a panic reaches Python as a `FullcostError`.
    #[pyfunction]
    #[expect(clippy::panic, reason = "that is what it is for")]
    fn _panic(py: Python<'_>) -> PyResult<()> {
        door::pass(py, || panic!("asked to"))
    }
}
