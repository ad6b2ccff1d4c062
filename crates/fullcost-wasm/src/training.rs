//! Training performance in the full build: a run goes in as a document, answers come out as JSON.

use fullcost::error::Error;
use fullcost::training::{epoch, hub, predict, presets, search};
use fullcost::value::Value;
use wasm_bindgen::prelude::*;

use crate::full::document;
use crate::thrown;

/// What is known of training runs. A class and not functions, so that what it throws becomes an error of the door.
#[wasm_bindgen]
pub struct Training;

#[wasm_bindgen]
impl Training {
    /// The prediction of a run.
    pub fn predict(run: JsValue) -> Result<String, JsValue> {
        told(run, predict::predict_json)
    }

    /// The best layouts of a run.
    pub fn search(run: JsValue) -> Result<String, JsValue> {
        told(run, search::search_json)
    }

    /// The costs of a run as Epoch AI counts them.
    pub fn epoch_costs(run: JsValue) -> Result<String, JsValue> {
        told(run, epoch::costs_json)
    }

    /// The architecture of a model hub's `config.json`.
    pub fn architecture(config: JsValue) -> Result<String, JsValue> {
        told(config, hub::of_config_json)
    }

    /// The architectures that are known by name.
    pub fn architectures() -> String {
        presets::architectures_json()
    }
}

fn told(asked: JsValue, answer: fn(&Value) -> Result<String, Error>) -> Result<String, JsValue> {
    document(asked).and_then(|asked| answer(&asked)).map_err(thrown)
}
