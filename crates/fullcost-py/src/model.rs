//! The model, its outcome and a reconciliation, as Python sees them. None of them ever changes: a change is a copy.

use std::sync::{Arc, OnceLock};

use fullcost::json::ToJson as _;
use fullcost::market::table::patches_of;
use fullcost::market::what_if;
use fullcost::model::Edit;
use fullcost::model::bill::Bill;
use fullcost::model::cut::{cut_of, main_rows};
use fullcost::page::Page;
use fullcost::scenario::Scenario;
use fullcost::scope::{Axis, Preset};
use fullcost::uncertainty::ask::Goal;
use fullcost::uncertainty::engine::Settings;
use fullcost::value::{Value, under};
use fullcost::versions::diff::{Version, diff};
use fullcost::{Code, ENGLISH, Error};
use pyo3::prelude::*;
use pyo3::types::PyBytes;

use crate::door::{catch, pass, raised, unknown_name};
use crate::object;
use crate::sample::{Sample, ask, options_of};
use crate::sweep::Sweep;
use crate::table::Table;
use crate::watch::watched;

/// What a blob knows of claims: a page loads them beside it.
const NO_CLAIMS: &str = r#"{"claims":[],"sources":[]}"#;

/// A scenario that was read, with its readings, values and scope applied.
#[pyclass(frozen, module = "fullcost._core")]
pub struct Model {
    page: Arc<Page>,
    document: Option<Arc<str>>,
}

#[pymethods]
impl Model {
    /// Reads JSON text.
    #[staticmethod]
    fn from_text(py: Python<'_>, text: &str) -> PyResult<Model> {
        pass(py, || Ok(Model::new(fullcost::open(text)?, Some(text.into()))))
    }

    /// Reads dicts and lists.
    #[staticmethod]
    fn from_object(object: &Bound<'_, PyAny>) -> PyResult<Model> {
        let read = || {
            let document = object::document(object)?;
            Ok(Model::new(fullcost::open_document(&document)?, Some(object::json(&document).into())))
        };
        catch(read).map_err(raised)
    }

    /// Opens a resolved scenario.
    #[staticmethod]
    fn from_blob(py: Python<'_>, blob: &[u8]) -> PyResult<Model> {
        pass(py, || Ok(Model::new(fullcost::Model::from_blob(blob)?, None)))
    }

