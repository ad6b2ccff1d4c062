//! Facts that follow from a bill: the hinge, the finding, and ratios that put figures in proportion.

use crate::model::Model;
use crate::model::bill::{Bill, hours_of};
use crate::model::plan::{HoursPlan, Plan, Values};
use crate::outcome::locale::{Locale, Spans};
use crate::outcome::{Comparison, Finding, Hinge};
use crate::text::joined;
use crate::units::{HOURS_PER_DAY, HOURS_PER_YEAR, WEEKS_PER_YEAR};

/// The hinge: (purchase + operation) / (GPUs x years x 8,766 h) / busy share = $ per GPU-hour.
pub fn hinge(model: &Model, bill: &Bill<f64>) -> Option<Hinge> {
    let plan = model.plan();
    if plan.pools.is_empty() {
        return None;
    }
    let x = Values(model.values().to_vec());
    let rent = bill.rents.first().copied().filter(|&rent| rent > 0.0);
    let covers = plan.total(&x).and_then(|total| total.covers).map(|at| x.get(at).0);
    Some(Hinge {
        usd: bill.fleet_cost(),
        gpus: bill.gpus,
        gpu_hours: bill.gpu_hours,
        usd_per_gpu_hour: bill.rate,
        rent_usd_per_gpu_hour: rent,
        break_even_busy_share: rent.map(|rent| bill.rate / rent),
        busy_share: bill.used,
        usd_per_busy_gpu_hour: rate_in_use(bill.rate, bill.used),
        covers_gpus: covers.filter(|&covers| covers != bill.gpus),
    })
}

/// Cost of an hour in use, from the cost of an hour busy or not.
pub fn rate_in_use(rate: f64, busy: f64) -> f64 {
    rate / busy
}

/// How long everything told or assumed would keep the fleet busy, by hours and by compute.
pub fn finding(model: &Model, bill: &Bill<f64>, words: &Locale) -> Option<Finding> {
    let plan = model.plan();
    if plan.pools.is_empty() || plan.uses.is_empty() {
        return None;
    }
    let (mut told, mut assumed, mut weighted) = (0.0, 0.0, 0.0);
    for (of, &hours) in plan.uses.iter().zip(&bill.hours) {
        if of.told {
            told += hours
        } else {
            assumed += hours
        }
        weighted += hours * model.values().get(of.peak.index()).copied().unwrap_or(0.0);
    }
    let share = (told + assumed) / bill.gpu_hours;
    let weighted_share = weighted / bill.peak_hours;
    let weeks = |share: f64| share * bill.window * WEEKS_PER_YEAR;
    let mut finding = Finding {
        gpu_hours: told + assumed,
        told_gpu_hours: told,
        assumed_gpu_hours: assumed,
        share,
        weeks: weeks(share),
        weighted_share,
        weighted_weeks: weeks(weighted_share),
        sentence: String::new(),
    };
    finding.sentence = crate::outcome::locale::text_of(&finding_spans(&finding, bill, words));
    Some(finding)
}

/// The finding as a sentence. When weighting by compute changes it by half or more, it says both.
pub fn finding_spans(finding: &Finding, bill: &Bill<f64>, words: &Locale) -> Spans {
    let window = words.window(bill.window);
    let weeks = words.duration(finding.weeks);
    let weighted = words.duration(finding.weighted_weeks);
    let kind = match (finding.told_gpu_hours == 0.0, finding.assumed_gpu_hours == 0.0) {
        (true, _) => "assumed",
        (_, true) => "told",
        _ => "guesses",
    };
    let both = (finding.weighted_weeks / finding.weeks - 1.0).abs() >= 0.5;
    let key = joined(&["finding.", kind, if both { ".both" } else { "" }]);
    words.spans(&key, &[("time", &weeks), ("window", &window), ("weighted", &weighted)])
}

impl Locale {
    /// The window as it stands in a sentence: `four years`.
    pub fn window(&self, years: f64) -> String {
        let key = if years == 1.0 { "window.one" } else { "window" };
        self.fill(key, &[("n", &self.number_word(years))])
    }
}

