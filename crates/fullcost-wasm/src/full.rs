//! What only the full build has: reading scenarios, their claims, the catalog, and fetching with an `AbortSignal`.

use fullcost::ENGLISH;
use fullcost::error::{Code, Error};
use fullcost::json::ToJson;
use fullcost::page::{Page, claims_json};
use fullcost::scope::Axis;
use fullcost::value::Value;
use js_sys::{Array, JSON, Object, Reflect};
use serde::Deserialize;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

use crate::{Model, thrown, words};

/// Deeper than any scenario; a document that refers to itself ends here.
const DEEPEST: u32 = 32;

/// The global `fetch`, in windows, workers and Node alike.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = fetch, catch)]
    fn fetch_request(request: &web_sys::Request) -> Result<js_sys::Promise, JsValue>;
}

#[wasm_bindgen]
impl Model {
    /// Reads and resolves a scenario: an object, or JSON text.
    pub fn from_scenario(value: JsValue) -> Result<Model, JsValue> {
        let document = document(value).map_err(thrown)?;
        let scenario = fullcost::scenario_of(&document).map_err(thrown)?;
        let plan = fullcost::model::resolve::resolve(&scenario).map_err(thrown)?;
        let model = fullcost::Model::new(plan).map_err(thrown)?;
        Ok(Model { page: Page::new(model), scenario: Some(scenario) })
    }

    /// The resolved scenario as bytes, for the article build.
    pub fn to_blob(&self) -> Vec<u8> {
        self.page.model.to_blob()
    }

    /// The numbers of the scenario, as JSON.
    pub fn leaves(&self) -> String {
        fullcost::leaves::leaves_json(&self.page.model)
    }

    /// The whole answer, as JSON.
    pub fn outcome(&self) -> Result<String, JsValue> {
        Ok(self.page.model.evaluate(&ENGLISH).map_err(thrown)?.json())
    }

    /// The way from one money claim to another, as JSON. `order`: axes with commas between, or empty.
    pub fn reconcile(&self, from: &str, to: &str, order: &str) -> Result<String, JsValue> {
        let order = Axis::list(&words(order)).map_err(thrown)?;
        Ok(self.page.model.reconcile(from, to, &order, &ENGLISH).map_err(thrown)?.json())
    }

    /// The scenario's claims and sources, as JSON. Empty lists for a model that was opened from bytes.
    pub fn claims(&self) -> String {
        match &self.scenario {
            Some(scenario) => claims_json(scenario, &ENGLISH),
            None => "{\"claims\":[],\"sources\":[]}".to_owned(),
        }
    }
}

/// The catalog of accelerators, as JSON.
#[wasm_bindgen]
pub fn catalog() -> String {
    fullcost::catalog::catalog_json()
}

/// Asks for a document: a promise of its `Response`. The signal stops it.
#[wasm_bindgen]
pub fn fetch_document(url: &str, signal: Option<web_sys::AbortSignal>) -> Result<js_sys::Promise, JsValue> {
    let options = web_sys::RequestInit::new();
    options.set_signal(signal.as_ref());
    fetch_request(&web_sys::Request::new_with_str_and_init(url, &options)?)
}

/// A document of an object or a text.
fn document(value: JsValue) -> Result<Value, Error> {
    let value = match value.as_string() {
        Some(text) if text.len() > fullcost::MOST_BYTES => return Err(fullcost::too_large(text.len())),
        Some(text) => JSON::parse(&text).map_err(|_| fullcost::syntax())?,
        None => value,
    };
    plain(&value, DEEPEST)?;
    let read = serde_wasm_bindgen::Deserializer::from(value);
    Value::deserialize(read)
        .map_err(|_| Error::new(Code::WrongType, "", "the document cannot be read", "objects, lists, text and numbers"))
}

/// Refuses what no document can hold, and says where it stands: bigints, functions, symbols, circles.
fn plain(value: &JsValue, depth: u32) -> Result<(), Error> {
    if value.is_bigint() || value.is_function() || value.is_symbol() {
        let kind = value.js_typeof().as_string().unwrap_or_default();
        let message = format!("must be a JSON value, got a {kind}");
        return Err(Error::new(Code::WrongType, "", message, "an object, a list, text, a number, true or false"));
    }
    if !value.is_object() {
        return Ok(());
    }
    if depth == 0 {
        let message = format!("is nested more than {DEEPEST} deep, or refers to itself");
        return Err(Error::new(Code::TooLarge, "", message, "a document without circles"));
    }
    if let Some(list) = value.dyn_ref::<Array>() {
        let step = |item: &JsValue, place: usize| format!("[{}]", id_of(item).unwrap_or_else(|| place.to_string()));
        let each = |(place, item): (usize, JsValue)| {
            plain(&item, depth - 1).map_err(|error| under(&step(&item, place), error))
        };
        return list.iter().enumerate().try_for_each(each);
    }
    let object: &Object = value.unchecked_ref();
    Object::keys(object).iter().try_for_each(|key| {
        let inner = Reflect::get(object, &key).unwrap_or_default();
        plain(&inner, depth - 1).map_err(|error| under(&key.as_string().unwrap_or_default(), error))
    })
}

/// The id by which the reader's own errors call a list item.
fn id_of(item: &JsValue) -> Option<String> {
    ["id", "key"].iter().find_map(|key| Reflect::get(item, &JsValue::from_str(key)).ok()?.as_string())
}

/// The same error one step further from the root.
fn under(step: &str, error: Error) -> Error {
    if error.code == Code::TooLarge {
        return error;
    }
    let dot = if error.path.is_empty() || error.path.starts_with('[') { "" } else { "." };
    Error { path: format!("{step}{dot}{}", error.path), ..error }
}