    /// The resolved scenario as bytes, without readings and changes.
    fn to_blob<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        Ok(PyBytes::new(py, &pass(py, || Ok(self.page.model.to_blob()))?))
    }

    /// The scenario as it was written; nothing for a blob.
    fn document(&self) -> Option<&str> {
        self.document.as_deref()
    }

    /// A copy in another state: readings, then values, then what is counted and the order of the steps. What is left out
    /// is as the scenario has it. The same state as the page saves.
    #[pyo3(signature = (*, readings=None, values=None, scope=None, uses=None, natures=None, order=None))]
    #[expect(clippy::too_many_arguments, reason = "keywords, one for each part of a state")]
    fn with_state(
        &self,
        py: Python<'_>,
        readings: Option<Vec<String>>,
        values: Option<Vec<(String, Bound<'_, PyAny>)>>,
        scope: Option<String>,
        uses: Option<Vec<(String, bool)>>,
        natures: Option<Vec<(String, bool)>>,
        order: Option<Vec<String>>,
    ) -> PyResult<Model> {
        // A number is a Python int or float, a numpy scalar, a `Decimal`, a `Fraction`.
        let entry = |(path, value): (String, Bound<'_, PyAny>)| match catch(|| object::document(&value)) {
            Ok(written) => Ok((path, written)),
            Err(error) => Err(raised(under(&path, error))),
        };
        let values = values.unwrap_or_default().into_iter().map(entry).collect::<PyResult<Vec<_>>>()?;
        pass(py, || {
            let mut page = Page::clone(&self.page);
            if let Some(readings) = &readings {
                page.model.set_readings(&refs(readings))?;
            }
            let edit = |(path, written): (String, Value)| {
                let index = page.model.index_of(&path)?;
                Ok((index, page.model.written(index, &written)?))
            };
            let edits = values.into_iter().map(edit).collect::<fullcost::Result<Vec<_>>>()?;
            page.model.set_all(&edits)?;
            if let Some(scope) = &scope {
                page.set_preset(scope)?;
            }
            for (id, on) in uses.unwrap_or_default() {
                page.tick_use(&id, on)?;
            }
            for (id, on) in natures.unwrap_or_default() {
                page.tick_nature(&id, on)?;
            }
            if let Some(order) = &order {
                page.set_order(&refs(order))?;
            }
            Ok(Model { page: Arc::new(page), document: self.document.clone() })
        })
    }

    /// The scenario's short name.
    fn id(&self) -> &str {
        &self.page.model.plan().id
    }

    /// What the scenario is about, in one line.
    fn title(&self) -> &str {
        &self.page.model.plan().title
    }

    /// The ids of the two claims that the page's bridge joins.
    fn headline(&self) -> Option<(&str, &str)> {
        let plan = self.page.model.plan();
        let headline = plan.headline.as_ref()?;
        let id = |place: u32| plan.claims.get(place as usize).map(|claim| claim.id.as_str());
        Some((id(headline.unit)?, id(headline.large)?))
    }

    /// The value of the input at `path`.
    fn value(&self, py: Python<'_>, path: &str) -> PyResult<f64> {
        pass(py, || self.page.model.get(self.page.model.index_of(path)?))
    }

    /// The bill.
    fn evaluate(&self, py: Python<'_>) -> PyResult<Outcome> {
        pass(py, || Ok(Outcome { page: self.page.clone(), bill: self.page.model.bill()?, whole: OnceLock::new() }))
    }

    /// The way from one claim to another.
    #[pyo3(signature = (from_claim, to_claim, order=None))]
    fn reconcile(
        &self,
        py: Python<'_>,
        from_claim: &str,
        to_claim: &str,
        order: Option<Vec<String>>,
    ) -> PyResult<Reconciliation> {
        let order = order.unwrap_or_default();
        pass(py, || {
            let axes = order.iter().map(|id| axis(id)).collect::<fullcost::Result<Vec<_>>>()?;
            self.page.model.reconcile(from_claim, to_claim, &axes, &ENGLISH).map(Reconciliation)
        })
    }

    /// What every use of the hours has of the cost: all of it as JSON, then cells, fully loaded prices and scopes, a row each.
    fn allocation(&self, py: Python<'_>, spread_unaccounted: bool) -> PyResult<(String, Table, Table, Table)> {
        pass(py, || {
            let found = fullcost::model::allocation::allocation_json(&self.page.model, spread_unaccounted)?;
            let [cells, loaded, scopes] =
                ["allocation_cells", "allocation_loaded", "allocation_scopes"].map(|name| Table::named(name, &found));
            Ok((found, cells?, loaded?, scopes?))
        })
    }

    /// The hash of that many draws and their summaries.
    fn fingerprint(&self, py: Python<'_>, draws: u64, threads: usize) -> PyResult<String> {
        pass(py, || self.page.model.fingerprint(&Settings { threads, ..Settings::of(draws) }))
    }

    /// Every output with its range.
    fn sample(&self, py: Python<'_>, options: &Bound<'_, PyAny>) -> PyResult<Sample> {
        Sample::new(py, &self.page, ask(options)?)
    }

    /// What drives an output: all of it as JSON, and the drivers, one row each.
    fn drivers(&self, py: Python<'_>, options: &Bound<'_, PyAny>) -> PyResult<(String, Table)> {
        let (page, ask) = (self.page.clone(), ask(options)?);
        watched(py, move |watch| {
            let json = page.model.drivers(&ask, ask.total, &ENGLISH, watch)?.json();
            Table::named("drivers", &json).map(|table| (json, table))
        })
    }

    /// What would have to be true for an output to lie between two values: all of it as JSON, and the inputs, one row each.
    fn condition(&self, py: Python<'_>, options: &Bound<'_, PyAny>) -> PyResult<(String, Table)> {
        let (page, ask) = (self.page.clone(), ask(options)?);
        watched(py, move |watch| {
            let condition = page.model.condition(&ask, ask.low, ask.high, &ENGLISH, watch)?;
            Table::of_contrasts(&condition).map(|table| (condition.json(), table))
        })
    }

    /// An output against one number: in words, and one row for each point.
    fn curve(&self, py: Python<'_>, options: &Bound<'_, PyAny>) -> PyResult<(String, Table)> {
        let ask = ask(options)?;
        pass(py, || {
            let curve = self.page.model.curve(&ask, &ENGLISH)?;
            Table::named("curve", &curve.json()).map(|table| (curve.sentence, table))
        })
    }

    /// How many draws agree with each claim, one row each.
    fn claim_shares(&self, py: Python<'_>, options: &Bound<'_, PyAny>) -> PyResult<Table> {
        let (page, ask) = (self.page.clone(), ask(options)?);
        watched(py, move |watch| Table::named("claim_shares", &page.model.claim_shares(&ask, watch)?.json()))
    }

    /// What numbers would have to be for an output to meet a goal, as JSON.
    fn solve(&self, py: Python<'_>, options: &Bound<'_, PyAny>) -> PyResult<String> {
        let asked: Goal = options_of(options)?;
        pass(py, || Ok(self.page.model.solve(&asked.output, asked.goal, &asked.inputs, &ENGLISH)?.json()))
    }

    /// What patches do to the outputs, as JSON, and what they put in the places of numbers: paths with a number or a distribution, as
    /// JSON too.
    fn what_if(
        &self,
        py: Python<'_>,
        patches: &Bound<'_, PyAny>,
        options: &Bound<'_, PyAny>,
    ) -> PyResult<(String, Vec<(String, String)>)> {
        let patches = catch(|| patches_of(&object::document(patches).map_err(|error| under("patches", error))?));
        let (page, ask, patches) = (self.page.clone(), ask(options)?, patches.map_err(raised)?);
        watched(py, move |watch| {
            let (patched, answer) = what_if(&page.model, &patches, &ask, &ENGLISH, watch)?;
            let put = |(index, edit): &(usize, Edit)| {
                let path = page.model.plan().leaves.get(*index)?.path.clone();
                let edit = match edit {
                    Edit::Number(value) => value.json(),
                    Edit::Range(range) => range.json(),
                };
                Some((path, edit))
            };
            Ok((answer.json(), patched.edits.iter().filter_map(put).collect()))
        })
    }

    /// What was known on a date: all of it as JSON, and the scenario of that day, as JSON too.
    fn as_known_on(&self, py: Python<'_>, date: &str) -> PyResult<(String, String)> {
        pass(py, || {
            let message = "is resolved, and such a one does not hold the dates of its figures";
            let none = || Error::new(Code::Impossible, "scenario", message, "a scenario as a document");
            let document = fullcost::document(self.document.as_ref().ok_or_else(none)?)?;
            let (answer, then) = fullcost::versions::known::as_known_on(&document, date)?;
            Ok((answer.json(), then.json()))
        })
    }

    /// The difference from this scenario to another version of it, as JSON.
    fn diff(&self, py: Python<'_>, new: &Model) -> PyResult<String> {
        pass(py, || {
            let (old_scenario, new_scenario) = (self.scenario()?, new.scenario()?);
            let old = Version { model: &self.page.model, scenario: old_scenario.as_ref() };
            let new = Version { model: &new.page.model, scenario: new_scenario.as_ref() };
            Ok(diff(old, new)?.json())
        })
    }

    /// The figure of a money claim, and the least and the greatest value at which it holds.
    fn claim(&self, py: Python<'_>, id: &str) -> PyResult<(f64, f64, Option<f64>)> {
        pass(py, || {
            let claim = self.page.model.claim(id)?;
            Ok((claim.usd, claim.low, Some(claim.high).filter(|&high| high < f64::MAX)))
        })
    }

    /// The scope that the scenario counts first.
    fn first_scope(&self) -> &'static str {
        self.page.model.first_scope()
    }

    /// A sweep over `paths`, one of which may be `readings`: its values are places in `sets`. The options are those of a sample,
    /// and hold only with `draws`, but for `outputs`.
    fn sweep(
        &self,
        py: Python<'_>,
        paths: Vec<String>,
        sets: Vec<Vec<String>>,
        options: &Bound<'_, PyAny>,
        draws: bool,
    ) -> PyResult<Sweep> {
        Sweep::new(py, &self.page.model, paths, sets, options, draws)
    }

    /// Everything a page shows, as JSON.
    fn view(&self, py: Python<'_>) -> PyResult<String> {
        pass(py, || self.page.view().map(|view| view.json()))
    }

    /// The page's picture, as SVG.
    fn svg(&self, py: Python<'_>) -> PyResult<String> {
        pass(py, || fullcost::page::poster::svg(&self.page))
    }

    /// The inputs, one row each.
    fn leaves(&self, py: Python<'_>) -> PyResult<Table> {
        pass(py, || Table::named("leaves", &fullcost::leaves::leaves_json(&self.page.model)))
    }

    /// The readings, one row each.
    fn readings(&self, py: Python<'_>) -> PyResult<Table> {
        pass(py, || Table::named("readings", &self.page.view()?.json()))
    }

    /// Claims and their sources, as JSON. None in a blob: a page loads them beside it.
    fn claims_json(&self, py: Python<'_>) -> PyResult<String> {
        pass(py, || self.claims_text())
    }

    /// The claims, one row each.
    fn claims(&self, py: Python<'_>) -> PyResult<Table> {
        pass(py, || match self.scenario()? {
            Some(scenario) => Table::of_claims(&scenario, &fullcost::page::claims_json(&scenario, &ENGLISH)),
            None => Table::named("claims", NO_CLAIMS),
        })
    }

    /// The sources, one row each.
    fn sources(&self, py: Python<'_>) -> PyResult<Table> {
        pass(py, || Table::of_sources(&self.page.model, &self.claims_text()?))
    }
}

