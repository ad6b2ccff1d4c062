//! The hinge: the fleet's cost of an hour, busy or not, against a market rate.

use crate::model::facts;
use crate::model::plan::BY_COMPUTE;
use crate::outcome::Hinge;
use crate::outcome::locale::Spans;
use crate::page::hero::headline;
use crate::page::view::{ClaimRow, CurveView, EquationRow, HingeView, SliderView, Tick};
use crate::page::{Scene, rows};
use crate::real::Real;
use crate::source::Status;
use crate::text::joined;
use crate::units::HOURS_PER_YEAR;

/// Points of the curve.
const POINTS: u32 = 76;
/// Where the slider starts, in per cent.
const LEAST: f64 = 25.0;

/// The section of the hinge.
pub fn view(scene: &Scene<'_>) -> Option<HingeView> {
    let hinge = facts::hinge(&scene.page.model, &scene.bill)?;
    let (Some(rent), Some(even)) = (hinge.rent_usd_per_gpu_hour, hinge.break_even_busy_share) else {
        return None;
    };
    let words = scene.words;
    let run = run(scene);
    let values = [
        ("usd", words.money_to(hinge.usd, hinge.usd / 100.0)),
        ("gpus", words.whole(hinge.gpus)),
        ("window", words.window(scene.bill.window)),
        ("hours_per_year", words.whole(HOURS_PER_YEAR)),
        ("hours", words.count(hinge.usd / hinge.usd_per_gpu_hour)),
        ("rate", words.price(hinge.usd_per_gpu_hour)),
        ("busy", rows::busy(words, hinge.busy_share)),
        ("busy_rate", words.price(hinge.usd_per_busy_gpu_hour)),
        ("rent", words.price(rent)),
        ("even", words.percent(even)),
        ("by", headline(scene).map_or_else(String::new, |[_, _, unit]| unit.by.clone())),
        ("run", run.as_ref().map_or_else(String::new, |(name, _)| name.clone())),
        ("run_hours", words.count(run.as_ref().map_or(0.0, |(_, hours)| *hours))),
        ("run_usd", words.money(run.as_ref().map_or(0.0, |(_, hours)| *hours) * hinge.usd_per_busy_gpu_hour)),
        ("covers", words.whole(hinge.covers_gpus.unwrap_or(hinge.gpus))),
    ];
    let values = values.each_ref().map(|(name, text)| (*name, text.as_str()));
    let named = if is_claimants_rent(scene) { "" } else { ".plain" };
    let mut note = words.spans(if even <= 1.0 { "hinge.note" } else { "hinge.note.never" }, &values);
    if hinge.covers_gpus.is_some() {
        note.extend(words.spans("hinge.mismatch", &values));
    }
    if run.is_some() {
        note.extend(words.spans("hinge.note.run", &values));
    }
    if let (Some([_, _, _]), Some(other)) = (headline(scene), second_run(scene)) {
        note.extend(words.spans("hinge.note.other", &[("other", &other)]));
    }
    note.extend(words.spans("hinge.note.busy", &values));
    Some(HingeView {
        heading: words.fill(if even <= 1.0 { "hinge.heading" } else { "hinge.heading.never" }, &values),
        summary: words.text("hinge.summary"),
        prose: prose(scene, &values, named),
        equation: equation(scene, &hinge, &values, run.is_some()),
        curve: curve(scene, &hinge, ends(&hinge, LEAST), f64::INFINITY, &values, named),
        slider: slider(scene, ends(&hinge, LEAST), &values),
        note,
    })
}

/// Whether the market rate is what the page's claimant stated.
fn is_claimants_rent(scene: &Scene<'_>) -> bool {
    let rent = scene.plan.uses.first().and_then(|of| of.rent).or(scene.plan.rent);
    let leaf = rent.and_then(|at| scene.plan.leaves.get(at.index()));
    headline(scene).is_some() && leaf.is_some_and(|leaf| leaf.status == Status::Stated)
}

/// The name of a run that is not the first.
fn second_run(scene: &Scene<'_>) -> Option<String> {
    scene.plan.rows.iter().filter(|row| row.run).nth(1).map(|row| row.short.clone())
}

