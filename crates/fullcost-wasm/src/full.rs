//! What only the full build has: reading scenarios, their claims, the catalog, and fetching with an `AbortSignal`.

use fullcost::ENGLISH;
use fullcost::digits::number;
use fullcost::error::{Code, Error};
use fullcost::json::ToJson;
use fullcost::page::{Page, claims_json};
use fullcost::scope::Axis;
use fullcost::value::{DEEPEST, MOST_KEYS, Value, too_deep, too_many_keys, under};
use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

use crate::{Model, thrown, words};

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
pub fn document(value: JsValue) -> Result<Value, Error> {
    let value = match value.as_string() {
        Some(text) if text.len() > fullcost::MOST_BYTES => return Err(fullcost::too_large(text.len())),
        Some(text) => JSON::parse(fullcost::unmarked(&text)).map_err(|_| fullcost::syntax())?,
        None => value,
    };
    read(&value, DEEPEST)
}

/// Reads a JavaScript value. Refuses what no document can hold, and says where it stands: bigints, functions, circles.
pub fn read(value: &JsValue, depth: u32) -> Result<Value, Error> {
    if value.is_null() || value.is_undefined() {
        return Ok(Value::Null);
    }
    if let Some(flag) = value.as_bool() {
        return Ok(Value::Bool(flag));
    }
    if let Some(number) = value.as_f64() {
        return Ok(Value::Number(number));
    }
    if let Some(text) = value.as_string() {
        return Ok(Value::Text(text));
    }
    if !value.is_object() {
        let kind = value.js_typeof().as_string().unwrap_or_default();
        let message = ["must be a JSON value, got a ", &kind].concat();
        return Err(Error::new(Code::WrongType, "", message, "an object, a list, text, a number, true or false"));
    }
    if depth == 0 {
        return Err(too_deep());
    }
    match value.dyn_ref::<Array>() {
        Some(list) => read_list(list, depth),
        None => read_map(value.unchecked_ref(), depth),
    }
}

fn read_list(list: &Array, depth: u32) -> Result<Value, Error> {
    let mut items = Vec::new();
    for place in 0..list.length() {
        let item = list.get(place);
        let step = || ["[", &id_of(&item).unwrap_or_else(|| number(place.into())), "]"].concat();
        items.push(read(&item, depth - 1).map_err(|error| under(&step(), error))?);
    }
    Ok(Value::List(items))
}

fn read_map(object: &Object, depth: u32) -> Result<Value, Error> {
    let keys = Object::keys(object);
    if keys.length() as usize > MOST_KEYS {
        return Err(too_many_keys());
    }
    let mut entries = Vec::new();
    for place in 0..keys.length() {
        let key = keys.get(place);
        let inner = Reflect::get(object, &key).unwrap_or_default();
        let name = key.as_string().unwrap_or_default();
        let inner = read(&inner, depth - 1).map_err(|error| under(&name, error))?;
        entries.push((name, inner));
    }
    Ok(Value::Map(entries))
}

/// The id by which the reader's own errors call a list item.
fn id_of(item: &JsValue) -> Option<String> {
    ["id", "key"].iter().find_map(|key| Reflect::get(item, &JsValue::from_str(key)).ok()?.as_string())
}
