//! The JavaScript door: a handle on a page, thin over `fullcost`.
//!
//! Numbers cross as numbers (set a leaf by its place, read a `Float64Array`); answers cross as JSON text whose numbers keep
//! their bits. Errors are thrown as JSON text of `{code, path, message, accepted}`; `core.ts` makes a `FullcostError` of it.

#[cfg(feature = "analysis")]
mod analysis;
#[cfg(feature = "full")]
mod canvas;
#[cfg(feature = "full")]
mod full;
#[cfg(feature = "full")]
mod training;
#[cfg(feature = "full")]
mod uncertain;

use fullcost::error::Error;
use fullcost::json::{ToJson, field};
use fullcost::page::Page;
use wasm_bindgen::prelude::*;

/// The memory of the page. The standard library's own allocator is several times larger.
#[cfg(target_family = "wasm")]
#[global_allocator]
static MEMORY: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// A scenario with the numbers and the scope that a reader chose.
#[wasm_bindgen]
pub struct Model {
    page: Page,
    #[cfg(feature = "full")]
    scenario: Option<fullcost::scenario::Scenario>,
}

/// What is thrown: the error as JSON text.
fn thrown(error: Error) -> JsValue {
    let mut out = String::from("{");
    field(&mut out, "code", &error.code.id().to_owned());
    field(&mut out, "path", &error.path);
    field(&mut out, "message", &error.message);
    field(&mut out, "accepted", &error.accepted);
    out.push('}');
    JsValue::from_str(&out)
}

fn words(list: &str) -> Vec<&str> {
    list.split(',').map(str::trim).filter(|word| !word.is_empty()).collect()
}

#[wasm_bindgen]
impl Model {
    /// Opens a resolved scenario.
    pub fn from_blob(bytes: &[u8]) -> Result<Model, JsValue> {
        let model = fullcost::Model::from_blob(bytes).map_err(thrown)?;
        Ok(Model {
            page: Page::new(model),
            #[cfg(feature = "full")]
            scenario: None,
        })
    }

    /// The place of the number with that path.
    pub fn index_of(&self, path: &str) -> Result<usize, JsValue> {
        self.page.model.index_of(path).map_err(thrown)
    }

    /// The present value of a number.
    pub fn get(&self, index: usize) -> Result<f64, JsValue> {
        self.page.model.get(index).map_err(thrown)
    }

    /// Sets a number; everything stays as it was if it is refused.
    pub fn set(&mut self, index: usize, value: f64) -> Result<(), JsValue> {
        self.page.model.set(index, value).map_err(thrown)
    }

    /// Takes back what was set: the number is what the scenario says again, and has its range.
    pub fn unset(&mut self, index: usize) -> Result<(), JsValue> {
        self.page.model.unset(index).map_err(thrown)
    }

    /// Back to what the scenario says.
    pub fn reset(&mut self) {
        self.page.reset();
    }

    /// Switches readings on, in this order, by ids with commas between.
    pub fn set_readings(&mut self, ids: &str) -> Result<(), JsValue> {
        self.page.model.set_readings(&words(ids)).map_err(thrown)
    }

    /// Counts a named scope.
    pub fn set_preset(&mut self, id: &str) -> Result<(), JsValue> {
        self.page.set_preset(id).map_err(thrown)
    }

    /// Ticks or clears a row of the list.
    pub fn tick_use(&mut self, id: &str, on: bool) -> Result<(), JsValue> {
        self.page.tick_use(id, on).map_err(thrown)
    }

    /// Ticks or clears `hardware`, `operation` or `other`.
    pub fn tick_nature(&mut self, id: &str, on: bool) -> Result<(), JsValue> {
        self.page.tick_nature(id, on).map_err(thrown)
    }

    /// The order of the bridge's axes, with commas between.
    pub fn set_order(&mut self, axes: &str) -> Result<(), JsValue> {
        self.page.set_order(&words(axes)).map_err(thrown)
    }

    /// Draws a little more of what the first view needs. False when there is nothing left to do.
    pub fn prepare(&self) -> bool {
        self.page.prepare()
    }

    /// Everything that the page shows, as JSON.
    pub fn view(&self) -> Result<String, JsValue> {
        Ok(self.page.view().map_err(thrown)?.json())
    }

    /// Finds out a little more about how sure we are. False when all is known.
    pub fn think(&self) -> bool {
        self.page.think()
    }

    /// How sure we are, as far as it is known, as JSON; `null` where no number has a range.
    pub fn sure(&self) -> String {
        self.page.sure().json()
    }

    /// The present value of a number with its unit, in words.
    pub fn told(&self, index: usize) -> String {
        self.page.told(index)
    }

    /// The answer in dollars for what is counted, then the fleet's cost of an hour, busy or not, and in use.
    pub fn totals(&self) -> Result<Vec<f64>, JsValue> {
        self.page.totals().map_err(thrown)
    }
}

/// Version of the equations.
#[wasm_bindgen]
pub fn version() -> String {
    fullcost::model::MODEL_VERSION.to_owned()
}