/// The first run's name and hours.
fn run(scene: &Scene<'_>) -> Option<(String, f64)> {
    let place = scene.plan.rows.iter().position(|row| row.run)?;
    let hours = rows::members(scene.plan, place).filter_map(|of| scene.bill.hours.get(of));
    Some((scene.plan.rows.get(place)?.short.clone(), hours.fold(0.0, |sum, hours| sum + hours)))
}

fn prose(scene: &Scene<'_>, values: &[(&str, &str)], named: &str) -> Spans {
    let way = if by_compute(scene) {
        ".compute"
    } else if whole(scene) {
        ""
    } else {
        ".hours"
    };
    let mut spans = scene.words.spans(&joined(&["hinge.divide", way]), values);
    spans.extend(scene.words.spans(&joined(&["hinge.prose", named]), values));
    spans
}

/// Whether the fleet's hours are its GPUs times the window: no pool ends before it.
fn whole(scene: &Scene<'_>) -> bool {
    let hours = scene.bill.gpus * scene.bill.window * HOURS_PER_YEAR;
    (scene.bill.gpu_hours / hours - 1.0).abs() < 1e-9
}

fn by_compute(scene: &Scene<'_>) -> bool {
    scene.page.model.values().get(scene.plan.weighting.index()) == Some(&BY_COMPUTE)
}

fn equation(scene: &Scene<'_>, hinge: &Hinge, values: &[(&str, &str)], has_run: bool) -> Vec<EquationRow> {
    let words = scene.words;
    let value = |name: &str| values.iter().find(|(key, _)| *key == name).map_or("", |(_, text)| *text).to_owned();
    let percent = words.percent(hinge.busy_share);
    let row = |op: &str, value: String, what: &str, result: bool| EquationRow {
        op: op.to_owned(),
        value,
        what: words.fill_of("equation", what, values),
        result,
        accent: false,
    };
    let mut list = vec![
        row("", value("usd"), "bill", false),
        row("÷", words.count(hinge.usd / hinge.usd_per_gpu_hour), "hours", false),
        row("=", value("rate"), "rate", true),
        row("÷", percent, "busy", false),
        row("=", value("busy_rate"), "busy_rate", true),
    ];
    if has_run {
        list.push(row("×", value("run_hours"), "run_hours", false));
        list.push(EquationRow { accent: true, ..row("=", value("run_usd"), "run_usd", true) });
    }
    list
}

/// The cost of an hour in use between two busy shares in per cent. The axis ends at `highest`, where the curve is higher. Of the words,
/// `rent` and `by` are needed.
pub fn curve(
    scene: &Scene<'_>,
    hinge: &Hinge,
    [low, high]: [f64; 2],
    highest: f64,
    values: &[(&str, &str)],
    named: &str,
) -> CurveView {
    let words = scene.words;
    let rent = hinge.rent_usd_per_gpu_hour.unwrap_or(0.0);
    let by = values.iter().find(|(name, _)| *name == "by").map_or("", |(_, text)| text);
    let x: Vec<f64> = (0..POINTS).map(|point| low + (high - low) * f64::from(point) / f64::from(POINTS - 1)).collect();
    let y: Vec<f64> = x.iter().map(|percent| facts::rate_in_use(hinge.usd_per_gpu_hour, percent / 100.0)).collect();
    let top = y.iter().fold(rent, |max, y| max.larger(*y)).smaller(highest);
    let step = step_of(top / 2.5);
    let y_max = (top / step).ceil() * step;
    let marks = (1..=6).map(|place| f64::from(place) * step).filter(|&usd| usd <= y_max * 1.000_001);
    let ticks = marks.map(|usd| {
        let key = if usd + step > y_max * 1.000_001 { "curve.top" } else { "money.plain" };
        let number = words.trimmed(usd, 2);
        Tick { usd, label: words.fill(key, &[("n", &number)]) }
    });
    let likely = scene.ranges.as_ref().and_then(|ranges| ranges.rate);
    let share =
        |end: usize| likely.and_then(|ends| ends.get(end).copied()).map_or(1.0, |rate| rate / hinge.usd_per_gpu_hour);
    CurveView {
        ticks: ticks.collect(),
        low: share(0),
        high: share(1),
        y_max,
        rent_usd: rent,
        rent_label: words.fill(&joined(&["curve.rent", named]), &[("by", by), ("rent", &words.price_short(rent))]),
        curve_label: words.text("curve.own"),
        left_label: words.text("curve.left"),
        right_label: words.text("curve.right"),
        even: Vec::new(),
        even_label: String::new(),
        x,
        y,
    }
}

