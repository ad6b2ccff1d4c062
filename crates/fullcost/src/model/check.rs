//! What does not fit together though the model carries on: redundant inputs compared, published tables added up.

use crate::model::Model;
use crate::model::bill::{Bill, hours_of};
use crate::model::facts::{gpus_of, sum};
use crate::model::items::{facility, power, repairs, servers, software, staff};
use crate::model::plan::{HoursPlan, Plan, PoolPlan, TightPlan, UsePlan, Values};
use crate::outcome::locale::Locale;
use crate::outcome::{AuditAnswer, Diagnostic};
use crate::text::joined;
use crate::units::{HOURS_PER_YEAR, quantity};

/// Two descriptions of the same hours may differ by so much without a word.
const HOURS_TOLERANCE: f64 = 0.02;
/// Predicted hours may differ by so much: published whole runs are 1.0 to 1.6 times their steps (docs/training.md).
const PREDICTED_TOLERANCE: f64 = 0.6;
/// A stated price and its parts may differ by so much without a word.
const PRICE_TOLERANCE: f64 = 0.10;
/// A published total and the sum of its pools may differ by so much without a word.
const TOTAL_TOLERANCE: f64 = 0.05;

/// Everything that does not fit together.
pub fn diagnostics(model: &Model, bill: &Bill<f64>, words: &Locale) -> Vec<Diagnostic> {
    let plan = model.plan();
    let x = Values(model.values().to_vec());
    let mut found = Found { list: Vec::new(), words };
    hours(plan, &x, &mut found);
    // Prices of pools count only when the bill is made of them.
    for pool in plan.pools.iter().filter(|_| plan.total(&x).is_none()) {
        prices(&x, pool, &mut found);
        operation(&x, pool, &mut found);
    }
    totals(plan, &x, &mut found);
    uses(plan, &mut found);
    fleet(plan, &x, bill, &mut found);
    let on = |of: &&TightPlan| of.reading.is_none_or(|place| model.readings().contains(&(place as usize)));
    for of in plan.tight.iter().filter(on) {
        let gb = found.words.count(of.missing_gb.ceil());
        found.say("does_not_fit", of.path.clone(), &[("gb", &gb)]);
    }
    for (audit, of) in audits(model).into_iter().zip(&plan.audits).filter(|(audit, _)| !audit.holds) {
        let unit = if of.money { Locale::money } else { Locale::count };
        let path = joined(&["audits[", &audit.id, "]"]);
        let (sum, total) = (unit(words, audit.sum), unit(words, audit.total));
        found.say("audit_fails", path, &[("label", &audit.label), ("sum", &sum), ("total", &total)]);
    }
    found.list
}

struct Found<'a> {
    list: Vec<Diagnostic>,
    words: &'a Locale,
}

impl Found<'_> {
    fn say(&mut self, code: &str, path: String, arguments: &[(&str, &str)]) {
        let message = self.words.fill_of("diagnostic", code, arguments);
        self.list.push(Diagnostic { code: code.to_owned(), path, message });
    }

    /// Says so when `other` is further from `counted` than `tolerance`.
    fn compare(
        &mut self,
        (code, label, path): (&str, &str, String),
        counted: f64,
        other: f64,
        tolerance: f64,
        unit: fn(&Locale, f64) -> String,
    ) {
        if counted > 0.0 && (other / counted - 1.0).abs() > tolerance {
            let ratio = other / counted;
            let how = if (0.5..2.0).contains(&ratio) {
                let key = if ratio > 1.0 { "compare.more" } else { "compare.less" };
                self.words.fill(key, &[("percent", &self.words.percent((ratio - 1.0).abs()))])
            } else {
                self.words.fill("compare.times", &[("times", &self.words.trimmed(ratio, 2))])
            };
            let (counted, other) = (unit(self.words, counted), unit(self.words, other));
            self.say(code, path, &[("label", label), ("counted", &counted), ("other", &other), ("how", &how)]);
        }
    }
}

/// Phases that are described in more than one way.
fn hours(plan: &Plan, x: &Values<f64>, found: &mut Found<'_>) {
    for of in plan.uses.iter().filter(|of| !of.others.is_empty()) {
        let counted = hours_of(x, of, &of.hours, &[]).0;
        for (path, other) in &of.others {
            let tolerance =
                if matches!(other, HoursPlan::Predicted(..)) { PREDICTED_TOLERANCE } else { HOURS_TOLERANCE };
            let other = hours_of(x, of, other, &[]).0;
            found.compare(("hours_disagree", &of.label, path.clone()), counted, other, tolerance, Locale::count);
        }
    }
}

/// Server prices that are stated and built from parts.
fn prices(x: &Values<f64>, pool: &PoolPlan, found: &mut Found<'_>) {
    let Some(own) = &pool.own else { return };
    if let (Some(stated), Some(parts)) = (own.stated, servers::parts_price(x, own)) {
        let path = joined(&["fleet[", &pool.id, "].supply.own"]);
        found.compare(("price_disagrees", &pool.label, path), x.get(stated).0, parts.0, PRICE_TOLERANCE, Locale::price);
    }
}

