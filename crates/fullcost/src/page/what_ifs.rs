//! What-ifs: readings of another world, each with the difference that it makes to what is counted.

use crate::model::plan::Plan;
use crate::outcome::locale::Locale;
use crate::page::bridge::{round_up, row, signed};
use crate::page::draws::Likely;
use crate::page::view::{BarsView, BridgePart, WhatIfRange};
use crate::page::{Scene, rows};
use crate::real::Real;
use crate::section::Section;

/// Room on the scale for the ranges around the differences.
const ROOM: f64 = 1.5;

/// Places of the readings that are listed, in their order.
pub fn places(plan: &Plan) -> impl Iterator<Item = usize> {
    let listed = plan.sections.contains(&Section::WhatIfs);
    plan.readings.iter().enumerate().filter(move |(_, reading)| listed && reading.what_if).map(|(place, _)| place)
}

/// The section, where the scenario asks for it and has any.
pub fn view(scene: &Scene<'_>) -> Option<BarsView> {
    let words = scene.words;
    let now = rows::amount(scene, &scene.cut);
    let (mut most, mut on, mut list) = (0.0f64, Vec::new(), Vec::new());
    for place in places(scene.plan) {
        let reading = scene.plan.readings.get(place)?;
        let is_on = scene.page.model.readings().contains(&place);
        if is_on {
            on.push(reading.label.as_str());
        }
        // Where the numbers have no answer with it, there is no difference to be drawn.
        let bill = scene.page.model.toggled(place).and_then(|other| other.bill());
        let other = bill.map(|bill| bill.amount(scene.plan, &rows::valued(scene.plan, &scene.cut)).0);
        let adds = other.as_ref().map_or(0.0, |other| if is_on { now - other } else { other - now });
        let (text, pad) = signed(words, adds);
        let text = if other.is_ok() { text } else { words.text("what_ifs.none") };
        let makes = if is_on { now } else { now + adds };
        let about = [reading.label.clone(), reading.note.clone()];
        let kind = if is_on { "on" } else { "off" };
        list.push(row(words, [&reading.id, kind], about, (text, pad), makes, vec![0.0, adds]));
        most = most.larger(adds.abs());
    }
    let max = round_up(most * ROOM);
    (!list.is_empty()).then(|| BarsView {
        heading: words.text("what_ifs.heading"),
        summary: if on.is_empty() { words.text("what_ifs.summary") } else { on.join(", ") },
        intro: words.text("what_ifs.intro"),
        legend: Vec::new(),
        head: words.list("what_ifs.head", &["what", "adds", "makes"]),
        parts: vec![BridgePart {
            title: words.text("bridge.part.only"),
            start: words.money_short(-max),
            end: words.money_short(max),
            max,
            rows: list,
        }],
        note: words.text("what_ifs.note"),
    })
}

/// The range of a difference, in millions as the rows are.
pub fn range(words: &Locale, likely: Likely) -> WhatIfRange {
    let [low, high] = likely.unwrap_or([0.0; 2]);
    let text = |[low, high]: [f64; 2]| words.fill("range.likely", &[("range", &words.range_beside(1e6, low, high))]);
    WhatIfRange { low, high, text: likely.map_or_else(String::new, text) }
}
