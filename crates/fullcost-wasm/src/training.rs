//! Training performance in the full build: a run goes in as a document, an answer comes out as JSON.

use fullcost::training::{epoch, predict, presets, search};
use wasm_bindgen::prelude::*;

use crate::full::document;
use crate::thrown;

/// The answer to a question about a run: `predict`, `search` or `epoch_costs`; to any other, the architectures that are known.
#[wasm_bindgen]
pub fn training(question: &str, run: JsValue) -> Result<String, JsValue> {
    let run = document(run).map_err(thrown)?;
    let answer = match question {
        "predict" => predict::predict_json(&run),
        "search" => search::search_json(&run),
        "epoch_costs" => epoch::costs_json(&run),
        _ => Ok(presets::architectures_json()),
    };
    answer.map_err(thrown)
}