/// Ratios that put figures in proportion.
pub fn comparisons(model: &Model, bill: &Bill<f64>, words: &Locale) -> Vec<Comparison> {
    let plan = model.plan();
    let x = Values(model.values().to_vec());
    let mut list = Vec::new();
    let Some((row, run)) = plan.rows.iter().enumerate().find(|(_, row)| row.run) else {
        return list;
    };
    let hours: f64 =
        sum(plan.uses.iter().zip(&bill.hours).filter(|(of, _)| of.row as usize == row).map(|(_, hours)| *hours));
    let name = run.short.as_str();
    let peak = plan.uses.iter().find(|of| of.row as usize == row).map(|of| of.peak.index());
    let mut add = |id: String, label: String, value: f64, unit: &str| {
        if value.is_finite() {
            list.push(Comparison { id, label, value, unit: unit.to_owned() });
        }
    };
    for pool in plan.pools.iter().filter(|pool| Some(pool.peak.index()) == peak) {
        let count = x.get(pool.count).0;
        let label =
            words.fill("comparison.pool", &[("run", name), ("count", &words.whole(count)), ("pool", &pool.label)]);
        add(joined(&["share_of_year.", &pool.id]), label, hours / (count * HOURS_PER_YEAR), "share");
    }
    for total in &plan.totals {
        let count = gpus_of(plan, &x, &total.pools);
        let label =
            words.fill("comparison.total", &[("run", name), ("count", &words.whole(count)), ("total", &total.label)]);
        add(joined(&["share_of_year.", &total.id]), label, hours / (count * HOURS_PER_YEAR), "share");
    }
    for (of, &counted) in plan.uses.iter().zip(&bill.hours) {
        if let HoursPlan::Deployment(nodes, gpus, _) = of.hours {
            let a_day = (x.get(nodes) * x.get(gpus)).0 * HOURS_PER_DAY;
            let label = words.fill("comparison.days", &[("run", name), ("work", &of.label)]);
            add(joined(&["days_of.", &of.id]), label, hours / a_day, "days");
        }
        for (_, other) in &of.others {
            if let (HoursPlan::Tokens(_, rate), Some(gpus)) = (other, run.gpus) {
                let (gpus, rate) = (x.get(gpus).0, x.get(*rate).0);
                let label = words.fill("comparison.tokens", &[("run", name), ("count", &words.whole(gpus))]);
                add(joined(&["days_per_trillion_tokens.", &of.id]), label, rate / (gpus * HOURS_PER_DAY), "days");
            }
            if let HoursPlan::Predicted(..) = other {
                let predicted = hours_of(&x, of, other, &[]).0;
                let label = words.fill("comparison.predicted", &[("phase", &of.label)]);
                add(joined(&["predicted_gpu_hours.", &of.id]), label, predicted, "gpu_hours");
                let label = words.fill("comparison.over_predicted", &[("phase", &of.label)]);
                add(joined(&["over_predicted.", &of.id]), label, counted / predicted, "times");
            }
        }
    }
    if let Some(headline) = &plan.headline
        && let (Some(small), Some(large)) =
            (plan.claims.get(headline.unit as usize), plan.claims.get(headline.large as usize))
    {
        let label = words.fill(
            "comparison.headline",
            &[("large", &words.claim_figure(large)), ("small", &words.claim_figure(small))],
        );
        add("headline_ratio".to_owned(), label, large.usd / small.usd, "times");
    }
    list
}

/// GPUs of some pools.
pub fn gpus_of(plan: &Plan, x: &Values<f64>, pools: &[u32]) -> f64 {
    sum(pools.iter().filter_map(|&place| plan.pools.get(place as usize)).map(|pool| x.get(pool.count).0))
}

/// A sum that starts from 0.0: an empty one must not be -0.0.
pub fn sum(values: impl Iterator<Item = f64>) -> f64 {
    values.fold(0.0, |sum, value| sum + value)
}
