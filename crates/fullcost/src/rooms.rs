//! What the rooms beside the ledger are asked, by name: a document in, JSON out. The JavaScript door and the golden vectors ask so.

use crate::catalog::prices;
use crate::error::{Code, Error, Result};
use crate::finance::{capital, cases, depreciation, electricity, own_or_rent, schedule, sums};
use crate::market::table;
use crate::plausibility::{money, money_units, power, supply, time};
use crate::read::{hint, ticked};
use crate::text::joined;
use crate::training::{costs, development, energy, energy_facts, goodput, hub, measured, runs};
use crate::value::Value;
use crate::versions::{diff, known};

/// The answer to a question about a document, as JSON.
pub type Answer = fn(&Value) -> Result<String>;

/// All questions. Some are about nothing, and look at no document.
pub const QUESTIONS: &[(&str, Answer)] = &[
    ("npv", sums::npv_json),
    ("irr", sums::irr_json),
    ("irrs", sums::irrs_json),
    ("fv", sums::fv_json),
    ("pv", sums::pv_json),
    ("pmt", sums::pmt_json),
    ("nper", sums::nper_json),
    ("rate", sums::rate_json),
    ("payback", sums::payback_json),
    ("capital_recovery_factor", sums::capital_recovery_factor_json),
    ("resale_share", sums::resale_share_json),
    ("depreciation", depreciation::schedule_json),
    ("cost_of_capital", capital::cost_json),
    ("ownership", schedule::costs_json),
    ("own_or_rent", own_or_rent::compare_json),
    ("electricity", electricity::electricity_json),
    ("cases", |_| Ok(cases::cases_text().to_owned())),
    ("own_rent_table", |_| Ok(cases::own_rent_text().to_owned())),
    ("check_supply", supply::check_supply_json),
    ("check_power", power::check_power_json),
    ("check_money", money::check_money_json),
    ("check_time", time::check_time_json),
    ("convert", money_units::convert_json),
    ("market", |_| Ok(table::market_json())),
    ("architecture", hub::of_config_json),
    ("cost_methods", costs::cost_methods_json),
    ("development_cost", development::development_json),
    ("goodput", goodput::goodput_json),
    ("published_runs", |_| runs::runs_json()),
    ("measured_runs", |_| Ok(measured::measured_json())),
    ("run_energy", energy::energy_json),
    ("energy_disclosures", |_| energy_facts::disclosures_json()),
    ("prices", prices::asked_json),
    ("as_known_on", known::as_known_on_json),
    ("scenario_as_known_on", known::scenario_as_known_on_json),
    ("diff", diff::diff_json),
];

/// The answer to the question of that name.
///
/// Errors: a name that no question has, and those of the question.
pub fn answer(question: &str, asked: &Value) -> Result<String> {
    let names = || QUESTIONS.iter().map(|(name, _)| *name);
    match QUESTIONS.iter().find(|(name, _)| *name == question) {
        Some((_, answer)) => answer(asked),
        None => {
            let message = joined(&["`", question, "` is no question", &hint(question, names())]);
            Err(Error::new(Code::UnknownName, "question", message, ticked(&names().collect::<Vec<_>>())))
        }
    }
}