impl Model {
    fn new(model: fullcost::Model, document: Option<Arc<str>>) -> Model {
        Model { page: Arc::new(Page::new(model)), document }
    }

    /// The scenario as it was written; nothing for a blob.
    fn scenario(&self) -> fullcost::Result<Option<Scenario>> {
        let read = |text: &Arc<str>| fullcost::scenario_of(&fullcost::document(text)?);
        self.document.as_ref().map(read).transpose()
    }

    fn claims_text(&self) -> fullcost::Result<String> {
        let scenario = self.scenario()?;
        Ok(scenario.map_or_else(|| NO_CLAIMS.to_owned(), |scenario| fullcost::page::claims_json(&scenario, &ENGLISH)))
    }
}

/// The bill of a scenario. Words, tables and what stands behind each line are made when somebody asks for them.
#[pyclass(frozen, module = "fullcost._core")]
pub struct Outcome {
    page: Arc<Page>,
    bill: Bill<f64>,
    whole: OnceLock<fullcost::Result<String>>,
}

impl Outcome {
    fn whole(&self) -> fullcost::Result<&str> {
        let whole = self.whole.get_or_init(|| self.page.model.evaluate(&ENGLISH).map(|outcome| outcome.json()));
        whole.as_deref().map_err(Error::clone)
    }
}

