//! The rooms beside the ledger in the analysis build: a document goes in, an answer comes out as JSON.

use fullcost::ENGLISH;
use fullcost::error::Error;
use fullcost::json::{ToJson, field};
use fullcost::market::table::patches_of;
use fullcost::market::{Patched, what_if};
use fullcost::model::Edit;
use fullcost::model::allocation::allocation_json;
use fullcost::page::Page;
use fullcost::rooms;
use fullcost::uncertainty::ask::Ask;
use fullcost::uncertainty::call::options;
use fullcost::uncertainty::engine::Unwatched;
use fullcost::value::{DEEPEST, Value, under};
use fullcost::versions::diff::{Version, diff};
use fullcost::versions::given::{text, version};
use wasm_bindgen::prelude::*;

use crate::full::{document, read};
use crate::{Model, thrown, words};

/// The answer to a question of [`rooms::QUESTIONS`]. An architecture's text is its name; all others may be JSON text.
#[wasm_bindgen]
pub fn analysis(question: &str, asked: JsValue) -> Result<String, JsValue> {
    let asked = if question == "architecture" { read(&asked, DEEPEST) } else { document(asked) };
    asked.and_then(|asked| rooms::answer(question, &asked)).map_err(thrown)
}

#[wasm_bindgen]
impl Model {
    /// The JSON text of a scenario that is given by the id of a shipped one, or as that text.
    pub fn text_of(given: &str) -> Result<String, JsValue> {
        text("scenario", given).map(str::to_owned).map_err(thrown)
    }

    /// What patches do to the outputs, as JSON of `answer`, and of `values`: what stands in the places of numbers then, by path.
    pub fn what_if(&self, patches: JsValue, options: JsValue) -> Result<String, JsValue> {
        let patches = read(&patches, DEEPEST).map_err(|error| under("patches", error));
        patches.and_then(|patches| self.patched(&patches, &read(&options, DEEPEST)?)).map_err(thrown)
    }

    /// What every use of the hours has of the cost, as JSON.
    pub fn allocation(&self, spread_unaccounted: bool) -> Result<String, JsValue> {
        allocation_json(&self.page.model, spread_unaccounted).map_err(thrown)
    }

    /// A version of a scenario: the id of a shipped one, an object, or JSON text. What is wrong with it stands at its path in `name`.
    pub fn version(name: &str, given: JsValue) -> Result<Model, JsValue> {
        let given = read(&given, DEEPEST).map_err(|error| under(name, error));
        let (scenario, model) = given.and_then(|given| version(name, &given)).map_err(thrown)?;
        Ok(Model { page: Page::new(model), scenario: Some(scenario) })
    }

    /// Switches readings on, by ids with commas between, and after them those of another version, with the numbers that were set in it.
    pub fn resume(&mut self, readings: &str, chosen: &Model) -> Result<(), JsValue> {
        resume(&mut self.page.model, &words(readings), &chosen.page.model).map_err(thrown)
    }

    /// The difference from this version to another, as JSON. Readings and numbers that were set count.
    pub fn diff(&self, new: &Model) -> Result<String, JsValue> {
        Ok(diff(self.as_version(), new.as_version()).map_err(thrown)?.json())
    }
}

impl Model {
    fn as_version(&self) -> Version<'_> {
        Version { model: &self.page.model, scenario: self.scenario.as_ref() }
    }

    fn patched(&self, patches: &Value, asked: &Value) -> Result<String, Error> {
        let model = &self.page.model;
        let ask: Ask = options(asked)?;
        let (patched, answer) = what_if(model, &patches_of(patches)?, &ask, &ENGLISH, &Unwatched)?;
        let mut out = String::from("{");
        field(&mut out, "answer", &answer);
        field(&mut out, "values", &Values(model, &patched));
        out.push('}');
        Ok(out)
    }
}

fn resume(model: &mut fullcost::Model, readings: &[&str], chosen: &fullcost::Model) -> Result<(), Error> {
    let plan = chosen.plan();
    let kept =
        chosen.readings().iter().filter_map(|&place| plan.readings.get(place)).map(|reading| reading.id.as_str());
    let kept = kept.filter(|id| !readings.contains(id));
    model.set_readings(&readings.iter().copied().chain(kept).collect::<Vec<_>>())?;
    let edits = chosen.edits().iter().filter_map(|(place, edit)| Some((plan.leaves.get(*place)?, edit)));
    let edits =
        edits.map(|(leaf, edit)| Ok((model.index_of(&leaf.path)?, edit.clone()))).collect::<Result<Vec<_>, Error>>()?;
    model.set_all(&edits)
}

/// Numbers and distributions by their paths.
struct Values<'a>(&'a fullcost::Model, &'a Patched);

impl ToJson for Values<'_> {
    fn to_json(&self, out: &mut String) {
        let Values(model, patched) = self;
        out.push('{');
        for (index, edit) in &patched.edits {
            let Some(leaf) = model.plan().leaves.get(*index) else { continue };
            // A key is written as it is; an id in a path may hold what JSON must escape.
            let quoted = leaf.path.json();
            let path = quoted.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or_default();
            match edit {
                Edit::Number(value) => field(out, path, value),
                Edit::Range(range) => field(out, path, range.as_ref()),
            }
        }
        out.push('}');
    }
}
