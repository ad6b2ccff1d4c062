//! Year by year: what every year of the window costs, and what is paid in it.

use crate::digits::number;
use crate::model::bill::Bill;
use crate::model::cut::{HARDWARE, OPERATION, cut_of};
use crate::model::items::ABOUT;
use crate::model::plan::CutPlan;
use crate::page::Scene;
use crate::page::bridge::{round_up, row};
use crate::page::hero::{millions, scope_name};
use crate::page::view::{BarsView, BridgePart, BridgeRow};
use crate::real::Real;
use crate::scope::{Nature, Preset, Valuation};
use crate::section::Section;
use crate::text::joined;

/// Kinds of cost that have a bar of their own, in their order.
const KINDS: [&str; 4] = ["hardware", "operation", "capital", "other"];
const BOUGHT: usize = 0;
const CAPITAL: usize = 2;

/// Money of a year by kind.
type Year = [f64; KINDS.len()];

/// The section, where the scenario asks for it and has a fleet.
pub fn view(scene: &Scene<'_>) -> Option<BarsView> {
    if !scene.has(Section::ByYear) || scene.plan.pools.is_empty() {
        return None;
    }
    let words = scene.words;
    // What is counted, if that is at the owner's cost, else owning the fleet.
    let own = scene.cut.valuation == Valuation::Owner;
    let tco = cut_of(scene.plan, Preset::FleetTco, &[]);
    let (cut, preset) = if own { (&scene.cut, scene.counted.preset) } else { (&tco, Some(Preset::FleetTco)) };
    let [cost, paid] = [false, true].map(|cash| years(scene, cut, cash));
    let max = round_up(cost.iter().chain(&paid).fold(0.0, |max: f64, year| max.larger(sum(year))));
    let part = |key: &str, years: &[Year]| BridgePart {
        title: words.word(key).to_owned(),
        start: words.whole(0.0),
        end: words.money_short(max),
        max,
        rows: rows(scene, years),
    };
    let (scope, usd) = (scope_name(scene, preset), total(scene, &cost));
    let (mut intro, mut note) = (words.fill("years.intro", &[("scope", &scope), ("usd", &usd)]), "");
    let mut parts = vec![part("years.cost", &cost)];
    // What is paid is told where it is not what falls due in the same year anyway.
    let mut lump: Option<(usize, f64)> = None;
    for (place, (cost, paid)) in cost.iter().zip(&paid).enumerate() {
        let usd = sum(paid);
        if usd > sum(cost) && lump.is_none_or(|(_, most)| usd > most) {
            lump = Some((place, usd));
        }
    }
    if let Some((place, usd)) = lump {
        let (most, all) = (words.money(usd), total(scene, &paid));
        let year = label(scene, place, "years.in");
        intro.push_str(&words.fill("years.intro.paid", &[("most", &most), ("paid", &all), ("year", &year)]));
        parts.push(part("years.paid", &paid));
        note = words.word("years.note");
    }
    Some(BarsView {
        heading: words.word("years.heading").to_owned(),
        summary: words.word("years.summary").to_owned(),
        intro,
        legend: KINDS.map(|kind| words.of("years.kind", kind).to_owned()).to_vec(),
        head: ["year", "adds", "makes"].map(|part| words.of("years.head", part).to_owned()).to_vec(),
        parts,
        note: note.to_owned(),
    })
}

/// Each year of the window: the owner's cost, or cash paid. Lines without hours fall evenly on the window, as in the ledger.
fn years(scene: &Scene<'_>, cut: &CutPlan, cash: bool) -> Vec<Year> {
    let bill = &scene.bill;
    let shares = bill.shares.iter().zip(&cut.uses).filter(|(_, counted)| **counted);
    let share = shares.fold(0.0, |sum, (share, _)| sum + *share);
    let mut years = Vec::new();
    for (year, (costs, presence)) in bill.owner.iter().zip(&bill.presence).enumerate() {
        let mut kinds = [0.0; KINDS.len()];
        let mut add = |nature: Nature, kind: usize, usd: f64| {
            if let (Some(slot), true) = (kinds.get_mut(kind), cut.natures.contains(&nature)) {
                *slot += usd;
            }
        };
        for (item, (about, &cost)) in ABOUT.iter().zip(costs).enumerate() {
            let kind = kind_of(about.nature);
            let usd = if cash { payment(bill, year, item, kind, cost) } else { cost };
            add(about.nature, kind, usd * share);
        }
        for ((line, usd), counted) in scene.plan.lines.iter().zip(&bill.lines).zip(&cut.lines) {
            if *counted {
                // Pay on a line is that of people who do not keep machines running.
                let kind = if line.nature == Nature::Staff { KINDS.len() - 1 } else { kind_of(line.nature) };
                add(line.nature, kind, usd * presence / bill.window);
            }
        }
        years.push(kinds);
    }
    years
}

/// What is paid for an item in a year: when it is bought, or else as it falls due. Nobody sends a bill for the cost of capital.
fn payment(bill: &Bill<f64>, year: usize, item: usize, kind: usize, cost: f64) -> f64 {
    match kind {
        CAPITAL => 0.0,
        BOUGHT => bill.purchase.get(year).and_then(|year| year.get(item)).copied().unwrap_or(0.0),
        _ => cost,
    }
}

/// A year's name: that of the calendar where the scenario tells when the window starts, else its number in words.
fn label(scene: &Scene<'_>, place: usize, key: &str) -> String {
    let year = place as f64;
    match scene.plan.start_year {
        Some(start) => number(start + year),
        None => scene.words.fill(key, &[("n", &number(year + 1.0))]),
    }
}

fn kind_of(nature: Nature) -> usize {
    match nature {
        Nature::Capital => CAPITAL,
        bought if HARDWARE.contains(&bought) => BOUGHT,
        run if OPERATION.contains(&run) => 1,
        _ => KINDS.len() - 1,
    }
}

fn sum(year: &Year) -> f64 {
    year.iter().fold(0.0, |sum, usd| sum + usd)
}

fn total(scene: &Scene<'_>, years: &[Year]) -> String {
    scene.words.money(years.iter().fold(0.0, |all, year| all + sum(year)))
}

fn rows(scene: &Scene<'_>, years: &[Year]) -> Vec<BridgeRow> {
    let words = scene.words;
    let (mut list, mut so_far) = (Vec::new(), 0.0);
    for year in years {
        let (mut ends, mut told, mut end) = (vec![0.0], Vec::new(), 0.0);
        for (kind, &usd) in KINDS.iter().zip(year) {
            end += usd;
            ends.push(end);
            if usd != 0.0 {
                told.push(joined(&[words.of("years.kind", kind), " ", &words.money(usd)]));
            }
        }
        so_far += end;
        let id = number((list.len() + 1) as f64);
        let title = label(scene, list.len(), "years.year");
        list.push(row(words, [&id, "year"], [title, told.join(", ")], millions(words, end, 2), so_far, ends));
    }
    list
}