#[pymethods]
impl Outcome {
    /// All of it, as JSON.
    fn json(&self, py: Python<'_>) -> PyResult<String> {
        pass(py, || self.whole().map(str::to_owned))
    }

    /// Paths of the numbers behind the hours of the uses, and behind their rental rates.
    fn behind_uses(&self, py: Python<'_>) -> PyResult<Vec<String>> {
        pass(py, || Ok(self.page.model.behind_uses().into_iter().map(str::to_owned).collect()))
    }

    /// What the scope `id` comes to, in dollars.
    fn total(&self, py: Python<'_>, id: &str) -> PyResult<f64> {
        let plan = self.page.model.plan();
        pass(py, || match Preset::from_id(id) {
            Some(preset) => Ok(self.bill.amount(plan, &cut_of(plan, preset, &main_rows(plan))).0),
            None => Err(unknown_name("scope", id, "is not a scope", Preset::ALL.iter().map(|preset| preset.id()))),
        })
    }

    /// One of its lists as a table: `ledger`, `uses`, `scopes`, `lines`, `comparisons`, `audits`, `undisclosed` or
    /// `diagnostics`.
    fn table(&self, py: Python<'_>, name: &str) -> PyResult<Table> {
        pass(py, || Table::named(name, self.whole()?))
    }
}

/// The way from one claim to another.
#[pyclass(frozen, module = "fullcost._core")]
pub struct Reconciliation(fullcost::outcome::Reconciliation);

#[pymethods]
impl Reconciliation {
    /// All of it, as JSON.
    fn json(&self, py: Python<'_>) -> PyResult<String> {
        pass(py, || Ok(self.0.json()))
    }

    /// The steps, one row each.
    fn table(&self, py: Python<'_>) -> PyResult<Table> {
        pass(py, || Table::named("steps", &self.0.json()))
    }
}

fn axis(id: &str) -> fullcost::Result<Axis> {
    let names = || Axis::ALL.iter().map(|axis| axis.id()).collect::<Vec<_>>().join(", ");
    Axis::from_id(id).ok_or_else(|| Error::new(Code::UnknownName, "order", format!("`{id}` is not an axis"), names()))
}

fn refs(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}
