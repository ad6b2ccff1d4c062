//! The bridge between the page's two figures, as rows on one or two linear scales.

use crate::error::Result;
use crate::outcome::Reconciliation;
use crate::outcome::locale::Locale;
use crate::page::Scene;
use crate::page::hero::{headline, millions};
use crate::page::view::{BridgePart, BridgeRow, BridgeView, OrderItem};
use crate::real::Real;
use crate::scope::Axis;
use crate::text::joined;

/// Two scales are drawn when the last step is so many times larger than what came before.
const TWO_SCALES: f64 = 8.0;
/// A rest smaller than this part of its claim is within its rounding, or nothing.
const NO_REST: f64 = 1e-9;

/// The bridge from the unit claim to the large one.
pub fn view(scene: &Scene<'_>) -> Result<Option<BridgeView>> {
    let Some([_, large, unit]) = headline(scene) else {
        return Ok(None);
    };
    let words = scene.words;
    let way = |order: &[Axis]| scene.page.model.reconcile(&unit.id, &large.id, order, words);
    let told = way(&scene.page.order)?;
    let natural = if scene.page.order.is_empty() { None } else { Some(way(&[])?) };
    let rows = rows(scene, &told, large.low, large.high);
    let (mut first, mut second) = (rows, Vec::new());
    if let Some(at) = split(&first) {
        second = first.split_off(at);
    }
    let reach = |rows: &[BridgeRow]| rows.iter().fold(0.0f64, |most, row| most.larger(far(row)));
    let (low, high) = (round_up(reach(&first)), round_up(reach(&second)));
    let wedge = if second.is_empty() { 1.0 } else { (high / low).round() };
    let part = |key: &str, max: f64, rows: Vec<BridgeRow>| BridgePart {
        title: words.fill(key, &[("times", &words.whole(wedge))]),
        start: words.whole(0.0),
        end: words.fill("money.millions.short", &[("n", &words.whole(max / 1e6))]),
        max,
        rows,
    };
    let mut parts = Vec::new();
    if second.is_empty() {
        parts.push(part("bridge.part.only", low, first));
    } else {
        parts.push(part("bridge.part.told", low, first));
        parts.push(part("bridge.part.rest", high, second));
    }
    let figures = [("from", words.claim_figure(unit)), ("to", words.claim_figure(large))];
    let figures = figures.each_ref().map(|(name, text)| (*name, text.as_str()));
    Ok(Some(BridgeView {
        heading: words.fill("bridge.heading", &figures),
        intro: words.fill("bridge.intro", &[("sentence", &told.sentence)]),
        head: words.list("bridge.head", &["step", "adds", "makes"]),
        parts,
        wedge,
        note: words.text("bridge.note"),
        order: order(scene, &told, natural.as_ref().unwrap_or(&told)),
        order_label: words.text("bridge.order"),
    }))
}

/// The axes on which the two claims differ, in their present order: those on which the natural way has a step.
fn order(scene: &Scene<'_>, told: &Reconciliation, natural: &Reconciliation) -> Vec<OrderItem> {
    let differs = |axis: &&Axis| natural.steps.iter().any(|step| step.axis == **axis);
    let label = |axis: &Axis| OrderItem { axis: *axis, label: scene.words.of("axis", axis.id()).to_owned() };
    told.order.iter().filter(differs).map(label).collect()
}

fn rows(scene: &Scene<'_>, told: &Reconciliation, low: f64, high: f64) -> Vec<BridgeRow> {
    let words = scene.words;
    let mut list = Vec::new();
    let mut put = |id: &str, kind: &str, title: String, why: String, from: f64, to: f64| {
        let (adds, adds_pad) =
            if kind == "from" || kind == "to" { Default::default() } else { signed(words, to - from) };
        let from = if kind == "from" || kind == "to" { 0.0 } else { from };
        list.push(row(words, [id, kind], [title, why], (adds, adds_pad), to, vec![from, to]));
    };
    let who = |end: &crate::outcome::ClaimEnd| words.fill("bridge.end", &[("by", &end.by)]);
    put("from", "from", who(&told.from), told.from.label.clone(), 0.0, told.from.usd);
    let mut running = told.from.usd;
    if told.rest_from_usd.abs() > told.from.usd.abs() * NO_REST {
        let why = words.text("bridge.rest.from.why");
        put("rest_from", "rest", words.text("bridge.rest.from"), why, running, told.model_from_usd);
        running = told.model_from_usd;
    }
    for step in told.steps.iter().filter(|step| step.shown) {
        put(&step.id, "step", step.title.clone(), step.why.clone(), running, step.running_usd);
        running = step.running_usd;
    }
    let inside = low <= told.model_to_usd && told.model_to_usd <= high;
    let why = if inside { "bridge.rest.within" } else { "bridge.rest.beyond" };
    put("rest", "rest", words.text("bridge.rest"), words.text(why), running, told.to.usd);
    put("to", "to", who(&told.to), told.to.label.clone(), 0.0, told.to.usd);
    list
}

/// A row: its id and kind, its title and why, what it adds in words, what it makes, and the ends of its bars.
pub fn row(
    words: &Locale,
    [id, kind]: [&str; 2],
    [title, why]: [String; 2],
    (adds, adds_pad): (String, String),
    makes: f64,
    ends: Vec<f64>,
) -> BridgeRow {
    let (makes, makes_pad) = millions(words, makes, 2);
    BridgeRow { id: id.to_owned(), kind: kind.to_owned(), title, why, adds, adds_pad, makes, makes_pad, ends }
}

/// Where its bars reach.
fn far(row: &BridgeRow) -> f64 {
    row.ends.iter().fold(0.0, |far: f64, &end| far.larger(end))
}

/// A change in millions with its sign, and the unseen text that aligns the decimals.
pub fn signed(words: &Locale, usd: f64) -> (String, String) {
    let (text, pad) = millions(words, usd, 2);
    (
        if usd > 0.0 && text.bytes().any(|byte| (b'1'..=b'9').contains(&byte)) { joined(&["+", &text]) } else { text },
        pad,
    )
}

/// Where the second scale begins: before the first row that dwarfs all rows above it.
fn split(rows: &[BridgeRow]) -> Option<usize> {
    let mut reach = 0.0f64;
    for (place, row) in rows.iter().enumerate() {
        let here = far(row);
        if place >= 2 && here > reach * TWO_SCALES {
            return Some(place);
        }
        reach = reach.larger(here);
    }
    None
}

/// The end of an axis: up to two figures, not far above the largest value.
pub fn round_up(value: f64) -> f64 {
    let mut place = 1.0;
    while place * 100.0 <= value {
        place *= 10.0;
    }
    let step = place
        * match value / place {
            few if few < 30.0 => 2.0,
            some if some < 60.0 => 5.0,
            _ => 10.0,
        };
    ((value / step).ceil() * step).larger(1.0)
}