/// The slider's ends: wider when the scenario's busy share lies outside of the usual ones.
pub fn ends(hinge: &Hinge, low: f64) -> [f64; 2] {
    [low.smaller((hinge.busy_share * 100.0).floor().larger(1.0)), 100.0]
}

/// A round step: 1, 2 or 5 times a power of ten, not below `value` by more than half.
pub fn step_of(value: f64) -> f64 {
    let mut place = 1e-3;
    while place * 10.0 <= value {
        place *= 10.0;
    }
    [5.0, 2.0, 1.0].into_iter().map(|times| times * place).find(|step| *step <= value).unwrap_or(place)
}

/// The slider of the busy share between two places in per cent. Of the words, those of its value are needed.
pub fn slider(scene: &Scene<'_>, [min, max]: [f64; 2], values: &[(&str, &str)]) -> SliderView {
    let words = scene.words;
    let index = scene.plan.busy.index();
    // A reading may multiply the number that the slider sets.
    let raw = scene.page.model.raw().get(index).copied().unwrap_or(scene.bill.busy);
    let end = |percent: f64| words.fill("percent", &[("n", &words.trimmed(percent, 1))]);
    SliderView {
        path: scene.plan.leaves.get(index).map(|leaf| leaf.path.clone()).unwrap_or_default(),
        index: index as u32,
        min,
        max,
        step: 1.0,
        value: scene.bill.busy * 100.0,
        scale: 0.01 * (raw / scene.bill.busy),
        label: words.text("slider.busy"),
        value_text: words.fill("slider.busy.value", values),
        start: words.fill("slider.busy.start", &[("n", &end(min))]),
        end: end(max),
    }
}

/// What the model makes of the claims: the hinge and the finding as rows beside them.
pub fn computed(scene: &Scene<'_>) -> Vec<ClaimRow> {
    let words = scene.words;
    let mut list = Vec::new();
    let mut put = |id: &str, figure: String, values: &[(&str, &str)]| {
        list.push(ClaimRow {
            id: id.to_owned(),
            number: 0,
            figure,
            accent: false,
            status: "computed".to_owned(),
            status_word: words.text("status.computed"),
            what: words.fill_of("computed", id, values),
            who: words.fill("computed.who", &[("date", &scene.plan.as_of)]),
            place: String::new(),
            source_title: String::new(),
            url: String::new(),
            excludes: String::new(),
            as_told: String::new(),
            seen: "computed".to_owned(),
            seen_word: words.text("seen.computed"),
            group: "money".to_owned(),
        });
    };
    if let Some(hinge) = facts::hinge(&scene.page.model, &scene.bill) {
        let (usd, gpus) = (words.money_to(hinge.usd, hinge.usd / 1000.0), words.whole(hinge.gpus));
        let window = words.window(scene.bill.window);
        let values = [("usd", usd.as_str()), ("gpus", gpus.as_str()), ("window", window.as_str())];
        put("rate", words.fill("computed.rate.figure", &[("rate", &words.price(hinge.usd_per_gpu_hour))]), &values);
    }
    if let Some(finding) = facts::finding(&scene.page.model, &scene.bill, words) {
        let values = [
            ("hours", words.count(finding.gpu_hours)),
            ("told", words.count(finding.told_gpu_hours)),
            ("assumed", words.count(finding.assumed_gpu_hours)),
            ("share", words.percent(finding.share)),
            ("weighted", words.duration(finding.weighted_weeks)),
            ("weighted_share", words.percent(finding.weighted_share)),
        ];
        let values = values.each_ref().map(|(name, text)| (*name, text.as_str()));
        put("finding", words.duration(finding.weeks), &values);
    }
    list
}
