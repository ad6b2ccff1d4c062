//! Owning beside renting: the cost of an owned hour of work at every busy share, and where it meets the rent.

use crate::model::facts;
use crate::page::draws::Likely;
use crate::page::hinge::{curve, ends, slider};
use crate::page::view::{CurveView, HingeView};
use crate::page::{Scene, rows};
use crate::real::Real;
use crate::section::Section;
use crate::text::joined;

/// Where the axis starts, in per cent.
const LEAST: f64 = 5.0;
/// The other axis ends at so many times the rent or the present cost of an hour of work: the curve is steep where it starts.
const STEEP: f64 = 2.5;

/// The section, where the scenario asks for it and has a fleet and a market rate.
pub fn view(scene: &Scene<'_>) -> Option<HingeView> {
    let hinge = facts::hinge(&scene.page.model, &scene.bill).filter(|_| scene.has(Section::OwnOrRent))?;
    let (usd, even) = hinge.rent_usd_per_gpu_hour.zip(hinge.break_even_busy_share)?;
    let words = scene.words;
    let likely = scene.ranges.as_ref().map_or([None; 2], |ranges| ranges.even);
    let told = |likely: Likely, unit: &str| {
        likely.map_or_else(String::new, |[low, high]| joined(&[" (", &words.likely(unit, low, high), ")"]))
    };
    let [share, cost] = likely;
    let rent = words.price(usd);
    let highest = usd.larger(hinge.usd_per_busy_gpu_hour).larger(hinge.usd_per_gpu_hour) * STEEP;
    let values = &[
        ("rent", rent.as_str()),
        ("even", &words.percent(even)),
        ("even_range", &told(share, "share")),
        ("busy", &rows::busy(words, hinge.busy_share)),
        ("busy_rate", &words.price(hinge.usd_per_busy_gpu_hour)),
        ("busy_range", &told(cost, "usd_per_gpu_hour")),
        ("rate", &words.price(hinge.usd_per_gpu_hour)),
    ];
    let pays = even <= 1.0;
    let mut prose = words.spans(if pays { "own.prose" } else { "own.prose.never" }, values);
    prose.extend(words.spans("own.now", values));
    let ends = ends(&hinge, LEAST);
    let [low, high] = share.unwrap_or([even; 2]);
    let places = if pays { [even, low, high].map(|share| share * 100.0).to_vec() } else { Vec::new() };
    let curve = curve(scene, &hinge, ends, highest, values, ".plain");
    Some(HingeView {
        heading: words.text("own.heading"),
        summary: words.fill(if pays { "own.even" } else { "own.never" }, values),
        prose,
        equation: Vec::new(),
        curve: CurveView { even: places, even_label: words.fill("own.even", values), ..curve },
        slider: slider(scene, ends, values),
        note: Vec::new(),
    })
}
