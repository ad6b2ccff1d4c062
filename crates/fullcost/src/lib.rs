//! The open model of what AI really costs.
//!
//! A **scenario** goes in: what hardware, which runs, for how long, who says so. An **outcome** comes out: a ledger of dollars
//! by nature, purpose and year. A **claim** is a published figure with the scope that it counts; the model **reconciles** any
//! two of them, one axis at a time, and nothing is counted twice.
//!
#![cfg_attr(feature = "json", doc = "```")]
#![cfg_attr(not(feature = "json"), doc = "```ignore")]
//! let model = fullcost::shipped("deepseek")?;
//! let bridge = model.reconcile("v3-official-usd", "analyst-servers", &[], &fullcost::ENGLISH)?;
//! let sum: f64 = bridge.steps.iter().map(|step| step.usd).sum();
//! assert!((bridge.model_from_usd + sum - bridge.model_to_usd).abs() < 1.0);
//! # Ok::<(), fullcost::Error>(())
//! ```

pub mod digits;
pub mod error;
pub mod json;
pub mod outcome;
pub mod real;
pub mod scope;
pub mod section;
pub mod source;
mod text;
pub mod units;

#[cfg(feature = "read")]
pub mod accelerator;
#[cfg(feature = "read")]
pub mod catalog;
#[cfg(any(feature = "json", feature = "prices"))]
pub mod country;
#[cfg(feature = "prices")]
mod csv;
#[cfg(feature = "read")]
pub mod currency;
#[cfg(feature = "describe")]
pub mod describe;
#[cfg(feature = "read")]
pub mod estimate;
#[cfg(feature = "read")]
pub mod finance;
pub mod leaves;
#[cfg(feature = "json")]
pub mod market;
pub mod model;
pub mod page;
#[cfg(all(feature = "json", feature = "prices"))]
pub mod plausibility;
#[cfg(feature = "read")]
pub mod price;
#[cfg(feature = "read")]
pub mod read;
mod record;
#[cfg(all(feature = "json", feature = "prices", feature = "shipped"))]
pub mod rooms;
#[cfg(feature = "read")]
mod row;
#[cfg(feature = "read")]
pub mod scenario;
#[cfg(feature = "shipped")]
mod shipped;
#[cfg(feature = "read")]
pub mod training;
pub mod uncertainty;
#[cfg(feature = "read")]
pub mod value;
#[cfg(feature = "json")]
pub mod versions;

use digits::whole;
use text::joined;

pub use error::{Code, Error, Result};
pub use model::Model;
pub use outcome::locale::ENGLISH;
#[cfg(all(feature = "shipped", feature = "json"))]
pub use shipped::shipped;
#[cfg(feature = "shipped")]
pub use shipped::{scenario_ids, scenario_named, scenario_text, sources_text};

/// The longest document that is read, in bytes.
pub const MOST_BYTES: usize = 16 * 1024 * 1024;

/// Reads a scenario from a document of any format.
#[cfg(feature = "read")]
pub fn scenario_of(value: &value::Value) -> Result<scenario::Scenario> {
    read::read(value)
}

/// Reads a document from JSON text.
#[cfg(feature = "json")]
pub fn document(text: &str) -> Result<value::Value> {
    if text.len() > MOST_BYTES {
        return Err(too_large(text.len()));
    }
    serde_json::from_str(unmarked(text))
        .map_err(|error| if error.is_data() { value::too_many_keys() } else { syntax() })
}

/// A text without the byte order mark that some editors put before it.
pub fn unmarked(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// The error for a text that is too long to be read.
pub fn too_large(bytes: usize) -> Error {
    Error::new(
        Code::TooLarge,
        "",
        joined(&["the text has ", &whole(bytes as u64), " bytes"]),
        joined(&["at most ", &whole(MOST_BYTES as u64), " bytes"]),
    )
}

/// The one sentence for a text that is no JSON, the same in every language.
pub fn syntax() -> Error {
    Error::new(Code::Syntax, "", "the text is not valid JSON", "a JSON object")
}

/// Reads and resolves a scenario from JSON text.
#[cfg(feature = "json")]
pub fn open(text: &str) -> Result<Model> {
    open_document(&document(text)?)
}

/// Reads and resolves a scenario from a document of any format.
#[cfg(feature = "read")]
pub fn open_document(value: &value::Value) -> Result<Model> {
    Model::new(model::resolve::resolve(&scenario_of(value)?)?)
}
