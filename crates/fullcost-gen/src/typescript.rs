//! TypeScript types of every document, from the model's descriptions.

use std::fmt::Write as _;

use fullcost::describe::{Describe, Field, Shape, Type, Types};

use crate::Derived;

/// All documents that cross a border.
pub fn documents() -> Types {
    let mut types = Types::default();
    fullcost::scenario::Scenario::describe(&mut types);
    fullcost::outcome::Outcome::describe(&mut types);
    fullcost::outcome::Reconciliation::describe(&mut types);
    fullcost::page::view::View::describe(&mut types);
    fullcost::page::view::SureView::describe(&mut types);
    fullcost::catalog::CatalogRow::describe(&mut types);
    fullcost::leaves::LeafRow::describe(&mut types);
    fullcost::uncertainty::ask::Ask::describe(&mut types);
    fullcost::uncertainty::answers::Sampled::describe(&mut types);
    fullcost::uncertainty::answers::Drivers::describe(&mut types);
    fullcost::uncertainty::answers::Condition::describe(&mut types);
    fullcost::uncertainty::answers::ResponseCurve::describe(&mut types);
    fullcost::uncertainty::answers::ClaimShare::describe(&mut types);
    fullcost::uncertainty::answers::Solved::describe(&mut types);
    fullcost::training::predict::TrainingRun::describe(&mut types);
    fullcost::training::predict::Prediction::describe(&mut types);
    fullcost::training::search::RankedLayout::describe(&mut types);
    fullcost::training::presets::ArchitectureRow::describe(&mut types);
    fullcost::training::epoch::EpochRun::describe(&mut types);
    fullcost::training::epoch::EpochCosts::describe(&mut types);
    fullcost::training::goodput::RunLosses::describe(&mut types);
    fullcost::training::goodput::Goodput::describe(&mut types);
    fullcost::training::energy::EnergyRun::describe(&mut types);
    fullcost::training::energy::RunEnergy::describe(&mut types);
    fullcost::training::costs::CostedRun::describe(&mut types);
    fullcost::training::cost_rows::CostMethods::describe(&mut types);
    fullcost::training::development::DevelopmentRun::describe(&mut types);
    fullcost::training::development::DevelopmentCosts::describe(&mut types);
    fullcost::finance::ownership::Ownership::describe(&mut types);
    fullcost::finance::schedule::OwnershipCosts::describe(&mut types);
    fullcost::finance::own_or_rent::OwnOrRent::describe(&mut types);
    fullcost::finance::own_or_rent::OwnOrRentAnswer::describe(&mut types);
    fullcost::finance::depreciation::Depreciation::describe(&mut types);
    fullcost::finance::depreciation::DepreciationYear::describe(&mut types);
    fullcost::finance::capital::CapitalMix::describe(&mut types);
    fullcost::finance::capital::CapitalCost::describe(&mut types);
    fullcost::finance::money::PaidAt::describe(&mut types);
    fullcost::plausibility::supply::SupplyClaim::describe(&mut types);
    fullcost::plausibility::power::PowerClaim::describe(&mut types);
    fullcost::plausibility::money::MoneyClaim::describe(&mut types);
    fullcost::plausibility::time::TimeClaim::describe(&mut types);
    fullcost::plausibility::answer::Plausibility::describe(&mut types);
    fullcost::plausibility::money_units::Conversion::describe(&mut types);
    fullcost::plausibility::money_units::Converted::describe(&mut types);
    fullcost::model::allocation::Allocation::describe(&mut types);
    fullcost::market::patch::MarketPatch::describe(&mut types);
    fullcost::market::answer::WhatIfAnswer::describe(&mut types);
    fullcost::market::answer::MarketRow::describe(&mut types);
    fullcost::training::architecture::Architecture::describe(&mut types);
    fullcost::training::runs::RunRow::describe(&mut types);
    fullcost::training::measured::MeasuredRow::describe(&mut types);
    fullcost::finance::electricity::ElectricityAsked::describe(&mut types);
    fullcost::finance::electricity::ElectricityRow::describe(&mut types);
    fullcost::training::energy_facts::DisclosureRow::describe(&mut types);
    fullcost::catalog::prices::PricesAsked::describe(&mut types);
    fullcost::price::PriceEntry::describe(&mut types);
    fullcost::versions::known::AsKnownOn::describe(&mut types);
    fullcost::versions::diff::Difference::describe(&mut types);
    types
}

/// `web/src/types.ts`.
pub fn files() -> Vec<Derived> {
    let types = documents();
    let mut out = String::from(
        "// Derived by fullcost-gen from the Rust types. Do not edit.\n\n\
         /** A number, a range such as `6 to 10` (a 90 % interval), a distribution, or any of these with its source. */\n\
         export type Estimate = number | string | Distribution | {\n  value: number | string | Distribution;\n  source?: string;\n  status?: Status;\n  seen?: Seen;\n  note?: string;\n  dollars_of?: number;\n  currency?: Currency;\n  on?: string;\n  known_from?: string;\n  factors?: string[];\n};\n",
    );
    for (name, (doc, of)) in &types.0 {
        let _ = write!(out, "\n/** {doc} */\n");
        match of {
            Type::Object(fields) => {
                let _ = writeln!(out, "export interface {name} {{");
                fields.iter().for_each(|field| member(&mut out, field));
                out.push_str("}\n");
            }
            Type::Choice(keys) => {
                let _ = write!(out, "export type {name} =");
                for key in keys {
                    let _ = write!(out, "\n  /** {} */\n  | {{ {}: {} }}", key.doc, key.name, shape(&key.shape));
                }
                out.push_str(";\n");
            }
            Type::Words(words) => {
                let _ = write!(out, "export type {name} =");
                for (word, doc) in words {
                    let _ = write!(out, "\n  /** {doc} */\n  | {word:?}");
                }
                out.push_str(";\n");
            }
        }
    }
    vec![Derived { path: "web/src/types.ts", text: out }]
}

fn member(out: &mut String, field: &Field) {
    let unit = match &field.shape {
        Shape::Estimate { words, range, .. } => format!(" In {words}; {}.", range.words()),
        Shape::Nullable(inner) => match inner.as_ref() {
            Shape::Estimate { words, range, .. } => format!(" In {words}; {}.", range.words()),
            _ => String::new(),
        },
        _ => String::new(),
    };
    let mark = if field.optional { "?" } else { "" };
    let _ = writeln!(out, "  /** {}{unit} */\n  {}{mark}: {};", field.doc, field.name, shape(&field.shape));
}

fn shape(of: &Shape) -> String {
    match of {
        Shape::Number | Shape::Integer => "number".to_owned(),
        Shape::Text => "string".to_owned(),
        Shape::Bool => "boolean".to_owned(),
        Shape::NumberOrText => "number | string".to_owned(),
        Shape::Estimate { .. } => "Estimate".to_owned(),
        Shape::Nullable(inner) => format!("{} | null", shape(inner)),
        Shape::List(inner) => match inner.as_ref() {
            Shape::Nullable(_) | Shape::NumberOrText => format!("({})[]", shape(inner)),
            _ => format!("{}[]", shape(inner)),
        },
        Shape::Named(name) => (*name).to_owned(),
    }
}