/// Running costs that are stated and built from parts.
fn operation(x: &Values<f64>, pool: &PoolPlan, found: &mut Found<'_>) {
    let (Some((usd_per_gpu, years)), Some(parts)) = (pool.operation, &pool.operation_parts) else {
        return;
    };
    // What one GPU costs to run for a year.
    let power = power::usd(x, parts, quantity(HOURS_PER_YEAR), 0);
    let place = facility::usd(x, parts, quantity(1.0), 1.0, 0);
    let staff = staff::usd(x, parts, quantity(1.0), 1.0);
    let software = software::usd_per_gpu_year(x, parts, pool.own.as_ref()).0;
    let repairs = repairs::usd_per_gpu_year(x, parts);
    let stated = x.get(usd_per_gpu).0 / x.get(years).0;
    let path = joined(&["fleet[", &pool.id, "].operation"]);
    found.compare(
        ("operation_disagrees", &pool.label, path),
        stated,
        (power + place + staff).0 + software + repairs,
        PRICE_TOLERANCE,
        Locale::price,
    );
}

/// Published totals against the sums of their pools, and against the count that they say they cover.
fn totals(plan: &Plan, x: &Values<f64>, found: &mut Found<'_>) {
    let chosen = plan.total(x).map(|total| total.id.as_str());
    for total in plan.totals.iter().filter(|total| Some(total.id.as_str()) == chosen) {
        let path = joined(&["stated_totals[", &total.id, "]"]);
        let pools = || total.pools.iter().filter_map(|&place| plan.pools.get(place as usize));
        let gpus = gpus_of(plan, x, &total.pools);
        if let Some(covers) = total.covers.map(|at| x.get(at).0)
            && covers != gpus
        {
            let (covers, gpus) = (found.words.whole(covers), found.words.whole(gpus));
            let arguments = [("label", total.label.as_str()), ("covers", &covers), ("gpus", &gpus)];
            found.say("count_mismatch", joined(&[&path, ".covers_gpus"]), &arguments);
        }
        if pools().all(|pool| pool.own.is_some()) {
            let price = |pool: &PoolPlan| pool.own.as_ref().map_or(0.0, |own| servers::price(x, own).0);
            let bought = sum(pools().map(|pool| price(pool) * x.get(pool.count).0));
            let path = joined(&[&path, ".purchase_usd"]);
            found.compare(
                ("total_disagrees", &total.label, path),
                x.get(total.purchase).0,
                bought,
                TOTAL_TOLERANCE,
                Locale::money,
            );
        }
    }
}

/// Uses without a market rate, or on chips that the fleet does not have.
fn uses(plan: &Plan, found: &mut Found<'_>) {
    if plan.uses.iter().any(|of| of.rent.or(plan.rent).is_none()) {
        found.say("no_rent", "rent_usd_per_gpu_hour".to_owned(), &[]);
    }
    let has = |of: &&UsePlan| plan.pools.iter().any(|pool| pool.peak.index() == of.peak.index());
    for of in plan.uses.iter().filter(|of| !plan.pools.is_empty() && !has(of)) {
        found.say("chip_not_in_fleet", of.id.clone(), &[("label", &of.label)]);
    }
}

/// The fleet against the bill and the told hours.
fn fleet(plan: &Plan, x: &Values<f64>, bill: &Bill<f64>, found: &mut Found<'_>) {
    if plan.pools.is_empty() {
        return;
    }
    let told = sum(bill.shares.iter().take(plan.uses.len()).copied());
    if told > bill.busy {
        let (busy, told) = (found.words.percent(bill.busy), found.words.percent(told));
        found.say("busy_below_told", "busy_share".to_owned(), &[("busy", &busy), ("told", &told)]);
    }
    if let Some(total) = plan.total(x) {
        let left = plan.pools.iter().enumerate().filter(|(place, _)| !total.pools.contains(&(*place as u32)));
        let left: Vec<&str> = left.map(|(_, pool)| pool.label.as_str()).collect();
        if !left.is_empty() {
            let arguments = [("label", total.label.as_str()), ("pools", &left.join(", "))];
            found.say("pools_left_out", "bill".to_owned(), &arguments);
        }
    }
}

/// Published tables, added up again.
pub fn audits(model: &Model) -> Vec<AuditAnswer> {
    let audit = |audit: &crate::model::plan::AuditPlan| AuditAnswer {
        id: audit.id.clone(),
        label: audit.label.clone(),
        sum: audit.sum,
        total: audit.total,
        difference: audit.sum - audit.total,
        holds: audit.low <= audit.sum + audit.slack && audit.sum - audit.slack <= audit.high,
        note: audit.note.clone(),
    };
    model.plan().audits.iter().map(audit).collect()
}
